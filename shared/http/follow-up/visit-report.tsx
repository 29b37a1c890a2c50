import type { FollowUpVisit } from '../../domain/follow-up/visit.ts';
import type { VisitForm } from '../../domain/follow-up/visit-form.ts';
import type { VisitReport, VisitResult } from '../../domain/follow-up/visit-report.ts';
import type { Language, Texts } from '../language.ts';
import { StatusTag, SummaryList, type Tone } from '../parts.tsx';
import { shownDay } from '../shown-time.ts';
import { shownAnswer } from './report-answers.tsx';

export const resultWords: Readonly<Record<VisitResult, Texts & { readonly tone: Tone }>> = {
  FULFILLED: { sv: 'Uppfyllt', en: 'Fulfilled', tone: 'good' },
  DEFICIENT: { sv: 'Brist', en: 'Deficiency', tone: 'bad' },
  NOT_EXAMINED: { sv: 'Inte granskat', en: 'Not examined', tone: 'calm' },
};

/** A visit's report as people read it: the visit, the questions, and what was found of each requirement. */
export function VisitReportView(props: {
  /** A neighbour's copy tells neither who went, nor why. */
  readonly visit: Pick<FollowUpVisit, 'providerName' | 'requirements'> &
    Partial<Pick<FollowUpVisit, 'visitors' | 'reason' | 'announced'>>;
  readonly form: VisitForm;
  readonly report: Pick<VisitReport, 'heldOn' | 'answers' | 'findings'>;
  readonly lang: Language;
}) {
  const { visit, form, report, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <SummaryList
        rows={[
          { label: say('Besökt', 'Visited'), value: visit.providerName },
          { label: say('Dag', 'Day'), value: shownDay(report.heldOn, lang) },
          ...(visit.visitors === undefined
            ? []
            : [{ label: say('De som besökte', 'Who visited'), value: visit.visitors.join('\n') }]),
          ...(visit.reason === undefined ? [] : [{ label: say('Skäl', 'Reason'), value: visit.reason }]),
          ...(visit.announced === undefined
            ? []
            : [{ label: say('Föranmält', 'Announced'), value: visit.announced ? say('Ja', 'Yes') : say('Nej', 'No') }]),
          ...form.questions.map((question) => {
            const answer = report.answers[question.id];
            return {
              label: question.text[lang],
              value: answer === undefined ? say('Inte besvarad', 'Not answered') : shownAnswer(question, answer, lang),
            };
          }),
        ]}
      />
      <h2>{say('Krav för krav', 'Requirement by requirement')}</h2>
      <SummaryList
        rows={visit.requirements.map(({ requirementId, title }) => {
          const finding = report.findings[requirementId] ?? { result: 'NOT_EXAMINED' };
          const words = resultWords[finding.result];
          return {
            label: `${requirementId} ${title[lang]}`,
            value: (
              <>
                <StatusTag tone={words.tone}>{words[lang]}</StatusTag>
                {finding.text !== undefined && <p class="lines">{finding.text}</p>}
              </>
            ),
          };
        })}
      />
    </>
  );
}
