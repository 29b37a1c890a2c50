import * as z from 'zod/mini';

/** A message that the local AWS was asked to send. */
export interface MailboxMessage {
  readonly id: string;
  /** SMS when it went to the municipality's mail-to-SMS gateway: `to` then holds telephone numbers. */
  readonly kind: 'MAIL' | 'SMS';
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** ISO instant. */
  readonly at: string;
}

const MessageList = z.object({
  messages: z.record(
    z.string(),
    z.array(
      z.object({
        MessageId: z.string(),
        Source: z.string(),
        To: z.array(z.string()),
        CC: z.optional(z.array(z.string())),
        BCC: z.optional(z.array(z.string())),
        Subject: z.nullish(z.string()),
        BodyText: z.nullish(z.string()),
        Timestamp: z.number(),
      }),
    ),
  ),
});

/** The local AWS's list of messages as they are shown: the newest first. */
export function readMessages(list: unknown, smsDomains: readonly string[]): MailboxMessage[] {
  return Object.values(MessageList.parse(list).messages)
    .flat()
    .map((sent): MailboxMessage => {
      const addresses = [...sent.To, ...(sent.CC ?? []), ...(sent.BCC ?? [])].map(bareAddress);
      const isSms = addresses.length > 0 && addresses.every((address) => smsDomains.includes(domainOf(address)));
      return {
        id: sent.MessageId,
        kind: isSms ? 'SMS' : 'MAIL',
        from: readable(sent.Source),
        to: isSms ? addresses.map((address) => address.replace(/@.*$/, '')) : addresses,
        subject: sent.Subject ?? '',
        text: sent.BodyText ?? '',
        at: new Date(sent.Timestamp * 1000).toISOString(),
      };
    })
    .map((message, position) => ({ message, position }))
    .toSorted((a, b) => b.message.at.localeCompare(a.message.at) || b.position - a.position)
    .map(({ message }) => message);
}

function bareAddress(address: string): string {
  return (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase();
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Undoes RFC 2047, in which a mail header carries what is not ASCII. */
function readable(header: string): string {
  return header.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, encoding: string, encoded: string) =>
    encoding.toLowerCase() === 'b' ? Buffer.from(encoded, 'base64').toString('utf8') : fromQ(encoded),
  );
}

function fromQ(encoded: string): string {
  const percent = encoded
    .replaceAll('_', ' ')
    .replaceAll('%', '%25')
    .replaceAll(/=([0-9a-f]{2})/gi, '%$1');
  try {
    return decodeURIComponent(percent);
  } catch {
    return encoded;
  }
}
