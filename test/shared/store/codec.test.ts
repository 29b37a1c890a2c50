import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Application } from '../../../shared/domain/application/application.ts';
import { Task } from '../../../shared/domain/task/task.ts';
import { codec, fromStreamImage, keptCodec, StoredShapeError } from '../../../shared/store/codec.ts';
import { received } from '../../support/stored-case.ts';

const tasks = codec(Task);
const applications = keptCodec(Application);

const secret = 'Mika Glänta hemlig';
const task = {
  schemaVersion: 1,
  taskId: 't1',
  kind: 'SIGN',
  subject: { municipality: 'granvik', type: 'CONTRACT', id: 'c1' },
  assignee: { name: secret, email: 'mika@solglantan.example' },
  dueOn: '2026-03-16',
  openedAt: '2026-03-02T09:00:00.000Z',
  reminded: [],
  status: 'OPEN',
};

function refusalOf(decode: () => unknown): Error {
  try {
    decode();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It was read');
}

describe('a stored item', () => {
  it('is read back as it was written, without the store’s own attributes', () => {
    const item = {
      pk: 'p',
      sk: 's',
      duePk: 'd',
      dueSk: 'd',
      listPk: 'l',
      listSk: 'l',
      ...tasks.encode(Task.parse(task)),
    };
    expect(tasks.decode(item)).toEqual(task);
  });

  it.each([
    ['a field nobody knows', { ...task, nickname: secret }, 'nickname'],
    [
      'a field nobody knows inside another',
      { ...task, assignee: { ...task.assignee, nickname: secret } },
      'assignee.nickname',
    ],
    ['a missing field', { ...task, dueOn: undefined }, 'dueOn'],
    ['a value of another form', { ...task, dueOn: secret }, 'dueOn'],
    ['another schema version', { ...task, schemaVersion: 2 }, 'schemaVersion'],
    ['no schema version', { ...task, schemaVersion: undefined }, 'schemaVersion'],
    ['a state nobody knows', { ...task, status: 'SLEEPING' }, 'status'],
  ])('with %s is refused by the field’s name and without any value', (_what, item, field) => {
    const error = refusalOf(() => tasks.decode({ sk: 'TASK#t1', ...item }));
    expect(error).toBeInstanceOf(StoredShapeError);
    expect(error.message).toMatch(new RegExp(`^TASK#t1 .*: (.*, )?${field.replaceAll('.', '\\.')}(,|$)`));
    expect(error.message).not.toContain(secret);
    expect(error.message).not.toContain('SLEEPING');
  });

  it('is never written in a shape that could not be read', () => {
    expect(() => codec(z.strictObject({ dueOn: z.iso.date() })).encode({ dueOn: 'tomorrow' })).toThrow();
  });
});

describe('an aggregate’s item', () => {
  const kept = { ...received(), version: 3, eventHash: 'e'.repeat(64) };

  it('carries the end of its chain of events', () => {
    expect(applications.decode({ pk: 'p', sk: 'CASE', ...applications.encode(kept) })).toEqual(kept);
  });

  it.each(['version', 'eventHash'])('without its %s is refused like any other shape', (field) => {
    const error = refusalOf(() => applications.decode({ sk: 'CASE', ...kept, [field]: undefined }));
    expect(error).toBeInstanceOf(StoredShapeError);
    expect(error.message).toContain(field);
  });

  it('in a state with another state’s field is refused', () => {
    const error = refusalOf(() => applications.decode({ sk: 'CASE', ...kept, contractId: 'c1' }));
    expect(error).toBeInstanceOf(StoredShapeError);
    expect(error.message).toContain('contractId');
  });
});

describe('a record of the stream', () => {
  it('is read by the same values under the stream’s names', () => {
    expect(fromStreamImage({ pk: { S: 'p' }, attempts: { N: '0' } })).toEqual({ pk: 'p', attempts: 0 });
  });

  it('without its new image is refused', () => {
    expect(() => fromStreamImage(undefined)).toThrow(StoredShapeError);
  });
});
