import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CatalogueEntry, entryOf } from '../../../../shared/domain/catalogue/entry.ts';
import { neutralOrder } from '../../../../shared/domain/catalogue/order.ts';
import { maskedNumber, maskOrganisationNumber } from '../../../../shared/domain/catalogue/organisation-number.ts';
import { registerContract, type ContractProvider } from '../../../../shared/domain/contract/contract.ts';
import { holds } from '../../../support/holds.ts';
import { homeCare } from '../decision/builders.ts';

const contract = (provider: ContractProvider, basis: Parameters<typeof registerContract>[0]['basis']) =>
  registerContract({
    contractId: '01CONTRACT',
    municipality: 'granvik',
    choiceSystemId: 'hemtjanst',
    versionNumber: 1,
    basis,
    provider,
    scopes: [homeCare],
    selectableFrom: '2026-05-01',
    createdAt: '2026-01-02T08:00:00.000Z',
  });
const assignment = {
  kind: 'ASSIGNMENT',
  decidedBy: 'Socialnämnden',
  decidedOn: '2025-12-09',
  paragraph: '§ 141',
} as const;
const imported = { kind: 'IMPORTED', signedOn: '2023-05-04', reference: 'SN 2023/00017' } as const;
const unit = contract(
  { name: 'Granviks hemtjänst', registration: { kind: 'SWEDISH', organisationNumber: '212000-1355' }, legalForm: null },
  assignment,
);
const private_ = contract(
  {
    name: 'Tallens Omsorg',
    registration: { kind: 'SWEDISH', organisationNumber: '640823-3234' },
    legalForm: 'SOLE_TRADER',
  },
  imported,
);
const presentation = {
  text: { sv: 'Vi hjälper dig.' },
  phone: '0701740630',
  email: 'info@tallen.example',
  languages: ['svenska'],
  hours: '07–22',
};
const at = '2026-05-01T08:00:00.000Z';
const after = { text: null, confirmedOn: '2026-05-01', results: [], warning: null };

describe('entryOf', () => {
  it('LOV 9:1: has the same fields for everybody, whatever they have stated', () => {
    const brief = entryOf(unit, { presentation, capacity: null }, after, at);
    const full = entryOf(
      private_,
      {
        presentation: {
          ...presentation,
          text: { sv: 'Vi.', en: 'We.' },
          website: 'https://tallen.example',
          specialCompetence: ['demens'],
        },
        capacity: { unit: 'PLACES', amount: 12 },
      },
      after,
      at,
    );
    expect(brief.perService).toEqual([]);
    const fields = (entry: CatalogueEntry) => [Object.keys(entry), Object.keys(entry.provider)];
    expect(fields(brief)).toEqual(fields(full));
    expect([CatalogueEntry.parse(brief), CatalogueEntry.parse(full)]).toEqual([brief, full]);
    expect(Object.keys(CatalogueEntry.shape).toSorted()).toEqual(Object.keys(brief).toSorted());
  });

  it('LOV 2:3: names the others of a group, a sole trader among them without the number', () => {
    const { members } = entryOf(
      contract(
        {
          name: 'Tallens Omsorg',
          registration: { kind: 'SWEDISH', organisationNumber: '559999-9009' },
          legalForm: 'LIMITED_COMPANY',
          members: [
            {
              name: 'Enens Omsorg',
              registration: { kind: 'SWEDISH', organisationNumber: '640823-3234' },
              legalForm: 'SOLE_TRADER',
            },
          ],
        },
        imported,
      ),
      { presentation, capacity: null },
      after,
      at,
    ).provider;
    expect(members).toEqual([{ name: 'Enens Omsorg', organisationNumber: 'XXXXXX-XXXX' }]);
  });

  it('KL 8:18: shows the own unit as such, beside the others and with its basis', () => {
    expect(entryOf(unit, { presentation, capacity: null }, after, at)).toMatchObject({
      basis: 'ASSIGNMENT',
      provider: { regi: 'MUNICIPAL', organisationNumber: '212000-1355' },
      visibleFrom: '2026-01-02T08:00:00.000Z',
      selectableFrom: '2026-05-01',
    });
  });

  it.each([
    ['LIMITED_COMPANY', 'PRIVATE'],
    ['NON_PROFIT_ASSOCIATION', 'NON_PROFIT'],
    ['FOUNDATION', 'NON_PROFIT'],
    ['ECONOMIC_ASSOCIATION', 'PRIVATE'],
  ] as const)('tells that a %s is %s', (legalForm, regi) => {
    const other = contract(
      { name: 'A', registration: { kind: 'SWEDISH', organisationNumber: '802002-1234' }, legalForm },
      imported,
    );
    expect(entryOf(other, { presentation, capacity: null }, after, at).provider.regi).toBe(regi);
  });

  it('never shows a sole trader’s number, which is a personal number', () => {
    expect(JSON.stringify(entryOf(private_, { presentation, capacity: null }, after, at))).not.toMatch(/640823|3234/);
  });
});

describe('maskOrganisationNumber', () => {
  it.each([
    ['556016-0680', 'LIMITED_COMPANY', '556016-0680'],
    ['5560160680', 'LIMITED_COMPANY', '556016-0680'],
    ['16556016-0680', 'LIMITED_COMPANY', '556016-0680'],
    ['212000-1355', null, '212000-1355'],
    ['640823-3234', 'SOLE_TRADER', maskedNumber],
    ['640823-3234', 'LIMITED_COMPANY', maskedNumber],
    ['19640823-3234', 'TRADING_PARTNERSHIP', maskedNumber],
    ['DE 811 907', 'LIMITED_COMPANY', maskedNumber],
    ['', null, maskedNumber],
  ] as const)('shows %s of a %s as %s', (number, form, shown) => {
    expect(maskOrganisationNumber(number, form)).toBe(shown);
  });
});

describe('neutralOrder', () => {
  const entryIds = ['a', 'b', 'c', 'd', 'e'];
  const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);

  it('LOV 9:1: is the same all day for everybody, however the entries come, and holds each once', () => {
    holds(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.string(), fc.nat(4000), (ids, seed, index) => {
        const rule = { on: day(index), seed };
        const [order, again] = [neutralOrder(ids, rule), neutralOrder(ids.toReversed(), rule)];
        return JSON.stringify(order) === JSON.stringify(again) && new Set(order).size === ids.length;
      }),
    );
  });

  it('LOV 9:1: puts everybody first as often as anybody else, over the days', () => {
    const days = 5000;
    const firsts = Array.from(
      { length: days },
      (_, index) => neutralOrder(entryIds, { on: day(index), seed: 'granvik' })[0],
    );
    const shares = entryIds.map((entryId) => firsts.filter((first) => first === entryId).length / days);
    expect(shares.every((share) => Math.abs(share - 0.2) < 0.025)).toBe(true);
  });

  it('can be shown again from the log, and another seed gives another series', () => {
    const series = (seed: string) =>
      Array.from({ length: 20 }, (_, index) => neutralOrder(entryIds, { on: day(index), seed }));
    expect(series('1')).toEqual(series('1'));
    expect(series('1')).not.toEqual(series('2'));
    expect(neutralOrder(entryIds, { on: '2026-05-01', seed: 'granvik' }).join('')).toMatchInlineSnapshot(`"aedcb"`);
  });
});
