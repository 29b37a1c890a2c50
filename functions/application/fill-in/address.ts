import { type SectionName, sectionNames } from '../../../shared/domain/application/sections.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { publicId } from '../../../shared/store/tables.ts';

/** The word of each section in its address. */
const words: Readonly<Record<SectionName, string>> = {
  applicant: 'sokande',
  contact: 'kontakt',
  signatories: 'firmatecknare',
  scopes: 'omfattning',
  capacity: 'kapacitet',
  persons: 'personer',
  declarations: 'forsakringar',
  undertakings: 'ataganden',
  statements: 'beskrivningar',
  evidence: 'underlag',
  presentation: 'katalogtext',
};

/** Pages of an application beside its sections. */
const others = { review: 'granska', receipt: 'kvitto', withdrawal: 'aterkalla' } as const;

export type PageName = SectionName | keyof typeof others;

const pages: Readonly<Record<PageName, string>> = { ...words, ...others };

/** What an address's last word means; undefined for one that means nothing. */
export function pageNamed(word: string): PageName | undefined {
  return pageNames.find((name) => pages[name] === word);
}

const pageNames: readonly PageName[] = [...sectionNames, 'review', 'receipt', 'withdrawal'];

type Named = Pick<Application, 'municipality' | 'applicationId'>;

/** The overview, or one page of an application. */
export function addressOf(
  application: Named,
  lang: Language,
  page?: PageName,
  query: Readonly<Record<string, string>> = {},
): string {
  const path = `/ansokan/${publicId(application.municipality, application.applicationId)}`;
  const search = new URLSearchParams(query).toString();
  return inLanguage(`${path}${page === undefined ? '' : `/${pages[page]}`}${search === '' ? '' : `?${search}`}`, lang);
}
