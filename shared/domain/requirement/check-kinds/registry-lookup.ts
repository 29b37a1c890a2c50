import * as z from 'zod/mini';
import { type ApplyingProvider, providersOf } from '../../application/applicant.ts';
import { stockholmDay, stockholmTime } from '../../calendar/stockholm-day.ts';
import type { LookupFault, RegistryEntry } from '../../registry/lookup.ts';
import { Registry, registryNames } from '../../registry/registry.ts';
import { lookupOf, type LookupFact } from '../facts.ts';
import { Text } from '../finding.ts';
import { allOf } from './all-of.ts';
import { legalFormNames } from './applies-when.ts';
import { joinTexts, met, needsHuman, type CheckKind, type CheckOutcome } from './check-kind.ts';
import { Reading } from './reading.ts';

export const RegistryLookupCheck = z.strictObject({
  kind: z.literal('registry-lookup'),
  registry: Registry,
  /** `NOT_NEEDED`: an entry in force meets the requirement. `BY_PERSON`: it helps, and a person settles. */
  reading: Reading,
  /** What a person looks up when the registry gives no answer. */
  guidance: Text,
});
export type RegistryLookupCheck = z.infer<typeof RegistryLookupCheck>;

/** One applicant, and what the registry says of it. */
interface Asked extends Pick<ApplyingProvider, 'name' | 'legalForm' | 'registration'> {
  readonly lookup: LookupFact | undefined;
}

/**
 * An official registry's word about everybody who applies. An entry in force under the same name and legal form is all
 * that it can add; everything else, silence too, is a person's to look at: a registry can help, never fail anybody
 * (LOV 7:1, 8:1).
 */
export const registryLookup: CheckKind<RegistryLookupCheck, readonly Asked[]> = {
  suppliedBy: 'SYSTEM',
  reach: 'MET_ONLY',
  read: ({ registry }, facts) =>
    providersOf(facts.content.applicant).map(({ name, legalForm, registration }) => ({
      name,
      legalForm,
      registration,
      lookup: lookupOf(facts, registry, registration),
    })),
  run: (config, asked) => allOf(asked.map((one) => outcomeOf(config, one))),
  uses: () => [],
};

function outcomeOf({ registry, reading, guidance }: RegistryLookupCheck, asked: Asked): CheckOutcome {
  const { name, registration, lookup } = asked;
  const toDo = { sv: `Slå upp: ${guidance.sv}`, en: `Look up: ${guidance.en}` };
  const person = (reason: Text) => needsHuman(joinTexts([reason, toDo]));
  const registryName = registryNames[registry];
  if (registration.kind !== 'SWEDISH')
    return person({
      sv: `${name} har inget svenskt organisationsnummer att fråga om.`,
      en: `${name} has no Swedish organisation number to ask about.`,
    });
  if (lookup === undefined)
    return person({
      sv: `${name}: ingen slagning är gjord i ${registryName.sv}.`,
      en: `${name}: nothing has been looked up in ${registryName.en}.`,
    });
  const { answer } = lookup;
  const said = saidBy(lookup, registryName);
  switch (answer.outcome) {
    case 'NO_ANSWER':
      return person(behind(said, faults[answer.fault]));
    case 'NOT_FOUND':
      return person(
        behind(said, { sv: `numret för ${name} finns inte där.`, en: `the number of ${name} is not there.` }),
      );
    case 'FOUND': {
      const doubts = doubtsOf(answer.entry, asked);
      if (doubts.length > 0) return person(behind(said, joinTexts(doubts)));
      const reason = behind(said, inForce(answer.entry));
      return reading === 'NOT_NEEDED' ? met(reason) : needsHuman(reason, 'MET');
    }
  }
}

/** Source and time in Sweden, as they stand in a finding's reason. */
export function saidBy({ source, since }: Omit<LookupFact, 'answer'>, registryName: Text): Text {
  const [day, time] = [stockholmDay(since), stockholmTime(since)];
  return {
    sv: `${source ?? upperFirst(registryName.sv)} (${day} kl. ${time})`,
    en: `${source ?? upperFirst(registryName.en)} (${day} at ${time})`,
  };
}

function behind(said: Text, words: Text): Text {
  return { sv: `${said.sv}: ${words.sv}`, en: `${said.en}: ${words.en}` };
}

function inForce({ name, registeredOn }: RegistryEntry): Text {
  return registeredOn === undefined
    ? { sv: `${name} är registrerat.`, en: `${name} is registered.` }
    : { sv: `${name} är registrerat sedan ${registeredOn}.`, en: `${name} has been registered since ${registeredOn}.` };
}

/** What keeps an entry from speaking for itself. */
function doubtsOf(entry: RegistryEntry, stated: Pick<ApplyingProvider, 'name' | 'legalForm'>): Text[] {
  const doubts: Text[] = [];
  if (entry.endedOn !== undefined)
    doubts.push({ sv: `avregistrerat ${entry.endedOn}.`, en: `struck off on ${entry.endedOn}.` });
  if (plain(entry.name) !== plain(stated.name))
    doubts.push({ sv: `namnet där är ${entry.name}.`, en: `the name there is ${entry.name}.` });
  if (entry.legalForm === undefined)
    doubts.push({ sv: 'företagsformen framgår inte.', en: 'the legal form does not appear.' });
  else if (entry.legalForm !== stated.legalForm) {
    const form = legalFormNames[entry.legalForm];
    doubts.push({ sv: `företagsformen där är ${form.sv}.`, en: `the legal form there is ${form.en}.` });
  }
  if (entry.proceedings.length > 0)
    doubts.push({
      sv: 'ett pågående förfarande är antecknat; det prövas för sig (LOV 7 kap. 1 §).',
      en: 'an ongoing proceeding is noted; it is assessed on its own (LOV 7:1).',
    });
  return doubts;
}

/** Names are compared by their letters: case, spaces and full stops differ between registers and people. */
function plain(name: string): string {
  return name.toLocaleLowerCase('sv').replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
}

const faults: Readonly<Record<LookupFault, Text>> = {
  NOT_CONNECTED: { sv: 'inte anslutet; en person slår upp.', en: 'not connected; a person looks it up.' },
  PERSONAL_NUMBER: {
    sv: 'inte tillfrågat, eftersom numret är ett personnummer.',
    en: 'not asked, since the number is a personal one.',
  },
  INVALID_NUMBER: {
    sv: 'inte tillfrågat, eftersom numret inte stämmer.',
    en: 'not asked, since the number is not valid.',
  },
  TIMED_OUT: { sv: 'svarade inte i tid.', en: 'did not answer in time.' },
  OUTAGE: { sv: 'gick inte att nå.', en: 'could not be reached.' },
  RATE_LIMITED: { sv: 'tog inte emot fler frågor just då.', en: 'took no more questions just then.' },
  NO_ACCESS: { sv: 'släppte inte in frågan.', en: 'did not let the question in.' },
  WRONG_ANSWER: { sv: 'gav ett svar som inte går att lita på.', en: 'gave an answer that can not be relied on.' },
};
