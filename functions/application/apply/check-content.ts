import type { ApplicationContent, Scope } from '../../../shared/domain/application/content.ts';
import { isOrganisationNumber } from '../../../shared/domain/provider/organisation-number.ts';
import { problem } from '../../../shared/http/problem.ts';

/**
 * @param at where in the body the content stands, as a JSON pointer
 * @throws ProblemError 400 when the number's length or check digit is wrong: it names nobody.
 */
export function checkOrganisationNumber(content: ApplicationContent, at: '' | '/content'): void {
  if (isOrganisationNumber(content.applicant.organisationNumber)) return;
  throw problem('invalid-body', 400, 'The body does not have the expected form', {
    errors: [
      {
        path: `${at}/applicant/organisationNumber`,
        message: 'Not an organisation number: its form or check digit is wrong',
      },
    ],
  });
}

/** What there is to apply for in a system. */
interface Offer {
  readonly services: readonly string[];
  readonly areas: readonly string[];
  readonly targetGroups: readonly string[];
}

/**
 * What a submission can't do without: what is applied for, and who answers for it.
 * Everything else may be missing: an incomplete application is received all the same.
 * @throws ProblemError 422 with every fault.
 */
export function checkSubmittable(content: ApplicationContent, offer: Offer): void {
  const errors = [
    ...(content.signatory === undefined
      ? [{ path: '/signatory', message: 'Name the signatory who confirms the application' }]
      : []),
    ...((content.scopes ?? []).length === 0 ? [{ path: '/scopes', message: 'Say what is applied for' }] : []),
    ...(content.scopes ?? []).flatMap((scope, index) => scopeErrors(scope, index, offer)),
  ];
  if (errors.length > 0) {
    throw problem('not-submittable', 422, 'The application does not yet say what it is for or who answers for it', {
      errors,
    });
  }
}

function scopeErrors(scope: Scope, index: number, offer: Offer): { path: string; message: string }[] {
  const fields = [
    ['service', scope.service, offer.services],
    ['area', scope.area, offer.areas],
    ['targetGroup', scope.targetGroup, offer.targetGroups],
  ] as const;
  return fields.flatMap(([field, value, known]) =>
    known.includes(value)
      ? []
      : [
          {
            path: `/scopes/${String(index)}/${field}`,
            message: `Not in this choice system; it has: ${known.join(', ')}`,
          },
        ],
  );
}
