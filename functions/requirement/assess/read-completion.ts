import { RequestKind } from '../../../shared/domain/completion/period.ts';
import {
  answerLimit,
  type CompletionRequest,
  itemsToAskFor,
  itemToClarify,
} from '../../../shared/domain/completion/request.ts';
import type { Deviation } from '../../../shared/domain/completion/deviation.ts';
import { authorisationPoint, type Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { type FieldError, type FormValues, valueOf, valuesOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import type { Examination } from '../../../shared/store/requirement/examination.ts';
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
  const { application, findings, version } = examination;
  const rule = version.completion;
  const number = application.completionRounds + 1;
  const kind = RequestKind.safeParse(valueOf(values, fieldOf.askKind));
  if (!kind.success) {
    errors.push({ field: fieldOf.askKind, message: say('Välj vad som behövs', 'Choose what is needed') });
  }
  const given = valueOf(values, fieldOf.askDays).trim();
  const days = given === '' ? rule.days : Number(given);
  if (!Number.isInteger(days) || days < 1 || days > 366) {
    errors.push({ field: fieldOf.askDays, message: say('Skriv antalet dagar, 1–366', 'Write the days, 1–366') });
  }
  const departs: Deviation['kind'][] = [
    ...(number > rule.rounds ? (['MORE_ROUNDS'] as const) : []),
    ...(days === rule.days ? [] : (['OTHER_DAYS'] as const)),
  ];
  const reason = valueOf(values, fieldOf.askDeviation).trim();
  if (departs.length > 0 && reason === '') {
    const why = say(
      'Begäran avviker från det som gäller för alla. Skriv varför.',
      'The request departs from what holds for everybody. Write why.',
    );
    errors.push({ field: fieldOf.askDeviation, message: why });
  }
  if (reason.length > 2000) {
    errors.push({
      field: fieldOf.askDeviation,
      message: say('Skriv högst 2 000 tecken', 'Write at most 2,000 characters'),
    });
  }
  if (errors.length > 0 || !kind.success) return { request: null, errors };
  const items = requirements.flatMap((requirement) =>
    kind.data === 'CLARIFICATION'
      ? [itemToClarify(requirement)]
      : itemsToAskFor(
          requirement,
          findings.find(({ requirementId }) => requirementId === requirement.id),
          version.requirements,
        ),
  );
  const { officer, at } = by;
  const { applicationId, diaryNumber } = application;
  const deviations = departs.map((departure) => ({ kind: departure, reason, by: officer, at }));
  const request: CompletionRequest = {
    schemaVersion: 1,
    applicationId,
    diaryNumber,
    kind: kind.data,
    number,
    by: officer,
    at,
    message,
    items,
    days,
    ...(deviations.length === 0 ? {} : { deviations }),
  };
  return { request, errors: [] };
}
