import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as follow } from '../../../functions/application/follow/handler.tsx';
import { handler as showCatalogue } from '../../../functions/catalogue/show-catalogue/handler.tsx';
import { handler as confirmStart } from '../../../functions/contract/confirm-start/handler.tsx';
import { handler as requestSignatures } from '../../../functions/contract/request-signatures/handler.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { ContractIn } from '../../../shared/domain/contract/contract.ts';
import type { RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import type { Subject, Task } from '../../../shared/domain/task/task.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { contractSubject, readContract } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { publishEntry } from '../../../shared/store/catalogue/publish.ts';
import { recordSignature } from '../../../shared/store/contract/sign.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { dailyActivities, homeCare } from '../../support/application-builder.ts';
import { storeApproved } from '../../support/approved-application.ts';
import { faultsOf } from '../../support/browser.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { mail, workflow } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });

const issuer = new OidcIssuer();

/** Home care that asks for insurance and training before the start, as Granvik's daily activities do. */
const withStart: RequirementSet = {
  ...homeCare,
  requirements: [
    ...homeCare.requirements.filter(({ id }) => id !== 'HT-G-13'),
    ...dailyActivities.requirements.filter(({ id }) => id === 'DV-G-05' || id === 'DV-G-06'),
  ],
  evidence: { ...dailyActivities.evidence, ...homeCare.evidence },
};

beforeAll(async () => {
  await openHomeCareWith({ requirements: withStart });
  await issuer.start();
  Object.assign(process.env, issuer.environment);
});
afterAll(() => issuer.stop());
beforeEach(() => {
  workflow.reset();
  workflow.on(SendTaskSuccessCommand).resolves({});
  mail.reset();
  mail.onAnyCommand().resolves({});
});

const today = stockholmDay(new Date().toISOString());
const agreed = addDays(today, 40);
let waits = 0;

/** A contract that both parties have signed, for a provider that wants to begin on a day. */
async function contracted(
  { selectableFrom }: { readonly selectableFrom?: string } = { selectableFrom: agreed },
): Promise<{ application: Subject; contract: Subject }> {
  const application = await storeApproved({ selectableFrom });
  waits += 1;
  await requestSignatures(
    {
      applicationId: `${application.municipality}.${application.id}`,
      attempt: 1,
      taskToken: `token-${String(waits)}`,
      enteredAt: `2026-03-10T08:00:${String(waits).padStart(2, '0')}.000Z`,
    },
    webContext,
  );
  const pending = await readApplication(application);
  if (pending?.status !== 'CONTRACT_PENDING') throw new Error('It was never sent out');
  const contract = contractSubject(pending.municipality, pending.contractId);
  const sent = await readContract(contract);
  if (sent?.status !== 'AWAITING_SIGNATURES') throw new Error('It was never sent out');
  const { documentHash } = sent;
  for (const { signerId, name } of sent.signers) {
    const at = new Date().toISOString();
    const signature = { method: 'WET_INK', name, at, documentHash, registeredBy: 'Nora Frid' } as const;
    await recordSignature({ contract, signerId, signature, by: 'Nora Frid' }, at);
  }
  await publishEntry(contract, new Date().toISOString());
  return { application, contract };
}

function desk(contract: Subject, form?: Record<string, string>, role = 'case-officer') {
  const claims = {
    sub: 'n-1',
    name: 'Nora Frid',
    email: 'nora@granvik.example',
    'cognito:groups': [`granvik:${role}`],
  };
  return ask(confirmStart, {
    route: '/desk/contracts/{contractId}/start',
    params: { contractId: `${contract.municipality}.${contract.id}` },
    cookies: [`__Host-session=${issuer.token(claims)}`],
    ...(form === undefined ? {} : { form }),
  });
}

/** Sends a form with what the page shows now. */
async function send(contract: Subject, form: Record<string, string>) {
  const { body } = await desk(contract);
  const seen = /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
  return desk(contract, { seen, ...form });
}

async function atTheDesk() {
  const stored = await contracted();
  await desk(stored.contract, { step: 'conflict', conflict: 'NONE' });
  return stored;
}

const allMet = {
  step: 'save',
  'result-DV-G-05': 'MET',
  'note-DV-G-05': 'Försäkringsbrevet visades på kontoret.',
  'result-DV-G-06': 'MET',
  'note-DV-G-06': '',
};

/** Where its provider sees the application. */
async function statusOf(application: Subject): Promise<string> {
  const before = await readApplication(application);
  if (before === null) throw new Error('It was approved');
  await commitApplication({
    before,
    after: { ...before, tokenHashes: [sha256('token')] },
    event: { type: 'OPENED', at: new Date().toISOString(), by: 'test', data: {} },
  });
  const answer = await ask(follow, {
    route: '/ansokan/{applicationId}/lage',
    params: { applicationId: `${application.municipality}.${application.id}` },
    cookies: [`__Host-application-${application.id}=token`],
  });
  return answer.body;
}

describe('the provider’s own page', () => {
  it('lists what has to be shown before the start, and when it has been', async () => {
    const { application, contract } = await atTheDesk();
    const awaited = await statusOf(application);
    expect(awaited).toContain('Innan ni kan väljas');
    expect(awaited).toMatch(/DV-G-05[\s\S]*DV-G-06/);
    expect(awaited).toContain('Det här ska vara visat före');
    await send(contract, allMet);
    await send(contract, { step: 'confirm' });
    expect(await statusOf(application)).not.toContain('Det här ska vara visat före');
  });
});

async function signedContract(contract: Subject): Promise<ContractIn<'SIGNED'>> {
  const found = await readContract(contract);
  if (found?.status !== 'SIGNED') throw new Error('It is not signed');
  return found;
}

async function startTask(contract: Subject): Promise<Task | undefined> {
  return (await readTasks(contract)).find(({ kind }) => kind === 'CONFIRM_START');
}

describe('when a contract is signed', () => {
  it('an officer is asked to see, by the day before the agreed start, that what is tried before it is met', async () => {
    const { contract } = await contracted();
    expect((await signedContract(contract)).start).toEqual({
      status: 'AWAITED',
      requirementIds: ['DV-G-05', 'DV-G-06'],
    });
    expect(await startTask(contract)).toMatchObject({
      status: 'OPEN',
      dueOn: addDays(agreed, -1),
      requirementIds: ['DV-G-05', 'DV-G-06'],
    });
    expect((await readOutbox(contract)).filter(({ kind }) => kind === 'MAIL').length).toBeGreaterThan(0);
  });

  it('LOV 9:1: the provider is in the catalogue, and cannot be chosen whatever day it is', async () => {
    const { contract } = await contracted({ selectableFrom: today });
    expect(await readEntry('granvik', contract.id)).toMatchObject({ startsOn: today, selectableFrom: null });
    const { body } = await ask(showCatalogue, { route: '/' });
    expect(body).toContain('Kan inte väljas än');
    expect(await faultsOf([['not confirmed', body]])).toEqual([]);
  }, 60_000);

  it('starts on the day that the applicant asked for', async () => {
    const { contract } = await contracted();
    expect((await signedContract(contract)).selectableFrom).toBe(agreed);
  });

  it('starts on the contract’s own first day when the applicant named none', async () => {
    const { contract } = await contracted({});
    expect((await signedContract(contract)).selectableFrom).toBe(today);
  });
});

describe('the officer', () => {
  it('KL 6:28: is asked about a conflict of interest before anything is shown', async () => {
    const { contract } = await contracted();
    const { status, body } = await desk(contract);
    expect(status).toBe(200);
    expect(body).toContain('name="conflict"');
    expect(body).not.toContain('DV-G-05');
  });

  it('sees each requirement with what the same checks say of it', async () => {
    const { contract } = await atTheDesk();
    const { body } = await desk(contract);
    expect(body).toContain('DV-G-05 Ansvarsförsäkring före start');
    expect(body).toContain('Underlag saknas: Intyg om ansvarsförsäkring.');
    expect(body).toContain('DV-G-06 Uppstartsmöte och utbildning');
    expect(body).not.toContain('value="confirm"');
  });

  it('keeps what was said of one, and can’t confirm while another waits', async () => {
    const { contract } = await atTheDesk();
    expect((await send(contract, { step: 'save', 'result-DV-G-06': 'MET' })).status).toBe(303);
    const refused = await send(contract, { step: 'confirm' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Alla krav är inte uppfyllda än.');
    expect((await signedContract(contract)).start?.status).toBe('AWAITED');
    expect((await startTask(contract))?.status).toBe('OPEN');
  });

  it('writes what shows a requirement whose evidence is not in the case', async () => {
    const { contract } = await atTheDesk();
    const { status, body } = await send(contract, { step: 'save', 'result-DV-G-05': 'MET' });
    expect(status).toBe(422);
    expect(body).toContain('Skriv vad bedömningen grundas på');
  });

  it('says that all is met: from the agreed day it can be chosen, the task is answered, and who said it is on file', async () => {
    const { contract } = await atTheDesk();
    await send(contract, allMet);
    expect((await signedContract(contract)).start?.status).toBe('AWAITED');
    expect((await send(contract, { step: 'confirm' })).status).toBe(303);
    const confirmed = await signedContract(contract);
    expect(confirmed.start).toMatchObject({ status: 'MET', by: 'Nora Frid' });
    expect((await startTask(contract))?.status).toBe('ANSWERED');
    expect((await readOutbox(contract)).filter(({ kind }) => kind === 'PUBLISH')).toHaveLength(2);
    await publishEntry(contract, new Date().toISOString());
    expect(await readEntry('granvik', contract.id)).toMatchObject({ startsOn: agreed, selectableFrom: agreed });
    const types = (await readEvents(contract)).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['START_CHECKED', 'START_CONFIRMED']);
    expect((await desk(contract)).body).toContain('Klart för start: Nora Frid');
  });

  it('who presses twice confirms once', async () => {
    const { contract } = await atTheDesk();
    await send(contract, allMet);
    const { body } = await desk(contract);
    const seen = /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const pressed = await Promise.all([1, 2].map(() => desk(contract, { seen, step: 'confirm' })));
    expect(pressed.map(({ status }) => status)).toEqual([303, 303]);
    expect((await readEvents(contract)).filter(({ type }) => type === 'START_CONFIRMED')).toHaveLength(1);
  });

  it('who answers a page that another has answered since is shown what it is now', async () => {
    const { contract } = await atTheDesk();
    const { body } = await desk(contract);
    const seen = /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
    await send(contract, { step: 'save', 'result-DV-G-06': 'NOT_MET', 'note-DV-G-06': 'Ingen kom.' });
    expect((await desk(contract, { seen, ...allMet })).status).toBe(409);
    expect((await startTask(contract))?.status).toBe('OPEN');
  });

  it.each([
    ['an unknown step', { step: 'start' }, 400],
    ['half an answer', { step: 'save', 'note-DV-G-06': 'Kom.' }, 422],
    ['a result that there is none of', { step: 'save', 'result-DV-G-06': 'MAYBE' }, 422],
    ['too long a note', { step: 'save', 'result-DV-G-06': 'MET', 'note-DV-G-06': 'x'.repeat(5001) }, 422],
  ] as const)('is told what is wrong with %s', async (_what, form, status) => {
    const { contract } = await atTheDesk();
    expect((await send(contract, { ...form })).status).toBe(status);
    expect((await signedContract(contract)).start?.status).toBe('AWAITED');
  });

  it('is an officer or the coordinator, and nobody else', async () => {
    const { contract } = await contracted();
    expect((await desk(contract, undefined, 'auditor')).status).toBe(403);
    expect((await desk(contractSubject('granvik', 'NOSUCH'))).status).toBe(404);
  });
});

it('the page is accessible in a real browser, as axe sees it', async () => {
  const { contract } = await atTheDesk();
  const pages = [(await desk(contract)).body, (await send(contract, { step: 'save', 'result-DV-G-05': 'MET' })).body];
  await send(contract, allMet);
  pages.push((await desk(contract)).body);
  await send(contract, { step: 'confirm' });
  pages.push((await desk(contract)).body);
  expect(await faultsOf(Object.entries(pages))).toEqual([]);
}, 120_000);
