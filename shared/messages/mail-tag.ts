import * as z from 'zod/mini';
import { Subject } from '../domain/task/task.ts';

/** The name under which SES hands back what a mail was about. */
export const mailTag = 'line';

const Line = z.tuple([z.string(), Subject.shape.type, z.string(), z.string()]);

/** Which line of the outbox a mail carries out: ids alone, in the signs that a tag of SES may have. */
export function tagOf({ subject, outboxId }: { readonly subject: Subject; readonly outboxId: string }): string {
  const { municipality, type, id } = subject;
  return Buffer.from(JSON.stringify([municipality, type, id, outboxId])).toString('base64url');
}

/** The line that a tag names; null for what is no tag of ours. */
export function lineOfTag(tag: string): { readonly subject: Subject; readonly outboxId: string } | null {
  try {
    const [municipality, type, id, outboxId] = Line.parse(JSON.parse(Buffer.from(tag, 'base64url').toString()));
    return { subject: { municipality, type, id }, outboxId };
  } catch {
    return null;
  }
}
