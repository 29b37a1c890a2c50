import { addDays, type Day } from '../../../../shared/domain/calendar/day.ts';

/** When somebody does what they are asked: at the first mail, at the reminder, on the last day, when they are late, or not at all. */
export type Promptness = 'AT_ONCE' | 'REMINDED' | 'LAST_DAY' | 'LATE' | 'NEVER';

/** How a provider goes about its years. */
interface Manner {
  readonly reports: Promptness;
  readonly confirms: Promptness;
  /** Its reports are given back once, and it hands them in again at once. */
  readonly isGivenBack?: true;
  /** It finds something wrong whenever it is asked about its entry. */
  readonly findsFault?: true;
  /** It gives notice. */
  readonly leaves?: { readonly saysOn: Day; readonly lastDay: Day };
}

const manners: readonly Manner[] = [
  { reports: 'AT_ONCE', confirms: 'AT_ONCE' },
  { reports: 'REMINDED', confirms: 'LAST_DAY' },
  { reports: 'LAST_DAY', confirms: 'REMINDED' },
  { reports: 'LATE', confirms: 'AT_ONCE' },
  { reports: 'AT_ONCE', confirms: 'LATE', isGivenBack: true },
  { reports: 'NEVER', confirms: 'NEVER' },
  { reports: 'REMINDED', confirms: 'AT_ONCE', findsFault: true },
  { reports: 'AT_ONCE', confirms: 'AT_ONCE', leaves: { saysOn: '2028-05-02', lastDay: '2028-08-31' } },
];

export interface Provider {
  readonly contractId: string;
  readonly email: string;
  readonly manner: Manner;
  /** The municipality's own: it goes about it like anybody. */
  readonly isOwnUnit: boolean;
}

export const providers: readonly Provider[] = Array.from({ length: 5 }, () => manners).flatMap((all, round) =>
  all.map((manner, number) => {
    const contractId = `utforare-${String(round * all.length + number + 1).padStart(2, '0')}`;
    return { contractId, email: `${contractId}@omsorg.example`, manner, isOwnUnit: round + number === 0 };
  }),
);

/** What is asked of a provider: on a day, by another. */
export interface Question {
  readonly askedOn: Day;
  readonly dueOn: Day;
}

/** The day that a question is answered on; never, by those who stay silent. */
export function answeredOn(promptness: Promptness, { askedOn, dueOn }: Question, beforeDays: number): Day | null {
  if (promptness === 'AT_ONCE') return askedOn;
  if (promptness === 'REMINDED') return addDays(dueOn, -beforeDays);
  if (promptness === 'LAST_DAY') return dueOn;
  return promptness === 'LATE' ? addDays(dueOn, 1) : null;
}
