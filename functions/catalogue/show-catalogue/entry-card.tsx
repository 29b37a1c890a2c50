import { type Said, saidIn, saidInOthers } from '../../../shared/domain/application/translations.ts';
import { isOld } from '../../../shared/domain/catalogue/confirmation.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import { warningOn } from '../../../shared/domain/catalogue/warning.ts';
import { intakeOn } from '../../../shared/domain/contract/intake.ts';
import type { CatalogueWords } from '../../../shared/http/catalogue/words/words.ts';
import { ownName } from '../../../shared/http/language-names.ts';
import { StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { municipalityOf, termsOf } from '../../../shared/platform/config.ts';
import { rowsOf } from '../../../shared/http/catalogue/entry-rows.tsx';

interface CardProps {
  readonly entry: CatalogueEntry;
  /** The day it is, `YYYY-MM-DD`. */
  readonly on: string;
  readonly words: CatalogueWords;
}

/** One provider, without its name: what it is, what it says of itself, and every row that all have. */
export function EntryCard({ entry, on, words }: CardProps) {
  return (
    <>
      <p>
        <Tags entry={entry} on={on} words={words} />
      </p>
      <OwnWords entry={entry} words={words} />
      <SummaryList rows={rowsOf(entry, words.entry)} />
    </>
  );
}

/** What it says of itself, in every language that an officer has read; until then that there is nothing to read yet. */
function OwnWords({ entry, words }: Omit<CardProps, 'on'>) {
  if (entry.text === null) return <p class="hint">{unread(entry, words)}</p>;
  const said = saidIn(entry.text, words.tag);
  const isOther = said.tag !== words.tag;
  return (
    <>
      {isOther && <p class="hint">{words.standing.inSwedish}</p>}
      <p lang={isOther ? said.tag : undefined}>{said.words}</p>
      {saidInOthers(entry.text, said).map((other) => (
        <Translation key={other.tag} {...other} />
      ))}
    </>
  );
}

/** What stands in the place of a text that no officer has read. */
export function unread({ municipality }: CatalogueEntry, { standing }: CatalogueWords): string {
  return standing.unread(termsOf(municipality));
}

/** Whose it is, and when it can be chosen. */
export function Tags(props: CardProps) {
  const { entry, words } = props;
  return (
    <>
      <StatusTag>{words.standing.regi[entry.provider.regi]}</StatusTag> <Start {...props} /> <Intake {...props} />{' '}
      <End {...props} /> <Warned {...props} /> <Age {...props} />
    </>
  );
}

/** Until when it can be, once that is known to those who choose. */
function End({ entry: { endsOn }, words: { standing, tag } }: CardProps) {
  if (endsOn === null) return null;
  return <StatusTag tone="warn">{standing.ends(shownDay(endsOn, tag))}</StatusTag>;
}

/** A warning that the municipality shows, in its day alone, and that it was put right. */
function Warned({ entry, on, words: { standing, tag } }: CardProps) {
  const warning = warningOn(entry.warning, on);
  if (warning === null) return null;
  const { correctedOn } = warning;
  const said = standing.warned(shownDay(warning.on, tag));
  if (correctedOn === null) return <StatusTag tone="warn">{said}</StatusTag>;
  return <StatusTag>{`${said}, ${standing.corrected(shownDay(correctedOn, tag))}`}</StatusTag>;
}

/** How long ago somebody said that it holds, when that is long. */
function Age({ entry, on, words: { standing, tag } }: CardProps) {
  const { confirmedOn, municipality } = entry;
  if (!isOld(confirmedOn, on, municipalityOf(municipality).catalogue)) return null;
  return <StatusTag tone="warn">{standing.lastConfirmed(shownDay(confirmedOn, tag))}</StatusTag>;
}

/** That it takes on nobody new, as long as that is so. */
function Intake({ entry: { intake }, on, words: { standing, tag } }: CardProps) {
  const state = intakeOn(intake, on);
  if (state === 'OPEN') return null;
  const until = intake?.until ?? null;
  const last = until === null ? '' : ` ${standing.until(shownDay(until, tag))}`;
  return <StatusTag tone="warn">{`${state === 'FULL' ? standing.full : standing.paused}${last}`}</StatusTag>;
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
function Start({ entry, on, words: { standing, tag } }: CardProps) {
  const { selectableFrom, startsOn, intake } = entry;
  if (selectableFrom === null) {
    const text = startsOn > on ? standing.earliest(shownDay(startsOn, tag)) : standing.notYet;
    return <StatusTag tone="warn">{text}</StatusTag>;
  }
  // What stands beside it says why not.
  if (selectableFrom <= on && intakeOn(intake, on) !== 'OPEN') return null;
  if (selectableFrom <= on) return <StatusTag tone="good">{standing.now}</StatusTag>;
  return <StatusTag tone="warn">{standing.from(shownDay(selectableFrom, tag))}</StatusTag>;
}
