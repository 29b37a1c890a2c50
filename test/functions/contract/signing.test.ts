import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as registerSignature } from '../../../functions/contract/register-signature/handler.tsx';
import { handler as requestSignatures } from '../../../functions/contract/request-signatures/handler.ts';
import { handler as signPage } from '../../../functions/contract/sign/handler.tsx';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import type { OpenTask, Subject, Task } from '../../../shared/domain/task/task.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { contractSubject, readContract, readStated } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { endRound, readRound } from '../../../shared/store/task/round.ts';
import { recordSignature } from '../../../shared/store/contract/sign.ts';
import { readRelations } from '../../../shared/store/provider/provider.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { storeApproved } from '../../support/approved-application.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { mail, workflow } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });

const issuer = new OidcIssuer();

beforeAll(async () => {
  await openHomeCare();
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

let waits = 0;

async function enterWait(
  application: Subject,
  more: { readonly enteredAt?: string; readonly taskToken?: string } = {},
) {
  waits += 1;
  await requestSignatures(
    {
      applicationId: `${application.municipality}.${application.id}`,
      attempt: 1,
      taskToken: `token-${String(waits)}`,
      enteredAt: `2026-03-10T08:00:${String(waits).padStart(2, '0')}.000Z`,
      ...more,
    },
    webContext,
  );
}

/** An approved application whose contract is out to be signed. */
async function sentOut(): Promise<{ application: Subject; contract: Subject; tasks: readonly Task[] }> {
  const application = await storeApproved();
  await enterWait(application);
  const contract = await contractOf(application);
  return { application, contract, tasks: await readTasks(contract) };
}

async function contractOf(application: Subject): Promise<Subject> {
  const found = await readApplication(application);
  if (found === null || !('contractId' in found)) throw new Error('There is no contract');
  return contractSubject(found.municipality, found.contractId);
}

function openTaskOf(tasks: readonly Task[], kind: Task['kind']): OpenTask {
  const task = tasks.find((one): one is OpenTask => one.kind === kind && one.status === 'OPEN');
  if (task === undefined) throw new Error(`There is no open ${kind}`);
  return task;
}

async function visitOf(tasks: readonly Task[]): Promise<LinkVisit> {
  const token = await issueLink(openTaskOf(tasks, 'SIGN'), new Date().toISOString());
  return new LinkVisit(signPage, '/t/sign/{token}', token);
}

const signatory = { name: 'Mika Glänta', accept: 'yes' };

function desk(contract: Subject, request: { form?: Record<string, string>; claims?: Record<string, unknown> } = {}) {
  const claims = request.claims ?? {
    sub: 'chief-1',
    name: 'Enar Chefsson',
    email: 'enhetschef@granvik.example',
    'cognito:groups': ['granvik:delegate'],
  };
  return ask(registerSignature, {
    route: '/desk/contracts/{contractId}/signature',
    params: { contractId: `${contract.municipality}.${contract.id}` },
    cookies: [`__Host-session=${issuer.token(claims)}`],
    ...(request.form === undefined ? {} : { form: request.form }),
  });
}

async function signAtDesk(contract: Subject) {
  const { documentHash = '' } = await signedOrNot(contract);
  return desk(contract, {
    form: { step: 'sign-answer', document: documentHash, name: 'Enar Chefsson', accept: 'yes' },
  });
}

async function signedOrNot(contract: Subject): Promise<Exclude<Contract, { status: 'DRAFT' }>> {
  const found = await readContract(contract);
  if (found === null || found.status === 'DRAFT') throw new Error('It was never sent out');
  return found;
}

async function kindsOf(subject: Subject): Promise<string[]> {
  return (await readOutbox(subject)).map(({ message }) => ('template' in message ? message.template : message.kind));
}

describe('request-signatures', () => {
  it('LOV 2:3: contracts every member of a group, in the text that is signed', async () => {
    const { applicant } = completeApplication().content;
    const members = [
      {
        name: 'Granens Omsorg AB',
        registration: { kind: 'SWEDISH' as const, organisationNumber: '559999-9017' },
        legalForm: 'LIMITED_COMPANY' as const,
        address: 'Granvägen 2',
      },
    ];
    const application = await storeApproved({ applicant: { ...applicant, members } });
    await enterWait(application);
    const subject = await contractOf(application);
    const found = await signedOrNot(subject);
    expect(found.provider.members).toEqual(members.map(({ address: _where, ...member }) => member));
    for (const { registration } of members) {
      expect((await readRelations('granvik', registration)).map(({ id }) => id)).toEqual([subject.id]);
    }
    expect(found.documentText).toContain('tillsammans i grupp med Granens Omsorg AB, 559999-9017');
  });

  it('LOV 8:3: drafts the contract from the approval and asks both parties to sign, in one step', async () => {
    const { application, contract, tasks } = await sentOut();
    const found = await signedOrNot(contract);
    expect(found).toMatchObject({
      status: 'AWAITING_SIGNATURES',
      versionNumber: 1,
      provider: { name: 'Solgläntans Hemtjänst AB' },
      basis: { kind: 'AUTHORISATION', applicationId: application.id, diaryNumber: 'SN 2026/00042' },
    });
    expect(await readApplication(application)).toMatchObject({ status: 'CONTRACT_PENDING', contractId: contract.id });
    expect(tasks.map(({ kind, assignee, basisHash }) => [kind, assignee.email, basisHash])).toEqual([
      ['SIGN', 'mika@solglantan.example', found.documentHash],
      ['REGISTER_SIGNATURE', 'enhetschef@granvik.example', found.documentHash],
    ]);
    expect(await kindsOf(contract)).toEqual(['TASK', 'TASK']);
    expect(await readStated(contract)).toMatchObject({
      capacity: { amount: 800 },
      presentation: { hours: '07.00–22.00 alla dagar' },
    });
  });

  it('called again for the same wait only takes the newer token', async () => {
    const { application, contract } = await sentOut();
    await enterWait(application, { taskToken: 'newer' });
    expect(await readRound(application, 'SIGNING')).toMatchObject({ number: 1, taskToken: 'newer' });
    expect(await contractOf(application)).toEqual(contract);
    expect(await readTasks(contract)).toHaveLength(2);
  });

  it('in a workflow that was started anew waits for the same contract and asks nobody twice', async () => {
    const { application, contract } = await sentOut();
    await transact([endRound(application, { name: 'SIGNING', number: 1 }, 'SIGNED').write]);
    await enterWait(application);
    expect(await readRound(application, 'SIGNING')).toMatchObject({ number: 2 });
    expect(await contractOf(application)).toEqual(contract);
    expect(await readTasks(contract)).toHaveLength(2);
  });

  it('lets a workflow go on when the contract is signed already', async () => {
    const { application, contract, tasks } = await sentOut();
    const visit = await visitOf(tasks);
    await visit.identify(mail);
    await visit.post({ step: 'answer', ...signatory });
    await signAtDesk(contract);
    await enterWait(application);
    expect(workflow.commandCalls(SendTaskSuccessCommand).at(-1)?.args[0].input.output).toBe('{"outcome":"SIGNED"}');
  });

  it('LOV 9:1: lets the municipality answer for a provider without a presentation, and tells nobody its contact’s address', async () => {
    const application = await storeApproved({ presentation: undefined, capacity: undefined });
    await enterWait(application);
    expect(await readStated(await contractOf(application))).toMatchObject({
      capacity: null,
      presentation: { phone: '0701740605', email: 'samordnare@granvik.example' },
    });
  });
});

describe('the page for signing', () => {
  it('shows nothing of the contract before the code, and the whole text after it', async () => {
    const { contract, tasks } = await sentOut();
    const visit = await visitOf(tasks);
    const before = await visit.get();
    expect(before.status).toBe(200);
    expect(before.body).not.toContain('Solgläntans');
    await visit.identify(mail);
    const after = await visit.get();
    for (const part of (await signedOrNot(contract)).documentText?.split('\n\n') ?? [])
      expect(after.body).toContain(part.trim());
  });

  it('LOV 2:2: asks for the signer’s own name and a tick, shows both for a last look, and records the signature', async () => {
    const { contract, tasks } = await sentOut();
    const visit = await visitOf(tasks);
    await visit.identify(mail);
    expect((await visit.post({ step: 'review', name: 'Mika Glänta' })).status).toBe(422);
    const review = await visit.post({ step: 'review', ...signatory });
    expect(review.status).toBe(200);
    expect((await signedOrNot(contract)).signers[0]?.status).toBe('AWAITING');
    expect((await visit.post({ step: 'answer', ...signatory, name: 'Någon Annan' })).status).toBe(422);
    expect((await visit.post({ step: 'answer', ...signatory, name: ' mika  glänta' })).status).toBe(303);
    const found = await signedOrNot(contract);
    expect(found.status).toBe('AWAITING_SIGNATURES');
    expect(found.signers[0]).toMatchObject({
      status: 'SIGNED',
      signature: {
        method: 'ELECTRONIC',
        name: 'mika  glänta',
        documentHash: found.documentHash,
        identity: { kind: 'LINK_AND_CODE', email: 'mika@solglantan.example', phone: '0701740611' },
      },
    });
    expect((await visit.get()).body).toContain('Ditt svar är registrerat');
    const again = await visit.post({ step: 'answer', ...signatory });
    expect(again.status).toBe(303);
    expect((await readEvents(contract)).filter(({ type }) => type === 'SIGNATURE_RECORDED')).toHaveLength(1);
  });

  it('GET and HEAD by a scanner, many times, change nothing', async () => {
    const { contract, tasks } = await sentOut();
    const visit = await visitOf(tasks);
    const before = await readContract(contract);
    for (let time = 0; time < 5; time += 1) {
      expect((await visit.get('HEAD')).status).toBe(200);
      expect((await visit.get()).status).toBe(200);
    }
    expect(await readContract(contract)).toEqual(before);
    expect(mail.calls()).toHaveLength(0);
  });

  it('an unknown link is a neutral page', async () => {
    const visit = new LinkVisit(signPage, '/t/sign/{token}', `granvik.${'A'.repeat(43)}`);
    expect((await visit.get()).status).toBe(404);
    expect((await visit.post({ step: 'answer', ...signatory })).status).toBe(404);
  });
});

describe('the last signature', () => {
  it('LOV 8:3, 9:1: makes the contract, ends the wait and has the provider published', async () => {
    const { application, contract, tasks } = await sentOut();
    expect((await signAtDesk(contract)).status).toBe(303);
    const visit = await visitOf(tasks);
    await visit.identify(mail);
    await visit.post({ step: 'answer', ...signatory });
    expect(await signedOrNot(contract)).toMatchObject({ status: 'SIGNED' });
    expect(await readApplication(application)).toMatchObject({ status: 'CONTRACTED', contractId: contract.id });
    expect(await readRound(application, 'SIGNING')).toMatchObject({ outcome: 'SIGNED' });
    expect(await kindsOf(contract)).toContain('PUBLISH');
    expect(await kindsOf(application)).toEqual(expect.arrayContaining(['CALLBACK', 'PUBLISHED']));
    expect((await readTasks(contract)).map(({ status }) => status)).toEqual(['ANSWERED', 'ANSWERED']);
  });

  it('two signatures at once both count, each once', async () => {
    for (let time = 0; time < 5; time += 1) {
      const { application, contract, tasks } = await sentOut();
      const visit = await visitOf(tasks);
      await visit.identify(mail);
      const press = { step: 'answer', ...signatory };
      const answers = await Promise.all([
        visit.post(press),
        signAtDesk(contract),
        visit.post(press),
        signAtDesk(contract),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
      expect(await signedOrNot(contract)).toMatchObject({
        status: 'SIGNED',
        signers: [{ status: 'SIGNED' }, { status: 'SIGNED' }],
      });
      expect(await readApplication(application)).toMatchObject({ status: 'CONTRACTED' });
      expect((await kindsOf(contract)).filter((kind) => kind === 'PUBLISH')).toHaveLength(1);
      expect((await kindsOf(application)).filter((kind) => kind === 'CALLBACK')).toHaveLength(1);
      expect((await readEvents(contract)).filter(({ type }) => type === 'SIGNATURE_RECORDED')).toHaveLength(2);
    }
  });

  it('on another text than the one that was sent out is refused', async () => {
    const { contract } = await sentOut();
    const { signers } = await signedOrNot(contract);
    const recorded = await recordSignature(
      {
        contract,
        signerId: signers[0]?.signerId ?? '',
        by: 'Mika Glänta',
        signature: {
          method: 'WET_INK',
          name: 'Mika Glänta',
          at: '2026-03-11T11:00:00.000Z',
          documentHash: 'f'.repeat(64),
          registeredBy: 'Sam',
        },
      },
      '2026-03-11T12:00:00.000Z',
    );
    expect(recorded).toEqual({ kind: 'REFUSED', error: 'DOCUMENT_CHANGED' });
  });
});

describe('the desk page for signatures', () => {
  it('lets the municipality’s signer sign, signed in, and nobody else as them', async () => {
    const { contract } = await sentOut();
    const other = await desk(contract, {
      claims: {
        sub: 'c',
        name: 'Sam Ordning',
        email: 'samordnare@granvik.example',
        'cognito:groups': ['granvik:coordinator'],
      },
    });
    expect(other.status).toBe(200);
    expect(other.body).not.toContain('Skriv under för kommunen');
    expect(other.body).toContain('Registrera en underskrift på papper');
    expect((await desk(contract)).body).toContain('Skriv under för kommunen');
    await signAtDesk(contract);
    expect((await signedOrNot(contract)).signers[1]).toMatchObject({
      signature: { method: 'ELECTRONIC', identity: { kind: 'SIGN_IN', account: 'chief-1' } },
    });
  });

  it('refuses who lacks the role, and sends whoever is not signed in to sign in', async () => {
    const { contract } = await sentOut();
    expect((await desk(contract, { claims: { 'cognito:groups': ['granvik:case-officer'] } })).status).toBe(403);
    const request = {
      route: '/desk/contracts/{contractId}/signature',
      params: { contractId: `granvik.${contract.id}` },
    };
    expect((await ask(registerSignature, request)).headers['location']).toContain('/sign-in?return=');
  });

  it('LOV 2:2: registers a signature by hand with its day and who saw it; the mailed link then says it is done', async () => {
    const { contract, tasks } = await sentOut();
    const visit = await visitOf(tasks);
    const { signers, documentHash = '' } = await signedOrNot(contract);
    const today = stockholmDay(new Date().toISOString());
    const form = { document: documentHash, signerId: signers[0]?.signerId ?? '', signedOn: today, seen: 'yes' };
    expect((await desk(contract, { form: { ...form, step: 'paper-review', signedOn: '2999-01-01' } })).status).toBe(
      422,
    );
    expect((await desk(contract, { form: { ...form, step: 'paper-review', seen: '' } })).status).toBe(422);
    expect((await desk(contract, { form: { ...form, step: 'paper-review' } })).status).toBe(200);
    expect((await desk(contract, { form: { ...form, step: 'paper-answer' } })).status).toBe(303);
    expect((await signedOrNot(contract)).signers[0]).toMatchObject({
      status: 'SIGNED',
      signature: { method: 'WET_INK', name: 'Mika Glänta', registeredBy: 'Enar Chefsson' },
    });
    expect((await visit.get()).body).toContain('Ditt svar är registrerat');
    expect((await desk(contract, { form: { ...form, step: 'paper-answer' } })).status).toBe(303);
    expect((await readEvents(contract)).filter(({ type }) => type === 'SIGNATURE_RECORDED')).toHaveLength(1);
  });

  it('refuses a form about another text, and an unknown contract', async () => {
    const { contract } = await sentOut();
    const form = { step: 'sign-answer', document: '0'.repeat(64), name: 'Enar Chefsson', accept: 'yes' };
    expect((await desk(contract, { form })).status).toBe(409);
    expect((await desk({ ...contract, id: '01UNKNOWN' })).status).toBe(404);
    expect((await signedOrNot(contract)).signers.every(({ status }) => status === 'AWAITING')).toBe(true);
  });
});
