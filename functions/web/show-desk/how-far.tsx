import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { Language } from '../../../shared/http/language.ts';

/** The steps that every case takes, each with the states in which a case is in it. */
const steps: readonly (readonly RegisteredApplication['status'][])[] = [
  ['RECEIVED'],
  ['CHECKING', 'COMPLETION_REQUESTED'],
  ['ASSESSMENT'],
  ['PROPOSED'],
  ['APPROVED', 'CONTRACT_PENDING'],
];

/** How far a case has come, as a short line under its state; nothing once it has ended. */
export function HowFar({
  status,
  lang,
}: {
  readonly status: RegisteredApplication['status'];
  readonly lang: Language;
}) {
  const step = steps.findIndex((states) => states.includes(status)) + 1;
  if (step === 0) return null;
  const [value, max] = [String(step), String(steps.length)];
  return (
    <progress
      class="far"
      value={value}
      max={max}
      aria-label={lang === 'sv' ? `Steg ${value} av ${max}` : `Step ${value} of ${max}`}
    />
  );
}
