import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { handler as checkReport } from '../../../functions/follow-up/check-visit-report/handler.tsx';
import { handler as visits } from '../../../functions/follow-up/visit-provider/handler.ts';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { jointVisitSubject, readCopy, readJointVisit } from '../../../shared/store/follow-up/joint-visit.ts';
import { measureOfVisit } from '../../../shared/store/follow-up/report-visit.ts';
import { readVisit, visitSubject } from '../../../shared/store/follow-up/visit.ts';
import { readMeasure } from '../../../shared/store/measure/measure.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { collectionOf } from '../../../shared/store/tables.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { accessibilityFaults, daylight, openBrowser } from '../../support/browser.ts';
import { storeInForce } from '../../support/contract-in-force.ts';
import { granvik } from '../../support/granvik.ts';
import { lillby } from '../../support/lillby/lillby.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { mail } from '../../support/mocked-services.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });
const issuer = new OidcIssuer();
const today = stockholmDay(new Date().toISOString());
const dueOn = addDays(today, 14);
const near = ['granvik', 'lillby', 'avlund', 'bortby'];
const others = (id: string) => near.filter((one) => one !== id);

const cooperate = (withWhom: readonly string[]) => {
  useMunicipalities([
    { ...granvik, cooperatesWith: [...withWhom] },
    ...others('granvik').map((id) => ({ ...lillby, id, name: id, cooperatesWith: ['granvik'] })),
  ]);
};

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  cooperate(others('granvik'));
  const jointWith = (ids: readonly string[]) => ids.map((municipality) => ({ municipality, id: 'hemtjanst' }));
  await openHomeCareWith({ jointWith: jointWith(others('granvik')) });
  for (const municipality of others('granvik')) {
    // One of them has not named the host's system: theirs is no joint one.
    const named = municipality === 'bortby' ? [] : ['granvik'];
    await openHomeCareWith({ municipality, jointWith: jointWith(named) });
  }
  for (const municipality of near) await storeInForce('same', '5561000010', municipality);
  await storeInForce('alone', '5560000001');
});
afterAll(async () => {
  useMunicipalities([granvik]);
  await issuer.stop();
});
beforeEach(() => {
  mail.reset();
  mail.onAnyCommand().resolves({});
});

type Form = Readonly<Record<string, string | readonly string[]>>;
const one = '/desk/visits/{visitId}';
const jointly = '/desk/joint-visits/{jointVisitId}';
const ofContract = '/desk/contracts/{contractId}/visits';

function desk(route: string, params: Record<string, string>, form?: Form, group = 'granvik:case-officer') {
  const claims = { sub: 'm', name: 'Mika Rask', email: 'mika.rask@granvik.example', 'cognito:groups': [group] };
  const cookies = [`__Host-session=${issuer.token(claims)}`];
  return ask(visits, { route, params, cookies, ...(form === undefined ? {} : { form }) });
}

const host = (visitId: string) => desk(one, { visitId: `granvik.${visitId}` });
const visitOf = async (visitId: string) => {
  const visit = await readVisit(visitSubject('granvik', visitId));
  if (visit === null) throw new Error('No such visit');
  return visit;
};
async function act(visitId: string, step: string, form: Form = {}) {
  const version = String((await visitOf(visitId)).version);
  return desk(one, { visitId: `granvik.${visitId}` }, { version, step, ...form });
}
const neighbour = (municipality: string, visitId: string, step?: string, role = 'coordinator') =>
  desk(
    jointly,
    { jointVisitId: `${municipality}.${visitId}` },
    step === undefined ? undefined : { step },
    `${municipality}:${role}`,
  );
const partOf = (municipality: string, visitId: string) => readJointVisit(jointVisitSubject(municipality, visitId));
const openIn = async (municipality: string, visitId: string) =>
  (await readTasks(jointVisitSubject(municipality, visitId))).filter(({ status }) => status === 'OPEN');

async function planned(contractId = 'same'): Promise<string> {
  const visitId = newId();
  const { body } = await desk(ofContract, { contractId: `granvik.${contractId}` });
  const found = [...body.matchAll(/name="requirements"[^>]*value="([^"]+)"/g)].map(([, id = '']) => id);
  const form = {
    visitId,
    plannedOn: today,
    announced: 'no',
    visitors: 'Mika Rask, handläggare',
    reason: 'En anhörig har klagat.',
    serviceType: 'home-care-service',
    requirements: found.slice(0, 2),
  };
  expect((await desk(ofContract, { contractId: `granvik.${contractId}` }, form)).status).toBe(303);
  return visitId;
}

async function written(visitId: string): Promise<Form> {
  const [first, second] = (await visitOf(visitId)).requirements.map(({ requirementId }) => requirementId);
  return {
    heldOn: today,
    'answer-met': 'Verksamhetsansvarig.',
    'answer-looked': 'Rutiner.',
    'answer-staffKnowRoutines': 'SOME',
    'answer-summary': 'I huvudsak gott.',
    [`result-${String(first)}`]: 'FULFILLED',
    [`result-${String(second)}`]: 'DEFICIENT',
    [`text-${String(second)}`]: 'Ingen aktuell rutin fanns.',
  };
}

async function established(visitId: string): Promise<void> {
  expect((await act(visitId, 'send', { ...(await written(visitId)), dueOn })).status).toBe(303);
  const task = (await readTasks(visitSubject('granvik', visitId))).find(({ kind }) => kind === 'CHECK_VISIT_REPORT');
  if (task?.status !== 'OPEN') throw new Error('Nobody is asked');
  const page = new LinkVisit(checkReport, '/t/visit-report/{token}', await issueLink(task, new Date().toISOString()));
  expect((await page.post({ step: 'answer', confirm: 'yes', words: 'Rutinen kom i går.' })).status).toBe(303);
  const followUpOn = addDays(today, 60);
  expect((await act(visitId, 'establish', { ...(await written(visitId)), followUpOn })).status).toBe(303);
}

describe('a visit at a provider that neighbours have a contract with too', () => {
  let visitId = '';

  it('is open to those alone whose system is offered together with it, at the same provider', async () => {
    visitId = await planned();
    const { body } = await host(visitId);
    for (const asked of ['lillby', 'avlund']) expect(body).toContain(`value="${asked}"`);
    expect(body).not.toContain('value="bortby"');
    expect((await host(await planned('alone'))).body).not.toContain('name="neighbours"');
    expect((await act(visitId, 'invite')).status).toBe(422);
    for (const neighbours of ['bortby', 'granvik', 'nowhere', ['lillby', 'bortby']]) {
      expect([neighbours, (await act(visitId, 'invite', { neighbours })).status]).toEqual([neighbours, 409]);
    }
    expect(await visitOf(visitId)).not.toHaveProperty('invited');
  });

  it('asks the coordinator of each chosen one, once, in mail that says nothing of it', async () => {
    const both = { neighbours: ['lillby', 'avlund'] };
    const answers = await Promise.all([act(visitId, 'invite', both), act(visitId, 'invite', both)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    for (const municipality of both.neighbours) {
      const [task, ...more] = await openIn(municipality, visitId);
      expect([task?.kind, task?.assignee.name, more]).toEqual(['SEE_TO_JOINT_VISIT', lillby.coordinator.name, []]);
    }
    await sendMail(await outboxLines('MAIL', jointVisitSubject('lillby', visitId)), webContext);
    const sent = mail.commandCalls(SendEmailCommand).map(({ args }) => JSON.stringify(args[0].input));
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toMatch(/Omsorg same|klagat|Mika Rask/);
    const page = await neighbour('lillby', visitId);
    expect(page.status).toBe(200);
    expect(page.body).toContain('Ja, vi tar del av rapporten');
    expect(page.body).not.toMatch(/klagat|handläggare/);
    expect((await desk(ofContract, { contractId: 'lillby.same' }, undefined, 'lillby:auditor')).body).toContain(
      `/desk/joint-visits/lillby.${visitId}`,
    );
  });

  it('is each neighbour’s coordinator’s to say yes or no to, once', async () => {
    expect((await neighbour('lillby', visitId, 'accept', 'case-officer')).status).toBe(403);
    expect((await neighbour('lillby', visitId, 'perhaps')).status).toBe(400);
    expect((await neighbour('lillby', visitId, 'read')).status).toBe(409);
    const answers = await Promise.all([neighbour('lillby', visitId, 'accept'), neighbour('lillby', visitId, 'accept')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect((await neighbour('avlund', visitId, 'decline')).status).toBe(303);
    expect((await neighbour('avlund', visitId, 'accept')).status).toBe(409);
    expect(await openIn('lillby', visitId)).toEqual([]);
    expect((await act(visitId, 'share', { secrecy: 'yes' })).status).toBe(409);
  });

  it('OSL 8:1: gives the established report to whoever said yes alone, when an officer has confirmed that secrecy does not hinder', async () => {
    await established(visitId);
    expect((await partOf('lillby', visitId))?.status).toBe('ACCEPTED');
    const unconfirmed = await act(visitId, 'share');
    expect([unconfirmed.status, unconfirmed.body.includes('sekretess inte hindrar')]).toEqual([422, true]);
    const confirmed = { secrecy: 'yes' };
    const answers = await Promise.all([act(visitId, 'share', confirmed), act(visitId, 'share', confirmed)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect((await act(visitId, 'share', confirmed)).status).toBe(409);
    const visit = await visitOf(visitId);
    if (visit.status !== 'ESTABLISHED') throw new Error('It was established');
    const { reportHash } = visit;
    const mine = await partOf('lillby', visitId);
    if (mine?.status !== 'RECEIVED') throw new Error('It was given');
    expect([mine.reportHash, hashOf((await readCopy(mine)).report)]).toEqual([reportHash, reportHash]);
    expect(await openIn('lillby', visitId)).toHaveLength(1);
    const secrecy = { secrecy: 'NOTHING_HINDERS', reportHash };
    for (const subject of [visitSubject('granvik', visitId), jointVisitSubject('lillby', visitId)]) {
      const events = await readEvents(subject);
      expect(events.at(-1)?.data).toMatchObject(secrecy);
      expect(verifyChain(events, hashOf)).toMatchObject({ ok: true });
    }
    const pk = collectionOf(jointVisitSubject('lillby', visitId));
    const kept = JSON.stringify((await everythingIn('CASE_TABLE')).filter((item) => item['pk'] === pk));
    expect(kept).toContain('Ingen aktuell rutin fanns.');
    expect(kept).not.toMatch(/klagat|handläggare|Rutinen kom i går|MEASURE/);
  });

  it('is read on the neighbour’s own desk as the host’s, and leads to no measure by itself', async () => {
    const page = await neighbour('lillby', visitId, undefined, 'auditor');
    for (const words of [
      'Ingen aktuell rutin fanns.',
      `Fastställd av ${granvik.name}`,
      '/desk/contracts/lillby.same/measures',
    ])
      expect(page.body).toContain(words);
    expect((await neighbour('lillby', visitId, 'read', 'auditor')).status).toBe(403);
    expect((await neighbour('lillby', visitId, 'read', 'case-officer')).status).toBe(303);
    expect((await neighbour('lillby', visitId, 'read')).status).toBe(409);
    expect(await openIn('lillby', visitId)).toEqual([]);
    expect(await readMeasure(measureOfVisit({ municipality: 'lillby', visitId }))).toBeNull();
    expect((await host(visitId)).body).toContain('Rapporten läst');
  });

  it('OSL 8:1: shows nothing to one that said no, was never asked, or asks in another’s name', async () => {
    const refused = await neighbour('avlund', visitId);
    expect(refused.body).not.toMatch(/Ingen aktuell rutin|I huvudsak gott/);
    expect((await neighbour('bortby', visitId)).status).toBe(404);
    const params = { jointVisitId: `lillby.${visitId}` };
    for (const group of ['bortby:coordinator', 'avlund:coordinator', 'granvik:coordinator']) {
      expect([group, (await desk(jointly, params, undefined, group)).status]).toEqual([group, 403]);
    }
    const theirs = await desk(one, { visitId: `granvik.${visitId}` }, undefined, 'lillby:coordinator');
    expect(theirs.status).toBe(403);
    for (const visit of ['x', `nowhere.${visitId}`]) {
      expect((await desk(jointly, { jointVisitId: visit }, undefined, 'lillby:coordinator')).status).toBe(404);
    }
  });

  it('asks nobody any more when it is called off', async () => {
    const other = await planned();
    expect((await act(other, 'invite', { neighbours: ['lillby', 'avlund'] })).status).toBe(303);
    expect((await neighbour('avlund', other, 'accept')).status).toBe(303);
    expect((await act(other, 'cancel', { why: 'Vi är sjuka.' })).status).toBe(303);
    for (const municipality of ['lillby', 'avlund']) {
      expect((await partOf(municipality, other))?.status).toBe('CANCELLED');
      expect(await openIn(municipality, other)).toEqual([]);
    }
    expect((await neighbour('lillby', other, 'accept')).status).toBe(409);
  });

  it('OSL 8:1: gives nothing to one that said yes and cooperates no longer', async () => {
    const other = await planned();
    expect((await act(other, 'invite', { neighbours: ['lillby'] })).status).toBe(303);
    expect((await neighbour('lillby', other, 'accept')).status).toBe(303);
    await established(other);
    cooperate(['avlund']);
    expect((await act(other, 'share', { secrecy: 'yes' })).status).toBe(409);
    expect((await host(other)).body).not.toContain('name="secrecy"');
    expect((await partOf('lillby', other))?.status).toBe('ACCEPTED');
    cooperate(others('granvik'));
  });

  it('can be read by everybody, on a telephone too', async () => {
    const site = await serve({ [`GET ${one}`]: visits, [`GET ${jointly}`]: visits });
    const browser = await openBrowser();
    const claims = {
      sub: 'm',
      name: 'Mika',
      email: 'm@lillby.example',
      'cognito:groups': near.map((id) => `${id}:coordinator`),
    };
    const page = await browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${issuer.token(claims)}` } });
    const faults: string[] = [];
    const look = async (path: string, name: string) => {
      await page.goto(`${site.origin}${path}`);
      faults.push(...(await accessibilityFaults(page, daylight, name)));
    };
    const waiting = await planned();
    expect((await act(waiting, 'invite', { neighbours: ['lillby'] })).status).toBe(303);
    await look(`/desk/joint-visits/lillby.${waiting}`, 'joint-visit-asked');
    expect((await neighbour('lillby', waiting, 'accept')).status).toBe(303);
    await established(waiting);
    await look(`/desk/visits/granvik.${waiting}`, 'visit-to-share');
    await look(`/desk/joint-visits/lillby.${visitId}`, 'joint-visit-report');
    await browser.close();
    await site.close();
    expect(faults).toEqual([]);
  }, 60_000);
});
