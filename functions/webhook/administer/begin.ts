import { EventType, mostWebhooks, type Webhook } from '../../../shared/domain/webhook/webhook.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { readVersion } from '../../../shared/store/catalogue/lists.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import type { Write } from '../../../shared/store/transact.ts';
import { beginWebhook, listWebhooks } from '../../../shared/store/webhook/webhook.ts';

interface Begun extends Pick<Webhook, 'municipality' | 'name' | 'url'> {
  readonly types?: readonly Webhook['types'][number][] | undefined;
  /** Only what is to come when it is left out. */
  readonly after?: number | undefined;
}

/** Tells another system from now on, or from an event that has been. */
export async function begin(
  { municipality, name, url, types = EventType.options, after }: Begun,
  {
    by,
    at,
    also,
  }: { readonly by: string; readonly at: string; readonly also: (webhookId: string) => readonly Write[] },
): Promise<Result<Kept<Webhook>, 'TOO_MANY' | 'NOT_YET'>> {
  const [others, version] = await Promise.all([listWebhooks(municipality), readVersion(municipality)]);
  if (others.length >= mostWebhooks) return err('TOO_MANY');
  if (after !== undefined && after > version) return err('NOT_YET');
  const webhookId = newId();
  const webhook: Webhook = {
    schemaVersion: 1,
    webhookId,
    municipality,
    name,
    url,
    types: EventType.options.filter((type) => types.includes(type)),
    status: 'ACTIVE',
    generation: 1,
    overlapUntil: null,
    by,
    createdAt: at,
  };
  return ok(await beginWebhook(webhook, { after: after ?? version, also: also(webhookId) }));
}
