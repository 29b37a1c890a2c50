import * as z from 'zod/mini';
import type { Municipality } from '../municipality/municipality.ts';
import type { Lapsed } from './contract.ts';
import type { Termination } from './term.ts';

const Name = z.string().check(z.minLength(1));

/** Word about a contract that its provider has to get, kept as it was written. */
export const ContractNotice = z.strictObject({
  schemaVersion: z.literal(1),
  noticeId: Name,
  kind: z.enum([
    'LAPSED',
    'TERMINATED',
    'EXTENDED',
    'MEASURE',
    'TEXT_RETURNED',
    'CHANGE_ANSWERED',
    'VISIT',
    'VISIT_REPORT',
    'CIRCULAR',
  ]),
  /** In Swedish, as the contract is. */
  text: Name,
  textHash: Name,
  writtenAt: z.iso.datetime(),
  /** Who answers for it. */
  by: Name,
  /** When somebody at the provider said that they have it. */
  given: z.optional(z.strictObject({ at: z.iso.datetime(), by: Name })),
});
export type ContractNotice = z.infer<typeof ContractNotice>;

/** That an approval has lapsed since its contract was not signed: who decided it, why, and what the applicant can do. */
export function lapseText(
  { name, committee, coordinator }: Pick<Municipality, 'name' | 'committee' | 'coordinator'>,
  providerName: string,
  { by, authority, why }: Lapsed,
): string {
  return [
    'Avtalet har inte skrivits under i tid',
    `${name}, ${committee.name}, har beslutat att avtalet med ${providerName} inte längre väntar på underskrift. Det gäller därför inte, och ni kan inte väljas på grund av det.`,
    `Skäl: ${why}`,
    `Beslutat av ${by}, ${authority}.`,
    `Det går att ansöka igen när som helst. Om beslutet är fel, eller om något hindrade er, kontakta ${coordinator.name}, ${coordinator.phone}, ${coordinator.email}.`,
  ].join('\n\n');
}

/** That notice was given of a contract: by whom, when it came, what it rests on and the last day. */
export function terminationText(
  { name, committee, coordinator }: Pick<Municipality, 'name' | 'committee' | 'coordinator'>,
  providerName: string,
  { by, receivedOn, endsOn, why, authority, registeredBy }: Termination,
): string {
  const said = {
    PROVIDER: `${providerName} har sagt upp avtalet. Uppsägningen kom till ${name} ${receivedOn}.`,
    MUNICIPALITY: `${name}, ${committee.name}, säger upp avtalet med ${providerName} från ${receivedOn}.`,
    BOTH: `${name} och ${providerName} har ${receivedOn} kommit överens om att avtalet upphör.`,
  }[by];
  return [
    'Avtalet upphör',
    said,
    `Sista dagen är ${endsOn}. Till och med den dagen gäller avtalet som förut, och den visas i katalogen i god tid för dem som har valt er.`,
    `Skäl: ${why}`,
    `Registrerat av ${registeredBy}${authority === undefined ? '' : `, ${authority}`}.`,
    `Frågor? ${coordinator.name}, ${coordinator.phone}, ${coordinator.email}.`,
  ].join('\n\n');
}

/** That a text isn't shown in the catalogue as it is written, and why: its provider writes another. */
export function textReturnedText(
  { name, coordinator }: Pick<Municipality, 'name' | 'coordinator'>,
  providerName: string,
  { tag, words, why, by }: { readonly tag: string; readonly words: string; readonly why: string; readonly by: string },
): string {
  return [
    'Texten i katalogen behöver ändras',
    `${name} har läst det som ${providerName} skriver om sig i katalogen. Texten visas inte som den är skriven. Allt annat om er visas som förut.`,
    `Skäl: ${why}`,
    `Texten (${tag}): ${words.replaceAll(/\n+/g, ' ')}`,
    'De som väljer ska få information som är saklig och går att jämföra (9 kap. 1 § lagen om valfrihetssystem). Det gäller alla, kommunens egen regi också.',
    `Läst av ${by}. Skicka en ny text till ${coordinator.name}, ${coordinator.phone}, ${coordinator.email}.`,
  ].join('\n\n');
}

/** What a person answered to a notice of change that waited for approval. */
export function changeAnswerText(
  { name, coordinator }: Pick<Municipality, 'name' | 'coordinator'>,
  providerName: string,
  answer: { readonly approve: boolean; readonly by: string; readonly authority: string; readonly why: string },
): string {
  return [
    answer.approve ? 'Ändringen är godtagen' : 'Ändringen är inte godtagen',
    `${name} har svarat på en ändring som ${providerName} har anmält.${answer.approve ? '' : ' Det som gällde förut gäller fortfarande.'}`,
    `Skäl: ${answer.why}`,
    `Beslutat av ${answer.by}, ${answer.authority}.`,
    `Frågor? ${coordinator.name}, ${coordinator.phone}, ${coordinator.email}.`,
  ].join('\n\n');
}

/** That a contract holds longer. */
export function extensionText(
  { name, coordinator }: Pick<Municipality, 'name' | 'coordinator'>,
  providerName: string,
  { until, by }: { readonly until: string; readonly by: string },
): string {
  return [
    'Avtalet förlängs',
    `${name} förlänger avtalet med ${providerName} till och med ${until}. Villkoren är i övrigt oförändrade.`,
    `Registrerat av ${by}.`,
    `Frågor? ${coordinator.name}, ${coordinator.phone}, ${coordinator.email}.`,
  ].join('\n\n');
}
