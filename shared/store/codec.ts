import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';

/** Attributes that belong to the store and not to what is stored. */
const storageAttributes = new Set(['pk', 'sk', 'duePk', 'dueSk', 'listPk', 'listSk', 'expiresAt']);

type Item = Record<string, unknown>;

/** Reads and writes one kind of item; what doesn't fit its schema is a fault, never half-read. */
export interface Codec<T> {
  readonly encode: (value: T) => Item;
  readonly decode: (item: Item) => T;
}

/** A stored shape that can't be read: it fails closed. */
export class StoredShapeError extends Error {
  override readonly name = 'StoredShapeError';
}

export function codec<S extends z.ZodMiniType>(schema: S): Codec<z.output<S>> {
  return {
    encode: (value) => schema.parse(value) as Item,
    decode: (item) => {
      const content = Object.fromEntries(Object.entries(item).filter(([name]) => !storageAttributes.has(name)));
      return parse(schema, content, String(item['sk'] ?? item['pk']));
    },
  };
}

/** Names the fields that don't fit and none of their values: those may be anything about anybody. */
function parse<S extends z.ZodMiniType>(schema: S, content: unknown, name: string): z.output<S> {
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  const where = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key].join('.'))
      : [issue.path.join('.')],
  );
  throw new StoredShapeError(`${name} has a shape this version does not know: ${where.join(', ')}`);
}

/** Where an aggregate's chain of events ends; its version is the number of the latest. */
export interface ChainEnd {
  readonly version: number;
  readonly eventHash: string;
}

/** An aggregate as it was read or written: with the version that its next change is conditional on. */
export type Kept<T> = T & ChainEnd;

const ChainEnd = z.object({ version: z.int(), eventHash: z.string() });

/** A codec for the `CASE` item of an aggregate. */
export function keptCodec<S extends z.ZodMiniType<object>>(schema: S): Codec<Kept<z.output<S>>> {
  const content = codec(schema);
  return {
    encode: ({ version, eventHash, ...value }) => ({ ...content.encode(value as z.output<S>), version, eventHash }),
    decode: ({ version, eventHash, ...item }) => ({
      ...content.decode(item),
      ...parse(ChainEnd, { version, eventHash }, String(item['sk'])),
    }),
  };
}

/** The item that a stream record carries; the event and the client describe the same values under two names. */
export function fromStreamImage(image: unknown): Item {
  if (image === undefined) throw new StoredShapeError('A stream record without its new image');
  return unmarshall(image as Parameters<typeof unmarshall>[0]);
}
