import { documentIdOf, KeptDocument, keptKey, type ToKeep } from '../../domain/register/kept-document.ts';
import type { Subject } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { sha256 } from '../../platform/hash.ts';
import { codec } from '../codec.ts';
import { putObject, readObject } from '../evidence-bucket.ts';
import { readCollection, readItem } from '../read.ts';
import { recordEvent } from '../record-event.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';

const documents = codec(KeptDocument);

/** Every document of a case that was kept as it was written. */
export async function readKeptDocuments(subject: Subject): Promise<KeptDocument[]> {
  return readCollection(collectionOf(subject), sortKey.document(''), documents);
}

export async function readKeptDocument(subject: Subject, documentId: string): Promise<KeptDocument | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.document(documentId) }, documents);
}

/**
 * Keeps a document's bytes: first they lie in the bucket, then the case says so, with their hash in its chain of events.
 * Whoever dies between the two leaves bytes that nobody names; called again, what was kept first stands.
 */
export async function keepDocument(
  subject: Subject,
  what: ToKeep,
  { bytes, at }: { readonly bytes: Uint8Array; readonly at: string },
): Promise<void> {
  const hash = sha256(bytes);
  const documentId = documentIdOf(what);
  const document: KeptDocument = {
    schemaVersion: 1,
    documentId,
    kind: what.kind,
    of: what.of,
    sha256: hash,
    bytes: bytes.byteLength,
    objectKey: keptKey(subject.municipality, subject.id, hash),
    keptAt: at,
  };
  await putObject(document.objectKey, { bytes, contentType: 'application/pdf', sha256: hash });
  const event = { type: 'DOCUMENT_KEPT', at, by: 'workflow', data: { documentId, sha256: hash } };
  const Item = { pk: collectionOf(subject), sk: sortKey.document(documentId), ...documents.encode(document) };
  try {
    await recordEvent(subject, event, {
      also: [{ Put: { TableName: tables.case, Item, ConditionExpression: 'attribute_not_exists(pk)' } }],
    });
  } catch (error) {
    if (!(error instanceof ConcurrencyError) || (await readKeptDocument(subject, documentId)) === null) throw error;
  }
}

/** The bytes in the bucket are not those that were kept, or there are none. */
export class KeptDocumentError extends Error {
  override readonly name = 'KeptDocumentError';
}

/** A kept document's bytes, bit for bit. @throws KeptDocumentError when they are not what was kept */
export async function readKeptBytes({ documentId, objectKey, sha256: kept }: KeptDocument): Promise<Uint8Array> {
  const file = await readObject(objectKey);
  if (file === null) throw new KeptDocumentError(`${documentId} is gone`);
  if (sha256(file.bytes) !== kept) throw new KeptDocumentError(`${documentId} has changed`);
  return file.bytes;
}
