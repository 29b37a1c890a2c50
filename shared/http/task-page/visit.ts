import type * as z from 'zod/mini';
import { languageOf } from '../language.ts';
import { type PageRequest, type PageResponse, seeOther } from '../page.ts';
import type { Holder } from '../session.ts';
import type { TaskPageDefinition } from './definition.ts';
import type { LiveLink, TaskPageStore } from './store.ts';
import type { View } from './views/frame.tsx';

/** A kind of task's page and what it works with. */
export interface Page<Data, Schema extends z.ZodMiniType> {
  readonly definition: TaskPageDefinition<Data, Schema>;
  readonly store: TaskPageStore;
  /** Whether the person has to type a code first. */
  readonly needsCode: boolean;
  /** Whether the person has to sign in with an account of their own first. */
  readonly needsAccount: boolean;
  /** The time now, an ISO instant. */
  readonly now: () => string;
}

/** One request on a link that is alive. */
export interface Visit {
  readonly request: PageRequest;
  readonly token: string;
  readonly found: LiveLink;
  readonly view: View;
  /** Whether the person showed who they are, as far as this kind of task asks for it. */
  readonly identified: boolean;
  /** Who is signed in, where an account is asked for. */
  readonly holder?: Holder | undefined;
}

/** The same page again, by GET. */
export function again(request: PageRequest): PageResponse {
  return seeOther(addressOf(request));
}

/** The page's path, in the language it is read in. */
export function addressOf(request: PageRequest): string {
  return languageOf(request) === 'en' ? `${request.path}?lang=en` : request.path;
}

export function html(status: number, page: string): PageResponse {
  return { status, html: page };
}
