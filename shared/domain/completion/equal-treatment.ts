import type { Proposal } from '../decision/proposal.ts';
import { daysBetween } from '../calendar/day.ts';
import type { Correction } from './correction.ts';
import type { Deviation } from './deviation.ts';
import type { Extension } from './extension.ts';
import type { CompletionPeriod } from './period.ts';
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

/** Every answer about more time, yes and no, with its reason, in order: like questions are to be answered alike (LOV 1:2). */
export function extensionsDecided(
  requests: readonly CompletionRequest[],
): readonly (Exclude<Extension, { state: 'ASKED' }> & Pick<CompletionRequest, 'applicationId' | 'diaryNumber'>)[] {
  return requests.flatMap(({ applicationId, diaryNumber, extensions = [] }) =>
    extensions.flatMap((extension) =>
      extension.state === 'ASKED' ? [] : [{ ...extension, applicationId, diaryNumber }],
    ),
  );
}

/**
 * The requirements that a proposal says are not met and that the applicant was never asked about (LOV 1:2, 6:2): whether
 * others were is for a person to look at before it is put forward.
 */
export function notMetUnasked(
  { scopes }: Pick<Proposal, 'scopes'>,
  periods: readonly Pick<CompletionPeriod, 'requirementIds'>[],
): readonly string[] {
  const asked = new Set(periods.flatMap(({ requirementIds }) => requirementIds));
  const notMet = scopes
    .filter(({ outcome }) => outcome === 'REFUSE')
    .flatMap(({ reasons }) =>
      reasons.flatMap(({ basis }) => (basis.kind === 'REQUIREMENT' ? [basis.requirementId] : [])),
    );
  return [...new Set(notMet)].filter((id) => !asked.has(id));
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
