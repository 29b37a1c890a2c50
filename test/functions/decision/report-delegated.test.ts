import { beforeEach, describe, expect, it, vi } from 'vitest';
import { handler as officerPage } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler } from '../../../functions/decision/report-delegated/handler.tsx';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { handler as documents } from '../../../functions/decision/write-document/handler.tsx';
import type { DelegatedDecision } from '../../../shared/domain/decision/delegated.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { applicationSubject, commitApplication } from '../../../shared/store/application/application.ts';
import { listDelegated, readDelegated, reportDelegated } from '../../../shared/store/decision/delegated.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { received } from '../../support/stored-case.ts';
import { faultsOf } from '../../support/browser.ts';
import { streamOf } from '../../support/stream-event.ts';
import { type WebAnswer, webContext } from '../../support/web-request.ts';
import {
  askCommittee,
  askedToDecide,
  eventsOf,
  meetingDay,
  Officer,
  proposals,
  sentMail,
  useDecisions,
} from './support.ts';

useDecisions();

const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;
const page = 'delegated-decisions';
const committee = { municipality: 'granvik', type: 'COMMITTEE', id: 'socialnamnden' } as const;

/** Each test begins with nothing to report. */
beforeEach(async () => {
  const left = await readDelegated('granvik');
  if (left.length === 0) return;
  const at = new Date().toISOString();
  await reportDelegated(committee, left, { heldOn: '2026-01-01', paragraph: '1', by: 'Ett tidigare prov', at });
});

function show(query: Record<string, string> = {}): Promise<WebAnswer> {
  return askCommittee(handler, page, secretary, { query });
}

async function listed(): Promise<string> {
  return /name="listed" value="([^"]+)"/.exec((await show()).body)?.[1] ?? '';
}

async function report(form: Record<string, string>, who: Parameters<typeof askCommittee>[2] = secretary) {
  return askCommittee(handler, page, who, { form: { listed: await listed(), ...form } });
}

async function decided(): Promise<Subject> {
  const subject = await askedToDecide(proposals.clear());
  const who = { role: 'delegate', name: 'Enar Chefsson', email: 'enhetschef@granvik.example' } as const;
  const officer = await new Officer(officerPage, 'decision', subject, who).withoutConflict();
  await officer.send({ step: 'answer', answer: 'AS_PROPOSED' });
  return subject;
}

/** A line of a case that stands, as its decision wrote it. */
async function line(more: Partial<DelegatedDecision> = {}): Promise<DelegatedDecision> {
  const application = received();
  const subject = applicationSubject('granvik', application.applicationId);
  const one: DelegatedDecision = {
    schemaVersion: 1,
    subject,
    diaryNumber: application.diaryNumber,
    decidedAt: '2026-03-01T09:00:00.000Z',
    decidedBy: 'Enar Chefsson, Enhetschef',
    delegationPoint: '4.1',
    matter: { kind: 'APPLICATION', number: 1, scopes: [{ name: 'Hemtjänst', outcome: 'APPROVE' }] },
    ...more,
  };
  await commitApplication({
    before: null,
    after: application,
    event: { type: 'APPLICATION_RECEIVED', at: one.decidedAt, by: 'Prov', data: {} },
    also: [listDelegated(one)],
  });
  return one;
}

describe('the list of delegated decisions', () => {
  it('KL 6:40, 7:8: has a delegate’s decision by itself, by who decided and by which point', async () => {
    const subject = await decided();
    expect(await readDelegated('granvik')).toMatchObject([{ subject, delegationPoint: '4.1', matter: { number: 1 } }]);
    const { body } = await show();
    expect(body).toContain('Enar Chefsson, Enhetschef – delegationspunkt 4.1');
    expect(body).toContain(meetingDay);
  });

  it('KL 6:40, 7:8: is what the secretary is reminded of, once, when the meeting or the day nears; not when it was told', async () => {
    const sent = async (day: string): Promise<number> => {
      const before = (await readOutbox(committee)).length;
      await remind({ at: `${day}T06:00:00.000Z` }, webContext);
      return (await readOutbox(committee)).length - before;
    };
    await line();
    await line({ decidedAt: '2026-03-02T09:00:00.000Z' });
    const urgent = await line({ urgency: { reason: 'Brukare står utan hjälp.', nextMeetingOn: '2026-03-24' } });
    const days = ['2026-03-20', '2026-03-21', '2026-03-22', '2026-04-11', '2026-04-12', '2026-04-13'];
    const seen = [];
    for (const day of days) seen.push(await sent(day));
    expect(seen).toEqual([0, 1, 0, 0, 1, 0]);
    await sendMail(await streamOf(committee), webContext);
    expect(sentMail().to).toEqual(['sekreterare@granvik.example']);
    expect(sentMail().text).toContain('/desk/committees/granvik.socialnamnden/delegated-decisions');
    expect(sentMail().text).not.toMatch(/Enar|Brukare|Solgläntan/);
    const reported = { heldOn: meetingDay, paragraph: '77', by: 'Sekla Teräng', at: new Date().toISOString() };
    await reportDelegated(committee, await readDelegated('granvik'), reported);
    expect(await sent('2026-06-01')).toBe(0);
    expect(await eventsOf(committee, 'UNREPORTED_REMINDER_SENT')).toMatchObject([
      { data: { occasion: `MEETING#${urgent.urgency?.nextMeetingOn ?? ''}` } },
      { by: 'calendar' },
    ]);
  });

  it('has no decision twice, however many clicks came', async () => {
    const subject = await askedToDecide(proposals.clear());
    const who = { role: 'delegate', name: 'Enar Chefsson', email: 'enhetschef@granvik.example' } as const;
    const officer = await new Officer(officerPage, 'decision', subject, who).withoutConflict();
    const { basisHash: basis } = proposals.clear();
    await Promise.all([1, 2, 3].map(() => officer.post({ step: 'answer', answer: 'AS_PROPOSED', basis })));
    expect(await readDelegated('granvik')).toHaveLength(1);
  });

  it('moves what was reported to its meeting’s list, with an event on the case; the list stays', async () => {
    const subject = await decided();
    const answer = await report({ heldOn: meetingDay, paragraph: '45' });
    expect(answer.status).toBe(303);
    expect(await readDelegated('granvik')).toEqual([]);
    expect(await eventsOf(subject, 'DELEGATED_DECISION_REPORTED')).toMatchObject([
      { by: 'Sekla Teräng', data: { number: 1, heldOn: meetingDay, paragraph: '45' } },
    ]);
    const { body } = await show({ heldOn: meetingDay, paragraph: '45' });
    expect(body).toContain('Delegationsbeslut anmälda 10 mars 2026, § 45');
    expect(body).toContain('Enar Chefsson');
    expect((await show()).body).toContain('10 mars 2026, § 45');
  });

  it('reports each once when two secretaries press at once for two meetings', async () => {
    const subjects = [await decided(), await decided(), await decided()];
    const form = { heldOn: meetingDay, listed: await listed() };
    const answers = await Promise.all(['51', '52'].map((paragraph) => report({ ...form, paragraph })));
    for (const { status } of answers) expect([303, 422]).toContain(status);
    for (const subject of subjects) expect(await eventsOf(subject, 'DELEGATED_DECISION_REPORTED')).toHaveLength(1);
    const lists = await Promise.all(
      ['51', '52'].map((paragraph) => readDelegated('granvik', { heldOn: meetingDay, paragraph })),
    );
    expect(lists.flat()).toHaveLength(3);
  });

  it('takes more than a hundred, and goes on where a fault left off', async () => {
    const lines: DelegatedDecision[] = [];
    for (let index = 0; index < 120; index += 1) lines.push(await line());
    const at = new Date().toISOString();
    await reportDelegated(committee, lines.slice(0, 30), { heldOn: meetingDay, paragraph: '61', by: 'Sekla', at });
    expect((await report({ heldOn: meetingDay, paragraph: '61' })).status).toBe(303);
    expect(await readDelegated('granvik')).toEqual([]);
    expect(await readDelegated('granvik', { heldOn: meetingDay, paragraph: '61' })).toHaveLength(120);
  }, 60_000);

  it('reports nothing that was not on the page', async () => {
    await decided();
    const seen = await listed();
    await decided();
    const answer = await report({ heldOn: meetingDay, paragraph: '71', listed: seen });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Listan har ändrats');
    expect(await readDelegated('granvik')).toHaveLength(2);
  });

  it('leaves what was decided after the meeting, or after the list was printed, to the next', async () => {
    const early = await line({ decidedAt: '2026-03-01T09:00:00.000Z' });
    await line({ decidedAt: '2026-03-04T09:00:00.000Z' });
    await line({ decidedAt: '2026-03-09T09:00:00.000Z' });
    await report({ heldOn: '2026-03-05', paragraph: '81', through: '2026-03-02' });
    expect(await readDelegated('granvik', { heldOn: '2026-03-05', paragraph: '81' })).toMatchObject([
      { subject: early.subject },
    ]);
    await report({ heldOn: '2026-03-05', paragraph: '81' });
    expect(await readDelegated('granvik')).toHaveLength(1);
  });

  it('tells a decision that takes another’s place, and a contract that lapsed', async () => {
    await line({
      matter: { kind: 'APPLICATION', number: 2, scopes: [{ name: 'Hemtjänst', outcome: 'APPROVE' }], replaces: 1 },
    });
    await line({ matter: { kind: 'LAPSE' }, delegationPoint: '4.7', decidedBy: 'Sam Ordning' });
    const { body } = await show();
    expect(body).toContain('I stället för ärendets beslut 1');
    expect(body).toContain('Sam Ordning – delegationspunkt 4.7');
  });

  it('shows as late what has waited for longer than the municipality allows', async () => {
    await line({ decidedAt: '2026-01-23T09:00:00.000Z' });
    await line({ decidedAt: '2026-01-24T09:00:00.000Z' });
    const { body } = await show();
    expect(body).toContain('Sena: 1.');
    expect(body).toContain('2026-01-23 – sent');
    expect(body).not.toContain('2026-01-24 – sent');
  });

  it('refuses what can’t be, with words at the field, and moves nothing', async () => {
    await line();
    for (const [form, words] of [
      [{ heldOn: '2026-03-11', paragraph: '1' }, 'Sammanträdet har inte varit än'],
      [{ heldOn: '2026-02-01', paragraph: '1' }, 'Inget av besluten är från den tiden'],
      [{ heldOn: '2026-03-05', paragraph: '1', through: '2026-03-06' }, 'Välj sammanträdets dag'],
      [{ heldOn: meetingDay, paragraph: 'noll' }, 'Skriv paragrafens nummer'],
      [{ heldOn: 'igår', paragraph: '1' }, 'href="#heldOn"'],
      [{ heldOn: meetingDay, paragraph: '1', listed: 'x' }, 'class="errors"'],
      [{ heldOn: meetingDay, paragraph: '1', more: 'x' }, 'class="errors"'],
    ] as const) {
      const answer = await report(form);
      expect(answer.status).toBe(422);
      expect(answer.body).toContain(words);
    }
    expect(await readDelegated('granvik')).toHaveLength(1);
  });

  it('is the secretary’s to report, and another committee’s is not there', async () => {
    await line();
    const coordinator = { role: 'coordinator', name: 'Sam Ordning', email: 'samordnare@granvik.example' } as const;
    expect((await report({ heldOn: meetingDay, paragraph: '1' }, coordinator)).status).toBe(403);
    const other = await askCommittee(handler, page, secretary, { params: { committeeId: 'granvik.en-annan' } });
    expect(other.status).toBe(404);
    expect((await show({ heldOn: '2026-03-09', paragraph: '9' })).status).toBe(404);
    expect((await show({ heldOn: 'x' })).status).toBe(400);
  });

  it('is there as PDF and Word, with the same decisions', async () => {
    await decided();
    for (const format of ['pdf', 'docx']) {
      const answer = await askCommittee(documents, `${page}/document`, secretary, { query: { format } });
      expect(answer.status).toBe(200);
      expect(Buffer.from(answer.body, 'base64').length).toBeGreaterThan(5000);
    }
    const odd = await askCommittee(documents, `${page}/document`, secretary, { query: { format: 'odt' } });
    expect(odd.status).toBe(400);
  });

  it('is accessible in a real browser, as axe sees it', async () => {
    await line({ decidedAt: '2026-01-02T09:00:00.000Z' });
    await line({ decidedBy: 'Maj Ledamot', delegationPoint: '4.2' });
    const waiting = (await show()).body;
    const wrong = (await report({ heldOn: '', paragraph: '' })).body;
    await report({ heldOn: meetingDay, paragraph: '90' });
    const reported = (await show({ heldOn: meetingDay, paragraph: '90' })).body;
    vi.useRealTimers();
    expect(
      await faultsOf([
        ['delegated', waiting],
        ['delegated-error', wrong],
        ['delegated-reported', reported],
        ['delegated-none', (await show()).body],
      ]),
    ).toEqual([]);
  }, 120_000);
});
