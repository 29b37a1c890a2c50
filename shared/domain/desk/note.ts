import * as z from 'zod/mini';

/** Words in a case's journal (FL 27 §): what was said or came in, when, and who wrote it. */
export const Note = z.strictObject({
  schemaVersion: z.literal(1),
  noteId: z.string(),
  /** A telephone call, mail or a letter that came in, a meeting, or the officer's own note. */
  kind: z.enum(['NOTE', 'CALL', 'MAIL', 'MEETING']),
  /** The day that it is about. */
  on: z.iso.date(),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(5000)),
  by: z.string().check(z.minLength(1)),
  at: z.iso.datetime(),
  /** The note that this one stands instead of; that one stays readable. */
  corrects: z.optional(z.string()),
});
export type Note = z.infer<typeof Note>;

/** A note, and the one that corrects it, if any. */
export interface ShownNote {
  readonly note: Note;
  readonly correctedBy: Note | undefined;
}

/** The journal as it is read, the latest first: nothing is left out, and what was corrected says by what. */
export function journalOf(notes: readonly Note[]): readonly ShownNote[] {
  return notes
    .toSorted((one, other) => (one.noteId < other.noteId ? 1 : -1))
    .map((note) => ({ note, correctedBy: notes.find(({ corrects }) => corrects === note.noteId) }));
}
