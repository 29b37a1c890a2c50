import * as z from 'zod/mini';
import { VisitForm } from '../../../shared/domain/follow-up/visit-form.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const VisitFormView = z.strictObject({
  choiceSystemId: z.string(),
  serviceType: z.string(),
  /** The number of times that it has been written; 0 is what is asked where nobody has. */
  number: z.int(),
  form: VisitForm,
});

const form = '/v1/choice-systems/{choiceSystemId}/visit-forms/{serviceType}';
const refused = { 401: Problem, 403: Problem, 404: Problem };

export const manifest = defineFunction({
  name: 'follow-up-visit-provider',
  trigger: {
    kind: 'http',
    routes: [
      {
        method: 'PUT',
        path: form,
        kind: 'api',
        security: 'staff',
        summary: 'Write what follow-up visits of a kind of service ask from now on; those that are planned keep theirs',
        body: VisitForm,
        responses: { 200: VisitFormView, 400: Problem, ...refused, 409: Problem, 415: Problem, 422: Problem },
      },
      {
        method: 'GET',
        path: form,
        kind: 'api',
        security: 'staff',
        summary: 'What follow-up visits of a kind of service ask now',
        responses: { 200: VisitFormView, ...refused },
      },
      {
        method: 'GET',
        path: '/desk/choice-systems/{choiceSystemId}/visits',
        kind: 'page',
        security: 'staff',
        summary: 'A year’s follow-up visits of a choice system: planned, held and established.',
      },
      ...formPageRoutes(
        '/desk/contracts/{contractId}/visits',
        'The follow-up visits at a contract’s provider; plans another, announced or not.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/visits/{visitId}',
        'One follow-up visit: its report is written, sent to the provider to be checked, established, and its deficiencies followed up.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/joint-visits/{jointVisitId}',
        'A neighbour’s visit that the municipality was asked to share: its coordinator says yes or no, and its own copy of the established report is read.',
        'staff',
      ),
    ],
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
});
