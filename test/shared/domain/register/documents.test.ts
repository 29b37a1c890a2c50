import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../shared/domain/application/evidence.ts';
import { documentsOf } from '../../../../shared/domain/register/case-documents.ts';
import type { CaseOnFile } from '../../../../shared/domain/register/case-on-file.ts';
import type { AuditEvent } from '../../../../shared/domain/register/event.ts';
import { lettersOf } from '../../../../shared/domain/register/mail-template.ts';
import { mayTellSecret, withoutPeople } from '../../../../shared/domain/register/masking.ts';
import { completeApplication, storedFile } from '../../../support/application-builder.ts';
import { filedCase } from '../../../support/case-on-file.ts';
import { decisionOf } from '../decision/builders.ts';

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T09:00:00.000Z`;

function proposedOn(instant: string, basisHash: string): AuditEvent {
  const data = { outcome: 'REFUSAL', basisHash };
  const chain = { schemaVersion: 1, seq: 1, toldHash: '', previousHash: '', hash: '' } as const;
  return { ...chain, type: 'DECISION_PROPOSED', at: instant, by: 'Ebba Lind', data };
}

function listed(changes: Partial<CaseOnFile>) {
  return documentsOf(filedCase(changes)).map(({ number, kind, direction }) => [number, kind, direction]);
}

describe('the documents of a case', () => {
  it('OSL 5:2: are numbered as they came, the application first though its files were sent before it', () => {
    const file: Evidence = { ...storedFile('insurance.certificate', '2026-03-02'), at: at(1) };
    const note = {
      schemaVersion: 1,
      noteId: 'N',
      kind: 'MAIL',
      on: '2026-03-02',
      text: 'Brev',
      by: 'Ebba Lind',
    } as const;
    expect(
      listed({
        evidence: [file, { ...file, evidenceId: 'B', status: 'REJECTED' }],
        notes: [
          { ...note, at: at(3) },
          { ...note, kind: 'CALL', at: at(4) },
        ],
        events: [proposedOn(at(5), 'a'), proposedOn(at(6), 'b')],
        decisions: [{ ...decisionOf(), decidedAt: at(7) }],
      }),
    ).toEqual([
      [1, 'APPLICATION', 'INCOMING'],
      [2, 'FILE', 'INCOMING'],
      [3, 'NOTED', 'INCOMING'],
      [4, 'NOTED', 'INTERNAL'],
      [5, 'PROPOSAL', 'INTERNAL'],
      [6, 'PROPOSAL', 'INTERNAL'],
      [7, 'DECISION', 'INTERNAL'],
    ]);
  });

  it('are what was asked and answered, the notice with its proof, and what came of it in court, by the day of each', () => {
    const by = 'Ebba Lind';
    const registered = { by, at: at(20) };
    const documents = documentsOf(
      filedCase({
        completions: [
          {
            schemaVersion: 1,
            applicationId: 'A',
            diaryNumber: 'SN 2026/00042',
            kind: 'COMPLETION',
            number: 1,
            by,
            at: at(3),
            items: [
              { requirementId: 'HT-S-01', ask: { kind: 'FIELD', field: 'answer' }, text: { sv: 'Vad?', en: 'What?' } },
            ],
            days: 14,
            ended: { at: at(4), outcome: 'ANSWERED' },
          },
        ],
        notices: [
          {
            schemaVersion: 1,
            status: 'GIVEN',
            noticeId: 'N',
            decisionNumber: 1,
            channel: 'TASK_LINK',
            address: 'hej@example.se',
            sentAt: at(10),
            givenAt: '2026-03-12T11:00:00.000Z',
            proof: { kind: 'REGISTERED_LETTER', reference: 'RR 1', registeredBy: by, registeredAt: at(15) },
          },
        ],
        remedies: [
          {
            schemaVersion: 1,
            decisionNumber: 1,
            misdirected: { receivedOn: '2026-03-18', reference: 'brev', ...registered },
            outcome: { kind: 'REJECTED', on: '2026-03-19', caseNumber: '1-26', summary: 'Avslag', by, at: at(21) },
          },
        ],
      }),
    );
    expect(documents.slice(1).map(({ kind, direction, on }) => [kind, direction, on])).toEqual([
      ['COMPLETION_ASKED', 'OUTGOING', undefined],
      ['COMPLETION', 'INCOMING', undefined],
      ['NOTICE', 'OUTGOING', undefined],
      ['NOTICE_PROOF', 'INCOMING', '2026-03-12'],
      ['REMEDY', 'INCOMING', '2026-03-18'],
      ['RULING', 'INCOMING', '2026-03-19'],
    ]);
  });
});

describe('the letters of a case', () => {
  const task = { taskId: 'T', kind: 'COMPLETE', assignee: { name: 'Sol Glänta' } } as const;
  const line = { at: at(3), state: 'DONE' } as const;

  it('are what went to people outside: the reminder, not the document that is listed for itself nor word to the staff', () => {
    const lines = [
      { ...line, template: 'TASK', taskId: 'T' },
      { ...line, template: 'REMINDER_OVERDUE', taskId: 'T' },
      { ...line, template: 'ESCALATION', taskId: 'T' },
      { ...line, template: 'RECEIPT', state: 'LETTER_SENT', doneAt: at(5) },
      { ...line, template: 'RECEIPT', state: 'FAILED' },
      { ...line, template: 'TASK', taskId: 'J' },
    ] as const;
    expect(lettersOf(lines, [task, { taskId: 'J', kind: 'JUDGE', assignee: { name: 'Ebba Lind' } }])).toEqual([
      { template: 'REMINDER_OVERDUE', task: 'COMPLETE', to: 'Sol Glänta', at: at(3), byPost: false },
      { template: 'RECEIPT', at: at(5), byPost: true },
    ]);
  });
});

describe('what is left out for publication', () => {
  const { content } = completeApplication();
  const point = {
    point: 'AUTHORISATION',
    evidence: ['method'],
    check: { kind: 'undertaking', accepts: { sv: 'Ja', en: 'Yes' } },
  } as const;
  const requirement = { controlPoints: [{ ...point, evidence: [...point.evidence] }] };
  const claiming = (part: string) => ({ ...content, businessSecrets: [{ part, reason: 'Pris' }] });

  it('OSL 31:16: the reason that rests on a claimed statement or file, and no other', () => {
    const files = [{ evidenceId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', kind: 'method' }];
    expect(mayTellSecret(claiming('/statements/method'), [])(requirement)).toBe(true);
    expect(mayTellSecret(claiming('evidence:01ARZ3NDEKTSV4RRFFQ69G5FAV'), files)(requirement)).toBe(true);
    expect(mayTellSecret(claiming('/statements/other'), files)(requirement)).toBe(false);
    expect(mayTellSecret(content, files)(requirement)).toBe(false);
  });

  it('every reason, when it can’t be told which of them a claim touches; none, when it is about what is published anyway', () => {
    expect(mayTellSecret(claiming('/figures/staff.full-time'), [])(requirement)).toBe(true);
    expect(mayTellSecret(claiming('/capacity'), [])(requirement)).toBe(false);
  });

  it('names, addresses and telephones of private persons, in whatever letters they were written', () => {
    const { name, email, phone } = content.contact;
    const hide = withoutPeople(content, '[namn]');
    expect(hide(`Talade med ${name.toUpperCase()}, ${email}, ${phone}.`)).toBe('Talade med [namn], [namn], [namn].');
    expect(hide('Ingen nämns.')).toBe('Ingen nämns.');
  });

  it('a sole trader’s number, which is the person’s own, however a contract or a note writes it', () => {
    const { applicant } = content;
    const number = (organisationNumber: string) => ({
      ...content,
      applicant: { ...applicant, registration: { kind: 'SWEDISH', organisationNumber } as const },
    });
    const hide = withoutPeople(number('19800229-1238'), '[namn]');
    for (const written of ['800229-1238', '198002291238', '19800229-1238', '8002291238'])
      expect(hide(`Sökande: Firma, ${written}.`)).toBe('Sökande: Firma, [namn].');
    expect(hide('Dnr 9800229-12385')).toBe('Dnr 9800229-12385');
    expect(withoutPeople(number('556100-0018'), '[namn]')('Bolag, 556100-0018')).toBe('Bolag, 556100-0018');
  });
});
