import type { CatalogueEntry } from '../../../domain/catalogue/entry.ts';
import type { Sorting } from '../../../domain/catalogue/sorting.ts';
import type { Selection } from '../../../domain/catalogue/selection.ts';
import type { ResultSource } from '../../../domain/survey/quality-result.ts';
import type { Terminology } from '../../../domain/municipality/terminology.ts';
import type { Language } from '../../language.ts';
import type { FrameWords } from '../../layout.tsx';

/** What surveys have said, and how. */
export interface QualityWords {
  readonly heading: string;
  /** No survey has said anything that is shown. */
  readonly none: string;
  /** Who asked, and what the numbers are. */
  readonly sources: Readonly<
    Record<
      ResultSource,
      {
        readonly name: string;
        readonly measure: string;
        readonly value: (value: string) => string;
        readonly explained: string;
      }
    >
  >;
  readonly tooFew: string;
  readonly answered: (count: string) => string;
  readonly who: string;
  readonly answers: string;
  readonly yearBefore: string;
  readonly municipalityTarget: string;
  readonly committeeTarget: string;
}

/** What an entry’s lines are called, and what stands in them where nothing was stated. */
export interface EntryWords {
  /** By which days and languages are written, for example `fi`. */
  readonly tag: string;
  readonly rows: Readonly<
    Record<
      | 'scopes'
      | 'hours'
      | 'languages'
      | 'competence'
      | 'environment'
      | 'addOns'
      | 'capacity'
      | 'phone'
      | 'email'
      | 'website'
      | 'number'
      | 'group'
      | 'changed'
      | 'quality',
      string
    >
  >;
  readonly notStated: string;
  readonly alone: string;
  readonly notChanged: string;
  readonly noCeiling: string;
  readonly places: (amount: string) => string;
  readonly hoursAMonth: (amount: string) => string;
  readonly quality: QualityWords;
}

/** Whose an entry is, how it stands today, and what is said of its text. */
export interface StandingWords {
  /** Leads to the form for complaints. */
  readonly complain: string;
  readonly regi: Readonly<Record<CatalogueEntry['provider']['regi'], string>>;
  readonly now: string;
  readonly from: (day: string) => string;
  readonly earliest: (day: string) => string;
  readonly notYet: string;
  readonly paused: string;
  readonly full: string;
  readonly until: (day: string) => string;
  readonly ends: (day: string) => string;
  /** A warning that was decided on, its day alone; and the day that it was found put right. */
  readonly warned: (day: string) => string;
  readonly corrected: (day: string) => string;
  readonly lastConfirmed: (day: string) => string;
  /** Nobody has read its text yet. */
  readonly unread: (terms: Terminology) => string;
  /** Its text is in Swedish only: said where the reader’s language is another. */
  readonly inSwedish: string;
  readonly contracted: (in_: { day: string; municipality: string; since: string; terms: Terminology }) => string;
  readonly ownUnit: (in_: { day: string; municipality: string }) => string;
}

/** The list, what narrows it down, and its order. */
export interface ListWords {
  readonly title: (terms: Terminology) => string;
  readonly lead: (municipality: string) => string;
  readonly howToChoose: string;
  readonly orCall: string;
  readonly filters: Readonly<Record<keyof Selection, { readonly label: string; readonly all: string }>>;
  readonly address: Readonly<Record<'label' | 'hint' | 'find' | 'unknown' | 'numberNeeded', string>>;
  /** Above what the municipality does itself, whoever is chosen. */
  readonly outside: string;
  readonly openOnly: string;
  readonly order: string;
  readonly orders: Readonly<Record<Sorting | 'neutral', string>>;
  readonly show: string;
  readonly showAll: string;
  readonly total: (count: string) => string;
  readonly found: (count: string, total: string) => string;
  readonly compare: string;
  readonly compareTicked: string;
  readonly print: string;
  readonly pages: string;
  readonly previous: string;
  readonly next: string;
  readonly page: (page: string, pages: string) => string;
  readonly howOrdered: string;
  readonly orderRule: string;
  readonly neutralOrder: (day: string) => string;
  /** Beside the neutral order’s, when the reader has chosen another. */
  readonly ownOrder: string;
  readonly forProviders: (terms: Terminology) => string;
  readonly requirements: string;
  readonly apply: string;
  /** After a link to a page that isn’t there in the reader’s language; empty where it is. */
  readonly elsewhere: string;
}

/** Side by side, and on paper. */
export interface PaperWords {
  readonly compareTitle: string;
  readonly back: string;
  readonly everybody: string;
  readonly tooMany: string;
  readonly tickTwo: string;
  readonly sideBySide: string;
  readonly what: string;
  readonly canBeChosen: string;
  readonly aboutThemselves: string;
  readonly printTitle: string;
  readonly asOf: (day: string, chosen: string) => string;
  readonly random: string;
  readonly sorted: (order: string) => string;
  readonly youChoose: string;
  readonly questions: string;
  readonly longList: (left: string) => string;
}

/** How one chooses, in a few steps and four short parts. */
export interface ChoosingWords {
  readonly title: string;
  readonly lead: (municipality: string) => string;
  readonly compare: string;
  readonly comparing: string;
  readonly call: string;
  readonly tell: string;
  readonly help: string;
  readonly callUs: string;
  readonly weHelp: string;
  readonly represented: string;
  readonly notChoosing: string;
  readonly arranged: string;
  readonly changing: string;
  readonly mayChange: (terms: Terminology) => string;
}

/** Everything that the catalogue’s pages say, in one language: a file of its own, whole or it doesn’t compile. */
export interface CatalogueWords {
  /** BCP 47; also what `lang` in an address says. */
  readonly tag: string;
  /** By its own speakers’ name. */
  readonly name: string;
  /** The nearest language of the pages that are not the catalogue’s. */
  readonly lang: Language;
  readonly frame: FrameWords;
  readonly entry: EntryWords;
  readonly standing: StandingWords;
  readonly list: ListWords;
  readonly paper: PaperWords;
  readonly choosing: ChoosingWords;
}
