import type * as z from 'zod/mini';
import type { PageRequest, PageResponse } from '../page.ts';
import { newLinkView } from './views/dead-link.tsx';
import type { View } from './views/frame.tsx';
import { again, html, type Page } from './visit.ts';

/** Mails a new link to the registered address. */
export async function newLink<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  view: View,
  request: PageRequest,
  token: string,
): Promise<PageResponse> {
  const sent = await page.store.requestNewLink(token);
  const after = await page.store.find(token);
  const remembers = after.kind === 'dead' && after.newLinkSentAt !== undefined;
  if (sent.kind === 'sent' && remembers) return again(request);
  return html(sent.kind === 'too-many' ? 429 : 200, newLinkView(view, sent.kind));
}
