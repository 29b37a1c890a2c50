import type { Municipality } from '../municipality/municipality.ts';
import type { Deficiency } from './deficiency.ts';
import type { MeasureIn } from './measure.ts';

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
