import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as administer } from '../../../functions/contract/change-terms/handler.tsx';
import { handler as receive } from '../../../functions/contract/receive-notice/handler.tsx';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import type { ContractBasis } from '../../../shared/domain/contract/contract.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { database } from '../../../shared/store/client.ts';
import { circularSubject, readCircular, readCopies } from '../../../shared/store/contract/circular.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { readContractNotices } from '../../../shared/store/contract/notice.ts';
import { registerOlderContract } from '../../../shared/store/contract/register.ts';
import { sendCircular } from '../../../shared/store/contract/send-circular.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { collectionOf, sortKey, tables } from '../../../shared/store/tables.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { noteNotArrived } from '../../../shared/store/task/not-arrived.ts';
import { faultsOf } from '../../support/browser.ts';
import { openTasksOf } from '../../support/contract-out.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { mail, workflow } from '../../support/mocked-services.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });
workflow.onAnyCommand().resolves({});
mail.onAnyCommand().resolves({});
const issuer = new OidcIssuer();

const at = new Date().toISOString();
let number = 0;
let systemIds: readonly [string, string] = ['', ''];
let form = { circularId: '', choiceSystemIds: [''], subject: '', words: '' };

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
});
afterAll(() => issuer.stop());
beforeEach(async () => {
  number += 1;
  systemIds = [`hemtjanst-${String(number)}`, `boende-${String(number)}`];
  for (const id of systemIds) await openHomeCareWith({ id });
  form = {
    circularId: String(number).padStart(32, 'c'),
    choiceSystemIds: [systemIds[0]],
    subject: 'Öppet hus i mars',
    words: 'Välkomna till kommunhuset.\n\nVi bjuder på kaffe.',
  };
});

const imported = { kind: 'IMPORTED', signedOn: '2024-06-03', reference: 'A' } as const;
const ownUnit = {
  kind: 'ASSIGNMENT',
  decidedBy: 'Omsorgsnämnden',
  decidedOn: '2024-06-03',
  paragraph: '§ 12',
} as const;

/** A contract in force, older than the system, or the own unit's assignment. */
async function inForce(
  contractId: string,
  {
    system = systemIds[0],
    basis = imported,
  }: { system?: string; basis?: Exclude<ContractBasis, { kind: 'AUTHORISATION' }> } = {},
) {
  const open = await readChoiceSystem('granvik', system);
  if (open.status !== 'OPEN') throw new Error('Not open');
  await registerOlderContract(
    open,
    {
      contractId,
      basis,
      provider: {
        name: `Omsorg ${contractId}`,
        registration: { kind: 'SWEDISH', organisationNumber: '5561000010' },
        legalForm: 'LIMITED_COMPANY',
      },
      scopes: [{ service: 'Omvårdnad', area: 'Centrum', targetGroup: 'Äldre' }],
      selectableFrom: '2024-07-01',
    },
    {
      presentation: {
        text: { sv: 'Hemtjänst.' },
        phone: '0701740682',
        email: 'hej@omsorg.example',
        languages: ['Svenska'],
        hours: 'Dygnet runt',
      },
      capacity: null,
    },
    { by: 'Sam', at },
  );
  return contractSubject('granvik', contractId);
}

function desk(
  request: {
    one?: string;
    form?: Record<string, string | readonly string[]>;
    groups?: readonly string[];
    query?: Record<string, string>;
  } = {},
) {
  const claims = {
    sub: 'c',
    name: 'Sam Ordning',
    email: 'samordnare@granvik.example',
    'cognito:groups': request.groups ?? ['granvik:coordinator'],
  };
  return ask(administer, {
    route: request.one === undefined ? '/desk/circulars' : '/desk/circulars/{circularId}',
    params: request.one === undefined ? {} : { circularId: request.one },
    query: request.query ?? (request.one === undefined ? { municipality: 'granvik' } : {}),
    cookies: [`__Host-session=${issuer.token(claims)}`],
    ...(request.form === undefined ? {} : { form: request.form }),
  });
}

const own = () => circularSubject('granvik', form.circularId);
const page = (query?: Record<string, string>) =>
  desk({ one: `granvik.${form.circularId}`, ...(query === undefined ? {} : { query }) });

/** As the stream carries lines out, each new one too. */
async function carryOut(): Promise<void> {
  for (;;) {
    const { Records } = await outboxLines('ROLL_OUT', own());
    const open = Records.filter(({ dynamodb }) => dynamodb?.NewImage?.['state']?.S === 'PENDING');
    if (open.length === 0) return;
    await advance({ Records: open }, webContext);
  }
}

async function sent(): Promise<void> {
  expect((await desk({ form: { ...form, step: 'send' } })).status).toBe(303);
  await carryOut();
}

async function copies() {
  const circular = await readCircular(own());
  if (circular === null) throw new Error('Not begun');
  return readCopies(circular);
}

describe('a circular', () => {
  it('LOV 1:2: goes to every contract in force of the chosen systems, the own unit alike, and mail carries none of it', async () => {
    const ids = Array.from({ length: 27 }, (_one, index) => `${systemIds[0]}-${String(index).padStart(3, '0')}`);
    for (const id of ids) await inForce(id);
    const unit = await inForce(`${systemIds[1]}-unit`, { system: systemIds[1], basis: ownUnit });
    form = { ...form, choiceSystemIds: [...systemIds] };
    const before = await desk({ form: { ...form, step: 'preview' } });
    expect(before.body).toContain('28');
    expect(before.body).toContain('Vi bjuder på kaffe.');
    expect(await readCircular(own())).toBeNull();
    await sent();
    expect(await readCircular(own())).toMatchObject({ status: 'SENT' });
    expect((await copies()).map(({ standing }) => standing)).toEqual(Array.from({ length: 28 }, () => 'UNDERWAY'));
    expect(verifyChain(await readEvents(own()), hashOf)).toMatchObject({ ok: true });
    mail.resetHistory();
    await sendMail(await outboxLines('MAIL', unit), webContext);
    const [mailed] = mail.commandCalls(SendEmailCommand);
    const said = JSON.stringify(mailed?.args[0].input.Content);
    expect(said).toContain('/t/contract-notice/');
    for (const hidden of [form.subject, 'kaffe', 'Omsorg']) expect(said).not.toContain(hidden);
    expect((await copies()).find(({ contractId }) => contractId === unit.id)).toMatchObject({ standing: 'SENT' });
  });

  it('tells apart who received it and when, whom it did not reach, and who cannot be reached', async () => {
    const [got, back, nobody] = [
      await inForce(`${systemIds[0]}-a`),
      await inForce(`${systemIds[0]}-b`),
      await inForce(`${systemIds[0]}-c`),
    ];
    await database.send(
      new DeleteCommand({ TableName: tables.case, Key: { pk: collectionOf(nobody), sk: sortKey.content } }),
    );
    expect((await desk({ form: { ...form, step: 'preview' } })).body).toContain('Går inte att nå');
    await sent();
    await sendMail(await outboxLines('MAIL', back), webContext);
    await noteNotArrived({ subject: back, outboxId: form.circularId }, { kind: 'REJECT' }, at);
    const [task] = await openTasksOf(got, 'RECEIVE_CONTRACT_NOTICE');
    if (task === undefined) throw new Error('Nobody is asked');
    const visit = new LinkVisit(receive, '/t/contract-notice/{token}', await issueLink(task, at));
    const cover = (await visit.get()).body;
    expect(cover).toContain('skrivit till alla som har avtal');
    expect(cover).not.toContain('kaffe');
    const shown = await visit.post({ step: 'answer', confirm: 'yes' });
    expect(shown.body + (await visit.get()).body).toContain('Vi bjuder på kaffe.');
    expect((await copies()).map(({ standing }) => standing)).toEqual(['RECEIVED', 'NOT_ARRIVED', 'NOT_REACHABLE']);
    const csv = (await page({ format: 'csv' })).body;
    const text = csv.includes(';') ? csv : Buffer.from(csv, 'base64').toString('utf8');
    expect(text.trim().split('\r\n')).toHaveLength(4);
    expect(text).toMatch(/;RECEIVED;Mottaget;\d{4}-/);
    expect(text).toContain(';NOT_REACHABLE;Går inte att nå;;');
    expect((await page({ standing: 'NOT_ARRIVED' })).body).not.toContain(`Omsorg ${got.id}`);
    const pages: [string, string][] = [
      ['circulars', (await desk()).body],
      ['circular-wrong', (await desk({ form: { step: 'preview' } })).body],
      ['circular-preview', (await desk({ form: { ...form, step: 'preview' } })).body],
      ['circular-proof', (await page()).body],
      ['circular-cover', cover],
    ];
    expect(await faultsOf(pages)).toEqual([]);
  }, 60_000);

  it('is sent once when the button is pressed twice, a portion is carried out twice, or it died after some', async () => {
    const ids = [`${systemIds[0]}-a`, `${systemIds[0]}-b`, `${systemIds[0]}-c`];
    for (const id of ids) await inForce(id);
    const twice = await Promise.all([1, 2].map(() => desk({ form: { ...form, step: 'send' } })));
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect((await outboxLines('ROLL_OUT', own())).Records).toHaveLength(1);
    await Promise.allSettled([sendCircular(own(), at), sendCircular(own(), at)]);
    // As if it had died before the portion's end was written, and one contract was never come to.
    const stands = { TableName: tables.case, Key: { pk: collectionOf(own()), sk: sortKey.case } };
    await database.send(
      new UpdateCommand({
        ...stands,
        UpdateExpression: 'SET #status = :running',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':running': 'RUNNING' },
      }),
    );
    await inForce(`${systemIds[0]}-d`);
    await sendCircular(own(), at);
    for (const id of [...ids, `${systemIds[0]}-d`]) {
      const contract = contractSubject('granvik', id);
      expect((await readOutbox(contract)).filter(({ kind }) => kind === 'MAIL')).toHaveLength(1);
      expect(await openTasksOf(contract, 'RECEIVE_CONTRACT_NOTICE')).toHaveLength(1);
      expect(await readContractNotices(contract)).toMatchObject([{ kind: 'CIRCULAR', noticeId: form.circularId }]);
    }
  });

  it('of the same words is another one: each is received by itself', async () => {
    const contract = await inForce(`${systemIds[0]}-a`);
    await sent();
    const [first] = await openTasksOf(contract, 'RECEIVE_CONTRACT_NOTICE');
    form = { ...form, circularId: form.circularId.replaceAll('c', 'd') };
    await sent();
    const second = (await openTasksOf(contract, 'RECEIVE_CONTRACT_NOTICE')).find(
      ({ taskId }) => taskId !== first?.taskId,
    );
    if (second === undefined) throw new Error('Not asked again');
    const visit = new LinkVisit(receive, '/t/contract-notice/{token}', await issueLink(second, at));
    await visit.post({ step: 'answer', confirm: 'yes' });
    const given = (await readContractNotices(contract)).filter((notice) => notice.given !== undefined);
    expect(given.map(({ noticeId }) => noticeId)).toEqual([form.circularId]);
    expect(await copies()).toMatchObject([{ standing: 'RECEIVED' }]);
  });

  it.each<Record<string, string | readonly string[]>>([
    { subject: '' },
    { subject: 'a'.repeat(201) },
    { subject: 'En rad\noch en till' },
    { words: ' ' },
    { words: 'a'.repeat(5001) },
    { choiceSystemIds: [] },
    { circularId: 'x' },
    { step: 'approve' },
    { more: 'yes' },
  ])('refuses %o, and sends nothing', async (wrong) => {
    expect((await desk({ form: { ...form, step: 'send', ...wrong } })).status).toBe(422);
    expect(await readCircular(own())).toBeNull();
  });

  it('is the coordinator’s alone, in their own municipality', async () => {
    await inForce(`${systemIds[0]}-a`);
    const write = { ...form, step: 'send' };
    for (const groups of [['granvik:auditor'], ['granvik:case-officer']]) {
      expect((await desk({ form: write, groups })).status).toBe(403);
      expect((await desk({ groups })).status).toBe(403);
    }
    expect((await desk({ form: write, query: { municipality: 'lillby' } })).status).toBe(403);
    expect((await desk({ form: write, query: {} })).status).toBe(403);
    expect((await desk({ form: { ...write, choiceSystemIds: ['other'] } })).status).toBe(400);
    expect(await readCircular(own())).toBeNull();
    await sent();
    expect((await desk({ one: `granvik.${form.circularId}`, groups: ['lillby:coordinator'] })).status).toBe(403);
    expect((await desk({ one: `granvik.${'f'.repeat(32)}` })).status).toBe(404);
    expect((await page({ standing: 'WELL' })).status).toBe(400);
  });
});
