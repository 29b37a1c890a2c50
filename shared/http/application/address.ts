import { type SectionName, sectionNames } from '../../domain/application/sections.ts';
import type { Application } from '../../domain/application/application.ts';
import { inLanguage, type Language } from '../language.ts';
import { publicId } from '../../domain/municipality/public-id.ts';

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
  reliances: 'annans-kapacitet',
  presentation: 'katalogtext',
  businessSecrets: 'affarshemligheter',
};

/** Pages of an application beside its sections. */
const others = {
  review: 'granska',
  receipt: 'kvitto',
  correction: 'rattelse',
  withdrawal: 'aterkalla',
  status: 'lage',
} as const;

export type PageName = SectionName | keyof typeof others;

const pages: Readonly<Record<PageName, string>> = { ...words, ...others };

/** What an address's last word means; undefined for one that means nothing. */
export function pageNamed(word: string): PageName | undefined {
  return pageNames.find((name) => pages[name] === word);
}

const pageNames: readonly PageName[] = [...sectionNames, 'review', 'receipt', 'correction', 'withdrawal', 'status'];

type Named = Pick<Application, 'municipality' | 'applicationId' | 'status'>;

/** One page of an application; without a name what one comes back to: a draft's overview, or where it stands. */
export function addressOf(
  application: Named,
  lang: Language,
  page?: PageName,
  query: Readonly<Record<string, string>> = {},
): string {
  const path = `/ansokan/${publicId(application.municipality, application.applicationId)}`;
  const search = new URLSearchParams(query).toString();
  const shown = page ?? (application.status === 'DRAFT' ? undefined : 'status');
  return inLanguage(
    `${path}${shown === undefined ? '' : `/${pages[shown]}`}${search === '' ? '' : `?${search}`}`,
    lang,
  );
}
