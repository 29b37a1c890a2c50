import * as z from 'zod/mini';
import { problem } from '../../../shared/http/problem.ts';

/** Where a list was left: in which day's order, and after how many. */
interface Cursor {
  readonly on: string;
  readonly from: number;
}

const Text = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}\+\d{1,6}$/));

/** Readers pass it on as it is. */
export function cursorOf({ on, from }: Cursor): string {
  return Buffer.from(`${on}+${String(from)}`).toString('base64url');
}

/** @throws ProblemError 400 when it is none that an answer gave */
export function readCursor(cursor: string): Cursor {
  const text = Text.safeParse(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!text.success) {
    throw problem('invalid-cursor', 400, 'The cursor is none that an answer gave', {
      errors: [{ path: '/cursor', message: 'Follow the `next` of the answer before' }],
    });
  }
  const [on = '', from = ''] = text.data.split('+');
  return { on, from: Number(from) };
}
