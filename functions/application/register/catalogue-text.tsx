import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { FormState, FormValues, Parsed } from '../../../shared/http/form/form.ts';
import { PresentationFields, readPresentation } from '../../../shared/http/application/presentation-fields.tsx';
import { BackToPapers, VersionSeen } from './parts.tsx';
import type { Visit } from './visit.ts';

/** The application with the text that the form holds for the catalogue. */
export function withCatalogueText(values: FormValues, { content, lang }: Visit): Parsed<ApplicationContent> {
  const read = readPresentation(values, lang);
  if (!read.ok) return read;
  const { presentation: _before, ...rest } = content;
  return { ok: true, value: read.value === undefined ? rest : { ...rest, presentation: read.value } };
}

/** What the papers say for the catalogue: the same fields for everybody (LOV 9:1). */
export function CatalogueTextForm({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { lang } = visit;
  return (
    <>
      <p class="lead">
        {lang === 'sv'
          ? 'Det sökanden vill att katalogen ska säga. Står inget i ansökan lämnas allt tomt.'
          : 'What the applicant wants the catalogue to say. Where the application says nothing, leave it all empty.'}
      </p>
      <ErrorSummary form={form} lang={lang} />
      <form method="post" novalidate>
        {/* Enter in a field presses the first button there is. */}
        <button type="submit" name="step" value="text" class="away" tabIndex={-1} aria-hidden="true">
          {lang === 'sv' ? 'Spara' : 'Save'}
        </button>
        <VersionSeen visit={visit} />
        <PresentationFields form={form} lang={lang} />
        <SubmitButton name="step" value="text">
          {lang === 'sv' ? 'Spara' : 'Save'}
        </SubmitButton>
      </form>
      <BackToPapers visit={visit} />
    </>
  );
}
