import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';
import { Officer } from '../desk/officer.ts';
import type { Text } from '../requirement/finding.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { ContentFault } from './content-fault.ts';
import type { ApplicationContent } from './content.ts';
import { Channel, channelWords, Explanation } from './filing.ts';
import { Line } from './line.ts';

/** How a withdrawal came that nobody made by their link. */
export const WithdrawalChannel = z.enum([...Channel.options, 'TELEPHONE']);
export type WithdrawalChannel = z.infer<typeof WithdrawalChannel>;

export const withdrawalChannelWords: Readonly<Record<WithdrawalChannel, Text>> = {
  ...channelWords,
  TELEPHONE: { sv: 'Per telefon', en: 'By telephone' },
};

/** A withdrawal as an officer registers it: from whom, how and when it came. */
export const RegisteredWithdrawal = z.strictObject({
  from: Line,
  channel: WithdrawalChannel,
  receivedOn: z.iso.date(),
  /** By what right, when it came from another than those who sign for the applicant. */
  explanation: z.optional(Explanation),
  registeredBy: Officer,
});
export type RegisteredWithdrawal = z.infer<typeof RegisteredWithdrawal>;

/** Whoever may take the application back without showing a right of their own: those who sign, else its contact. */
export function mayWithdraw({ signatories, contact }: Pick<ApplicationContent, 'signatories' | 'contact'>): string[] {
  return (signatories ?? [contact]).map(({ name }) => name);
}

/** What can't be registered: a day that can't be, and the word of somebody whose right nobody explains. */
export function withdrawalFaults(
  { from, receivedOn, explanation }: Omit<RegisteredWithdrawal, 'registeredBy' | 'channel'>,
  application: {
    readonly content: Pick<ApplicationContent, 'signatories' | 'contact'>;
    readonly receivedAt: string;
    readonly today: Day;
  },
): ContentFault[] {
  const isPossible = receivedOn >= stockholmDay(application.receivedAt) && receivedOn <= application.today;
  const isKnown = mayWithdraw(application.content).some((name) => name.toLowerCase() === from.toLowerCase());
  return [
    ...(isPossible ? [] : [{ path: '/receivedOn', text: impossible }]),
    ...(isKnown || explanation !== undefined ? [] : [{ path: '/explanation', text: unexplained }]),
  ];
}

const impossible: Text = {
  sv: 'Ange dagen då återkallelsen kom: inte före ansökan, och inte en dag som kommer',
  en: 'Say on which day the withdrawal came: not before the application, and no day to come',
};
const unexplained: Text = {
  sv: 'Personen är inte firmatecknare i ansökan. Skriv med vilken rätt hen återkallar, till exempel en fullmakt',
  en: 'The person is no signatory of the application. Write by what right they withdraw it, for example a mandate',
};
