import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../shared/domain/register/case-documents.ts';
import { mayTellSecret, withoutPeople } from '../../../../shared/domain/register/masking.ts';
import { completeApplication } from '../../../support/application-builder.ts';

const filed = {
  receivedAt: '2026-03-02T09:00:00.000Z',
  evidence: [],
  opinions: [],
  notes: [],
  decisions: [],
  notice: null,
};

describe('the documents of a case', () => {
  it('OSL 5:2: are numbered as they came, the application first though its files were sent before it', () => {
    const file = { evidenceId: 'A', fileName: 'intyg.pdf', status: 'STORED', at: '2026-03-01T09:00:00.000Z' } as const;
    const documents = documentsOf({
      ...filed,
      evidence: [file, { ...file, evidenceId: 'B', status: 'REJECTED' }],
      proposedAt: '2026-03-05T09:00:00.000Z',
      notes: [{ kind: 'MAIL', at: '2026-03-03T09:00:00.000Z', by: 'Ebba Lind' }],
      notice: { sentAt: '2026-03-12T09:00:00.000Z' },
    });
    expect(documents.map(({ number, kind, direction }) => [number, kind, direction])).toEqual([
      [1, 'APPLICATION', 'INCOMING'],
      [2, 'FILE', 'INCOMING'],
      [3, 'LETTER_IN', 'INCOMING'],
      [4, 'PROPOSAL', 'INTERNAL'],
      [5, 'NOTICE', 'OUTGOING'],
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
});
