import { daysBetween } from '../calendar/day.ts';
import type { Correction } from './correction.ts';
import type { Deviation } from './deviation.ts';
import type { CompletionRequest } from './request.ts';

/** How one applicant was given the chance to complete one requirement, once. */
export interface Treatment {
  readonly applicationId: string;
  readonly diaryNumber: string;
  /** Which request of the application it was. */
  readonly number: number;
  readonly kind: CompletionRequest['kind'];
  readonly days: number;
  /** Days that were added to them. */
  readonly extraDays: number;
  readonly outcome: 'ANSWERED' | 'SILENCE' | 'OPEN';
  readonly departs: boolean;
}

/**
 * Requirement by requirement how every applicant was treated (LOV 1:2, 6:2): the same defect is to get the same chance.
 * @param requests of one choice system
 */
export function treatmentByRequirement(
  requests: readonly CompletionRequest[],
): readonly { readonly requirementId: string; readonly treatments: readonly Treatment[] }[] {
  const found = new Map<string, Treatment[]>();
  for (const request of requests) {
    const treatment = treatmentIn(request);
    for (const id of new Set(request.items.map(({ requirementId }) => requirementId))) {
      found.set(id, [...(found.get(id) ?? []), treatment]);
    }
  }
  return [...found.keys()]
    .toSorted()
    .map((requirementId) => ({ requirementId, treatments: found.get(requirementId) ?? [] }));
}

/** Every departure from the rule with its written reason, in order. */
export function deviationsIn(
  requests: readonly CompletionRequest[],
): readonly (Deviation & Pick<CompletionRequest, 'applicationId' | 'diaryNumber' | 'number'>)[] {
  return requests.flatMap(({ applicationId, diaryNumber, number, deviations = [] }) =>
    deviations.map((deviation) => ({ ...deviation, applicationId, diaryNumber, number })),
  );
}

/** How many obvious errors were allowed to be corrected, how many not, and how many wait for their answer. */
export function countCorrections(corrections: readonly Pick<Correction, 'answer'>[]): {
  readonly allowed: number;
  readonly refused: number;
  readonly waiting: number;
} {
  const waiting = corrections.filter(({ answer }) => answer === undefined).length;
  const allowed = corrections.filter(({ answer }) => answer?.allowed === true).length;
  return { allowed, refused: corrections.length - allowed - waiting, waiting };
}

function treatmentIn(request: CompletionRequest): Treatment {
  const { applicationId, diaryNumber, number, kind, days, extensions = [], deviations = [], ended } = request;
  const extraDays = extensions.reduce(
    (sum, extension) => sum + (extension.state === 'GRANTED' ? daysBetween(extension.from, extension.dueOn) : 0),
    0,
  );
  const departs = deviations.length > 0;
  return { applicationId, diaryNumber, number, kind, days, extraDays, outcome: ended?.outcome ?? 'OPEN', departs };
}
