import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as judgeChange } from '../../../functions/change-notice/judge/handler.tsx';
import { handler as administer } from '../../../functions/contract/administer/handler.tsx';
import { handler as followCalendar } from '../../../functions/contract/follow-calendar/handler.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readCatalogue } from '../../../shared/store/catalogue/lists.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { giveChange } from '../../../shared/store/change-notice/change-notice.ts';
import { extend, terminate } from '../../../shared/store/contract/end.ts';
import { readContractNotices } from '../../../shared/store/contract/notice.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { publishEntry } from '../../../shared/store/catalogue/publish.ts';
import { recordSignature } from '../../../shared/store/contract/sign.ts';
import { contractOut, openTasksOf, signingAs } from '../../support/contract-out.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { workflow } from '../../support/mocked-services.ts';

useTables();
workflow.onAnyCommand().resolves({});
const issuer = new OidcIssuer();

const today = stockholmDay(new Date().toISOString());
const until = addDays(today, 400);

beforeAll(async () => {
  await openHomeCareWith({
    version: {
      compensation: {
        grounds: 'Ersättning per utförd timme.',
        priceList: { name: 'Prislista 2026', validFrom: '2026-01-01' },
      },
      contractTemplate: {
        title: 'Avtal',
        sections: [
          { heading: 'Tid', text: '{{term}}' },
          { heading: 'Ersättning', text: '{{compensation}}' },
          { heading: 'Kapacitet', text: '{{capacity}} {{startConditions}} {{specialTerms}}' },
          { heading: 'Undertecknare', text: '{{signers}}' },
        ],
      },
      contractTerm: {
        ends: { kind: 'ON', day: until },
        notice: { provider: 90, municipality: 180 },
        extension: { months: 12, times: 1 },
        remindBeforeDays: 200,
        shownBeforeDays: 60,
      },
    },
  });
  await issuer.start();
  Object.assign(process.env, issuer.environment);
});
afterAll(() => issuer.stop());
beforeEach(() => {
  signingAs({});
});

const actor = { by: 'Sam Ordning', at: new Date().toISOString() };
const notice = { from: 'PROVIDER', receivedOn: today, why: 'Verksamheten läggs ner.' } as const;

/** A contract that everybody has signed, and that is in the catalogue. */
async function signed(): Promise<Subject> {
  const { contract } = await contractOut();
  const sent = await readContract(contract);
  if (sent?.status !== 'AWAITING_SIGNATURES') throw new Error('Not sent out');
  const at = new Date().toISOString();
  for (const { signerId, name } of sent.signers) {
    const { documentHash } = sent;
    const signature = { method: 'WET_INK', name, at, documentHash, registeredBy: 'Sam' } as const;
    await recordSignature({ contract, signerId, by: 'Sam', signature }, at);
  }
  await publishEntry(contract, at);
  return contract;
}

function sweep(day: string): Promise<{ steps: number }> {
  return followCalendar({ at: `${day}T03:00:00.000Z` }, webContext);
}

async function listed(contract: Subject): Promise<boolean> {
  return (await readCatalogue('granvik', {}, today)).entryIds.includes(contract.id);
}

const claims = {
  sub: 'c',
  name: 'Sam Ordning',
  email: 'samordnare@granvik.example',
  'cognito:groups': ['granvik:coordinator'],
};

function page(contract: Subject, form?: Record<string, string>) {
  return ask(administer, {
    route: '/desk/contracts/{contractId}',
    params: { contractId: `granvik.${contract.id}` },
    cookies: [`__Host-session=${issuer.token(claims)}`],
    ...(form === undefined ? {} : { form }),
  });
}

function changes(contract: Subject) {
  return ask(judgeChange, {
    route: '/desk/contracts/{contractId}/changes',
    params: { contractId: `granvik.${contract.id}` },
    cookies: [`__Host-session=${issuer.token(claims)}`],
  });
}

describe('a contract’s text', () => {
  it('LOV 2:2, 4:2: says the term, the dated price list, capacity, conditions and signers, and keeps the reference', async () => {
    const contract = await readContract(await signed());
    if (contract === null || contract.status === 'DRAFT') throw new Error('No contract');
    expect(contract).toMatchObject({
      term: { until, notice: { provider: 90, municipality: 180 } },
      compensation: { versionNumber: 1, priceList: { name: 'Prislista 2026', validFrom: '2026-01-01' } },
    });
    for (const part of [
      'Uppsägningstiden är 90 dagar',
      'Prislista 2026',
      'Högst 800 timmar per månad',
      'Mika Glänta',
    ]) {
      expect(contract.documentText).toContain(part);
    }
    expect(contract.documentText).not.toContain('{{');
  });
});

describe('a contract’s last day', () => {
  it('asks somebody in time, then shows in the catalogue, and takes the provider out the day after, each once', async () => {
    const contract = await signed();
    await sweep(addDays(until, -201));
    expect(await openTasksOf(contract, 'DECIDE_TERM')).toEqual([]);
    await Promise.all([sweep(addDays(until, -200)), sweep(addDays(until, -200))]);
    expect(await openTasksOf(contract, 'DECIDE_TERM')).toMatchObject([{ dueOn: until }]);
    await sweep(addDays(until, -60));
    await publishEntry(contract, `${addDays(until, -60)}T03:00:01.000Z`);
    expect(await readEntry('granvik', contract.id)).toMatchObject({ endsOn: until });
    await sweep(until);
    expect(await readContract(contract)).toMatchObject({ status: 'SIGNED' });
    await sweep(addDays(until, 1));
    expect(await readContract(contract)).toMatchObject({ status: 'ENDED', endedOn: until });
    expect(await listed(contract)).toBe(true);
    await publishEntry(contract, `${addDays(until, 1)}T03:00:01.000Z`);
    await publishEntry(contract, actor.at);
    expect(await readEntry('granvik', contract.id)).toBeNull();
    expect(await listed(contract)).toBe(false);
    expect(await openTasksOf(contract, 'DECIDE_TERM')).toEqual([]);
    const types = (await readEvents(contract)).map(({ type }) => type);
    for (const type of ['CONTRACT_END_ASKED', 'CONTRACT_END_SHOWN', 'CONTRACT_ENDED']) {
      expect(types.filter((one) => one === type)).toHaveLength(1);
    }
    expect(verifyChain(await readEvents(contract), hashOf)).toMatchObject({ ok: true });
  });

  it('takes back the question about a change that waits: nobody answers it for a contract that has ended', async () => {
    const contract = await signed();
    const change = { kind: 'OWNER', description: 'Bolaget säljs.' } as const;
    const submittedBy = { memberId: 'm', name: 'Mika Glänta' };
    await giveChange(contract, { change }, { at: actor.at, channel: 'OWN_PAGE', submittedBy });
    expect(await openTasksOf(contract, 'JUDGE_CHANGE_NOTICE')).toHaveLength(1);
    expect((await changes(contract)).body).toContain('name="outcome"');
    await sweep(addDays(until, 1));
    expect(await openTasksOf(contract, 'JUDGE_CHANGE_NOTICE')).toEqual([]);
    const { status, body } = await changes(contract);
    expect(status).toBe(200);
    expect(body).toContain('Bolaget säljs.');
    expect(body).not.toContain('name="outcome"');
  });

  it('is made up for when the calendar missed days', async () => {
    const contract = await signed();
    await sweep(addDays(until, 30));
    expect(await readContract(contract)).toMatchObject({ status: 'ENDED', endedOn: until });
  });

  it('moves when a person extends it, as often as the terms say; the provider gets word', async () => {
    const contract = await signed();
    await sweep(addDays(until, -200));
    expect((await page(contract)).body).toContain('Förläng avtalet');
    const presses = await Promise.all([page(contract, { step: 'extend' }), page(contract, { step: 'extend' })]);
    expect(presses.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const extended = await readContract(contract);
    expect(extended).toMatchObject({ status: 'SIGNED', term: { extension: { times: 0 } } });
    expect(await openTasksOf(contract, 'DECIDE_TERM')).toEqual([]);
    await sweep(addDays(until, 1));
    expect(await readContract(contract)).toMatchObject({ status: 'SIGNED' });
    expect(await readContractNotices(contract)).toMatchObject([{ kind: 'EXTENDED' }]);
    expect((await page(contract)).body).not.toContain('Förläng avtalet');
  });
});

describe('a notice', () => {
  it('ends the contract by its own days, is shown before, and stands in writing', async () => {
    const contract = await signed();
    const form = { step: 'terminate', ...notice };
    expect((await page(contract, form)).status).toBe(303);
    const endsOn = addDays(today, 90);
    expect(await readContract(contract)).toMatchObject({ termination: { by: 'PROVIDER', endsOn } });
    const [written] = await readContractNotices(contract);
    expect(written?.text).toContain(`Sista dagen är ${endsOn}.`);
    expect(await openTasksOf(contract, 'RECEIVE_CONTRACT_NOTICE')).toHaveLength(1);
    expect((await page(contract, form)).status).toBe(409);
    expect(await extend(contract, actor)).toEqual({ ok: false, error: 'TERMINATED' });
    await sweep(addDays(endsOn, 1));
    expect(await readContract(contract)).toMatchObject({ status: 'ENDED', endedOn: endsOn, why: notice.why });
  });

  it('of the municipality rests on something that is said; one that both agree on says its day', async () => {
    const contract = await signed();
    const post = (form: Record<string, string>) => page(contract, { step: 'terminate', ...notice, ...form });
    expect((await post({ from: 'MUNICIPALITY' })).status).toBe(422);
    expect((await post({ from: 'BOTH' })).status).toBe(422);
    expect((await post({ from: 'BOTH', agreedOn: addDays(today, -1) })).status).toBe(422);
    expect((await post({ from: 'HACKER' })).status).toBe(422);
    expect((await post({ receivedOn: addDays(today, 1) })).status).toBe(422);
    expect((await post({ receivedOn: '2026-02-30' })).status).toBe(422);
    expect((await post({ why: 'x'.repeat(2001) })).status).toBe(422);
    expect(await readContract(contract)).not.toHaveProperty('termination');
    expect((await post({ from: 'MUNICIPALITY', authority: 'SN § 44' })).status).toBe(303);
    expect(await readContract(contract)).toMatchObject({
      termination: { by: 'MUNICIPALITY', endsOn: addDays(today, 180), authority: 'SN § 44' },
    });
  });

  it('counts once, whoever else gives one at the same time', async () => {
    const contract = await signed();
    const given = await Promise.all([
      terminate(contract, notice, actor),
      terminate(contract, { ...notice, from: 'MUNICIPALITY', authority: 'SN § 44' }, actor),
    ]);
    expect(given.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await readContractNotices(contract)).toHaveLength(1);
  });
});
