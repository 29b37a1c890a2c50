import * as z from 'zod/mini';
import type { ChoiceSystem } from '../../domain/choice-system/choice-system.ts';
import { standardVisitForm, VisitForm } from '../../domain/follow-up/visit-form.ts';
import { hashOf } from '../../platform/hash.ts';
import { choiceSystemSubject, commitChoiceSystem, readChoiceSystem } from '../choice-system/choice-system.ts';
import { codec } from '../codec.ts';
import { queryAll } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { aggregateChanged, retryOnConcurrency } from '../transact.ts';

/** A kind of service's form, the number of times it has been written; no number is written over. */
const NumberedForm = z.strictObject({ schemaVersion: z.literal(1), number: z.int(), form: VisitForm });
type NumberedForm = z.infer<typeof NumberedForm>;

const forms = codec(NumberedForm);

type System = Pick<ChoiceSystem, 'municipality' | 'id'>;

/** What visits of a kind of service ask now; number 0 is what is asked where nobody has written a form. */
export async function readVisitForm(
  { municipality, id }: System,
  serviceType: string,
): Promise<Omit<NumberedForm, 'schemaVersion'>> {
  const [latest] = await queryAll(
    {
      TableName: tables.case,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: {
        ':pk': collectionOf(choiceSystemSubject(municipality, id)),
        ':prefix': `VISIT_FORM#${serviceType}#`,
      },
      ScanIndexForward: false,
    },
    forms,
  );
  return latest ?? { number: 0, form: standardVisitForm };
}

/** Writes what visits of a kind of service ask from now on; those that are planned keep theirs. The same form again changes nothing. */
export async function putVisitForm(
  system: System,
  serviceType: string,
  form: VisitForm,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<Omit<NumberedForm, 'schemaVersion'>> {
  return retryOnConcurrency(
    async () => {
      const standing = await readChoiceSystem(system.municipality, system.id);
      const latest = await readVisitForm(system, serviceType);
      if (hashOf(latest.form) === hashOf(form)) return latest;
      const number = latest.number + 1;
      const pk = collectionOf(choiceSystemSubject(system.municipality, system.id));
      const Item = {
        pk,
        sk: sortKey.visitForm(serviceType, number),
        ...forms.encode({ schemaVersion: 1, number, form }),
      };
      await commitChoiceSystem({
        before: standing,
        after: standing,
        event: { type: 'VISIT_FORM_SET', at, by, data: { serviceType, number, formHash: hashOf(form) } },
        also: [{ Put: { TableName: tables.case, Item, ConditionExpression: 'attribute_not_exists(pk)' } }],
      });
      return { number, form };
    },
    undefined,
    aggregateChanged,
  );
}
