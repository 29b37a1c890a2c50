import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as requestSignatures } from '../../../functions/contract/request-signatures/handler.ts';
import { handler as checkRegistration } from '../../../functions/provider/check-registration/handler.tsx';
import { handler as requestRegistration } from '../../../functions/provider/request-registration/handler.ts';
import { handler as stateRegistration } from '../../../functions/provider/state-registration/handler.tsx';
import { handler as lookUp } from '../../../functions/registry/look-up/handler.ts';
import type { OpenTask, Subject, Task } from '../../../shared/domain/task/task.ts';
import { readApplication, readContent } from '../../../shared/store/application/application.ts';
import { contractSubject, readContract } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readRelations } from '../../../shared/store/provider/provider.ts';
import { readLookups } from '../../../shared/store/registry/registry.ts';
import { readRound } from '../../../shared/store/task/round.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { storeApproved } from '../../support/approved-application.ts';
import { faultsOf } from '../../support/browser.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { mail, workflow } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });

const issuer = new OidcIssuer();

beforeAll(async () => {
  await openHomeCareWith({ version: { legalFormRequiredAtContract: true } });
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

const { applicant } = completeApplication().content;
const beingFormed = () => storeApproved({ applicant: { ...applicant, registration: { kind: 'BEING_FORMED' } } });
const registered = { name: 'Solgläntans Hemtjänst AB', organisationNumber: '556016-0680' };

let waits = 0;

/** Lets the workflow enter a wait. @returns what the wait was told at once, or null while it waits */
async function enter(wait: typeof requestSignatures, application: Subject): Promise<string | null> {
  waits += 1;
  workflow.resetHistory();
  await wait(
    {
      applicationId: `${application.municipality}.${application.id}`,
      attempt: 1,
      taskToken: `token-${String(waits)}`,
      enteredAt: `2026-03-10T08:${String(waits).padStart(2, '0')}:00.000Z`,
    },
    webContext,
  );
  const [told] = workflow.commandCalls(SendTaskSuccessCommand);
  return told?.args[0].input.output ?? null;
}

async function openTaskOf(subject: Subject, kind: Task['kind']): Promise<OpenTask> {
  const task = (await readTasks(subject)).find((one): one is OpenTask => one.kind === kind && one.status === 'OPEN');
  if (task === undefined) throw new Error(`There is no open ${kind}`);
  return task;
}

async function contact(subject: Subject): Promise<LinkVisit> {
  const token = await issueLink(await openTaskOf(subject, 'STATE_REGISTRATION'), new Date().toISOString());
  return new LinkVisit(stateRegistration, '/t/registration/{token}', token);
}

function desk(subject: Subject, form?: Record<string, string>, role = 'case-officer') {
  const claims = {
    sub: 'n-1',
    name: 'Nora Frid',
    email: 'nora@granvik.example',
    'cognito:groups': [`granvik:${role}`],
  };
  return ask(checkRegistration, {
    route: '/desk/applications/{applicationId}/registration',
    params: { applicationId: `${subject.municipality}.${subject.id}` },
    cookies: [`__Host-session=${issuer.token(claims)}`],
    ...(form === undefined ? {} : { form }),
  });
}

/** An applicant that has stated its registration, which an officer is asked to check. */
async function stated(): Promise<Subject> {
  const subject = await beingFormed();
  await enter(requestRegistration, subject);
  await (await contact(subject)).post({ step: 'answer', confirm: 'yes', ...registered });
  await lookUp({ applicationId: `granvik.${subject.id}`, attempt: 1 }, webContext);
  await enter(requestRegistration, subject);
  await desk(subject, { step: 'conflict', conflict: 'NONE' });
  return subject;
}

describe('LOV 5:1: a company being formed, where a legal form is asked for at the contract', () => {
  it('is not sent a contract: its contact is asked for the registration', async () => {
    const subject = await beingFormed();
    expect(await enter(requestSignatures, subject)).toBe(JSON.stringify({ outcome: 'REGISTRATION_NEEDED' }));
    expect((await readApplication(subject))?.status).toBe('APPROVED');
    expect(await enter(requestRegistration, subject)).toBeNull();
    expect(await openTaskOf(subject, 'STATE_REGISTRATION')).toMatchObject({
      assignee: { email: 'kim@solglantan.example' },
    });
  });

  it('states its name and number, and the workflow looks it up', async () => {
    const subject = await beingFormed();
    await enter(requestRegistration, subject);
    const page = await contact(subject);
    expect((await page.get()).body).toContain('under bildande');
    await page.post({ step: 'answer', confirm: 'yes', ...registered });
    expect((await readContent(subject))?.applicant.registration).toEqual({
      kind: 'SWEDISH',
      organisationNumber: '556016-0680',
    });
    expect((await readRound(subject, 'REGISTRATION'))?.outcome).toBe('STATED');
    await lookUp({ applicationId: `granvik.${subject.id}`, attempt: 1 }, webContext);
    expect((await readLookups(subject)).length).toBeGreaterThan(0);
    expect(await enter(requestSignatures, subject)).toContain('REGISTRATION_NEEDED');
  });

  it.each([
    ['no number', { name: 'Solgläntans Hemtjänst AB', organisationNumber: '' }],
    ['a number with a wrong check digit', { name: 'Solgläntans Hemtjänst AB', organisationNumber: '556016-0681' }],
    ['no name', { name: ' ', organisationNumber: '556016-0680' }],
    ['too long a name', { name: 'x'.repeat(400), organisationNumber: '556016-0680' }],
  ])('is told what is wrong with %s', async (_what, form) => {
    const subject = await beingFormed();
    await enter(requestRegistration, subject);
    expect((await (await contact(subject)).post({ step: 'answer', confirm: 'yes', ...form })).status).toBe(422);
    expect((await readContent(subject))?.applicant.registration.kind).toBe('BEING_FORMED');
  });

  it('is checked by an officer, who sees what the registries say; then the contract goes out, with its number', async () => {
    const subject = await stated();
    const { body } = await desk(subject);
    expect(body).toContain('556016-0680');
    expect(body).toContain('Vad registren säger');
    expect((await desk(subject, { step: 'confirm' })).status).toBe(303);
    expect((await readRound(subject, 'REGISTRATION'))?.outcome).toBe('REGISTERED');
    expect(await enter(requestSignatures, subject)).toBeNull();
    const application = await readApplication(subject);
    if (application?.status !== 'CONTRACT_PENDING') throw new Error('No contract was sent out');
    const contract = await readContract(contractSubject('granvik', application.contractId));
    expect(contract?.provider.registration).toEqual({ kind: 'SWEDISH', organisationNumber: '556016-0680' });
    const relations = await readRelations('granvik', { kind: 'SWEDISH', organisationNumber: '556016-0680' });
    expect(relations.map(({ id }) => id)).toContain(subject.id);
    expect((await readEvents(subject)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['REGISTRATION_REQUESTED', 'REGISTRATION_STATED', 'REGISTRATION_CHECKED']),
    );
  });

  it('is asked again, with the reason, when the officer finds that it is not so', async () => {
    const subject = await stated();
    expect((await desk(subject, { step: 'return', why: '' })).status).toBe(422);
    await desk(subject, { step: 'return', why: 'Numret är ett annat företags.' });
    expect((await readRound(subject, 'REGISTRATION'))?.outcome).toBe('RETURNED');
    expect(await enter(requestSignatures, subject)).toContain('REGISTRATION_NEEDED');
    await enter(requestRegistration, subject);
    expect((await (await contact(subject)).get()).body).toContain('Numret är ett annat företags.');
  });

  it('is answered about once, however often the officer presses', async () => {
    const subject = await stated();
    const answers = await Promise.all([1, 2].map(() => desk(subject, { step: 'confirm' })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const checked = (await readEvents(subject)).filter(({ type }) => type === 'REGISTRATION_CHECKED');
    expect(checked).toHaveLength(1);
  });

  it('is shown to officers and the coordinator alone, and not before something is stated', async () => {
    const subject = await beingFormed();
    expect((await desk(subject)).status).toBe(404);
    expect((await desk(await stated(), undefined, 'auditor')).status).toBe(403);
    expect((await desk(await stated(), { step: 'approve' })).status).toBe(400);
  });
});

it('a company that was registered all along is sent its contract at once', async () => {
  expect(await enter(requestSignatures, await storeApproved())).toBeNull();
});

it('a workflow that was started anew goes on where nothing is left to state', async () => {
  expect(await enter(requestRegistration, await storeApproved())).toContain('REGISTERED');
});

it('the pages are accessible in a real browser, as axe sees them', async () => {
  const waiting = await beingFormed();
  await enter(requestRegistration, waiting);
  const visit = await contact(waiting);
  const subject = await stated();
  const pages = [
    (await visit.get()).body,
    (await visit.post({ step: 'answer', confirm: 'yes', name: '', organisationNumber: '1' })).body,
    (await desk(subject)).body,
    (await desk(subject, { step: 'return', why: '' })).body,
  ];
  expect(await faultsOf(Object.entries(pages))).toEqual([]);
}, 120_000);
