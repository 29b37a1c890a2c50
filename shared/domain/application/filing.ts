import * as z from 'zod/mini';
import type { VersionIn } from '../choice-system/version.ts';
import { Officer } from '../desk/officer.ts';
import type { Text } from '../requirement/finding.ts';
import type { Application } from './application.ts';
import type { ApplicationContent } from './content.ts';
import { type ContentFault, contentFaults, offerFaults, type Offer } from './content-fault.ts';
import { Line } from './line.ts';

/** How an application came that nobody sent by the form or the API. */
export const Channel = z.enum(['POST', 'HANDED_OVER', 'E_MAIL']);
export type Channel = z.infer<typeof Channel>;

export const channelWords: Readonly<Record<Channel, Text>> = {
  POST: { sv: 'Med post', en: 'By post' },
  HANDED_OVER: { sv: 'Överlämnad på papper', en: 'Handed over on paper' },
  E_MAIL: { sv: 'Med e-post', en: 'By e-mail' },
};

/** Why the day and the version do not follow from each other as they usually do. */
export const Explanation = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

/** An application that an officer brought into the register: how it came, and who says so. */
export const Filing = z.strictObject({
  channel: Channel,
  registeredBy: Officer,
  registeredAt: z.iso.datetime(),
  explanation: z.optional(Explanation),
  /** The signatories whose signatures are on it, as the officer saw. */
  signedBy: z.array(Line),
  /** Everything that came is in the register, and its checks began; absent, its papers are still being entered. */
  entered: z.optional(z.strictObject({ by: Officer, at: z.iso.datetime() })),
});
export type Filing = z.infer<typeof Filing>;

/** An application whose papers are still being entered: received with its day, and not handled yet. */
export type BeingEntered = Extract<Application, { status: 'RECEIVED' }> & { readonly filing: Filing };

export function isBeingEntered<A extends Application>(application: A): application is A & BeingEntered {
  return (
    application.status === 'RECEIVED' && application.filing !== undefined && application.filing.entered === undefined
  );
}

/** What an officer says of a paper. */
export interface Paper {
  readonly content: ApplicationContent;
  /** When it came: the day by the stamp or the mail, never the day it is registered (LOV 4:5, FL 22 §). */
  readonly receivedAt: string;
  readonly explanation?: string | undefined;
  readonly signedBy: readonly string[];
}

/**
 * The version whose requirements apply to what came at an instant (LOV 8:1): the latest that was published by then. What
 * came before there was one is bound to the first, with an explanation.
 */
export function versionAt<V extends Pick<VersionIn<'PUBLISHED'>, 'publishedAt'>>(
  published: readonly V[],
  receivedAt: string,
): V | undefined {
  const inOrder = published.toSorted((a, b) => a.publishedAt.localeCompare(b.publishedAt));
  return inOrder.findLast(({ publishedAt }) => publishedAt <= receivedAt) ?? inOrder[0];
}

/**
 * What can't be registered: a day to come, or one before there was anything to apply for that nobody explains; what
 * names nobody; what can't be applied for; a signature of somebody who isn't named. All else may be missing: it is
 * received all the same (LOV 6:2).
 * @param version the one that it is bound to
 */
export function filingFaults(
  { content, receivedAt, explanation, signedBy }: Paper,
  {
    version,
    offer,
    now,
  }: {
    readonly version: Pick<VersionIn<'PUBLISHED'>, 'publishedAt'>;
    readonly offer: Offer;
    readonly now: string;
  },
): ContentFault[] {
  const names = (content.signatories ?? []).map(({ name }) => name);
  const isEarly = receivedAt < version.publishedAt && explanation === undefined;
  return [
    ...(receivedAt > now ? [{ path: '/receivedAt', text: toCome }] : []),
    ...(isEarly ? [{ path: '/explanation', text: unexplained }] : []),
    ...[...contentFaults(content), ...offerFaults(content, offer)].map((fault) => ({
      ...fault,
      path: `/content${fault.path}`,
    })),
    ...signedBy.flatMap((name, index) =>
      names.includes(name) ? [] : [{ path: `/signedBy/${String(index)}`, text: notNamed }],
    ),
  ];
}

/** Whether everybody who signs for the applicant has done so on it. */
export function isSigned({ signatories = [] }: ApplicationContent, signedBy: readonly string[]): boolean {
  return signatories.length > 0 && signatories.every(({ name }) => signedBy.includes(name));
}

const toCome: Text = {
  sv: 'Ange när ansökan kom in: en tid som har varit',
  en: 'Say when the application came: a time that has been',
};
const unexplained: Text = {
  sv: 'Ansökan kom innan det fanns något att ansöka till. Förklara varför den ändå registreras, eller rätta dagen',
  en: 'It came before there was anything to apply for. Explain why it is registered all the same, or correct the day',
};
const notNamed: Text = {
  sv: 'Den som har skrivit under måste stå bland firmatecknarna',
  en: 'Whoever has signed must be among the signatories',
};
