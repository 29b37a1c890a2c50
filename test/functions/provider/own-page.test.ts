import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as administer } from '../../../functions/contract/administer/handler.tsx';
import { handler as acceptInvitation } from '../../../functions/provider/accept-invitation/handler.tsx';
import { handler as administerMembers } from '../../../functions/provider/administer-members/handler.tsx';
import { handler as ownPage } from '../../../functions/provider/show-own-page/handler.tsx';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import type { ProviderRelation } from '../../../shared/domain/provider/provider.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink, type Link, readLink } from '../../../shared/store/task/link.ts';
import { readProviderAccount } from '../../../shared/store/provider/account.ts';
import { providerSubject, putRelation } from '../../../shared/store/provider/provider.ts';
import { publishEntry } from '../../../shared/store/catalogue/publish.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { openTask, readTask } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { granvik } from '../../support/granvik.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { almviken, lonnbacken, olderContract, providerSession, writeTo } from '../../support/own-page.ts';
import { storeReceived } from '../../support/stored-case.ts';
import { useTables } from '../../support/tables.ts';
import { ask, type WebAnswer } from '../../support/web-request.ts';
import { workflow } from '../../support/mocked-services.ts';

useTables();
workflow.onAnyCommand().resolves({});
const staffIssuer = new OidcIssuer();
const providers = new OidcIssuer();
const at = '2026-11-28T09:00:00.000Z';

const lonn = providerSubject('granvik', lonnbacken.registration);
const alm = providerSubject('granvik', almviken.registration);
const lonnInLillby = providerSubject('lillby', lonnbacken.registration);

beforeAll(async () => {
  useMunicipalities([granvik, { ...granvik, id: 'lillby', name: 'Lillby kommun' }]);
  await openHomeCareWith({});
  await openHomeCareWith({ municipality: 'lillby' });
  for (const [id, provider, municipality] of [
    ['lonn-1', lonnbacken, 'granvik'],
    ['lonn-2', lonnbacken, 'lillby'],
    ['alm-1', almviken, 'granvik'],
  ] as const) {
    await olderContract(id, provider, municipality);
    await publishEntry(contractSubject(municipality, id), at);
  }
  await staffIssuer.start();
  await providers.start();
  Object.assign(process.env, staffIssuer.environment, providers.providerEnvironment);
});
afterAll(async () => {
  await staffIssuer.stop();
  await providers.stop();
});

const lo = () => providerSession(providers, 'lo', 'Lo Lönn');
const majken = () => providerSession(providers, 'majken', 'Majken Lönn');
const eve = () => providerSession(providers, 'eve', 'Eve Almvik');

function desk(contract: string, form?: Record<string, string>, role = 'coordinator'): Promise<WebAnswer> {
  const municipality = contract.split('.')[0] ?? '';
  const claims = { name: 'Sam Ordning', email: 's@granvik.example', 'cognito:groups': [`${municipality}:${role}`] };
  return ask(administer, {
    route: '/desk/contracts/{contractId}/members',
    params: { contractId: contract },
    cookies: [`__Host-session=${staffIssuer.token(claims)}`],
    ...(form === undefined ? {} : { form }),
  });
}

/** The link of the latest invitation to a provider, as its mail would carry it. */
async function invitation(provider: typeof lonn): Promise<string> {
  const taskId = (await readProviderAccount(provider))?.invitations.at(-1)?.taskId ?? '';
  const task = await readTask(provider, taskId);
  if (task?.status !== 'OPEN') throw new Error('Nobody is invited');
  return issueLink(task, at);
}

function follow(token: string, cookie: string | null, form?: Record<string, string>): Promise<WebAnswer> {
  return ask(acceptInvitation, {
    route: '/t/invitation/{token}',
    params: { token },
    ...(cookie === null ? {} : { cookies: [cookie] }),
    ...(form === undefined ? {} : { form }),
  });
}

const accepted = { step: 'answer', confirm: 'yes' };

async function letIn(contract: string, provider: typeof lonn, cookie: string): Promise<void> {
  await desk(contract, { step: 'invite' });
  expect((await follow(await invitation(provider), cookie, accepted)).status).toBe(303);
}

function own(cookie: string): Promise<WebAnswer> {
  return ask(ownPage, { route: '/mina-sidor', cookies: [cookie] });
}

function open(cookie: string, provider: typeof lonn, about: { contractId: string; taskId: string }) {
  return ask(ownPage, {
    route: '/mina-sidor/{providerId}/uppgift',
    params: { providerId: `${provider.municipality}.${provider.id}` },
    cookies: [cookie],
    form: { type: 'CONTRACT', id: about.contractId, task: about.taskId },
  });
}

/** The provider is asked something about its contract in Granvik. */
async function asked(kind: Task['kind'], email: string): Promise<{ contractId: string; taskId: string }> {
  const subject = contractSubject('granvik', 'lonn-1');
  const assignee = { name: 'Fia Firma', email, phone: '0701740655' };
  const { task, write } = openTask({ kind, subject, assignee, providerId: lonn.id, dueOn: '2026-12-05', openedAt: at });
  await recordEvent(subject, { type: 'ASKED', at, by: 'Sam', data: {} }, { also: [write] });
  return { contractId: subject.id, taskId: task.taskId };
}

function members(provider: typeof lonn, cookie: string, form?: Record<string, string>): Promise<WebAnswer> {
  return ask(administerMembers, {
    route: '/mina-sidor/{providerId}/medlemmar',
    params: { providerId: `${provider.municipality}.${provider.id}` },
    cookies: [cookie],
    ...(form === undefined ? {} : { form }),
  });
}

const idOf = async (name: string): Promise<string> =>
  (await readProviderAccount(lonn))?.members.find((one) => one.name === name)?.memberId ?? '';

describe('the first administrator', () => {
  it('is invited by the coordinator, at the registered contact’s address alone', async () => {
    expect((await desk('granvik.lonn-1', { step: 'invite' }, 'case-officer')).status).toBe(403);
    const asked = await desk('granvik.lonn-1', { step: 'invite', email: 'eve@elsewhere.example' });
    expect(asked.status).toBe(303);
    const account = await readProviderAccount(lonn);
    expect(account?.invitations).toMatchObject([{ email: 'hej@lonnbacken.example', role: 'ADMINISTRATOR' }]);
    expect((await desk('granvik.lonn-1', { step: 'invite' })).status).toBe(422);
  });

  it('accepts signed in, and no GET or press without it makes a member', async () => {
    const token = await invitation(lonn);
    const unknown = await follow(token, null);
    expect(unknown.body).toContain(`/mina-sidor/logga-in?return=${encodeURIComponent(`/t/invitation/${token}`)}`);
    expect(unknown.body).not.toContain('Lönnbacken');
    await follow(token, null, accepted);
    expect((await follow(token, lo())).body).toContain('Lönnbackens Omsorg');
    expect((await readProviderAccount(lonn))?.members).toEqual([]);

    const done = await follow(token, lo(), accepted);
    expect(done).toMatchObject({ status: 303, headers: { location: '/mina-sidor' } });
    expect((await readProviderAccount(lonn))?.members).toMatchObject([{ name: 'Lo Lönn', role: 'ADMINISTRATOR' }]);
    await follow(token, majken(), accepted);
    expect((await readProviderAccount(lonn))?.members).toHaveLength(1);
  });
});

describe('My page', () => {
  it('asks whoever is not signed in to sign in, and tells a stranger nothing', async () => {
    const nobody = await ask(ownPage, { route: '/mina-sidor' });
    expect(nobody).toMatchObject({ status: 303, headers: { location: '/mina-sidor/logga-in?return=%2Fmina-sidor' } });
    const stranger = await own(eve());
    expect(stranger.status).toBe(200);
    expect(stranger.body).not.toContain('Lönnbacken');
  });

  it('shows contracts, the catalogue entry, persons and what is due, over the municipalities that let one in', async () => {
    const before = await own(lo());
    for (const part of ['Lönnbackens Omsorg, Granviks kommun', '1 juni 2023', '/utforare/granvik.lonn-1', 'Vera Vik'])
      expect(before.body).toContain(part);
    expect(before.body).toContain('Ingenting väntar på er');
    expect(before.body).not.toContain('Lillby kommun');

    await letIn('lillby.lonn-2', lonnInLillby, lo());
    const contract = contractSubject('lillby', 'lonn-2');
    await writeTo(contract, at);
    const { body } = await own(lo());
    expect(body).toContain('/utforare/lillby.lonn-2');
    expect(body).toContain('besked om avtalet');
    expect(body).toContain('5 december 2026');
    expect(body).not.toContain('Almviken');

    const [, taskId = ''] = /name="task" value="([^"]+)"/.exec(body) ?? [];
    const about = { contractId: contract.id, taskId };
    expect((await open(eve(), lonnInLillby, about)).status).toBe(404);
    expect((await open(lo(), lonn, about)).status).toBe(404);
    const opened = await open(lo(), lonnInLillby, about);
    expect(opened.headers['location']).toMatch(/^\/t\/contract-notice\/lillby\./);
    const events = await readEvents(contract);
    expect(events.at(-1)).toMatchObject({ type: 'TASK_OPENED_BY_MEMBER', by: 'Lo Lönn' });
  });

  it('shows in each role whom the latest application or contract names, not those before', async () => {
    const named = (id: string, since: string, name: string) =>
      putRelation('granvik', {
        schemaVersion: 1,
        kind: 'APPLICATION',
        id,
        organisation: lonnbacken,
        persons: [{ role: 'MANAGER', name }],
        since,
      });
    await transact([
      named('sought-before', '2025-01-07T08:00:00.000Z', 'Gunnar Gammal'),
      named('sought-after', '2026-11-02T08:00:00.000Z', 'Nina Ny'),
    ]);
    const [, ...rooms] = (await own(lo())).body.split('<section>');
    const room = rooms.find((one) => one.includes('Granviks kommun'));
    for (const name of ['Nina Ny', 'Kontaktperson']) expect(room).toContain(name);
    for (const name of ['Gunnar Gammal', 'Vera Vik']) expect(room).not.toContain(name);
  });

  it('LOV 4:4: lists what was applied for, how far it has come and by which day a decision is promised; never a draft', async () => {
    const sought = (id: string): ProviderRelation => ({
      schemaVersion: 1,
      kind: 'APPLICATION',
      id,
      organisation: lonnbacken,
      persons: [],
      since: at,
    });
    await storeReceived({}, { applicationId: 'sought-waits', diaryNumber: 'SN 2026/0071' });
    await transact([putRelation('granvik', sought('sought-waits')), putRelation('granvik', sought('sought-nowhere'))]);
    const { body } = await own(lo());
    const row = /<tr role="row"><th[^>]*>SN 2026\/0071.*?<\/tr>/s.exec(body)?.[0] ?? '';
    for (const part of ['2 mars 2026', 'Inkommen', '27 april 2026']) expect(row).toContain(part);
    expect((await own(eve())).body).not.toContain('SN 2026/0071');
  });

  it('leads to notices of change whoever leads the contract’s group, and none of the others', async () => {
    await transact([
      putRelation('granvik', {
        schemaVersion: 1,
        kind: 'CONTRACT',
        id: 'alm-1',
        organisation: lonnbacken,
        persons: [],
        since: at,
      }),
    ]);
    const { body } = await own(lo());
    expect(body).toContain('/utforare/granvik.alm-1"');
    expect(body).toContain('/avtal/granvik.lonn-1"');
    expect(body).not.toContain('/avtal/granvik.alm-1"');
  });

  it('leads to what a code protects its addressee alone, and to nothing that the staff do', async () => {
    const others = await asked('ANSWER_TERMS_CHANGE', 'fia@lonnbacken.example');
    const staffs = await asked('DECIDE_TERM', 'lo@lonnbacken.example');
    const theirs = await asked('ANSWER_TERMS_CHANGE', 'Lo@Lonnbacken.example');
    const { body } = await own(lo());
    expect(body).toContain('Fia Firma har fått länken med e-post');
    expect(body).toContain(`value="${theirs.taskId}"`);
    for (const task of [others, staffs]) {
      expect(body).not.toContain(`value="${task.taskId}"`);
      expect((await open(lo(), lonn, task)).status).toBe(404);
    }
    expect((await open(lo(), lonn, theirs)).status).toBe(303);
  });

  it('leads by a link that is dead within the hour: whoever is taken out keeps none', async () => {
    const opened = await open(lo(), lonn, await asked('RECEIVE_CONTRACT_NOTICE', 'fia@lonnbacken.example'));
    const token = opened.headers['location']?.split('/').at(-1) ?? '';
    const life = ({ issuedAt, endsAt }: Link) => Date.parse(endsAt) - Date.parse(issuedAt);
    const found = await readLink(token);
    expect(found === null ? null : life(found.link)).toBe(60 * 60_000);
  });

  it('never shows another provider’s, whatever address is tried', async () => {
    await letIn('granvik.alm-1', alm, eve());
    const { body } = await own(eve());
    expect(body).toContain('Almvikens Hemtjänst AB');
    expect(body).not.toContain('Lönn');
    expect((await members(lonn, eve())).status).toBe(404);
    expect((await members(lonn, eve(), { step: 'remove', member: await idOf('Lo Lönn') })).status).toBe(404);
    expect((await members({ ...lonn, municipality: 'nowhere' }, eve())).status).toBe(404);
    expect((await members({ ...lonn, id: 'x' }, eve())).status).toBe(404);
  });
});

describe('members', () => {
  it('are invited by an administrator, and see as much', async () => {
    const form = { step: 'invite', name: 'Majken Lönn', email: 'majken@lonnbacken.example', role: 'MEMBER' };
    expect((await members(lonn, lo(), { ...form, email: 'majken' })).status).toBe(422);
    expect((await members(lonn, lo(), form)).status).toBe(303);
    await follow(await invitation(lonn), majken(), accepted);
    expect((await own(majken())).body).toContain('/utforare/granvik.lonn-1');
    expect((await own(majken())).body).not.toContain('lillby.lonn-2');
    expect((await members(lonn, majken(), form)).status).toBe(403);
    expect((await members(lonn, majken())).body).not.toContain('Skicka inbjudan');
  });

  it('can belong to several providers', async () => {
    await members(alm, eve(), { step: 'invite', name: 'Majken', email: 'm@almviken.example', role: 'MEMBER' });
    await follow(await invitation(alm), majken(), accepted);
    const { body } = await own(majken());
    expect(body).toContain('Almvikens Hemtjänst AB');
    expect(body).toContain('Lönnbackens Omsorg');
  });

  it('who are taken out see nothing from the next request on, and the account keeps an administrator', async () => {
    const removed = await members(lonn, lo(), { step: 'remove', member: await idOf('Majken Lönn') });
    expect(removed.status).toBe(303);
    const { body } = await own(majken());
    expect(body).not.toContain('Lönnbackens Omsorg');
    expect(body).toContain('Almvikens Hemtjänst AB');
    expect((await members(lonn, majken())).status).toBe(404);
    const last = await members(lonn, lo(), { step: 'remove', member: await idOf('Lo Lönn') });
    expect(last.status).toBe(422);
    expect(last.body).toContain('Någon måste vara administratör');
  });

  it('are taken out by the municipality too; everything stands in the provider’s own chain', async () => {
    expect((await desk('granvik.lonn-1')).body).toContain('Lo Lönn');
    expect((await desk('granvik.lonn-1', { step: 'remove', member: await idOf('Lo Lönn') })).status).toBe(303);
    expect((await own(lo())).body).not.toContain('Granviks kommun');
    const events = await readEvents(lonn);
    expect(verifyChain(events, hashOf).ok).toBe(true);
    expect(events.map(({ type }) => type)).toEqual([
      'MEMBER_INVITED',
      'INVITATION_ACCEPTED',
      'MEMBER_INVITED',
      'INVITATION_ACCEPTED',
      'MEMBER_REMOVED',
      'MEMBER_REMOVED',
    ]);
  });
});
