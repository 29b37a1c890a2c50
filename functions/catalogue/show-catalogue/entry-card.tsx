import { type Said, saidIn, saidInOthers } from '../../../shared/domain/application/translations.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { ownName } from '../../../shared/http/language-names.ts';
import { shownPhone } from '../../../shared/http/layout.tsx';
import { StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

const regi: Readonly<Record<CatalogueEntry['provider']['regi'], Texts>> = {
  PRIVATE: { sv: 'Privat regi', en: 'Privately run' },
  NON_PROFIT: { sv: 'Idéburen regi', en: 'Run by a non-profit' },
  MUNICIPAL: { sv: 'Kommunens egen regi', en: 'The municipality’s own unit' },
};

/** One provider. Every card has every row; what somebody has not stated says so. */
export function EntryCard({
  entry,
  on,
  lang,
}: {
  readonly entry: CatalogueEntry;
  readonly on: string;
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const notStated = say('Ej angivet', 'Not stated');
  const { provider, text } = entry;
  const said = saidIn(text, lang);
  return (
    <>
      <h2>{provider.name}</h2>
      <p>
        <StatusTag>{regi[provider.regi][lang]}</StatusTag> <Start entry={entry} on={on} lang={lang} />{' '}
        <End entry={entry} lang={lang} />
      </p>
      {said.tag !== lang && <p class="hint">{say('Texten finns på svenska.', 'The text is in Swedish.')}</p>}
      <p lang={said.tag === lang ? undefined : said.tag}>{said.words}</p>
      {saidInOthers(text, said).map((other) => (
        <Translation key={other.tag} {...other} />
      ))}
      <SummaryList
        rows={[
          { label: say('Utför', 'Services and areas'), value: offered(entry).join('\n') },
          { label: say('Tider', 'Hours'), value: entry.hours },
          { label: say('Språk', 'Languages'), value: listed(entry.languages, notStated) },
          { label: say('Särskild kompetens', 'Special competence'), value: listed(entry.specialCompetence, notStated) },
          { label: say('Kapacitet', 'Capacity'), value: capacity(entry.capacity, lang) ?? notStated },
          {
            label: say('Telefon', 'Telephone'),
            value: <a href={`tel:${entry.phone.replace(/[^+\d]/g, '')}`}>{shownPhone(entry.phone)}</a>,
          },
          { label: say('E-post', 'E-mail'), value: <a href={`mailto:${entry.email}`}>{entry.email}</a> },
          { label: say('Webbplats', 'Website'), value: website(entry.website) ?? notStated },
          { label: say('Organi\u00adsations\u00adnummer', 'Organisation number'), value: provider.organisationNumber },
        ]}
      />
    </>
  );
}

/** Until when it can be, once that is known to those who choose. */
function End(props: { readonly entry: CatalogueEntry; readonly lang: Language }) {
  const { endsOn } = props.entry;
  if (endsOn === null) return null;
  const day = shownDay(endsOn, props.lang);
  return <StatusTag tone="warn">{props.lang === 'sv' ? `Upphör ${day}` : `Ends on ${day}`}</StatusTag>;
}

/** The same text in another language, under that language's own name. */
function Translation({ tag, words }: Said) {
  const { name, lang } = ownName(tag);
  return (
    <details>
      <summary lang={lang}>{name}</summary>
      <p lang={tag} dir="auto">
        {words}
      </p>
    </details>
  );
}

/** From when it can be chosen. */
function Start(props: { readonly entry: CatalogueEntry; readonly on: string; readonly lang: Language }) {
  const { entry, on, lang } = props;
  const { selectableFrom } = entry;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (selectableFrom === null) {
    const planned = shownDay(entry.startsOn, lang);
    const text =
      entry.startsOn > on
        ? say(`Kan väljas tidigast ${planned}`, `Can be chosen from ${planned} at the earliest`)
        : say('Kan inte väljas än', 'Can not be chosen yet');
    return <StatusTag tone="warn">{text}</StatusTag>;
  }
  if (selectableFrom <= on) return <StatusTag tone="good">{say('Kan väljas nu', 'Can be chosen now')}</StatusTag>;
  const day = shownDay(selectableFrom, lang);
  return <StatusTag tone="warn">{say(`Kan väljas från ${day}`, `Can be chosen from ${day}`)}</StatusTag>;
}

/** Exactly what may be chosen, briefly: services with the same areas and target groups share a line. */
function offered({ scopes }: Pick<CatalogueEntry, 'scopes'>): readonly string[] {
  const whereTo = [...Map.groupBy(scopes, ({ service, targetGroup }) => `${service}\n${targetGroup}`).values()];
  const byPlace = Map.groupBy(whereTo, (own) => own.map(({ area }) => area).join(', '));
  return [...byPlace].flatMap(([areas, alike]) => {
    const firsts = alike.flatMap(([first]) => (first === undefined ? [] : [first]));
    const targets = Map.groupBy([...Map.groupBy(firsts, ({ service }) => service)], ([, own]) =>
      own.map(({ targetGroup }) => targetGroup).join(', '),
    );
    return [...targets].map(
      ([whom, services]) => `${services.map(([service]) => service).join(', ')}: ${areas} (${whom})`,
    );
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
