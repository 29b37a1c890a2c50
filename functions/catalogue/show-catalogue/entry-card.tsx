import { type Said, saidIn, saidInOthers } from '../../../shared/domain/application/translations.ts';
import { isOld } from '../../../shared/domain/catalogue/confirmation.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import { intakeOn } from '../../../shared/domain/contract/intake.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { ownName } from '../../../shared/http/language-names.ts';
import { StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { municipalityOf, termsOf } from '../../../shared/platform/config.ts';
import { rowsOf } from '../../../shared/http/catalogue/entry-rows.tsx';

const regi: Readonly<Record<CatalogueEntry['provider']['regi'], Texts>> = {
  PRIVATE: { sv: 'Privat regi', en: 'Privately run' },
  NON_PROFIT: { sv: 'Idéburen regi', en: 'Run by a non-profit' },
  MUNICIPAL: { sv: 'Kommunens egen regi', en: 'The municipality’s own unit' },
};

/** One provider, without its name: what it is, what it says of itself, and every row that all have. */
export function EntryCard({
  entry,
  on,
  lang,
}: {
  readonly entry: CatalogueEntry;
  readonly on: string;
  readonly lang: Language;
}) {
  return (
    <>
      <p>
        <Tags entry={entry} on={on} lang={lang} />
      </p>
      <OwnWords entry={entry} lang={lang} />
      <SummaryList rows={rowsOf(entry, lang)} />
    </>
  );
}

/** What it says of itself, in every language that an officer has read; until then that there is nothing to read yet. */
function OwnWords({ entry, lang }: { readonly entry: CatalogueEntry; readonly lang: Language }) {
  if (entry.text === null) return <p class="hint">{unread(entry, lang)}</p>;
  const said = saidIn(entry.text, lang);
  return (
    <>
      {said.tag !== lang && (
        <p class="hint">{lang === 'sv' ? 'Texten finns på svenska.' : 'The text is in Swedish.'}</p>
      )}
      <p lang={said.tag === lang ? undefined : said.tag}>{said.words}</p>
      {saidInOthers(entry.text, said).map((other) => (
        <Translation key={other.tag} {...other} />
      ))}
    </>
  );
}

/** What stands in the place of a text that no officer has read. */
export function unread({ municipality }: CatalogueEntry, lang: Language): string {
  return lang === 'sv'
    ? `Texten från ${termsOf(municipality).provider.definite} visas när kommunen har läst den.`
    : 'The provider’s own text is shown when the municipality has read it.';
}

/** Whose it is, and when it can be chosen. */
export function Tags({
  entry,
  on,
  lang,
}: {
  readonly entry: CatalogueEntry;
  readonly on: string;
  readonly lang: Language;
}) {
  return (
    <>
      <StatusTag>{regi[entry.provider.regi][lang]}</StatusTag> <Start entry={entry} on={on} lang={lang} />{' '}
      <Intake entry={entry} on={on} lang={lang} /> <End entry={entry} lang={lang} />{' '}
      <Age entry={entry} on={on} lang={lang} />
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

/** How long ago somebody said that it holds, when that is long. */
function Age(props: { readonly entry: CatalogueEntry; readonly on: string; readonly lang: Language }) {
  const { entry, on, lang } = props;
  const { confirmedOn, municipality } = entry;
  if (!isOld(confirmedOn, on, municipalityOf(municipality).catalogue)) return null;
  const day = shownDay(confirmedOn, lang);
  return (
    <StatusTag tone="warn">
      {lang === 'sv' ? `Uppgifterna bekräftades senast ${day}` : `Last confirmed on ${day}`}
    </StatusTag>
  );
}

/** That it takes on nobody new, as long as that is so. */
function Intake(props: { readonly entry: CatalogueEntry; readonly on: string; readonly lang: Language }) {
  const { entry, on, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const state = intakeOn(entry.intake, on);
  if (state === 'OPEN') return null;
  const until = entry.intake?.until ?? null;
  const last = until === null ? '' : ` ${say('till och med', 'until')} ${shownDay(until, lang)}`;
  const words =
    state === 'FULL' ? say('Fullt just nu', 'Full at present') : say('Tar inte emot nya', 'Takes on nobody new');
  return <StatusTag tone="warn">{`${words}${last}`}</StatusTag>;
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
  // What stands beside it says why not.
  if (selectableFrom <= on && intakeOn(entry.intake, on) !== 'OPEN') return null;
  if (selectableFrom <= on) return <StatusTag tone="good">{say('Kan väljas nu', 'Can be chosen now')}</StatusTag>;
  const day = shownDay(selectableFrom, lang);
  return <StatusTag tone="warn">{say(`Kan väljas från ${day}`, `Can be chosen from ${day}`)}</StatusTag>;
}
