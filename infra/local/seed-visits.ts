import { ulid } from 'ulid';

interface VisitsSeed {
  /** As `<municipality>.<id>`. */
  readonly choiceSystemId: string;
  readonly contractIds: { readonly told: string; readonly ownUnit: string };
  readonly coordinator: string;
  readonly post: (path: string, form: URLSearchParams) => Promise<unknown>;
}

/** So many days from now, in Stockholm. */
function day(from: Date, days: number): string {
  const then = new Date(from.getTime() + days * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(then);
}

/**
 * This year's follow-up as somebody meets it in the middle of it: a plan, an announced visit at the own unit next week, and
 * one that was made today, whose report its provider is asked about.
 */
export async function seedVisits({ choiceSystemId, contractIds, coordinator, post }: VisitsSeed): Promise<void> {
  const now = new Date();
  const [municipality = ''] = choiceSystemId.split('.');
  const common = {
    visitors: `${coordinator}, samordnare`,
    serviceType: 'home-care-service',
    reason: 'Årets uppföljningsplan.',
  };
  const requirements = ['HT-G-09', 'HT-G-14'];
  const planned = (more: Readonly<Record<string, string>>) => {
    const form = new URLSearchParams({ ...common, ...more });
    for (const id of requirements) form.append('requirements', id);
    return form;
  };
  await post(
    `/desk/choice-systems/${choiceSystemId}/follow-up-plans`,
    new URLSearchParams({ year: String(now.getFullYear()) }),
  );
  await post(
    `/desk/contracts/${contractIds.ownUnit}/visits`,
    planned({ visitId: ulid(), plannedOn: day(now, 7), announced: 'yes' }),
  );
  const visitId = ulid();
  await post(
    `/desk/contracts/${contractIds.told}/visits`,
    planned({ visitId, plannedOn: day(now, 0), announced: 'no' }),
  );
  const [met, lacking] = requirements;
  await post(
    `/desk/visits/${municipality}.${visitId}`,
    new URLSearchParams({
      step: 'send',
      version: '1',
      heldOn: day(now, 0),
      dueOn: day(now, 21),
      'answer-met': 'Verksamhetsansvarig och två medarbetare.',
      'answer-looked': 'Rutiner, och hur avvikelser rapporteras och följs upp.',
      'answer-staffKnowRoutines': 'SOME',
      'answer-summary': 'Verksamheten fungerar väl. En rutin behöver uppdateras.',
      [`result-${String(met)}`]: 'FULFILLED',
      [`result-${String(lacking)}`]: 'DEFICIENT',
      [`text-${String(lacking)}`]: 'Ledningssystemet beskriver inte hur avvikelser återförs till medarbetarna.',
    }),
  );
}
