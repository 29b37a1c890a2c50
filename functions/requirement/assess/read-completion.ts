import {
  answerLimit,
  type CompletionRequest,
  itemsToAskFor,
} from '../../../shared/domain/requirement/completion-request.ts';
import { authorisationPoint, type Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { type FieldError, type FormValues, valueOf, valuesOf } from '../../../shared/http/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import type { Examination } from '../../../shared/store/examination.ts';
import { fieldOf } from './field-names.ts';

/** The requirements that an applicant can be asked about: those that are tested now. */
export function askable({ version }: Examination): readonly Requirement[] {
  return version.requirements.requirements.filter((requirement) => authorisationPoint(requirement) !== undefined);
}

/** What the officer asks the applicant for, in their own words (LOV 6:2). */
export function readCompletionRequest(
  examination: Examination,
  values: FormValues,
  by: { readonly officer: string; readonly at: string; readonly lang: Language },
): { readonly request: CompletionRequest | null; readonly errors: readonly FieldError[] } {
  const say = (sv: string, en: string): string => (by.lang === 'sv' ? sv : en);
  const chosen = valuesOf(values, fieldOf.ask);
  const requirements = askable(examination).filter(({ id }) => chosen.includes(id));
  const message = valueOf(values, fieldOf.askText).trim();
  const errors: FieldError[] = [];
  if (requirements.length === 0 || requirements.length !== new Set(chosen).size) {
    errors.push({
      field: fieldOf.ask,
      message: say('Välj vilka krav som ska kompletteras', 'Choose the requirements to complete'),
    });
  }
  if (message === '') {
    errors.push({
      field: fieldOf.askText,
      message: say('Skriv vad sökanden ska komplettera med', 'Write what the applicant is to supply'),
    });
  }
  if (message.length > answerLimit) {
    errors.push({ field: fieldOf.askText, message: say('Skriv högst 5 000 tecken', 'Write at most 5,000 characters') });
  }
  if (errors.length > 0) return { request: null, errors };
  const { application, findings, version } = examination;
  const items = requirements.flatMap((requirement) =>
    itemsToAskFor(
      requirement,
      findings.find(({ requirementId }) => requirementId === requirement.id),
      version.requirements,
    ),
  );
  const { officer, at } = by;
  const number = application.completionRounds + 1;
  return { request: { schemaVersion: 1, number, by: officer, at, message, items }, errors: [] };
}
