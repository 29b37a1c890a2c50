import { inBrief } from '../../domain/application/scopes-in-brief.ts';
import type { CatalogueEntry } from '../../domain/catalogue/entry.ts';
import type { ShownResult } from '../../domain/survey/quality-result.ts';
import { shownPhone } from '../layout.tsx';
import type { SummaryRow } from '../parts.tsx';
import { shownDay } from '../shown-time.ts';
import type { EntryWords, QualityWords } from './words/words.ts';

/** What is told of a provider: the same rows of everybody, in the same order; what somebody has not stated says so. */
export function rowsOf(entry: CatalogueEntry, words: EntryWords): readonly SummaryRow[] {
  const { rows, notStated } = words;
  return [
    { label: rows.scopes, value: inBrief(entry.scopes).join('\n') },
    { label: rows.hours, value: [entry.hours, ...own(entry, ({ hours }) => hours)].join('\n') },
    { label: rows.languages, value: listed(entry.languages, notStated) },
    { label: rows.competence, value: listed(entry.specialCompetence, notStated) },
    { label: rows.environment, value: listed(entry.environmentProfile, notStated) },
    { label: rows.addOns, value: listed(entry.addOnServices, notStated) },
    {
      label: rows.capacity,
      value: [capacity(entry.capacity, words) ?? notStated, ...own(entry, (one) => capacity(one.capacity, words))].join(
        '\n',
      ),
    },
    {
      label: rows.quality,
      value: entry.quality.map((one) => inWords(one, words.quality)).join('\n') || words.quality.none,
    },
    {
      label: rows.phone,
      value: <a href={`tel:${entry.phone.replace(/[^+\d]/g, '')}`}>{shownPhone(entry.phone)}</a>,
    },
    { label: rows.email, value: <a href={`mailto:${entry.email}`}>{entry.email}</a> },
    { label: rows.website, value: website(entry.website) ?? notStated },
    {
      label: rows.number,
      value: entry.provider.organisationNumber,
    },
    {
      label: rows.group,
      value: entry.provider.members.map((one) => `${one.name}, ${one.organisationNumber}`).join('\n') || words.alone,
    },
    {
      label: rows.changed,
      value: entry.changedOn === null ? words.notChanged : shownDay(entry.changedOn, words.tag),
    },
  ];
}

/** What a survey said last, of how many. */
function inWords(
  { source, year, value, answered }: ShownResult,
  { sources, tooFew, answered: of }: QualityWords,
): string {
  const said =
    value === null
      ? [tooFew]
      : [sources[source].value(String(value)), ...(answered === null ? [] : [of(String(answered))])];
  return `${sources[source].name} ${year}: ${said.join(', ')}`;
}

/** What holds for one service alone, each by its name. */
function own(
  { perService }: CatalogueEntry,
  wordsOf: (one: CatalogueEntry['perService'][number]) => string | null,
): readonly string[] {
  return perService.flatMap((one) => {
    const words = wordsOf(one);
    return words === null ? [] : [`${one.service}: ${words}`];
  });
}

function listed(values: readonly string[], otherwise: string): string {
  return values.length === 0 ? otherwise : values.join(', ');
}

function capacity(stated: CatalogueEntry['capacity'], words: EntryWords): string | null {
  if (stated === null) return null;
  if (stated.amount === null) return words.noCeiling;
  const amount = String(stated.amount);
  return stated.unit === 'PLACES' ? words.places(amount) : words.hoursAMonth(amount);
}

/** Only web addresses become links; anything else is shown as it was written. */
function website(address: string | null) {
  if (address === null) return null;
  return /^https?:\/\//i.test(address) ? (
    <a href={address} rel="noopener noreferrer">
      {address.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </a>
  ) : (
    address
  );
}
