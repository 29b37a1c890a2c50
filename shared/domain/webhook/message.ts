import * as z from 'zod/mini';
import { EntryEvent } from '../catalogue/entry-event.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { publicId } from '../municipality/public-id.ts';

/** What a receiver gets: that something happened, and where it can be read. Ids alone, nothing about a person. */
export const WebhookMessage = z.strictObject({
  type: EntryEvent.shape.type,
  /** When the catalogue came to show it. */
  timestamp: z.iso.datetime(),
  data: z.strictObject({
    municipality: MunicipalityId,
    /** The event's place among all of the municipality's, as in the feed. */
    number: z.int(),
    id: z.string(),
    choiceSystemId: z.string(),
    /** Where the entry is now; a client error there when it has ended. */
    entry: z.url(),
  }),
});
export type WebhookMessage = z.infer<typeof WebhookMessage>;

/** @param site the deployment's own address */
export function messageOf(
  { type, at, number, entryId, choiceSystemId }: EntryEvent,
  { municipality, site }: { readonly municipality: string; readonly site: string },
): WebhookMessage {
  const id = publicId(municipality, entryId);
  return {
    type,
    timestamp: at,
    data: {
      municipality,
      number,
      id,
      choiceSystemId: publicId(municipality, choiceSystemId),
      entry: `${site}/v1/catalogue/${id}`,
    },
  };
}

/** The same at every try, so that a receiver does a message once; without full stops, which part what is signed. */
export function messageId(municipality: string, number: number): string {
  return `${municipality}_${String(number)}`;
}
