import { standingClaims } from '../../../shared/domain/application/business-secret.ts';
import { type ApplicationContent, WrittenContent } from '../../../shared/domain/application/content.ts';
import type { ContentFault } from '../../../shared/domain/application/content-fault.ts';
import type { FieldError } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { applicationSubject, readContent } from '../../../shared/store/application/application.ts';
import { replaceDraft } from '../../../shared/store/application/draft.ts';
import { fieldOf } from '../../../shared/http/form/rows.ts';
import type { SectionForm } from './section-form.ts';
import type { Visit } from './visit.ts';

export type Saved =
  | { readonly kind: 'SAVED' }
  /** The section has been saved by somebody else since it was shown. */
  | { readonly kind: 'CHANGED' }
  | { readonly kind: 'SUBMITTED' }
  | { readonly kind: 'INVALID'; readonly errors: readonly FieldError[] };

const tries = 12;

/** What a form was shown with: two devices may write different sections, never the same one over each other. */
export function seenOf(form: SectionForm, content: ApplicationContent): string {
  return hashOf(form.about(content) ?? null).slice(0, 16);
}

/**
 * Saves one section into the draft as it is now; what others have written in other sections stands.
 * @param seen what the form was shown with
 */
export async function saveSection(
  { door, at, lang, evidence }: Visit,
  form: SectionForm,
  apply: (content: ApplicationContent) => ApplicationContent,
  seen: string,
): Promise<Saved> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const application = await door();
    const content = await readContent(applicationSubject(application.municipality, application.applicationId));
    if (content === null) throw new Error('An application without its content');
    if (application.status !== 'DRAFT') return { kind: 'SUBMITTED' };
    if (seenOf(form, content) !== seen) return { kind: 'CHANGED' };
    const next = WrittenContent.safeParse(standingClaims(apply(content), evidence));
    if (!next.success) return { kind: 'INVALID', errors: [{ field: '', message: unfit[lang] }] };
    const replaced = await replaceDraft(door, next.data, { from: application.version, at });
    if (replaced.ok) return { kind: 'SAVED' };
    if (replaced.error.code === 'SUBMITTED') return { kind: 'SUBMITTED' };
    if (replaced.error.code === 'FAULTY_CONTENT') {
      return { kind: 'INVALID', errors: fieldErrors(replaced.error.faults, lang) };
    }
  }
  throw new ConcurrencyError('a section of a draft');
}

/** Faults of the content as errors of the applicant's fields. */
export function fieldErrors(faults: readonly ContentFault[], lang: Language): FieldError[] {
  return faults.map(({ path, text }) => {
    const [, list = '', row] = /^(\/applicant\/members|\/reliances|\/businessSecrets)\/(\d+)\//.exec(path) ?? [];
    const field = path.split('/').at(-1) ?? '';
    const name = rowNames[list];
    return { field: name === undefined ? field : fieldOf(name, Number(row), field), message: text[lang] };
  });
}

/** A list of the content → what its rows are called in the forms. */
const rowNames: Readonly<Record<string, string>> = {
  '/applicant/members': 'member',
  '/reliances': 'reliance',
  '/businessSecrets': 'secret',
};

const unfit = {
  sv: 'Något i formuläret ryms inte eller är skrivet på ett sätt som inte går att spara. Kontrollera fälten.',
  en: 'Something in the form does not fit or can not be saved as it is written. Check the fields.',
};
