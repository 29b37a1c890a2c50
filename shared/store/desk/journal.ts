import { Note } from '../../domain/desk/note.ts';
import type { Subject } from '../../domain/task/task.ts';
import { hashOf } from '../../platform/hash.ts';
import { newId } from '../../platform/ids.ts';
import { commitApplication, type KeptApplication } from '../application/application.ts';
import { codec } from '../codec.ts';
import { readCollection } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';

const notes = codec(Note);

export async function readNotes(subject: Subject): Promise<Note[]> {
  return readCollection(collectionOf(subject), 'NOTE#', notes);
}

/**
 * Writes a note into a case's journal. Notes are corrected by others, never changed; the event carries each one's hash.
 * @throws ConcurrencyError when the case changed meanwhile
 */
export async function writeNote(
  application: KeptApplication,
  written: Omit<Note, 'schemaVersion' | 'noteId'>,
): Promise<KeptApplication> {
  const note: Note = { ...written, schemaVersion: 1, noteId: newId() };
  const subject: Subject = {
    municipality: application.municipality,
    type: 'APPLICATION',
    id: application.applicationId,
  };
  const { noteId, kind, corrects } = note;
  return commitApplication({
    before: application,
    after: application,
    event: {
      type: corrects === undefined ? 'JOURNAL_NOTED' : 'JOURNAL_CORRECTED',
      at: note.at,
      by: note.by,
      data: { noteId, kind, noteHash: hashOf(note), ...(corrects === undefined ? {} : { corrects }) },
    },
    also: [
      {
        Put: {
          TableName: tables.case,
          Item: { pk: collectionOf(subject), sk: sortKey.note(noteId), ...notes.encode(note) },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ],
  });
}
