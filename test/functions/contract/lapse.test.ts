import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as administer } from '../../../functions/contract/administer/handler.tsx';
import { handler as receiveNotice } from '../../../functions/contract/receive-notice/handler.tsx';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { readContractNotices } from '../../../shared/store/contract/notice.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { giveMoreTime, letLapse, proposeToLapse } from '../../../shared/store/contract/lapse.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readRound } from '../../../shared/store/task/round.ts';
import { recordSignature } from '../../../shared/store/contract/sign.ts';
import { moveTask, readTasks } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { contractOut, openTasksOf, signingAs } from '../../support/contract-out.ts';
import { granvik } from '../../support/granvik.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { mail, workflow } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });
workflow.onAnyCommand().resolves({});
mail.onAnyCommand().resolves({});
const issuer = new OidcIssuer();

beforeAll(async () => {
  await openHomeCare();
  await issuer.start();
  Object.assign(process.env, issuer.environment);
});
afterAll(() => issuer.stop());
beforeEach(() => {
  signingAs({});
});

const today = stockholmDay(new Date().toISOString());
/** Granvik gives thirty days, and comes back two days after. */
const late = addDays(today, 32);
const second = { name: 'Bodil Ek', email: 'bodil@granvik.example', phone: '0701740699' };
const reason = { by: 'Sam Ordning', authority: 'punkt 4.3', why: 'Inget svar trots två påminnelser.' };

function sweep(day: string): Promise<{ reminded: number }> {
  return remind({ at: `${day}T06:00:00.000Z` }, webContext);
}

async function signAs(contract: Subject, party: 'PROVIDER' | 'MUNICIPALITY', at = new Date().toISOString(), nth = 0) {
  const found = await readContract(contract);
  if (found === null || found.status === 'DRAFT' || found.documentHash === undefined) throw new Error('Not sent out');
  const signer = found.signers.filter((one) => one.party === party)[nth];
  const signature = { method: 'WET_INK', name: signer?.name ?? '', at, documentHash: found.documentHash } as const;
  return recordSignature(
    { contract, signerId: signer?.signerId ?? '', by: 'Sam', signature: { ...signature, registeredBy: 'Sam' } },
    at,
  );
}

function page(
  contract: Subject,
  request: { form?: Record<string, string>; role?: string; path?: string; query?: Record<string, string> } = {},
) {
  const claims = {
    sub: 'c',
    name: 'Sam Ordning',
    email: 'samordnare@granvik.example',
    'cognito:groups': [`granvik:${request.role ?? 'coordinator'}`],
  };
  return ask(administer, {
    route: '/desk/contracts/{contractId}',
    params: { contractId: `${contract.municipality}.${contract.id}` },
    cookies: [`__Host-session=${issuer.token(claims)}`],
    ...(request.form === undefined ? {} : { form: request.form }),
  });
}

/** A contract that its provider let lie, and that the calendar has asked about; the days are past for real. */
async function proposed() {
  const out = await contractOut();
  await signAs(out.contract, 'MUNICIPALITY');
  await transact((await openTasksOf(out.contract, 'SIGN')).map((task) => moveTask(task, addDays(today, -5))));
  await sweep(today);
  return out;
}

describe('signing in order', () => {
  it('asks the other party when the last of the first has signed, with days of its own', async () => {
    signingAs({ order: 'PROVIDER_FIRST', signers: [...granvik.signing.signers, second] });
    const { contract } = await contractOut();
    expect(await openTasksOf(contract, 'REGISTER_SIGNATURE')).toEqual([]);
    expect(await signAs(contract, 'MUNICIPALITY')).toMatchObject({ error: 'NOT_YOUR_TURN' });
    const signedOn = addDays(today, 12);
    expect(await signAs(contract, 'PROVIDER', `${signedOn}T08:00:00.000Z`)).toMatchObject({ kind: 'RECORDED' });
    expect(
      (await openTasksOf(contract, 'REGISTER_SIGNATURE')).map(({ assignee, dueOn }) => [assignee.email, dueOn]),
    ).toEqual([
      ['enhetschef@granvik.example', addDays(signedOn, 30)],
      ['bodil@granvik.example', addDays(signedOn, 30)],
    ]);
    expect((await readOutbox(contract)).filter(({ kind }) => kind === 'MAIL')).toHaveLength(3);
  });

  it('takes two for the municipality jointly, at the same time and in any order, each once', async () => {
    signingAs({ order: 'MUNICIPALITY_FIRST', signers: [...granvik.signing.signers, second] });
    const { contract, application } = await contractOut();
    const [one, other] = [0, 1].map((nth) => () => signAs(contract, 'MUNICIPALITY', undefined, nth));
    const answers = await Promise.all([other?.(), one?.(), one?.(), other?.()]);
    expect(answers.filter((answer) => answer?.kind === 'RECORDED')).toHaveLength(2);
    expect(await openTasksOf(contract, 'SIGN')).toHaveLength(1);
    await signAs(contract, 'PROVIDER');
    expect(await readContract(contract)).toMatchObject({ status: 'SIGNED' });
    expect(await readApplication(application)).toMatchObject({ status: 'CONTRACTED' });
  });
});

describe('a contract that is not signed in time', () => {
  it('LOV 8:3: becomes a question to the coordinator, once, and nothing else happens by itself', async () => {
    const { contract, application } = await contractOut();
    await signAs(contract, 'MUNICIPALITY');
    await sweep(addDays(today, 31));
    expect(await openTasksOf(contract, 'DECIDE_LAPSE')).toEqual([]);
    await Promise.all([sweep(late), sweep(late)]);
    await sweep(addDays(late, 1));
    const tasks = await openTasksOf(contract, 'DECIDE_LAPSE');
    expect(tasks.map(({ assignee }) => assignee.email)).toEqual(['samordnare@granvik.example']);
    expect(await readContract(contract)).toMatchObject({
      status: 'AWAITING_SIGNATURES',
      lapseProposed: { taskId: tasks[0]?.taskId },
    });
    expect(await readApplication(application)).toMatchObject({ status: 'CONTRACT_PENDING' });
    expect(await readRound(application, 'SIGNING')).not.toHaveProperty('outcome');
  });

  it('LOV 8:3: is not held against the provider while the municipality is late; who gets its days anew then', async () => {
    const { contract } = await contractOut();
    await sweep(late);
    await sweep(addDays(late, 20));
    expect(await openTasksOf(contract, 'DECIDE_LAPSE')).toEqual([]);
    const signedOn = addDays(late, 21);
    await signAs(contract, 'MUNICIPALITY', `${signedOn}T08:00:00.000Z`);
    expect(await openTasksOf(contract, 'SIGN')).toMatchObject([{ dueOn: addDays(signedOn, 30), reminded: [] }]);
    await sweep(addDays(signedOn, 31));
    expect(await openTasksOf(contract, 'DECIDE_LAPSE')).toEqual([]);
    await sweep(addDays(signedOn, 32));
    expect(await openTasksOf(contract, 'DECIDE_LAPSE')).toHaveLength(1);
  });

  it('is in force when they sign after all, and nobody is asked any longer', async () => {
    const { contract, application } = await proposed();
    await signAs(contract, 'PROVIDER');
    expect(await readContract(contract)).toMatchObject({ status: 'SIGNED' });
    expect(await readApplication(application)).toMatchObject({ status: 'CONTRACTED' });
    expect((await readTasks(contract)).find(({ kind }) => kind === 'DECIDE_LAPSE')).toMatchObject({
      status: 'REVOKED',
      why: 'SIGNED',
    });
  });

  it('lapses by a person with a reason: application, wait and word to the applicant, in one', async () => {
    const { contract, application } = await proposed();
    expect((await page(contract)).body).toContain('Låt avtalet förfalla');
    expect((await page(contract, { form: { step: 'lapse', why: '  ' } })).status).toBe(422);
    expect((await page(contract, { role: 'auditor', form: { step: 'lapse', ...reason } })).status).toBe(403);
    expect((await page(contract, { form: { step: 'lapse', ...reason } })).status).toBe(303);
    expect(await readContract(contract)).toMatchObject({ status: 'LAPSED', lapsed: reason });
    expect(await readApplication(application)).toMatchObject({ status: 'LAPSED' });
    expect(await readRound(application, 'SIGNING')).toMatchObject({ outcome: 'LAPSED' });
    expect((await readOutbox(application)).filter(({ kind }) => kind === 'CALLBACK')).toHaveLength(1);
    const open = (await readTasks(contract)).filter(({ status }) => status === 'OPEN');
    expect(open.map(({ kind, assignee }) => [kind, assignee.email])).toEqual([
      ['RECEIVE_CONTRACT_NOTICE', 'kim@solglantan.example'],
    ]);
    expect((await page(contract, { form: { step: 'lapse', ...reason } })).status).toBe(409);
    expect(verifyChain(await readEvents(contract), hashOf)).toMatchObject({ ok: true });
    expect(await signAs(contract, 'PROVIDER')).toMatchObject({ error: 'NOT_AWAITING' });
  });

  it('tells the applicant by a link whose opening says nothing yet, and whose button is when they got it', async () => {
    const { contract } = await proposed();
    await letLapse(contract, { ...reason, at: new Date().toISOString() });
    const [task] = await openTasksOf(contract, 'RECEIVE_CONTRACT_NOTICE');
    if (task === undefined) throw new Error('Nobody is told');
    const token = await issueLink(task, new Date().toISOString());
    const visit = new LinkVisit(receiveNotice, '/t/contract-notice/{token}', token);
    for (const method of ['HEAD', 'GET', 'GET'] as const) {
      const opened = await visit.get(method);
      expect(opened.status).toBe(200);
      expect(opened.body).not.toContain(reason.why);
    }
    expect((await readContractNotices(contract))[0]).not.toHaveProperty('given');
    expect((await visit.post({ step: 'answer' })).status).toBe(422);
    expect((await visit.post({ step: 'answer', confirm: 'yes' })).status).toBe(303);
    expect((await readContractNotices(contract))[0]).toMatchObject({
      kind: 'LAPSED',
      given: { by: task.assignee.name },
    });
    expect((await visit.get()).body).toContain(reason.why);
  });

  it('waits on when a person gives more time: the signers are told, and the days count from there', async () => {
    const { contract } = await proposed();
    const until = addDays(today, 14);
    const form = { step: 'more-time', until, reason: 'Ny firmatecknare på väg.' };
    expect((await page(contract, { form: { ...form, until: today } })).status).toBe(422);
    expect((await page(contract, { form: { ...form, until: 'snart' } })).status).toBe(422);
    expect((await page(contract, { form })).status).toBe(303);
    expect(await openTasksOf(contract, 'SIGN')).toMatchObject([{ dueOn: until, reminded: [] }]);
    expect(await openTasksOf(contract, 'DECIDE_LAPSE')).toEqual([]);
    expect(
      (await readOutbox(contract)).some(({ message }) => 'template' in message && message.template === 'EXTENDED'),
    ).toBe(true);
    expect((await page(contract, { form })).status).toBe(409);
  });

  it('is either signed or lapsed, never both, when the two come at the same time', async () => {
    for (let time = 0; time < 6; time += 1) {
      const { contract, application } = await proposed();
      const at = new Date().toISOString();
      const [signed, lapsed, more] = await Promise.all([
        signAs(contract, 'PROVIDER', at),
        letLapse(contract, { ...reason, at }),
        giveMoreTime(contract, { by: 'Sam', at, until: addDays(today, 9), why: 'Mer tid.' }),
      ]);
      const status = (await readContract(contract))?.status;
      expect(signed.kind === 'RECORDED' ? 1 : 0).toBe(status === 'SIGNED' ? 1 : 0);
      expect(lapsed.ok).toBe(status === 'LAPSED');
      expect(more.ok && lapsed.ok).toBe(false);
      expect((await readApplication(application))?.status).toBe(status === 'SIGNED' ? 'CONTRACTED' : 'LAPSED');
      expect((await readOutbox(application)).filter(({ kind }) => kind === 'CALLBACK')).toHaveLength(1);
    }
  });

  it('is not proposed about a contract that is signed, or a task that is not there', async () => {
    const { contract } = await contractOut();
    const [task] = await openTasksOf(contract, 'SIGN');
    if (task === undefined) throw new Error('Nobody is asked');
    await signAs(contract, 'PROVIDER');
    expect(await proposeToLapse(task, `${late}T06:00:00.000Z`)).toBe(0);
    expect(await proposeToLapse({ ...task, subject: { ...contract, id: '01NONE' } }, `${late}T06:00:00.000Z`)).toBe(0);
  });
});

describe('the list of contracts', () => {
  it('shows those of a choice system by state, in portions, to whoever may read', async () => {
    const { contract } = await contractOut();
    const list = (query: Record<string, string>, groups = ['granvik:auditor']) =>
      ask(administer, {
        route: '/desk/contracts',
        query,
        cookies: [
          `__Host-session=${issuer.token({ sub: 'a', name: 'A', email: 'a@granvik.example', 'cognito:groups': groups })}`,
        ],
      });
    const shown = await list({ system: 'hemtjanst' });
    expect(shown.status).toBe(200);
    expect(shown.body).toContain(`/desk/contracts/granvik.${contract.id}`);
    expect((await list({ after: "x' OR 1" })).status).toBe(400);
    expect((await list({}, ['annan:auditor'])).status).toBe(403);
    expect((await ask(administer, { route: '/desk/contracts' })).headers['location']).toContain('/sign-in?return=');
  });
});
