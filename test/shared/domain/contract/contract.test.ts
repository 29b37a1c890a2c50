import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Contract,
  isInForce,
  isSelectable,
  registerContract,
  type ContractIn,
} from '../../../../shared/domain/contract/contract.ts';
import { draftContract, requestSignatures } from '../../../../shared/domain/contract/draft.ts';
import { allSigned, sign, whoseTurn } from '../../../../shared/domain/contract/signing.ts';
import { renderContract, unknownFields } from '../../../../shared/domain/contract/document.ts';
import type { Signature } from '../../../../shared/domain/contract/signature.ts';
import { sha256 } from '../../../../shared/platform/hash.ts';
import { dailyActivities } from '../../../support/application-builder.ts';
import { granvik } from '../../../support/granvik.ts';
import { holds } from '../../../support/holds.ts';
import { decisionOf, errorOf, escort, finding, homeCare, value } from '../decision/builders.ts';

const template = {
  title: 'Avtal om {{choiceSystem.name}}',
  sections: [
    { heading: 'Parter', text: '{{municipality.name}} och {{provider.name}} ({{ provider.organisationNumber }}).' },
    { heading: 'Omfattning', text: '{{scopes}}\nBeslut: {{decision}}. Version {{version.number}}.' },
  ],
};

const provider = {
  name: 'Björkens Omsorg AB',
  registration: { kind: 'SWEDISH', organisationNumber: '556016-0680' },
  legalForm: 'LIMITED_COMPANY',
} as const;
const person = (name: string, phone: string) => ({
  name,
  email: `${name.slice(0, 3).toLowerCase()}@bjorken.example`,
  phone,
});
const signers = [
  { party: 'PROVIDER', person: person('Nils Rask', '0701740620') },
  { party: 'PROVIDER', person: person('Olga Sten', '0701740621') },
  { party: 'MUNICIPALITY', person: person('Maj Nord', '0701740610') },
] as const;

const terms = {
  compensation: { grounds: 'Per utförd timme.', priceList: { name: 'Prislista 2026', validFrom: '2026-01-01' } },
  specialTerms: ['Miljöbil.'],
};

const input: Parameters<typeof draftContract>[0] = {
  contractId: '01CONTRACT',
  municipality: granvik,
  choiceSystem: { id: 'hemtjanst', name: 'Hemtjänst' },
  version: { number: 3, contractTemplate: template, requirements: { requirements: [] }, ...terms },
  applicationId: '01APPLICATION',
  diaryNumber: 'SN 2026/00042',
  decision: decisionOf({
    scopes: [homeCare, escort],
    findings: [finding('G-01', 'MET'), finding('S-01', 'NOT_MET')],
  }),
  provider,
  signers,
  signing: 'PROVIDER_FIRST',
  validFrom: '2026-04-01',
  selectableFrom: '2026-05-01',
  at: '2026-03-12T08:00:00.000Z',
  hash: sha256,
};

function awaiting(changes: Partial<typeof input> = {}): ContractIn<'AWAITING_SIGNATURES'> {
  return value(requestSignatures(value(draftContract({ ...input, ...changes })), '2026-03-12T08:00:00.000Z'));
}

function signature(contract: { readonly documentHash: string }, name = 'Nils Rask'): Signature {
  return {
    method: 'ELECTRONIC',
    name,
    at: '2026-03-13T08:00:00.000Z',
    documentHash: contract.documentHash,
    identity: { kind: 'LINK_AND_CODE', email: 'nil@bjorken.example', phone: '0701740620' },
  };
}

describe('draftContract', () => {
  it('LOV 8:3: contracts what was approved, and only that, on the version the application is bound to', () => {
    const draft = value(draftContract(input));
    expect(draft.scopes).toEqual([escort]);
    expect(draft.versionNumber).toBe(3);
    expect(draft.basis).toMatchObject({ kind: 'AUTHORISATION', decisionNumber: 1, diaryNumber: 'SN 2026/00042' });
    expect(draft.documentText).not.toContain('Hemtjänst · Hela kommunen');
    expect(Contract.parse(draft)).toEqual(draft);
  });

  it('LOV 8:3: has nothing to contract after a refusal', () => {
    const decision = decisionOf({ findings: [finding('G-01', 'NOT_MET'), finding('S-01', 'MET')] });
    expect(errorOf(draftContract({ ...input, decision }))).toEqual({ code: 'NOTHING_APPROVED' });
  });

  it('LOV 2:3: names every member of a group as a party, whichever of its fields the template uses', () => {
    const members = [
      {
        name: 'Granens Omsorg AB',
        registration: { kind: 'SWEDISH', organisationNumber: '559999-9009' },
        legalForm: 'LIMITED_COMPANY',
      },
      {
        name: 'Fjord Omsorg AS',
        registration: { kind: 'FOREIGN', country: 'NO', register: 'Brønnøysund', number: '987' },
        legalForm: 'LIMITED_COMPANY',
      },
    ] as const;
    const group = { ...provider, members: [...members] };
    const draft = value(draftContract({ ...input, provider: group }));
    expect(draft.documentText).toContain(
      'Björkens Omsorg AB (556016-0680, tillsammans i grupp med Granens Omsorg AB, 559999-9009; Fjord Omsorg AS, ',
    );
    expect(Contract.parse(draft).provider.members).toHaveLength(2);
    const short = { ...template, sections: [{ heading: 'Parter', text: '{{provider.name}}' }] };
    const named = draftContract({ ...input, provider: group, version: { ...input.version, contractTemplate: short } });
    expect(value(named).documentText).toContain(
      'Björkens Omsorg AB, tillsammans i grupp med Granens Omsorg AB, 559999-9009',
    );
  });

  it('LOV 2:2: needs a signer from each party', () => {
    const [first] = signers;
    expect(errorOf(draftContract({ ...input, signers: [first] }))).toEqual({
      code: 'PARTY_WITHOUT_SIGNER',
      party: 'MUNICIPALITY',
    });
  });

  it('is the template with its fields filled in, and hashed', () => {
    const { documentText, documentHash } = value(draftContract(input));
    expect(documentText).toBe(
      [
        'Avtal om Hemtjänst',
        '1. Parter',
        `${granvik.name} och Björkens Omsorg AB (556016-0680).`,
        '2. Omfattning',
        '– Ledsagning · Hela kommunen · Äldre\nBeslut: delegationsbeslut 2026-03-02 av Carin Dahl, delegationspunkt 4.13. Version 3.\n',
      ].join('\n\n'),
    );
    expect(documentHash).toBe(sha256(documentText));
  });

  it('says the capacity of the whole, and of each approved service that another holds for', () => {
    const sections = [{ heading: 'Kapacitet', text: '{{capacity}}' }];
    const { documentText } = value(
      draftContract({
        ...input,
        version: { ...input.version, contractTemplate: { ...template, sections } },
        capacity: { unit: 'HOURS_PER_MONTH', amount: 900 },
        perService: {
          [escort.service]: { capacity: { unit: 'PLACES', amount: 12 } },
          [homeCare.service]: { capacity: { unit: 'PLACES', amount: 40 } },
        },
      }),
    );
    expect(documentText).toContain('Högst 900 timmar per månad.\n– Ledsagning: Högst 12 platser.');
    expect(documentText).not.toContain('40');
  });

  it('says in its text what the agreed day depends on, where something is tried before the start', () => {
    const [requirement] = dailyActivities.requirements.filter(({ id }) => id === 'DV-G-06');
    if (requirement === undefined) throw new Error('The set has no such requirement');
    const version = {
      number: 3,
      contractTemplate: {
        title: 'Avtal',
        sections: [{ heading: 'Start', text: 'Kan väljas från {{selectableFrom}}.' }],
      },
      requirements: { requirements: [requirement] },
      ...terms,
    };
    const { documentText, start } = value(draftContract({ ...input, version }));
    expect(start).toEqual({ status: 'AWAITED', requirementIds: ['DV-G-06'] });
    expect(documentText).toContain(
      'från 2026-05-01, när det som prövas före start är uppfyllt (DV-G-06 Uppstartsmöte och utbildning).',
    );
  });

  it('refuses a template with a field that no contract can fill', () => {
    const strange = { title: 'Avtal', sections: [{ heading: 'Pris', text: '{{price}} {{provider.name}}' }] };
    expect(unknownFields(strange)).toEqual(['price']);
    const broken = { title: 'Avtal', sections: [{ heading: 'Pris', text: 'A {{provider-name}} b {{term och c' }] };
    expect(unknownFields(broken)).toHaveLength(2);
    expect(errorOf(draftContract({ ...input, version: { ...input.version, contractTemplate: strange } }))).toEqual({
      code: 'UNKNOWN_FIELDS',
      fields: ['price'],
    });
  });

  it('never reads what a party is called as a field', () => {
    const values = {
      'municipality.name': '',
      'municipality.organisationNumber': '',
      'committee.name': '',
      'provider.organisationNumber': '',
      'choiceSystem.name': '',
      'version.number': '',
      diaryNumber: 'SN 2026/00042',
      decision: '',
      scopes: '',
      validFrom: '',
      selectableFrom: '',
      term: '',
      compensation: '',
      specialTerms: '',
      capacity: '',
      startConditions: '',
      signers: '',
      'provider.name': '{{diaryNumber}} $& $1',
    };
    const single = { title: 'A', sections: [{ heading: 'B', text: '{{provider.name}}' }] };
    expect(value(renderContract(single, values))).toBe('A\n\n1. B\n\n{{diaryNumber}} $& $1\n');
  });
});

describe('sign', () => {
  it('LOV 2:2: the last signature makes the contract, whether by hand or electronic', () => {
    const contract = awaiting();
    const [first, second, third] = contract.signers.map(({ signerId }) => signerId);
    const one = value(sign(contract, first ?? '', signature(contract)));
    expect(one.status).toBe('AWAITING_SIGNATURES');
    const two = value(sign(one, second ?? '', signature(contract, 'Olga Sten')));
    const wetInk: Signature = {
      method: 'WET_INK',
      name: 'Maj Nord',
      at: '2026-03-16T09:00:00.000Z',
      documentHash: contract.documentHash,
      registeredBy: 'Ebba Lind',
    };
    const signed = value(sign(two, third ?? '', wetInk));
    expect(signed).toMatchObject({ status: 'SIGNED', signedAt: '2026-03-16T09:00:00.000Z' });
    expect(Contract.parse(signed)).toEqual(signed);
    expect(errorOf(sign(signed, third ?? '', wetInk))).toBe('ALREADY_SIGNED');
    expect(errorOf(sign(signed, 'provider-9', wetInk))).toBe('NOT_AWAITING');
  });

  it('keeps to the order where there is one', () => {
    const contract = awaiting();
    expect(whoseTurn(contract).map(({ signerId }) => signerId)).toEqual(['provider-1', 'provider-2']);
    expect(errorOf(sign(contract, 'municipality-3', signature(contract)))).toBe('NOT_YOUR_TURN');
    const half = value(sign(contract, 'provider-2', signature(contract)));
    expect(errorOf(sign(half, 'municipality-3', signature(contract)))).toBe('NOT_YOUR_TURN');
    const anyOrder = awaiting({ signing: 'ANY_ORDER' });
    expect(whoseTurn(anyOrder)).toHaveLength(3);
    expect(sign(anyOrder, 'municipality-3', signature(anyOrder)).ok).toBe(true);
  });

  it('takes each signature once, from a signer, on the text that was sent out', () => {
    const contract = awaiting();
    const signed = value(sign(contract, 'provider-1', signature(contract)));
    expect(errorOf(sign(signed, 'provider-1', signature(contract)))).toBe('ALREADY_SIGNED');
    expect(errorOf(sign(contract, 'provider-9', signature(contract)))).toBe('UNKNOWN_SIGNER');
    expect(errorOf(sign(contract, 'provider-1', signature({ documentHash: 'another' })))).toBe('DOCUMENT_CHANGED');
  });

  it('takes none before the contract is sent out, and sends it out once', () => {
    const draft = value(draftContract(input));
    expect(errorOf(sign(draft, 'provider-1', signature(draft)))).toBe('NOT_AWAITING');
    expect(errorOf(requestSignatures(awaiting(), input.at))).toBe('NOT_A_DRAFT');
  });

  it('LOV 2:2: is signed exactly when every signer has signed the same text, in any sequence of attempts', () => {
    const ids = ['provider-1', 'provider-2', 'municipality-3', 'stranger'];
    holds(
      fc.property(
        fc.constantFrom('ANY_ORDER', 'PROVIDER_FIRST', 'MUNICIPALITY_FIRST'),
        fc.array(fc.tuple(fc.constantFrom(...ids), fc.boolean())),
        (signing, attempts) => {
          const sent = awaiting({ signing });
          const last = attempts.reduce<Contract>((contract, [id, sameText]) => {
            const result = sign(contract, id, signature(sameText ? sent : { documentHash: 'another' }));
            return result.ok ? result.value : contract;
          }, sent);
          const signatures =
            'signers' in last ? last.signers.flatMap((line) => (line.status === 'SIGNED' ? [line.signature] : [])) : [];
          return (
            (last.status === 'SIGNED') === (signatures.length === 3) &&
            signatures.every(({ documentHash }) => documentHash === sent.documentHash)
          );
        },
      ),
    );
  });

  it('needs at least one signer to be signed by all', () => {
    expect(allSigned({ signers: [] })).toBe(false);
  });
});

describe('in force', () => {
  const unit = registerContract({
    contractId: '01UNIT',
    municipality: 'granvik',
    choiceSystemId: 'hemtjanst',
    versionNumber: 3,
    basis: { kind: 'ASSIGNMENT', decidedBy: 'Socialnämnden', decidedOn: '2025-12-09', paragraph: '§ 141' },
    provider: {
      name: 'Granviks hemtjänst',
      registration: { kind: 'SWEDISH', organisationNumber: '212000-1355' },
      legalForm: null,
    },
    scopes: [homeCare],
    selectableFrom: '2026-05-01',
    createdAt: '2026-01-02T08:00:00.000Z',
  });

  it('LOV 9:1: an approval is not a contract: nothing is in force before the last signature', () => {
    expect(isInForce(value(draftContract(input)), '2026-06-01')).toBe(false);
    expect(isInForce(awaiting(), '2026-06-01')).toBe(false);
  });

  it('KL 8:18: the own unit is in force by its assignment', () => {
    expect(Contract.parse(unit)).toEqual(unit);
    expect(isInForce(unit, '2026-01-02')).toBe(true);
  });

  it('is visible before it can be chosen', () => {
    expect(isSelectable(unit, '2026-04-30')).toBe(false);
    expect(isSelectable(unit, '2026-05-01')).toBe(true);
  });

  it('stays until the day it ends', () => {
    const ended: Contract = { ...unit, status: 'ENDED', endedOn: '2026-08-31', why: 'Uppdraget upphörde.' };
    expect([isInForce(ended, '2026-08-31'), isInForce(ended, '2026-09-01'), isSelectable(ended, '2026-09-01')]).toEqual(
      [true, false, false],
    );
  });
});
