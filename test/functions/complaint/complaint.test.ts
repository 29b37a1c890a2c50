import { describe, expect, it } from 'vitest';
import { handler as followCalendar } from '../../../functions/complaint/follow-calendar/handler.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { addDays, addMonths, addYears } from '../../../shared/domain/calendar/day.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { newSecret } from '../../../shared/platform/ids.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readComplaintCounts } from '../../../shared/store/complaint/counts.ts';
import { readReadings } from '../../../shared/store/complaint/reading.ts';
import { takesOneMore } from '../../../shared/store/complaint/register.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { readOverview } from '../../../shared/store/overview/overview.ts';
import { tertialOf } from '../../../shared/domain/overview/tertial.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { mail } from '../../support/mocked-services.ts';
import { everythingIn } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import {
  at,
  desk,
  follow,
  handlers,
  latest,
  mailed,
  report,
  reviews,
  send,
  useComplaints,
  written,
} from './support.ts';

useComplaints();

const contract = contractSubject('granvik', 'lonn-1');
const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask(handlers.receive, {
    method: 'POST',
    route: '/v1/complaints',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const secret = 'Ingen kom på lördagen.';
const today = () => stockholmDay(new Date().toISOString());

describe('a complaint by the public form', () => {
  it('is taken without a name, has a reference and is answered at the address that only its writer has', async () => {
    const sent = await send({ about: 'lonn-1' });
    expect(sent.status).toBe(303);
    const receipt = await follow(sent.headers['location']);
    const complaint = await latest();
    expect(receipt.body).toContain(complaint.reference);
    expect(receipt.body).not.toContain(secret);
    expect(complaint).toMatchObject({ about: { contractId: 'lonn-1' }, registeredBy: null, mayMail: false });

    await at(complaint, 'coordinator', { step: 'answer', way: 'PAGE', answer: 'Vi beklagar. Besöket ersätts.' });
    expect((await follow(sent.headers['location'])).body).toContain('Vi beklagar. Besöket ersätts.');
    expect((await follow('/synpunkter/granvik.' + newSecret())).status).toBe(404);
    expect((await follow('/synpunkter/lillby.x')).status).toBe(404);
  });

  it('makes one complaint of a form that is sent twice, at once or later', async () => {
    const form = { key: newSecret(), email: 'berit@medborgare.example' };
    const [one, other] = await Promise.all([send(form), send(form)]);
    const again = await send(form);
    expect(new Set([one, other, again].map(({ headers }) => headers['location'])).size).toBe(1);
    const items = await everythingIn('CITIZEN_TABLE');
    expect(items.filter(({ complainant }) => JSON.stringify(complainant ?? null).includes('berit@'))).toHaveLength(1);
  });

  it('tells whoever left an address that it came, and never what it is about', async () => {
    await send({ email: 'karin@medborgare.example', name: 'Karin Klagan', about: 'lonn-1' });
    const { reference } = await latest();
    const told = (await mailed()).filter(({ to }) => to === 'karin@medborgare.example');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain(reference);
    for (const word of [secret, 'Karin', 'Lönnbacken', '/synpunkter/']) expect(told[0]?.text).not.toContain(word);
    expect((await mailed()).filter(({ to }) => to === 'karin@medborgare.example')).toEqual([]);
  });

  it.each([
    ['nothing in it', { text: '' }],
    ['another topic', { topic: 'COLOUR' }],
    ['no topic', { topic: '' }],
    ['an unknown field', { admin: 'yes' }],
    ['too much', { text: 'x'.repeat(5001) }],
    ['an address that is none', { email: 'karin' }],
    ['a telephone that is none', { phone: 'ring mig' }],
    ['a provider that is not there', { about: 'none' }],
    ['no key', { key: '' }],
    ['a key of another kind', { key: 'a' }],
  ])('is refused with %s, and nothing is kept', async (_name, form) => {
    const before = (await everythingIn('CITIZEN_TABLE')).length;
    const answer = await send(form);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('class="errors"');
    expect((await everythingIn('CITIZEN_TABLE')).length).toBe(before);
  });

  it('is refused from another site and in a body that is no form', async () => {
    const request = { method: 'POST', route: '/synpunkter', query: { municipality: 'granvik' } } as const;
    const foreign = { ...request, headers: { 'sec-fetch-site': 'cross-site' }, body: '' };
    expect((await ask(handlers.receive, foreign)).status).toBe(403);
    const json = { ...request, headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await ask(handlers.receive, json)).status).toBe(415);
  });

  it('is taken from the municipality’s e-service too, without a name, once however often it is sent', async () => {
    const body = {
      municipality: 'granvik',
      key: newSecret(),
      topic: 'TIMES',
      text: 'Från e-tjänsten',
      about: 'granvik.lonn-1',
    };
    const headers = { 'idempotency-key': 'e-1' };
    const both = await Promise.all([post(body, headers), post(body, headers)]);
    const again = [...both, await post(body, headers), await post(body)];
    expect(again.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(again.map(({ body: answer }) => answer)).size).toBe(1);
    const kept = (await everythingIn('CITIZEN_TABLE')).filter(({ text }) => text === 'Från e-tjänsten');
    expect(kept).toHaveLength(1);
    const complaint = await latest();
    expect(complaint).toMatchObject({ about: { contractId: 'lonn-1' }, channel: 'FORM', registeredBy: null });
    expect((await follow(again[0]?.headers['location'])).body).toContain(complaint.reference);
    expect((await post({ ...body, text: 'Annat' }, headers)).status).toBe(422);
  });

  it.each([
    ['a field too many', { admin: true }, 400, '/admin'],
    ['no text', { text: ' ' }, 400, '/text'],
    ['another topic', { topic: 'COLOUR' }, 400, '/topic'],
    ['an address that is none', { email: 'karin' }, 400, '/email'],
    ['a key of another kind', { key: 'a' }, 400, '/key'],
    ['a number for a text', { text: 7 }, 400, '/text'],
    ['somebody who is not there', { about: 'granvik.none' }, 422, '/about'],
    ['somebody of another municipality', { about: 'lillby.lonn-1' }, 422, '/about'],
    ['a municipality that is not there', { municipality: 'other' }, 404, ''],
  ])(
    'is refused from a system with %s, which is told where, and nothing is kept',
    async (_name, wrong, status, path) => {
      const before = await everythingIn('CITIZEN_TABLE');
      const answer = await post({ municipality: 'granvik', key: newSecret(), topic: 'TIMES', text: 'Hej', ...wrong });
      expect(answer.status).toBe(status);
      expect(answer.body).toContain(path);
      expect(await everythingIn('CITIZEN_TABLE')).toEqual(before);
    },
  );

  it('is taken so many times an hour, then refers to the telephone; nothing says who sent', async () => {
    const hour = '2026-01-01T10:15:00.000Z';
    expect(await takesOneMore('granvik', 2, hour)).toBe(true);
    expect(await takesOneMore('granvik', 2, hour)).toBe(true);
    expect(await takesOneMore('granvik', 2, hour)).toBe(false);
    expect(await takesOneMore('granvik', 2, '2026-01-01T11:00:00.000Z')).toBe(true);
    expect(JSON.stringify(await everythingIn('CITIZEN_TABLE'))).not.toContain('192.0.2.1');
  });
});

describe('at the desk', () => {
  it('an officer writes one down with its true day, has it, and nobody else but the coordinator reads it', async () => {
    const added = await desk('new-complaint', 'officer', written({ about: 'lonn-1', name: 'Per Ringde' }));
    expect(added.status).toBe(303);
    const complaint = await latest();
    expect(complaint).toMatchObject({ channel: 'CALL', receivedOn: '2026-03-02', registeredBy: 'Handa Läggare' });
    expect((await at(complaint, 'officer')).body).toContain('Per Ringde');
    expect((await at(complaint, 'coordinator')).status).toBe(200);
    for (const who of ['other', 'responsible', 'auditor'] as const) {
      expect((await at(complaint, who)).status, who).toBe(403);
    }
    expect((await at(complaint, 'coordinator', undefined, 'lillby')).status).toBe(403);
    expect((await at({ ...complaint, complaintId: 'none' }, 'coordinator')).status).toBe(404);
    const { body } = await desk('complaints', 'other');
    expect(body).not.toContain(complaint.reference);
    expect((await desk('complaints', 'officer')).body).toContain(complaint.reference);
  });

  it.each([
    ['a day to come', { receivedOn: '2999-01-01' }],
    ['a way that only others use', { channel: 'FORM' }],
    ['another kind', { kind: 'PRAISE' }],
    ['an unknown field', { status: 'CLOSED' }],
    ['nothing said', { text: '' }],
  ])('refuses to write one down with %s', async (_name, form) => {
    const before = (await everythingIn('CITIZEN_TABLE')).length;
    expect((await desk('new-complaint', 'officer', written(form))).status).toBe(422);
    expect((await everythingIn('CITIZEN_TABLE')).length).toBe(before);
  });

  it('2001:454 6 §: each reading is noted: who, what and when', async () => {
    await send();
    const complaint = await latest();
    await at(complaint, 'coordinator');
    const read = (await readReadings('granvik', today().slice(0, 7))).filter(
      ({ complaintId }) => complaintId === complaint.complaintId,
    );
    expect(read).toMatchObject([{ reader: 'Sam Ordning', ground: 'COORDINATOR', reference: complaint.reference }]);
    expect(JSON.stringify(read)).not.toContain(secret);
  });

  it('is handled only as its state allows, and by what its page can send', async () => {
    await send();
    const complaint = await latest();
    const step = (form: Record<string, string>) => at(complaint, 'coordinator', form);
    expect((await step({ step: 'close', outcome: 'UPHELD' })).status).toBe(422);
    expect((await step({ step: 'ask', question: 'Vad hände?' })).status).toBe(422);
    expect((await step({ step: 'finding', finding: 'SERIOUS', why: 'x' })).status).toBe(422);
    expect((await step({ step: 'answer', way: 'LETTER' })).body).toContain('Skriv svaret');
    expect((await step({ step: 'answer', way: 'PIGEON', answer: 'Hej' })).status).toBe(422);
    expect((await step({ step: 'assign', assigneeName: 'Eskil', assigneeEmail: 'nej' })).status).toBe(422);
    expect((await step({ step: 'erase' })).status).toBe(400);
    expect((await readEvents({ municipality: 'granvik', type: 'COMPLAINT', id: complaint.complaintId })).length).toBe(
      0,
    );
    expect(await latest()).toEqual(complaint);
  });

  it('hands one over: then the other reads it, and is told its reference alone', async () => {
    await send({ text: 'Något hemligt' });
    const complaint = await latest();
    expect((await at(complaint, 'other')).status).toBe(403);
    const to = { assigneeName: 'Eskil Budgeth', assigneeEmail: 'ekonom@granvik.example' };
    expect((await at(complaint, 'coordinator', { step: 'assign', ...to })).status).toBe(303);
    expect((await at(complaint, 'other')).body).toContain('Något hemligt');
    const told = (await mailed()).filter(({ text }) => text.includes('tilldelad'));
    expect(told).toMatchObject([{ to: 'ekonom@granvik.example' }]);
    expect(told[0]?.text).not.toContain('hemligt');
  });
});

describe('the provider’s account', () => {
  it('is asked for by a task link, without who complained, and nothing of it stands in the contract’s record', async () => {
    await send({ about: 'lonn-1', name: 'Karin Klagan', text: 'Karin fick ingen mat.' });
    const complaint = await latest();
    const question = { step: 'ask', question: 'Vad hände vid besöken den 28 februari?' };
    expect((await at(complaint, 'coordinator', { ...question, question: 'Gäller 19121212-1212' })).status).toBe(422);
    expect((await at(complaint, 'coordinator', question)).status).toBe(303);
    expect((await at(complaint, 'coordinator', question)).body).toContain('redan ställd');

    const task = (await readTasks(contract)).find(({ kind, status }) => kind === 'GIVE_ACCOUNT' && status === 'OPEN');
    if (task?.status !== 'OPEN') throw new Error('Nobody was asked');
    const link = await issueLink(task, new Date().toISOString());
    const visit = new LinkVisit(handlers.giveAccount, '/t/account/{token}', link);
    expect((await visit.get()).body).not.toContain('28 februari');
    const page = await visit.identify(mail).then(() => visit.get());
    expect(page.body).toContain('Vad hände vid besöken den 28 februari?');
    for (const word of ['Karin', 'ingen mat']) expect(page.body).not.toContain(word);
    expect((await visit.post({ step: 'answer', text: '' })).status).toBe(422);
    expect((await visit.post({ step: 'answer', text: 'Det gällde 121212-1212' })).status).toBe(422);
    await visit.post({ step: 'answer', text: 'Vi kom en timme sent.' });
    await visit.post({ step: 'answer', text: 'Något annat.' });
    expect((await visit.get()).body).toContain('Vi kom en timme sent.');
    expect((await at(complaint, 'coordinator')).body).toContain('Vi kom en timme sent.');

    const cases = JSON.stringify(await everythingIn('CASE_TABLE'));
    for (const word of ['Karin', 'ingen mat', '28 februari', 'en timme sent']) expect(cases).not.toContain(word);
    const events = await readEvents(contract);
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['ACCOUNT_ASKED', 'ACCOUNT_GIVEN']));
    expect(verifyChain(events, hashOf).ok).toBe(true);
  });

  it('is taken back when the complaint closes first: nobody is reminded of what nobody waits for', async () => {
    await send({ about: 'lonn-1' });
    const complaint = await latest();
    await at(complaint, 'coordinator', { step: 'ask', question: 'Vad hände?' });
    await at(complaint, 'coordinator', { step: 'answer', way: 'NONE' });
    await at(complaint, 'coordinator', { step: 'close', outcome: 'NOT_ASSESSABLE' });
    const tasks = (await readTasks(contract)).filter(({ kind }) => kind === 'GIVE_ACCOUNT');
    expect(tasks.filter(({ status }) => status === 'OPEN')).toEqual([]);
    expect(tasks.filter(({ status }) => status === 'REVOKED')).toHaveLength(1);
  });
});

describe('misconduct', () => {
  it('SoL 27:2, 27:4–27:6, LSS 24 b: a provider reports it, the responsible is told at once, and what is serious is with IVO before it closes', async () => {
    const sent = await report({
      kind: 'MISCONDUCT',
      text: 'En person fick fel läkemedel.',
      done: 'Läkare tillkallad.',
    });
    expect(sent.status).toBe(303);
    const complaint = await latest();
    expect((await report()).body).toContain(complaint.reference);
    expect((await report()).body).not.toContain('läkemedel');
    const told = (await mailed()).filter(({ to }) => to === 'enhetschef@granvik.example');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).not.toMatch(/läkemedel|Lönnbacken/);
    const step = (form: Record<string, string>) => at(complaint, 'responsible', form);
    expect((await at(complaint, 'responsible')).body).toContain('Läkare tillkallad.');
    await step({ step: 'answer', way: 'NONE' });
    expect((await step({ step: 'close', outcome: 'UPHELD' })).body).toContain('inte färdigutrett');
    expect((await step({ step: 'inspectorate', reportedOn: today(), reporter: 'PROVIDER' })).status).toBe(422);
    await step({ step: 'finding', finding: 'SERIOUS', why: 'Påtaglig risk för liv och hälsa.' });
    expect((await latest()).misconduct?.inspectorate?.reportBy).toBe(addDays(today(), 3));
    expect((await step({ step: 'close', outcome: 'UPHELD' })).status).toBe(422);
    const tomorrow = addDays(today(), 1);
    expect((await step({ step: 'inspectorate', reportedOn: tomorrow, reporter: 'PROVIDER' })).status).toBe(422);
    await step({ step: 'inspectorate', reportedOn: today(), reporter: 'PROVIDER' });
    expect((await step({ step: 'finding', finding: 'NO_MISCONDUCT', why: 'x' })).status).toBe(422);
    expect((await step({ step: 'close', outcome: 'UPHELD', measures: 'Ny rutin.' })).status).toBe(303);
    expect((await at(complaint, 'responsible')).body).toContain('Ny rutin.');
  });

  it.each([
    ['a personal number', { text: 'Gäller 19121212-1212' }],
    ['a contract of another’s', { contract: 'alm-1' }],
    ['another kind', { kind: 'ALARM' }],
    ['a day to come', { toldInspectorateOn: '2999-01-01' }],
    ['an unknown field', { sentBy: 'alm' }],
  ])('is not taken from a provider with %s', async (_name, form) => {
    const before = (await everythingIn('CITIZEN_TABLE')).length;
    expect((await report({ kind: 'DEVIATION', ...form })).status).toBe(422);
    expect((await everythingIn('CITIZEN_TABLE')).length).toBe(before);
  });

  it('is for the provider’s own members', async () => {
    expect((await report(undefined, 'eve')).status).toBe(404);
    expect((await report({ kind: 'DEVIATION' }, 'eve')).status).toBe(404);
  });
});

describe('the calendar', () => {
  const sweep = (day: string) => followCalendar({ at: `${day}T04:00:00.000Z` }, webContext);

  it('2001:454 6 §: draws last month’s readings once, for an auditor who can open none of them', async () => {
    const next = `${addMonths(today(), 1).slice(0, 7)}-01`;
    await sweep(next);
    await sweep(next);
    expect((await mailed()).filter(({ to }) => to === 'granskare@granvik.example')).toHaveLength(1);
    const month = today().slice(0, 7);
    expect((await reviews('coordinator')).status).toBe(403);
    const { body } = await reviews('auditor');
    expect(body).toContain('Sam Ordning');
    expect(body).not.toContain(secret);
    expect((await reviews('auditor', { month, verdict: 'FINE' })).status).toBe(422);
    expect((await reviews('auditor', { month: '2000-01', verdict: 'IN_ORDER' })).status).toBe(404);
    expect((await reviews('auditor', { month, verdict: 'IN_ORDER' })).status).toBe(303);
    await reviews('auditor', { month, verdict: 'TO_BE_ASKED' });
    expect((await reviews('auditor')).body).toContain('Allt är i ordning');
  });

  it('tells the coordinator of a day that has passed, once, and not of what is settled', async () => {
    await send();
    const complaint = await latest();
    await mailed();
    const late = addDays(complaint.answerBy, 1);
    await sweep(late);
    const first = (await mailed()).filter(({ text }) => text.includes(`(${complaint.reference})`));
    expect(first).toMatchObject([{ to: 'samordnare@granvik.example' }]);
    await sweep(addDays(late, 1));
    expect((await mailed()).filter(({ text }) => text.includes(`(${complaint.reference})`))).toEqual([]);
  });

  it('counts per provider and kind for the overview, and leaves out what would tell of individuals', async () => {
    for (const text of ['a', 'b', 'c', 'd', 'e']) await send({ about: 'alm-1', text });
    await report({ kind: 'DEVIATION', text: 'Larm bröts.' });
    await sweep(today());
    const [counts] = await readComplaintCounts('granvik');
    expect(counts?.providers.find(({ contractId }) => contractId === 'alm-1')?.complaints).toBe(5);
    expect(counts?.providers.find(({ contractId }) => contractId === 'lonn-1')?.deviations).toBeNull();
    const tertial = tertialOf(today());
    const overview = await readOverview('granvik', { tertial, on: today(), fewest: 2 });
    expect(overview.complaints).toEqual(counts);
  });

  it('erases a closed one when its time is out, with whatever led to it, and notes that there was one', async () => {
    const sent = await send({ about: 'lonn-1', text: 'Ska gallras' });
    const complaint = await latest();
    await at(complaint, 'coordinator', { step: 'note', note: 'Ska gallras med' });
    await at(complaint, 'coordinator', { step: 'answer', way: 'NONE' });
    await at(complaint, 'coordinator', { step: 'close', outcome: 'UPHELD' });
    const end = addYears(today(), 5);
    await sweep(addDays(end, -1));
    expect((await follow(sent.headers['location'])).status).toBe(200);
    await sweep(end);
    expect((await follow(sent.headers['location'])).status).toBe(404);
    const left = (await everythingIn('CITIZEN_TABLE')).filter((item) => JSON.stringify(item).includes('Ska gallras'));
    expect(left).toEqual([]);
    const log = (await everythingIn('CITIZEN_TABLE')).filter(({ pk }) => String(pk).includes('COMPLAINT_DISPOSAL'));
    expect(log.map(({ reference }) => reference)).toContain(complaint.reference);
  });
});
