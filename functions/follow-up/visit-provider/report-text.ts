import { type FollowUpVisitIn, repliesTo } from '../../../shared/domain/follow-up/visit.ts';
import type { VisitForm } from '../../../shared/domain/follow-up/visit-form.ts';
import type { VisitReport } from '../../../shared/domain/follow-up/visit-report.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { shownAnswer } from '../../../shared/http/follow-up/report-answers.tsx';
import { resultWords } from '../../../shared/http/follow-up/visit-report.tsx';

/** The established report in words, as its provider gets it. */
export function reportText(
  { name, committee, coordinator }: Municipality,
  form: VisitForm,
  visit: FollowUpVisitIn<'ESTABLISHED'>,
  report: VisitReport,
): string {
  const answers = form.questions.flatMap((question) => {
    const answer = report.answers[question.id];
    return answer === undefined ? [] : [`${question.text.sv}\n${shownAnswer(question, answer, 'sv')}`];
  });
  const findings = visit.requirements.map(({ requirementId, title }) => {
    const finding = report.findings[requirementId] ?? { result: 'NOT_EXAMINED' };
    const head = `${requirementId} ${title.sv}: ${resultWords[finding.result].sv.toLowerCase()}`;
    return finding.text === undefined ? head : `${head}\n${finding.text}`;
  });
  const replies = repliesTo(visit);
  return [
    'Rapport från uppföljningsbesök',
    `${name}, ${committee.name}, besökte ${visit.providerName} den ${visit.heldOn}. Rapporten är fastställd av ${visit.establishedBy}.`,
    ...answers,
    ...findings,
    ...(replies.length === 0
      ? ['Ni har inte lämnat några synpunkter på fakta.']
      : replies.map(({ words }) => `Era synpunkter på fakta: ${words}`)),
    ...(visit.followUpOn === undefined
      ? []
      : [
          `Bristerna följs upp ${visit.followUpOn}. Rapporten är inget beslut om åtgärd; leder en brist till det får ni yttra er först.`,
        ]),
    visit.published ? 'Rapporten är öppen för alla att läsa.' : 'Rapporten lämnas ut till den som begär det.',
    `Frågor? ${coordinator.name}, ${coordinator.phone}, ${coordinator.email}.`,
  ].join('\n\n');
}
