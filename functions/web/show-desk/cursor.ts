import { PageProblem } from '../../../shared/http/page-problem.ts';

const position = /^\d{4}-\d{2}-\d{2}#[0-9A-Za-z_-]{1,64}$/;

/** Where a portion ended, in a word that addresses can carry and nobody needs to read. */
export function cursorOf(after: string): string {
  return Buffer.from(after).toString('base64url');
}

/** @throws PageProblem 400 for a word that no page has given out */
export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const after = Buffer.from(cursor, 'base64url').toString();
  if (cursor.length > 120 || !position.test(after)) throw new PageProblem(400);
  return after;
}
