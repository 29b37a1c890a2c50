import { madeWords } from '../decision/made-words.ts';
import type { Municipality } from '../municipality/municipality.ts';
import type { Deficiency } from './deficiency.ts';
import type { Measure, MeasureIn } from './measure.ts';
import type { Referral, TerminationProposal } from './referral.ts';

/** What a provider is told of a measure: what it is, why, what to do by when, who decided it, and whom to talk to. */
export function measureText(
  { name, committee, coordinator }: Pick<Municipality, 'name' | 'committee' | 'coordinator'>,
  { kind, providerName, deficiencies, reasons, authority, rectifyBy, decidedBy }: MeasureIn<'DECIDED'>,
): string {
  const isWarning = kind === 'WARNING';
  return [
    isWarning ? 'Varning' : 'Begäran om rättelse',
    isWarning
      ? `${name}, ${committee.name}, ger ${providerName} en varning enligt avtalet.`
      : `${name}, ${committee.name}, begär att ${providerName} rättar till en brist enligt avtalet.`,
    `Det gäller:\n${deficienciesInWords(deficiencies)}`,
    `Det ska vara åtgärdat senast ${rectifyBy}.`,
    `Skäl: ${reasons}`,
    `Beslutat av ${decidedBy}, ${authority}.`,
    `Har ni redan gjort det som begärs, eller anser ni att något är fel? Kontakta ${coordinator.name}, ${coordinator.phone}, ${coordinator.email}.`,
  ].join('\n\n');
}

/** Each on a line of its own, with its requirement. */
export function deficienciesInWords(deficiencies: readonly Deficiency[]): string {
  return deficiencies.map(({ requirementId, text }) => `Krav ${requirementId}: ${text}`).join('\n');
}

/** What lies before whoever decides whether a contract ends: all of it, and in words. */
export function terminationBasis(
  { name, committee }: Pick<Municipality, 'name' | 'committee'>,
  { providerName, deficiencies, hearing }: Measure,
  proposal: TerminationProposal,
  more: Pick<Referral, 'urgency' | 'notHeard'> & { readonly by: string },
): string {
  const { clause, reasons, ending, stopsIntake } = proposal;
  return [
    `Förslag: ${name}, ${committee.name}, avslutar avtalet med ${providerName}.`,
    `När: ${endingInWords(ending)}`,
    stopsIntake ? 'Från beslutet kan ingen ny välja dem.' : 'De kan väljas av nya till och med sista dagen.',
    `Avtalets villkor: ${clause}`,
    `Brister:\n${deficienciesInWords(deficiencies)}`,
    `Skäl: ${reasons}`,
    ...(hearing === undefined
      ? ['Leverantören har inte yttrat sig.']
      : [
          `Leverantören fick den här frågan, att besvara senast ${hearing.dueOn}: ${hearing.text}`,
          hearing.reply === undefined ? 'Inget svar har kommit.' : `Leverantörens svar: ${hearing.reply.words}`,
        ]),
    ...(more.notHeard === undefined ? [] : [`Varför svaret inte kan avvaktas: ${more.notHeard}`]),
    ...(more.urgency === undefined ? [] : [`Varför nämnden inte kan avvaktas: ${more.urgency.reason}`]),
    `Föreslaget av ${more.by}.`,
  ].join('\n\n');
}

function endingInWords(ending: TerminationProposal['ending']): string {
  return ending.kind === 'NOTICE'
    ? 'enligt avtalets uppsägningstid, från den dag då beskedet lämnas.'
    : `${ending.day} är avtalets sista dag, eller den dag då beskedet lämnas om den är senare.`;
}

/** That a contract ends since it was not kept: what it rests on, who decided it, from when, and how it can be contested. */
export function terminatedText(
  { name, committee, coordinator, measures }: Pick<Municipality, 'name' | 'committee' | 'coordinator' | 'measures'>,
  { providerName, deficiencies, referral, ruling, endsOn }: Omit<MeasureIn<'TERMINATED'>, 'noticeId' | 'taskId'>,
): string {
  const { clause, reasons, stopsIntake, notHeard } = referral;
  return [
    'Avtalet upphör',
    `${name}, ${committee.name}, har beslutat att avtalet med ${providerName} upphör, eftersom det inte har följts.`,
    `Sista dagen är ${endsOn}. ${stopsIntake ? 'Från i dag kan ingen ny välja er. ' : ''}De som har valt er får hjälp att välja på nytt.`,
    `Det gäller:\n${deficienciesInWords(deficiencies)}`,
    `Avtalets villkor: ${clause}`,
    `Skäl: ${reasons}`,
    ...(notHeard === undefined ? [] : [`Beslutet kunde inte vänta på ert yttrande: ${notHeard}`]),
    `Beslutat av ${madeWords(ruling.made)}.`,
    measures?.contest ?? 'Är ni inte överens med kommunen gäller vad avtalet säger om hur tvister avgörs.',
    `Frågor? ${coordinator.name}, ${coordinator.phone}, ${coordinator.email}.`,
  ].join('\n\n');
}
