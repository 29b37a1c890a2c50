import { AuditEvent } from '../domain/register/event.ts';
import type { Subject } from '../domain/task/task.ts';
import { codec } from './codec.ts';
import { readCollection } from './read.ts';
import { collectionOf } from './tables.ts';

const events = codec(AuditEvent);

/** Everything that happened to an aggregate, in order. */
export async function readEvents(subject: Subject): Promise<AuditEvent[]> {
  return readCollection(collectionOf(subject), 'EVENT#', events);
}
