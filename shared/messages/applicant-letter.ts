import { type ChoiceSystem, endOf, type KeptOpen, type SystemEnd } from '../domain/choice-system/choice-system.ts';
import type { Municipality } from '../domain/municipality/municipality.ts';
import type { Text } from '../domain/requirement/finding.ts';
import { type Letter, letter } from './letter.ts';

/** The receipt of an application: it has arrived, when, and under which number (LOV 4:5). */
export function receiptLetter(
  municipality: Municipality,
  facts: { diaryNumber: string; receivedOn: string; decisionDueOn: string; rule: Text },
): Letter {
  return letter(`Ansökan mottagen (${facts.diaryNumber}) – ${municipality.name}`, [
    `${municipality.name}, ${municipality.committee.name}, har tagit emot en ansökan. Diarienummer ${facts.diaryNumber}, inkommen ${facts.receivedOn}.`,
    `Beslut fattas senast ${facts.decisionDueOn}, enligt ${municipality.terminology.requestDocumentation.definite}: ${facts.rule.sv} Saknas något frågar vi efter det.`,
    `In English: your application has been received (${facts.receivedOn}). A decision is due by ${facts.decisionDueOn}. ${facts.rule.en}`,
    `Frågor? (Questions?) ${municipality.coordinator.name}, ${municipality.coordinator.phone}.`,
  ]);
}

/** A draft that nobody has written in for a while is not submitted, and there is no last day to apply. */
export function draftUnsentLetter(municipality: Municipality, facts: DraftFacts): Letter {
  const { name, committee } = municipality;
  return draftLetter(`Din ansökan är inte inskickad – ${name}`, municipality, facts.url, [
    `Du har ett utkast till en ansökan hos ${name}, ${committee.name}. Det är inte inskickat, och ingen på kommunen ser det. Du kan fortsätta när du vill; det går att ansöka hela året. Utkastet raderas efter ${facts.purgeOn} om ingen ändrar i det eller skickar in det.`,
    `In English: your draft application is not submitted, and nobody at the municipality sees it. You may go on whenever you like. It is erased after ${facts.purgeOn} unless it is changed or submitted.`,
  ]);
}

/** An unfinished draft is about to be erased: when, and nothing of what it says. */
export function draftEndLetter(municipality: Municipality, facts: DraftFacts): Letter {
  const { name, committee } = municipality;
  return draftLetter(`Ett utkast raderas snart – ${name}`, municipality, facts.url, [
    `Du har ett utkast till en ansökan hos ${name}, ${committee.name}. Det raderas efter ${facts.purgeOn} om ingen ändrar i det eller skickar in det.`,
    `In English: your draft application is erased after ${facts.purgeOn} unless it is changed or submitted.`,
  ]);
}

interface DraftFacts {
  readonly purgeOn: string;
  /** Where the contact asks for a link to it. */
  readonly url: string;
}

function draftLetter(
  subject: string,
  { coordinator }: Municipality,
  url: string,
  paragraphs: readonly string[],
): Letter {
  const questions = `Frågor? (Questions?) ${coordinator.name}, ${coordinator.phone}.`;
  return letter(subject, [...paragraphs, questions], { url, words: 'Fortsätt med ansökan' });
}

/** The application is withdrawn: nothing is decided on it. */
export function withdrawnLetter(municipality: Municipality, facts: { diaryNumber: string }): Letter {
  return letter(`Ansökan återkallad (${facts.diaryNumber}) – ${municipality.name}`, [
    `Ansökan ${facts.diaryNumber} hos ${municipality.name}, ${municipality.committee.name}, är återkallad. Den prövas inte mer. Det går att ansöka igen när som helst.`,
    `In English: the application ${facts.diaryNumber} has been withdrawn. It is possible to apply again at any time.`,
    `Frågor? (Questions?) ${municipality.coordinator.name}, ${municipality.coordinator.phone}.`,
  ]);
}

/**
 * What everybody with an open application is told of a cancelled system (LOV 8:2 st. 2): the decision, its reasons, and
 * what becomes of the application. @param today a day in Stockholm, the one that it is said on
 */
export function systemCancelled(
  municipality: Municipality,
  { service, end }: { readonly service: string; readonly end: SystemEnd },
  today: string,
): { readonly sv: readonly string[]; readonly en: readonly string[] } {
  const { on, reason } = end;
  const { body, heldOn, paragraph } = end.cancellation;
  const { choiceSystem } = municipality.terminology;
  const moved =
    end.earlier === undefined
      ? { sv: '', en: '' }
      : {
          sv: ` Den ${end.earlier} som ni har fått besked om gäller inte längre.`,
          en: ` The day that you were told, ${end.earlier}, holds no longer.`,
        };
  const follows =
    on > today
      ? {
          sv: `Från och med ${on} tas inga ansökningar emot. Er ansökan prövas som vanligt fram till dess. Är den inte avgjord då prövas den inte mer, och en handläggare avslutar ärendet.`,
          en: `From ${on} no applications are received. Until then yours is tried as usual; if it is not decided by then, an officer closes the case.`,
        }
      : {
          sv: 'Ansökan prövas därför inte mer. En handläggare avslutar ärendet. Ni behöver inte göra något.',
          en: 'Your application is closed; you need not do anything.',
        };
  return {
    sv: [
      `${municipality.name} har beslutat att avsluta ${choiceSystem.definite} för ${service.toLowerCase()}: ${body}, ${heldOn}, ${paragraph}.${moved.sv}`,
      `Skäl: ${reason}`,
      follows.sv,
    ],
    en: [
      `${municipality.name} has decided to cancel the choice system: ${body}, ${heldOn}, ${paragraph}.${moved.en} The reasons are in the Swedish text. ${follows.en}`,
    ],
  };
}

/** What they are told when the system is not cancelled after all: why, and that the application is tried as before. */
export function systemKeptOpen(
  municipality: Municipality,
  { service, kept }: { readonly service: string; readonly kept: KeptOpen },
): { readonly sv: readonly string[]; readonly en: readonly string[] } {
  const { body, heldOn, paragraph } = kept.decision;
  const { choiceSystem } = municipality.terminology;
  return {
    sv: [
      `${municipality.name} har beslutat att inte avsluta ${choiceSystem.definite} för ${service.toLowerCase()}, som ni har fått besked om: ${body}, ${heldOn}, ${paragraph}.`,
      `Skäl: ${kept.reason}`,
      'Er ansökan prövas som vanligt. Ni behöver inte göra något.',
    ],
    en: [
      `${municipality.name} has decided not to cancel the choice system after all: ${body}, ${heldOn}, ${paragraph}. The reasons are in the Swedish text. Your application is tried as usual; you need not do anything.`,
    ],
  };
}

/**
 * What holds of a system's end, in the words that its applicants are told it with; undefined when nobody was told of any.
 * @param today a day in Stockholm, the one that it is said on
 */
export function systemEndWords(municipality: Municipality, system: ChoiceSystem, today: string) {
  const end = endOf(system);
  const { service } = system;
  if (end !== null) return systemCancelled(municipality, { service, end }, today);
  const { keptOpen: kept } = system.status === 'OPEN' ? system : {};
  return kept === undefined ? undefined : systemKeptOpen(municipality, { service, kept });
}

export function systemCancelledLetter(
  municipality: Municipality,
  diaryNumber: string,
  { sv, en }: NonNullable<ReturnType<typeof systemEndWords>>,
): Letter {
  return letter(`Besked i ärende ${diaryNumber} – ${municipality.name}`, [
    `${municipality.name}, ${municipality.committee.name}. Ärende ${diaryNumber}.`,
    ...sv,
    `In English: ${en.join(' ')}`,
    `Frågor? (Questions?) ${municipality.coordinator.name}, ${municipality.coordinator.phone}.`,
  ]);
}

/** A request for a correction has its answer: not what it says. */
export function correctionLetter(municipality: Municipality, facts: { diaryNumber: string; url: string }): Letter {
  return letter(
    `Svar om rättelse (${facts.diaryNumber}) – ${municipality.name}`,
    [
      `${municipality.name}, ${municipality.committee.name}, har tagit ställning till en rättelse i ansökan ${facts.diaryNumber}. Svaret med skälet finns i ansökan.`,
      'In English: a correction of your application has been considered. The answer and its reason are in the application.',
      `Frågor? (Questions?) ${municipality.coordinator.name}, ${municipality.coordinator.phone}.`,
    ],
    { url: facts.url, words: 'Läs svaret' },
  );
}

/** The contract is signed by everybody; the catalogue follows from it within a minute. */
export function publishedLetter(municipality: Municipality, facts: { diaryNumber: string; url: string }): Letter {
  return letter(
    `Avtalet är undertecknat (${facts.diaryNumber}) – ${municipality.name}`,
    [
      `Alla har skrivit under avtalet. Inom någon minut visas ni i ${municipality.name}s katalog.`,
      'In English: everybody has signed the contract. You appear in the catalogue within a minute.',
      `Frågor? (Questions?) ${municipality.coordinator.name}, ${municipality.coordinator.phone}.`,
    ],
    { url: facts.url, words: 'Se katalogen' },
  );
}

/** To an address that was the contact's until now: links that went there have ended. */
export function contactReplacedLetter(municipality: Municipality, { diaryNumber }: { diaryNumber: string }): Letter {
  const { name, phone } = municipality.coordinator;
  return letter(`Kontaktpersonen är bytt (${diaryNumber}) – ${municipality.name}`, [
    `${municipality.name}, ${municipality.committee.name}, har bytt kontaktperson i ärende ${diaryNumber}. Länkar som har skickats hit gäller inte längre.`,
    `Stämmer det inte? Ring ${name}, ${phone}, så snart du kan.`,
    `In English: the contact of case ${diaryNumber} has been replaced, and links sent to this address have ended. If this is wrong, call ${name}, ${phone}.`,
  ]);
}
