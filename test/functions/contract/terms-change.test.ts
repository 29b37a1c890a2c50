import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as answerPage } from '../../../functions/contract/answer-terms-change/handler.ts';
import { handler as administer } from '../../../functions/contract/change-terms/handler.tsx';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { priceListOn, type TermsChange } from '../../../shared/domain/contract/terms-change.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { answerTermsChange } from '../../../shared/store/contract/answer-terms-change.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { database } from '../../../shared/store/client.ts';
import { contractSubject, readContract } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { openTermsChange } from '../../../shared/store/contract/open-terms-change.ts';
import { registerOlderContract } from '../../../shared/store/contract/register.ts';
import { rollOut } from '../../../shared/store/contract/roll-out.ts';
import {
  commitTermsChange,
  countOffers,
  readTermsChange,
  readTermsOffers,
  termsChangeSubject,
} from '../../../shared/store/contract/terms-change.ts';
import { faultsOf } from '../../support/browser.ts';
import { openTasksOf } from '../../support/contract-out.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { letIn } from '../../support/own-page.ts';
import { memberIdOf } from '../../../shared/http/provider/own-page.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { mail, workflow } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });
workflow.onAnyCommand().resolves({});
mail.onAnyCommand().resolves({});
const issuer = new OidcIssuer();
const providers = new OidcIssuer();

const at = new Date().toISOString();
const today = stockholmDay(at);
const from = addDays(today, 60);
const answerBy = addDays(today, 30);
const form = {
  changeId: 'a'.repeat(32),
  text: 'Ny prislista\n\nPriset per timme höjs.',
  priceList: 'Prislista 2027',
  from,
  answerBy,
  onRefusal: 'UNCHANGED',
  onSilence: 'AMENDED',
};

let number = 0;
let systemId = '';
beforeAll(async () => {
  await issuer.start();
  await providers.start();
  Object.assign(process.env, issuer.environment, providers.providerEnvironment);
});
afterAll(() => Promise.all([issuer.stop(), providers.stop()]));
beforeEach(async () => {
  number += 1;
  systemId = `system-${String(number)}`;
  form.changeId = String(number).padStart(32, 'a');
  await openHomeCareWith({ id: systemId });
});

/** Contracts in force, older than the system. */
async function inForce(count: number): Promise<string[]> {
  const system = await readChoiceSystem('granvik', systemId);
  if (system.status !== 'OPEN') throw new Error('Not open');
  const ids = Array.from({ length: count }, (_one, index) => `${systemId}-${String(index).padStart(4, '0')}`);
  for (const contractId of ids) {
    await registerOlderContract(
      system,
      {
        contractId,
        basis: { kind: 'IMPORTED', signedOn: '2024-06-03', reference: contractId },
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
  }
  return ids;
}

function desk(
  path: 'changes' | 'change',
  request: { form?: Record<string, string>; role?: string; query?: Record<string, string> } = {},
) {
  const claims = {
    sub: 'c',
    name: 'Sam Ordning',
    email: 'samordnare@granvik.example',
    'cognito:groups': [`granvik:${request.role ?? 'coordinator'}`],
  };
  return ask(administer, {
    route:
      path === 'changes' ? '/desk/choice-systems/{choiceSystemId}/terms-changes' : '/desk/terms-changes/{changeId}',
    params: { choiceSystemId: `granvik.${systemId}`, changeId: `granvik.${form.changeId}` },
    cookies: [`__Host-session=${issuer.token(claims)}`],
    ...(request.form === undefined ? {} : { form: request.form }),
    ...(request.query === undefined ? {} : { query: request.query }),
  });
}

/** As the stream carries lines out, each new one too. */
async function carryOut(): Promise<void> {
  const subject = termsChangeSubject('granvik', form.changeId);
  for (;;) {
    const { Records } = await outboxLines('ROLL_OUT', subject);
    const open = Records.filter(({ dynamodb }) => dynamodb?.NewImage?.['state']?.S === 'PENDING');
    if (open.length === 0) return;
    await advance({ Records: open }, webContext);
  }
}

async function begun(count: number): Promise<{ ids: string[]; change: TermsChange }> {
  const ids = await inForce(count);
  expect((await desk('changes', { form })).status).toBe(303);
  await carryOut();
  const change = await readTermsChange(termsChangeSubject('granvik', form.changeId));
  if (change === null) throw new Error('Not begun');
  const { version: _version, eventHash: _eventHash, ...standing } = change;
  return { ids, change: standing };
}

describe('a change of terms', () => {
  it('goes to 300 contracts in portions, the same text to each, with a number of calls in proportion', async () => {
    await inForce(300);
    expect((await desk('changes', { form })).status).toBe(303);
    let calls = 0;
    database.middlewareStack.add((next) => (args) => ((calls += 1), next(args)), { step: 'initialize', name: 'count' });
    const subject = termsChangeSubject('granvik', form.changeId);
    while ((await readTermsChange(subject))?.status === 'RUNNING') await rollOut(subject, at);
    database.middlewareStack.remove('count');
    // Three for each contract, and for each of the twelve portions its change, its contracts, its end and the test's look.
    expect(calls).toBeLessThanOrEqual(300 * 3 + 12 * 4 + 1);
    const change = await readTermsChange(subject);
    if (change === null) throw new Error('Not begun');
    expect(await countOffers(change)).toEqual({ WAITING: 300, ACCEPTED: 0, DECLINED: 0, SILENT: 0 });
    expect(verifyChain(await readEvents(subject), hashOf)).toMatchObject({ ok: true });
  }, 60_000);

  it('doubles nothing when a portion is carried out twice, or two at once', async () => {
    const { ids, change } = await begun(3);
    const before = await readTermsChange(termsChangeSubject('granvik', form.changeId));
    await commitTermsChange({
      before,
      after: { ...change, status: 'RUNNING', after: 'SIGNED#' },
      event: { type: 'TERMS_CHANGE_BEGUN', at, by: 'test', data: {} },
    });
    const subject = termsChangeSubject('granvik', form.changeId);
    await Promise.allSettled([rollOut(subject, at), rollOut(subject, at)]);
    for (const id of ids) {
      const contract = contractSubject('granvik', id);
      const offers = await readTermsOffers(contract);
      expect(offers).toMatchObject([
        { textHash: change.textHash, recipient: { email: 'hej@omsorg.example' }, sentAt: change.createdAt },
      ]);
      expect((await readOutbox(contract)).filter(({ kind }) => kind === 'MAIL')).toHaveLength(1);
    }
  });

  it('is accepted from a link with a code, and holds from its day', async () => {
    const { ids } = await begun(1);
    const contract = contractSubject('granvik', ids[0] ?? '');
    const [task] = await openTasksOf(contract, 'ANSWER_TERMS_CHANGE');
    if (task === undefined) throw new Error('Nobody is asked');
    const visit = new LinkVisit(answerPage, '/t/terms-change/{token}', await issueLink(task, at));
    expect((await visit.get()).body).not.toContain('Priset per timme');
    expect((await visit.post({ step: 'answer', kind: 'ACCEPTED' })).status).not.toBe(303);
    expect((await readTermsOffers(contract))[0]).not.toHaveProperty('answer');
    await visit.identify(mail);
    await visit.post({ step: 'open' });
    const shown = (await visit.get()).body;
    expect(shown).toContain('Priset per timme');
    expect(shown).toContain('räknas som godtagen');
    expect((await visit.post({ step: 'review' })).status).toBe(422);
    expect((await visit.post({ step: 'review', kind: 'MAYBE' })).status).toBe(422);
    expect((await visit.post({ step: 'answer', kind: 'ACCEPTED' })).status).toBe(303);
    expect((await readTermsOffers(contract))[0]).toMatchObject({
      answer: { kind: 'ACCEPTED', by: 'Omsorg ' + (ids[0] ?? '') },
    });
    expect(await readContract(contract)).toMatchObject({ amendments: [{ from }] });
  });

  it('is opened by a press alone, once: no reading records it, and nobody answers what they have not opened', async () => {
    const { ids } = await begun(1);
    const contract = contractSubject('granvik', ids[0] ?? '');
    const [task] = await openTasksOf(contract, 'ANSWER_TERMS_CHANGE');
    if (task === undefined) throw new Error('Nobody is asked');
    const visit = new LinkVisit(answerPage, '/t/terms-change/{token}', await issueLink(task, at));
    // Before the code, a press opens nothing: a scanner has no code.
    await visit.post({ step: 'open' });
    await visit.identify(mail);
    for (const method of ['GET', 'HEAD'] as const) await visit.get(method);
    const answers = [await visit.get(), await visit.post({ step: 'edit' })];
    for (const step of ['review', 'answer']) answers.push(await visit.post({ step, kind: 'ACCEPTED' }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 422, 422]);
    for (const { body } of answers) {
      expect(body).toContain('Öppna ändringen');
      expect(body).not.toContain('Priset per timme');
    }
    const [unopened] = await readTermsOffers(contract);
    expect(unopened).not.toHaveProperty('opened');
    expect(unopened).not.toHaveProperty('answer');
    expect((await desk('change')).body).toContain('"Öppnat">Nej</td>');

    await Promise.all([visit.post({ step: 'open' }), visit.post({ step: 'open' })]);
    const [opened] = await readTermsOffers(contract);
    expect(opened?.opened).toMatchObject({ by: 'Omsorg ' + (ids[0] ?? '') });
    await visit.post({ step: 'open' });
    expect((await readTermsOffers(contract))[0]).toEqual(opened);
    expect((await readEvents(contract)).filter(({ type }) => type === 'TERMS_CHANGE_OPENED')).toHaveLength(1);
    expect((await visit.get()).body).toContain('Priset per timme');
    expect((await desk('change')).body).not.toContain('"Öppnat">Nej</td>');

    expect((await visit.post({ step: 'answer', kind: 'DECLINED' })).status).toBe(303);
    const [answered] = await readTermsOffers(contract);
    expect(answered).toMatchObject({ opened: opened?.opened, answer: { kind: 'DECLINED' } });
    const late = { at: new Date().toISOString(), by: 'Kim Solberg' };
    expect(await openTermsChange(contract, form.changeId, late)).toBe(false);
    expect((await readTermsOffers(contract))[0]).toEqual(answered);
    expect(verifyChain(await readEvents(contract), hashOf)).toMatchObject({ ok: true });
  });

  it('is opened, answered and followed on pages that are accessible in a real browser, on a telephone’s width too', async () => {
    const { ids } = await begun(1);
    const [task] = await openTasksOf(contractSubject('granvik', ids[0] ?? ''), 'ANSWER_TERMS_CHANGE');
    if (task === undefined) throw new Error('Nobody is asked');
    const visit = new LinkVisit(answerPage, '/t/terms-change/{token}', await issueLink(task, at));
    await visit.identify(mail);
    const pages: [string, string][] = [['terms-cover', (await visit.get()).body]];
    pages.push(['terms-unopened', (await visit.post({ step: 'answer', kind: 'ACCEPTED' })).body]);
    await visit.post({ step: 'open' });
    pages.push(['terms-opened', (await visit.get()).body], ['terms-desk', (await desk('change')).body]);
    expect(await faultsOf(pages)).toEqual([]);
  }, 60_000);

  it('LOV 1:2: leaves the contract of whoever declines as it was', async () => {
    const { ids, change } = await begun(1);
    const contract = contractSubject('granvik', ids[0] ?? '');
    const answer = { kind: 'DECLINED', at, by: 'Kim Solberg' } as const;
    expect(await answerTermsChange(contract, change.changeId, answer)).toBe(true);
    expect(await answerTermsChange(contract, change.changeId, { ...answer, kind: 'ACCEPTED' })).toBe(false);
    expect(await readContract(contract)).not.toHaveProperty('amendments');
    expect(await countOffers(change)).toMatchObject({ WAITING: 0, DECLINED: 1 });
  });

  it('follows from its day for whoever accepts, of two presses once', async () => {
    const { ids, change } = await begun(1);
    const contract = contractSubject('granvik', ids[0] ?? '');
    const answer = { kind: 'ACCEPTED', at, by: 'Kim Solberg' } as const;
    const presses = [answer, answer].map((one) => answerTermsChange(contract, change.changeId, one));
    expect((await Promise.all(presses)).toSorted()).toEqual([false, true]);
    const after = await readContract(contract);
    if (after === null) throw new Error('No contract');
    expect(priceListOn(after, addDays(from, -1))).toBeUndefined();
    expect(priceListOn(after, from)).toEqual({ name: 'Prislista 2027', validFrom: from });
    expect((await readEvents(contract)).filter(({ type }) => type === 'TERMS_CHANGE_ANSWERED')).toHaveLength(1);
  });

  it('is read and answered from the provider’s own systems, once, on the text whose checksum it names', async () => {
    const { ids, change } = await begun(1);
    const contractId = ids[0] ?? '';
    const contract = contractSubject('granvik', contractId);
    const registration = { kind: 'SWEDISH', organisationNumber: '5561000010' } as const;
    const member = memberIdOf({ issuer: providers.issuer, subject: 'kim' });
    await letIn({ name: 'Omsorg', registration }, member, 'Kim Solberg');
    const call = (
      body?: unknown,
      more: { sub?: string; key?: string; changeId?: string; contractId?: string } = {},
    ) => {
      const { sub = 'kim', key, changeId = change.changeId } = more;
      const path = '/v1/contracts/{contractId}/terms-changes';
      const token = providers.token({ sub, name: 'Kim Solberg', email: `${sub}@omsorg.example` });
      return ask(answerPage, {
        method: body === undefined ? 'GET' : 'POST',
        route: body === undefined ? path : `${path}/{changeId}/answer`,
        path: '/v1/contracts',
        params: { contractId: `granvik.${more.contractId ?? contractId}`, changeId: `granvik.${changeId}` },
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    };
    const before = await everythingIn('CASE_TABLE');
    const listed = await call();
    expect(JSON.parse(listed.body)).toMatchObject({
      termsChanges: [{ text: change.text, textHash: change.textHash, from, answerBy, openedAt: null, answer: null }],
    });
    const accepted = { answer: 'ACCEPTED', textHash: change.textHash };
    const refusals: [number, Awaited<ReturnType<typeof call>>][] = [
      [
        401,
        await ask(answerPage, {
          route: '/v1/contracts/{contractId}/terms-changes',
          path: '/v1/contracts',
          params: { contractId: `granvik.${contractId}` },
        }),
      ],
      [404, await call(accepted, { sub: 'other' })],
      [404, await call(accepted, { contractId: 'unknown' })],
      [404, await call(accepted, { changeId: 'f'.repeat(32) })],
      [422, await call({ ...accepted, textHash: 'a'.repeat(64) })],
      [400, await call({ ...accepted, answer: 'SILENT' })],
      [400, await call({ ...accepted, more: true })],
      [400, await call({})],
    ];
    for (const [status, answer] of refusals)
      expect([status, answer.status, answer.body]).toEqual([status, status, answer.body]);
    expect(await everythingIn('CASE_TABLE')).toEqual(before);

    const twice = await Promise.all([call(accepted, { key: 'one' }), call(accepted, { key: 'one' })]);
    for (const answer of [...twice, await call(accepted, { key: 'one' })]) {
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.body)).toMatchObject({ answer: { kind: 'ACCEPTED', by: 'Kim Solberg' } });
    }
    expect((await call({ ...accepted, answer: 'DECLINED' }, { key: 'one' })).status).toBe(422);
    expect((await call({ ...accepted, answer: 'DECLINED' })).status).toBe(409);
    expect(await readContract(contract)).toMatchObject({ amendments: [{ from, textHash: change.textHash }] });
    expect((await readEvents(contract)).filter(({ type }) => type === 'TERMS_CHANGE_ANSWERED')).toHaveLength(1);
    expect(await openTasksOf(contract, 'ANSWER_TERMS_CHANGE')).toEqual([]);
  });

  it('takes silence for nothing: a person settles it, and not before the time has passed', async () => {
    const { ids, change } = await begun(1);
    const contract = contractSubject('granvik', ids[0] ?? '');
    const register = { step: 'register', contractId: ids[0] ?? '', kind: 'SILENT', note: 'Inget svar.' };
    expect((await desk('change', { form: register })).status).toBe(409);
    const late = `${addDays(answerBy, 1)}T10:00:00.000Z`;
    const silent = { kind: 'SILENT', at: late, by: 'Sam Ordning', note: 'Inget svar.' } as const;
    expect(await answerTermsChange(contract, change.changeId, silent)).toBe(true);
    expect(await readContract(contract)).toMatchObject({ amendments: [{ from }] });
  });

  it('shows who has answered, reminds those who have not, and takes an answer that came by post', async () => {
    const { ids } = await begun(27);
    const first = await desk('change');
    expect(first.body).toContain('Inte svarat');
    expect(first.body).toContain('Nästa');
    expect((await desk('change', { form: { step: 'remind', after: '' } })).status).toBe(303);
    const reminded = await readOutbox(contractSubject('granvik', ids[0] ?? ''));
    expect(reminded.filter(({ message }) => message.kind === 'MAIL')).toHaveLength(2);
    const register = { step: 'register', contractId: ids[1] ?? '', kind: 'DECLINED', note: 'Brev i dag.' };
    expect((await desk('change', { form: register })).status).toBe(303);
    expect((await desk('change', { query: { state: 'DECLINED' } })).body).toContain('Brev i dag.');
  });

  it.each([
    { from: today },
    { answerBy: today },
    { answerBy: from },
    { text: '' },
    { onSilence: 'AUTOMATIC' },
    { from: 'i morgon' },
  ])('refuses %o, and sends nothing', async (wrong) => {
    expect((await desk('changes', { form: { ...form, ...wrong } })).status).toBe(422);
    expect(await readTermsChange(termsChangeSubject('granvik', form.changeId))).toBeNull();
  });

  it('is for the coordinator alone, begun once however often the button is pressed', async () => {
    expect((await desk('changes', { role: 'auditor' })).status).toBe(403);
    await Promise.all([desk('changes', { form }), desk('changes', { form })]);
    const { Records } = await outboxLines('ROLL_OUT', termsChangeSubject('granvik', form.changeId));
    expect(Records).toHaveLength(1);
  });
});
