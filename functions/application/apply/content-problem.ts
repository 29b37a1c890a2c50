import type { ContentFault } from '../../../shared/domain/application/content-fault.ts';
import { problem, type ProblemError } from '../../../shared/http/problem.ts';

/** @param at where in the body the content stands, as a JSON pointer */
export function faultyContent(faults: readonly ContentFault[], at: '' | '/content'): ProblemError {
  const errors = fieldsOf(faults).map(({ path, message }) => ({ path: `${at}${path}`, message }));
  return problem('invalid-body', 400, 'The body does not have the expected form', { errors });
}

export function notSubmittable(faults: readonly ContentFault[]): ProblemError {
  return problem('not-submittable', 422, 'The application does not yet say what it is for or who answers for it', {
    errors: fieldsOf(faults),
  });
}

export function notTogether(faults: readonly ContentFault[]): ProblemError {
  return problem('not-offered-together', 422, 'It can not be submitted to all of these; nothing was submitted', {
    errors: fieldsOf(faults),
  });
}

function fieldsOf(faults: readonly ContentFault[]): { path: string; message: string }[] {
  return faults.map(({ path, text }) => ({ path, message: text.en }));
}
