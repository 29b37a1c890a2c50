import { expect, it } from 'vitest';
import { Complaint } from '../../../../shared/domain/complaint/complaint.ts';
import {
  commitComplaint,
  complaintSubject,
  noteAsked,
  noteSender,
  putAccount,
  putInvestigationNote,
  readComplaint,
} from '../../../../shared/store/complaint/complaint.ts';
import { eraseComplaint } from '../../../../shared/store/complaint/erase.ts';
import { transact } from '../../../../shared/store/transact.ts';
import { dyingBefore } from '../../../support/dying.ts';
import { everythingIn, useTables } from '../../../support/tables.ts';

useTables();

const at = '2031-01-02T08:00:00.000Z';

/** A closed complaint with more about it than one transaction takes. */
async function storeClosed(complaintId: string): Promise<void> {
  const subject = complaintSubject('granvik', complaintId);
  const note = (number: number) =>
    putInvestigationNote(subject, { noteId: `n${String(number)}`, at, by: 'Kim Kunnig', text: 'Hemligt' });
  await commitComplaint({
    before: null,
    after: Complaint.parse({
      schemaVersion: 1,
      status: 'CLOSED',
      municipality: 'granvik',
      complaintId,
      reference: `SN-K 2026/${complaintId}`,
      kind: 'COMPLAINT',
      topic: 'TIMES',
      about: null,
      channel: 'FORM',
      receivedOn: '2026-01-02',
      registeredAt: '2026-01-02T08:00:00.000Z',
      registeredBy: null,
      answerBy: '2026-01-16',
      mayMail: false,
      sentBy: 'p1',
      answer: { at, by: 'Kim Kunnig', way: 'NONE' },
      closed: { at, by: 'Kim Kunnig', outcome: 'UPHELD' },
      eraseOn: '2031-01-02',
    }),
    event: { type: 'COMPLAINT_REGISTERED', at, by: 'citizen', data: {} },
    also: [
      putAccount(subject, { taskId: `task-${complaintId}`, question: 'Varför?' }),
      noteAsked(subject, `task-${complaintId}`),
      noteSender(subject, 'p1'),
      ...Array.from({ length: 60 }, (_one, index) => note(index)),
    ],
  });
  await transact(Array.from({ length: 60 }, (_one, index) => note(100 + index)));
}

it.each([1, 2, 3, 4])(
  'an erasure that dies before its step %i is finished by the next, and leaves its line alone',
  async (nth) => {
    const complaintId = `c${String(nth)}`;
    await storeClosed(complaintId);
    const erase = async () => {
      const complaint = await readComplaint(complaintSubject('granvik', complaintId));
      if (complaint?.status === 'CLOSED') await eraseComplaint(complaint, at);
    };
    const { died } = await dyingBefore(nth, erase);
    expect(died).toBe(nth < 4);
    const lines = async () => (await everythingIn('CITIZEN_TABLE')).filter(({ pk }) => String(pk).includes('DISPOSAL'));
    expect((await lines()).filter(({ reference }) => String(reference).endsWith(`/${complaintId}`))).toHaveLength(
      died ? 0 : 1,
    );
    await erase();
    const left = (await everythingIn('CITIZEN_TABLE')).filter((item) => JSON.stringify(item).includes(complaintId));
    expect(left.map(({ pk }) => pk)).toEqual(['granvik#COMPLAINT_DISPOSAL#2031']);
  },
);
