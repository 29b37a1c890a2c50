import { inBrief } from '../../domain/application/scopes-in-brief.ts';
import type { CatalogueEntry } from '../../domain/catalogue/entry.ts';
import type { Language } from '../language.ts';
import { shownPhone } from '../layout.tsx';
import type { SummaryRow } from '../parts.tsx';
import { shownDay } from '../shown-time.ts';

/** What is told of a provider: the same rows of everybody, in the same order; what somebody has not stated says so. */
export function rowsOf(entry: CatalogueEntry, lang: Language): readonly SummaryRow[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const notStated = say('Ej angivet', 'Not stated');
  return [
    { label: say('Utför', 'Services and areas'), value: inBrief(entry.scopes).join('\n') },
    { label: say('Tider', 'Hours'), value: [entry.hours, ...own(entry, ({ hours }) => hours)].join('\n') },
    { label: say('Språk', 'Languages'), value: listed(entry.languages, notStated) },
    { label: say('Särskild kompetens', 'Special competence'), value: listed(entry.specialCompetence, notStated) },
    {
      label: say('Kapacitet', 'Capacity'),
      value: [capacity(entry.capacity, lang) ?? notStated, ...own(entry, (one) => capacity(one.capacity, lang))].join(
        '\n',
      ),
    },
    {
      label: say('Telefon', 'Telephone'),
      value: <a href={`tel:${entry.phone.replace(/[^+\d]/g, '')}`}>{shownPhone(entry.phone)}</a>,
    },
    { label: say('E-post', 'E-mail'), value: <a href={`mailto:${entry.email}`}>{entry.email}</a> },
    { label: say('Webbplats', 'Website'), value: website(entry.website) ?? notStated },
    {
      label: say('Organi\u00adsations\u00adnummer', 'Organisation number'),
      value: entry.provider.organisationNumber,
    },
    {
      label: say('I grupp med', 'In a group with'),
      value:
        entry.provider.members.map((one) => `${one.name}, ${one.organisationNumber}`).join('\n') ||
        say('Ingen, står själv', 'Nobody, stands alone'),
    },
    {
      label: say('Senast ändrad', 'Last changed'),
      value: entry.changedOn === null ? say('Inte ändrad', 'Not changed') : shownDay(entry.changedOn, lang),
    },
  ];
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

function capacity(stated: CatalogueEntry['capacity'], lang: Language): string | null {
  if (stated === null) return null;
  if (stated.amount === null) return lang === 'sv' ? 'Ingen övre gräns' : 'No ceiling';
  const amount = String(stated.amount);
  if (stated.unit === 'PLACES') return lang === 'sv' ? `${amount} platser` : `${amount} places`;
  return lang === 'sv' ? `${amount} timmar i månaden` : `${amount} hours a month`;
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
