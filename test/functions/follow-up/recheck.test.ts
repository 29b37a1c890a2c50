import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as verify } from '../../../functions/application/verify-evidence/handler.ts';
import { handler as recordScan } from '../../../functions/application/record-scan/handler.ts';
import { handler as judge } from '../../../functions/follow-up/judge-recheck/handler.ts';
import { handler as recheck } from '../../../functions/follow-up/recheck-contracts/handler.ts';
import { handler as supply } from '../../../functions/follow-up/supply-proof/handler.tsx';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type Lookup, numberHashOf, type RegistryEntry } from '../../../shared/domain/registry/lookup.ts';
import type { OpenTask, TaskKind } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readEvidence } from '../../../shared/store/application/application.ts';
import { publishEntry } from '../../../shared/store/catalogue/publish.ts';
import { commitContract, contractSubject, readContract } from '../../../shared/store/contract/contract.ts';
import { readContractNotices } from '../../../shared/store/contract/notice.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readKeeping } from '../../../shared/store/follow-up/keeping.ts';
import { putRecheck, readRecheck } from '../../../shared/store/follow-up/recheck.ts';
import { runRecheck } from '../../../shared/store/follow-up/run-recheck.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { accessibilityFaults, daylight, openBrowser } from '../../support/browser.ts';
import { useBucket } from '../../support/bucket.ts';
import { storeInForce } from '../../support/contract-in-force.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables({ EVIDENCE_BUCKET: 'granvik-evidence', AWS_REGION: 'eu-north-1' });
const bucket = useBucket();
const issuer = new OidcIssuer();
const today = stockholmDay(new Date().toISOString());
const night = (days: number) => `${addDays(today, days)}T02:00:00.000Z`;
const subject = contractSubject('granvik', 'IMPORTED');
const registration = { kind: 'SWEDISH', organisationNumber: '5561000018' } as const;

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  await storeInForce('IMPORTED', registration.organisationNumber);
});
afterAll(() => issuer.stop());

async function openTask(kind: TaskKind, of = subject): Promise<OpenTask | undefined> {
  return (await readTasks(of)).find((one): one is OpenTask => one.kind === kind && one.status === 'OPEN');
}

function desk(request: { form?: Record<string, string>; role?: string; route?: string; evidenceId?: string } = {}) {
  const claims = {
    sub: 'c',
    name: 'Mika Rask',
    email: 'mika@granvik.example',
    'cognito:groups': [`granvik:${request.role ?? 'case-officer'}`],
  };
  return ask(judge, {
    route: request.route ?? '/desk/contracts/{contractId}/rechecks',
    params: { contractId: 'granvik.IMPORTED', evidenceId: request.evidenceId ?? '' },
    cookies: [`__Host-session=${issuer.token(claims)}`],
    ...(request.form === undefined ? {} : { form: request.form }),
  });
}

async function providersPage(): Promise<LinkVisit> {
  const task = await openTask('SUPPLY_PROOF');
  if (task === undefined) throw new Error('Nothing is asked for');
  return new LinkVisit(supply, '/t/supply-proof/{token}', await issueLink(task, new Date().toISOString()));
}

const proofsAsked = async () => (await readRecheck(subject))?.request?.proofs ?? [];

/** What a registry says about the contract's company tonight. */
const says = (entry: Partial<RegistryEntry>, at: string) => async () => {
  const known: RegistryEntry = { name: 'Omsorg IMPORTED', legalForm: 'LIMITED_COMPANY', proceedings: [], ...entry };
  const answer: Lookup['answer'] = { outcome: 'FOUND', entry: known };
  const numberHash = numberHashOf(registration, hashOf) ?? '';
  const lookup = {
    registry: 'COMPANY',
    source: 'Bolagsverket',
    numberHash,
    answer,
    answerHash: hashOf(answer),
  } as const;
  return Promise.resolve([{ schemaVersion: 1 as const, ...lookup, since: at, at }]);
};

describe('an imported contract', () => {
  it('is asked for its proofs once and shown to a person as unknown, with no alarm and no measure', async () => {
    expect(await recheck({ at: night(0) }, webContext)).toEqual({ looked: 1 });
    expect(await recheck({ at: night(0) }, webContext)).toEqual({ looked: 0 });
    const tasks = await readTasks(subject);
    expect(tasks.map(({ kind }) => kind).toSorted()).toEqual(['JUDGE_RECHECK', 'SUPPLY_PROOF']);
    expect(tasks.find(({ kind }) => kind === 'SUPPLY_PROOF')).toMatchObject({
      dueOn: addDays(today, 21),
      assignee: { email: 'IMPORTED@omsorg.example' },
    });
    expect(await proofsAsked()).toContain('insurance.certificate');
    const points = (await readRecheck(subject))?.points ?? [];
    expect(new Set(points.map(({ cause }) => cause))).toEqual(new Set(['NO_FACT']));
    expect(await readContractNotices(subject)).toEqual([]);
    expect((await readEvents(subject)).filter(({ type }) => type === 'CONTRACT_RECHECKED')).toHaveLength(1);
  });

  it('is not asked anew the next time while the question stands', async () => {
    expect(await recheck({ at: night(95) }, webContext)).toEqual({ looked: 1 });
    expect((await readTasks(subject)).filter(({ kind }) => kind === 'SUPPLY_PROOF')).toHaveLength(1);
    expect((await readTasks(subject)).filter(({ kind }) => kind === 'JUDGE_RECHECK')).toHaveLength(1);
  });
});

describe('the provider’s answer', () => {
  it('lacks nothing silently: each proof needs a file, or words why there is none', async () => {
    const page = await providersPage();
    const refused = await page.post({ step: 'answer', confirm: 'yes' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('lämna en fil, eller skriv varför ni inte kan');
    expect((await page.post({ step: 'file:99', 'type-99': 'PDF' })).status).toBe(422);
    expect((await page.post({ step: 'file:insurance.certificate' })).status).toBe(422);
    expect(await openTask('SUPPLY_PROOF')).toBeDefined();
  });

  it('is a file whose bytes are read and scanned as every other, and words for the rest', async () => {
    const page = await providersPage();
    const proofs = await proofsAsked();
    const number = 'insurance.certificate';
    const through = addDays(today, 400);
    const words = Object.fromEntries(
      proofs.flatMap((kind) => (kind === 'insurance.certificate' ? [] : [[`answer-${kind}`, 'Se avtalet.']])),
    );
    const described = { [`type-${number}`]: 'PDF', [`through-${number}`]: through, ...words };
    expect((await page.post({ step: `file:${number}`, ...described })).status).toBe(303);
    const [file] = await readEvidence(subject);
    expect(file?.objectKey).toMatch(/^granvik\/contracts\/IMPORTED\/[0-9A-Z]{26}$/);
    const key = file?.objectKey ?? '';
    bucket.objects.set(key, '%PDF-1.7\nförsäkring');
    const early = await page.post({ step: 'answer', confirm: 'yes', ...words });
    expect(early.body).toContain('En fil kontrolleras fortfarande');
    await verify({ detail: { object: { key } } }, webContext);
    await recordScan(
      { detail: { s3ObjectDetails: { objectKey: key }, scanResultDetails: { scanResultStatus: 'NO_THREATS_FOUND' } } },
      webContext,
    );
    expect(await readEvidence(subject)).toMatchObject([{ status: 'STORED', scan: 'CLEAN', validThrough: through }]);
    // It lies with what they are writing until they hand it in: it shows nothing, and no officer opens it.
    const contract = await readContract(subject);
    const known = await readRecheck(subject);
    if (contract?.status !== 'SIGNED' || known === null) throw new Error('It is in force');
    expect((await readKeeping(contract, known, night(95))).keeping.evidence).toEqual([]);
    const route = '/desk/contracts/{contractId}/rechecks/files/{evidenceId}';
    const closed = await desk({ route, evidenceId: file?.evidenceId ?? '' });
    expect(closed.headers['location']).toBe('/desk/contracts/granvik.IMPORTED/rechecks');
    expect((await page.get()).body).toContain('Se avtalet.');
    expect((await page.post({ step: 'answer', confirm: 'yes', ...words })).status).toBe(303);
    expect((await page.post({ step: 'answer', confirm: 'yes', ...words })).status).not.toBe(500);
    const supplied = (await readEvents(subject)).filter(({ type }) => type === 'PROOFS_SUPPLIED');
    // What they wrote is a document that came in: it is kept when an officer has judged it.
    expect(supplied).toMatchObject([{ data: { words: { 'permit.ivo': 'Se avtalet.' } } }]);
  });

  it('ends the asking; the next night shows the file to a person', async () => {
    expect(await recheck({ at: night(96) }, webContext)).toEqual({ looked: 1 });
    expect(await openTask('SUPPLY_PROOF')).toBeUndefined();
    const { points = [], facts = [] } = (await readRecheck(subject)) ?? {};
    expect(points.find(({ about }) => about === 'PROOF#insurance.certificate')).toMatchObject({ cause: 'SUPPLIED' });
    expect(points.find(({ about }) => about === 'PROOF#permit.ivo')).toMatchObject({
      cause: 'EXPLAINED',
      text: { sv: 'Se avtalet.' },
    });
    expect(facts.find(({ about }) => about === 'PROOF#insurance.certificate')).toMatchObject({ state: 'HOLDS' });
  });
});

describe('an officer', () => {
  it('reads what waits with its source, opens the file, and judges each fact; the last one ends the task', async () => {
    const page = await desk();
    expect(page.status).toBe(200);
    for (const words of ['Svar i ord', 'Se avtalet.', 'Deras eget svar', 'Ny handling'])
      expect(page.body).toContain(words);
    const [file] = await readEvidence(subject);
    const route = '/desk/contracts/{contractId}/rechecks/files/{evidenceId}';
    const opened = await desk({ route, evidenceId: file?.evidenceId ?? '' });
    expect(opened.headers['location']).toContain(`/contracts/IMPORTED/${file?.evidenceId ?? ''}`);
    const points = (await readRecheck(subject))?.points ?? [];
    for (const { about, noticedOn, cause } of points) {
      const place = String((await readRecheck(subject))?.points.findIndex((point) => point.about === about));
      const form = { about, noticedOn, cause, [`result-${place}`]: 'IN_ORDER' };
      expect(await openTask('JUDGE_RECHECK')).toBeDefined();
      expect((await desk({ form: { ...form, [`result-${place}`]: 'DEFICIENT' } })).status).toBe(422);
      // Something has come since they opened the page, on the same day.
      expect((await desk({ form: { ...form, cause: 'DUE' } })).status).toBe(409);
      expect((await desk({ form })).status).toBe(303);
      expect((await desk({ form })).status).toBe(409);
    }
    expect(await openTask('JUDGE_RECHECK')).toBeUndefined();
    expect((await readRecheck(subject))?.judged['PROOF#insurance.certificate']).toMatchObject({
      result: 'IN_ORDER',
      by: 'Mika Rask',
    });
    const judged = (await readEvents(subject)).filter(({ type }) => type === 'RECHECK_JUDGED');
    expect(judged.find(({ data }) => data['about'] === 'PROOF#permit.ivo')?.data).toMatchObject({ was: 'Se avtalet.' });
  });

  it('who only audits reads; others on the municipality’s side do not come in', async () => {
    expect((await desk({ role: 'auditor' })).status).toBe(200);
    expect((await desk({ role: 'auditor', form: { about: 'MANAGER', noticedOn: today } })).status).toBe(403);
    expect((await desk({ role: 'delegate' })).status).toBe(403);
  });
});

describe('what has changed', () => {
  it('KL 10:8: is told with its source and its day, and nothing follows for the provider by itself', async () => {
    const first = night(200);
    expect(await runRecheck(subject, first, says({ registeredOn: '2010-01-01' }, first))).toBe(true);
    expect((await readRecheck(subject))?.points.map(({ about }) => about)).not.toContain('REGISTRY#COMPANY');
    const later = night(300);
    const liquidation = { kind: 'LIQUIDATION', name: 'Likvidation' } as const;
    expect(
      await runRecheck(subject, later, says({ registeredOn: '2010-01-01', proceedings: [liquidation] }, later)),
    ).toBe(true);
    const point = (await readRecheck(subject))?.points.find(({ about }) => about === 'REGISTRY#COMPANY');
    expect(point).toMatchObject({ cause: 'CHANGED', source: { sv: 'Bolagsverket' }, on: addDays(today, 300) });
    expect(point?.text.sv).toContain('ett pågående förfarande');
    expect(await openTask('JUDGE_RECHECK')).toBeDefined();
    expect((await readContract(subject))?.status).toBe('SIGNED');
    expect(await readContractNotices(subject)).toEqual([]);
  });

  it('asks for the certificate before it lapses, with its last day as the due day', async () => {
    expect(await runRecheck(subject, night(371), () => Promise.resolve([]))).toBe(true);
    const task = await openTask('SUPPLY_PROOF');
    expect(task?.dueOn).toBe(addDays(today, 400));
    expect(await proofsAsked()).toEqual(['insurance.certificate']);
  });

  it('is looked at no more, and nobody is asked any more, when the contract has ended', async () => {
    const before = await readContract(subject);
    if (before?.status !== 'SIGNED') throw new Error('It is in force');
    await commitContract({
      before,
      after: { ...before, status: 'ENDED', endedOn: addDays(today, 380), why: 'Uppsagt' },
      event: { type: 'CONTRACT_ENDED', at: night(381), by: 'calendar', data: {} },
    });
    expect(await recheck({ at: night(500) }, webContext)).toEqual({ looked: 0 });
    const page = await providersPage();
    expect((await page.get()).body).toContain('behövs inte längre');
    await publishEntry(subject, night(381));
    expect((await readTasks(subject)).filter(({ status }) => status === 'OPEN')).toEqual([]);
  });
});

describe('a question that still stands', () => {
  it('asks anew, with days of its own, when something is added to a question that still stands', async () => {
    const contract = contractSubject('granvik', 'THIRD');
    await storeInForce('THIRD');
    await recheck({ at: night(0) }, webContext);
    const first = await openTask('SUPPLY_PROOF', contract);
    const [before, known] = [await readContract(contract), await readRecheck(contract)];
    if (before === null || known?.request === undefined) throw new Error('It is asked');
    const [, ...others] = known.request.proofs;
    await commitContract({
      before,
      after: before,
      event: { type: 'TEST', at: night(1), by: 'test', data: {} },
      also: [putRecheck(contract, { ...known, request: { ...known.request, proofs: others } })],
    });
    await runRecheck(contract, night(100), () => Promise.resolve([]));
    const second = await openTask('SUPPLY_PROOF', contract);
    expect(second).toMatchObject({ dueOn: addDays(today, 121), reminded: [] });
    expect(second?.taskId).not.toBe(first?.taskId);
    expect((await readTasks(contract)).find(({ taskId }) => taskId === first?.taskId)).toMatchObject({
      status: 'REVOKED',
      why: 'MORE_IS_ASKED',
    });
  });
});

describe('the pages', () => {
  it('can be read by everybody, on a telephone too', async () => {
    const contract = contractSubject('granvik', 'SECOND');
    await storeInForce('SECOND');
    await recheck({ at: night(0) }, webContext);
    const task = await openTask('SUPPLY_PROOF', contract);
    if (task === undefined) throw new Error('It is asked');
    const link = await issueLink(task, new Date().toISOString());
    const [desks, links] = ['/desk/contracts/{contractId}/rechecks', '/t/supply-proof/{token}'];
    const site = await serve({ [`GET ${desks}`]: judge, [`GET ${links}`]: supply });
    const browser = await openBrowser();
    const claims = { sub: 'c', name: 'Mika', email: 'm@granvik.example', 'cognito:groups': ['granvik:case-officer'] };
    const headers = { authorization: `Bearer ${issuer.token(claims)}` };
    const page = await browser.newPage({ extraHTTPHeaders: headers });
    const faults: string[] = [];
    await page.goto(`${site.origin}/desk/contracts/granvik.SECOND/rechecks`);
    faults.push(...(await accessibilityFaults(page, daylight, 'rechecks')));
    await page.goto(`${site.origin}/t/supply-proof/${link}`);
    faults.push(...(await accessibilityFaults(page, daylight, 'supply-proof')));
    await browser.close();
    await site.close();
    expect(faults).toEqual([]);
  }, 60_000);
});
