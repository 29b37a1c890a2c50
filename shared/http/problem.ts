import * as z from 'zod/mini';

/** RFC 9457 problem details; `type` is stable per kind of error. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  /** What is wrong and where: a JSON pointer into the body, and a sentence. */
  errors: z.optional(z.array(z.strictObject({ path: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;

/** An answer that says what was wrong; handlers throw it, the bundle writes it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(details: Problem) {
    super(details.title);
    this.problem = details;
  }
}

/** @param slug ends the stable type `urn:valbar:problem:<slug>` */
export function problem(
  slug: string,
  status: number,
  title: string,
  more: { detail?: string; errors?: { path: string; message: string }[] } = {},
): ProblemError {
  return new ProblemError({ type: `urn:valbar:problem:${slug}`, title, status, ...more });
}

export function notFound(what: string): ProblemError {
  return problem('not-found', 404, `There is no such ${what}`);
}

/** The fields that a schema did not accept, each with a JSON pointer. */
export function invalidFields(error: z.core.$ZodError): ProblemError {
  const errors = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: pointer([...issue.path, key]), message: 'Unknown field' }))
      : [{ path: pointer(issue.path), message: issue.message }],
  );
  return problem('invalid-body', 400, 'The body does not have the expected form', { errors });
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
