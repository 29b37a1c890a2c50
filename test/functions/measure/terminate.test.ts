import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as decideAsMember } from '../../../functions/measure/decide-as-member/handler.tsx';
import { handler as measures } from '../../../functions/measure/decide/handler.tsx';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { DecisionRule } from '../../../shared/domain/municipality/municipality.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { ok } from '../../../shared/domain/result.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { publishEntry } from '../../../shared/store/catalogue/publish.ts';
import { contractSubject, readContract } from '../../../shared/store/contract/contract.ts';
import { followCalendar } from '../../../shared/store/contract/end.ts';
import { readContractNotices } from '../../../shared/store/contract/notice.ts';
import { changeCommittee, saveCommittee } from '../../../shared/store/decision/committee.ts';
import { readDelegated } from '../../../shared/store/decision/delegated.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { reply } from '../../../shared/store/measure/hear.ts';
import { measureSubject, readMeasure } from '../../../shared/store/measure/measure.ts';
import { propose } from '../../../shared/store/measure/propose.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { committee } from '../../shared/domain/decision/builders.ts';
import { accessibilityFaults, daylight, openBrowser } from '../../support/browser.ts';
import { storeInForce } from '../../support/contract-in-force.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { mail } from '../../support/mocked-services.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask, type WebAnswer } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';
import { dieAfterCommits } from '../decision/support.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });
const issuer = new OidcIssuer();
const today = stockholmDay(new Date().toISOString());
const coordinator = { role: 'coordinator', name: 'Sam Ordning', email: 'sam@granvik.example' };
const secretary = { role: 'secretary', name: 'Siv Skrivare', email: 'siv@granvik.example' };
const officer = { role: 'delegate', name: 'Enar Chefsson', email: 'enhetschef@granvik.example' };
type Who = typeof coordinator;
const asProposed = { step: 'answer', answer: 'AS_PROPOSED', confirm: 'yes' };

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await saveCommittee(committee(), 'Sekreteraren', new Date().toISOString());
  await openHomeCare();
});
afterAll(() => issuer.stop());
beforeEach(() => {
  mail.reset();
  mail.onAnyCommand().resolves({});
});
afterEach(useGranvik);

function decidedBy(termination: DecisionRule, more: Partial<typeof granvik> = {}): void {
  useMunicipalities([{ ...granvik, ...more, measures: { termination, contest: 'Vänd er till tingsrätten.' } }]);
}
const byOfficer: DecisionRule = {
  mode: 'DELEGATE_OFFICER',
  delegationPoint: '7.3',
  delegate: { name: officer.name, title: 'Enhetschef', email: officer.email, phone: '0701740607' },
};

/** A case about one contract, with everybody who has to do with it. */
class Case {
  readonly id: string;
  readonly contract;
  readonly subject;
  constructor(id: string, measureId: string) {
    this.id = id;
    this.contract = contractSubject('granvik', id);
    this.subject = measureSubject('granvik', measureId);
  }

  static async about(id: string): Promise<Case> {
    await storeInForce(id);
    const source = { kind: 'VISIT', reference: 'Besök 7', on: today } as const;
    const deficiency = { requirementId: 'HT-G-11', text: 'Nycklar förvaras olåsta.', source };
    const at = new Date().toISOString();
    const proposed = await propose(contractSubject('granvik', id), [deficiency], { by: 'Mika Rask', at });
    if (!proposed.ok) throw new Error(proposed.error);
    return new Case(id, proposed.value);
  }

  /** Heard about the contract's end, and answered. */
  static async heard(id: string): Promise<Case> {
    const one = await Case.about(id);
    const hearing = { step: 'hear', about: 'TERMINATION', text: 'Att avtalet avslutas.', dueOn: addDays(today, 14) };
    expect((await one.post('', hearing)).status).toBe(303);
    const task = await one.task('COMMENT_MEASURE');
    expect(await reply(task, 'Vi har låst in dem.', { at: new Date().toISOString(), also: [] })).toBe(true);
    return one;
  }

  static async referred(id: string, more: Record<string, string> = {}): Promise<Case> {
    const one = await Case.heard(id);
    const answer = await one.refer(more);
    expect(answer.status, answer.body).toBe(303);
    return one;
  }

  refer(more: Record<string, string> = {}): Promise<WebAnswer> {
    return this.post('/referral', {
      reasons: 'Bristen har bestått.',
      clause: 'Avtalet 12.2',
      ending: 'ON',
      day: addDays(today, 60),
      stopsIntake: 'yes',
      ...more,
    });
  }

  get(page: string, who: Who = coordinator): Promise<WebAnswer> {
    return this.#ask(page, who);
  }

  post(page: string, form: Record<string, string>, who: Who = coordinator): Promise<WebAnswer> {
    return this.#ask(page, who, form);
  }

  #ask(page: string, { role, name, email }: Who, form?: Record<string, string>): Promise<WebAnswer> {
    const token = issuer.token({ sub: email, name, email, 'cognito:groups': [`granvik:${role}`] });
    return ask(measures, {
      route: `/desk/measures/{measureId}${page}`,
      params: { measureId: `granvik.${this.subject.id}` },
      cookies: [`__Host-session=${token}`],
      ...(form === undefined ? {} : { form }),
    });
  }

  async task(kind: string) {
    const task = (await readTasks(this.subject)).find((one) => one.kind === kind && one.status === 'OPEN');
    if (task?.status !== 'OPEN') throw new Error(`Nobody is asked to ${kind}`);
    return task;
  }

  async basis(): Promise<string> {
    const measure = await readMeasure(this.subject);
    return measure?.status === 'REFERRED' ? measure.referral.basisHash : '';
  }

  async state(): Promise<string | undefined> {
    return (await readMeasure(this.subject))?.status;
  }

  /** The delegated officer or the secretary, after saying that there is no conflict of interest. */
  async rule(form: Record<string, string>, who: Who): Promise<WebAnswer> {
    await this.post('/decision', { step: 'conflict', conflict: 'NONE' }, who);
    return this.post('/decision', { basis: await this.basis(), ...form }, who);
  }

  async isUntouched(): Promise<boolean> {
    const contract = await readContract(this.contract);
    return contract?.status === 'SIGNED' && contract.termination === undefined;
  }
}

describe('FL 25: that a contract ends is laid before whoever decides', () => {
  it('not before its provider has had its say about just that, nor half, nor for a day that has been', async () => {
    const one = await Case.about('unheard');
    expect((await one.refer()).body).toContain('De har inte fått yttra sig över att avtalet kan avslutas');
    const warned = { step: 'hear', about: 'WARNING', text: 'En varning.', dueOn: addDays(today, 14) };
    expect((await one.post('', { ...warned, about: 'ACTION_PLAN' })).status).toBe(422);
    expect((await one.post('', warned)).status).toBe(303);
    expect((await one.refer()).status).toBe(422);
    const two = await Case.heard('halfway');
    for (const field of ['reasons', 'clause', 'ending', 'day']) {
      expect((await two.refer({ [field]: '' })).status, field).toBe(422);
    }
    expect((await two.refer({ day: addDays(today, -1) })).status).toBe(422);
    expect((await two.refer({ as: 'CHAIR' })).status).toBe(422);
    expect((await two.refer({ ending: 'NOTICE' })).body).toContain('Ange sista dagen');
    expect((await two.post('/referral', {}, secretary)).status).toBe(403);
    expect((await two.get('/decision', secretary)).status).toBe(303);
    expect([await one.state(), await two.state()]).toEqual(['PROPOSED', 'PROPOSED']);
  });

  it('and taken back, or sent back with a question, it is the officer’s again', async () => {
    const one = await Case.referred('taken-back');
    expect((await one.refer()).status).toBe(409);
    const both = await Promise.all([one.post('', { step: 'take-back' }), one.post('', { step: 'take-back' })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await one.state()).toBe('PROPOSED');
    expect((await one.refer()).status).toBe(303);
    const back = { step: 'register', heldOn: today, paragraph: '12', chair: 'Agnes Alm', outcome: 'REFER_BACK' };
    expect((await one.rule(back, secretary)).body).toContain('Skriv skälen eller frågan');
    expect((await one.rule({ ...back, words: 'Vad säger fastighetsägaren?' }, secretary)).status).toBe(303);
    expect((await one.get('')).body).toContain('Vad säger fastighetsägaren?');
    expect(await one.isUntouched()).toBe(true);
  });
});

describe('KL 6:27: the committee decides in a meeting where nothing is delegated', () => {
  const result = { step: 'register', heldOn: today, paragraph: '45', chair: 'Agnes Alm', outcome: 'AS_PROPOSED' };

  it('and the secretary registers its day and § once: the contract ends from its day, its provider is told, and those who chose it are helped', async () => {
    decidedBy({ mode: 'MEETING' });
    const one = await Case.referred('by-meeting');
    const hidden = await one.get('/decision', secretary);
    expect(hidden.body).toContain('jävig');
    expect(hidden.body).not.toContain('Nycklar förvaras');
    expect((await one.post('/decision', { ...result, basis: await one.basis() }, secretary)).status).toBe(303);
    expect((await one.rule({ ...result, heldOn: addDays(today, 1) }, secretary)).status).toBe(422);
    expect((await one.rule({ ...result, heldOn: addDays(today, -1) }, secretary)).status).toBe(422);
    expect((await one.rule({ ...result, paragraph: 'fyrtio' }, secretary)).status).toBe(422);
    expect((await one.rule({ ...result, basis: 'another' }, secretary)).status).toBe(409);
    expect((await one.rule(result, officer)).status).toBe(403);
    expect(await one.isUntouched()).toBe(true);
    expect((await one.get('/decision', secretary)).body).toContain('Vi har låst in dem.');

    const both = await Promise.all([one.rule(result, secretary), one.rule(result, secretary)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const endsOn = addDays(today, 60);
    expect(await readMeasure(one.subject)).toMatchObject({
      status: 'TERMINATED',
      endsOn,
      ruling: { made: { mode: 'MEETING', meeting: { paragraph: '45' } }, by: 'Siv Skrivare' },
    });
    expect(await readContract(one.contract)).toMatchObject({
      status: 'SIGNED',
      termination: { by: 'MUNICIPALITY', endsOn, receivedOn: today },
      intake: { state: 'PAUSED', from: today, stopped: true },
      calendar: { shown: endsOn },
    });
    const notices = await readContractNotices(one.contract);
    expect(notices).toHaveLength(1);
    for (const part of ['Skäl: Bristen har bestått.', 'Avtalet 12.2', '§ 45', 'Vänd er till tingsrätten.', endsOn]) {
      expect(notices[0]?.text).toContain(part);
    }
    expect(await readDelegated('granvik')).toEqual([]);

    await publishEntry(one.contract, new Date().toISOString());
    expect(await readEntry('granvik', one.id)).toMatchObject({ endsOn, intake: { state: 'PAUSED' } });
    const task = await one.task('HELP_CHOOSE_AGAIN');
    expect(task).toMatchObject({ dueOn: endsOn, assignee: { email: granvik.coordinator.email } });
    const helped = { step: 'chosen-again', chose: '9', assigned: '2' };
    expect((await one.post('', { ...helped, chose: '-1' })).status).toBe(422);
    expect((await one.post('', helped)).status).toBe(303);
    expect((await one.post('', helped)).status).toBe(409);
    expect((await readTasks(one.subject)).filter(({ status }) => status === 'OPEN')).toEqual([]);

    expect(await followCalendar(one.contract, `${addDays(endsOn, 1)}T05:00:00.000Z`)).toBe(1);
    expect(await readContract(one.contract)).toMatchObject({ status: 'ENDED', endedOn: endsOn });
    for (const of of [one.subject, one.contract]) expect(verifyChain(await readEvents(of), hashOf).ok).toBe(true);
  });

  it('or that the contract does not end, with its reasons: nothing happens to it', async () => {
    const one = await Case.referred('refused');
    expect((await one.rule({ ...result, outcome: 'OTHERWISE', words: 'Åtgärdat.' }, secretary)).status).toBe(303);
    expect(await readMeasure(one.subject)).toMatchObject({ status: 'DISMISSED', why: 'Åtgärdat.' });
    expect(await one.isUntouched()).toBe(true);
    expect((await one.get('', secretary)).body).toContain('§ 45');
  });

  it('and whoever dies when it is written finds it done, once', async () => {
    const one = await Case.referred('died');
    await one.post('/decision', { step: 'conflict', conflict: 'NONE' }, secretary);
    const basis = await one.basis();
    const death = dieAfterCommits();
    expect((await one.post('/decision', { ...result, basis }, secretary)).status).toBe(500);
    death.revive();
    expect((await one.post('/decision', { ...result, basis }, secretary)).status).toBe(303);
    expect(await readContractNotices(one.contract)).toHaveLength(1);
  });
});

describe('KL 7:5: a delegated officer decides where the delegation order says so', () => {
  it('as proposed, signed in, binding at the click; the committee is told of it', async () => {
    decidedBy(byOfficer);
    const one = await Case.referred('by-officer', { stopsIntake: '' });
    expect((await one.get('/decision', { ...officer, email: 'other@granvik.example' })).status).toBe(403);
    expect((await one.rule({ ...asProposed, confirm: '' }, officer)).status).toBe(422);
    expect((await one.rule({ ...asProposed, answer: 'OTHERWISE' }, officer)).status).toBe(422);
    expect((await one.rule({ ...asProposed, step: 'register' }, officer)).status).toBe(400);
    expect((await one.rule(asProposed, officer)).status).toBe(303);
    expect((await one.rule(asProposed, officer)).status).toBe(303);
    expect(await readMeasure(one.subject)).toMatchObject({ ruling: { made: { delegationPoint: '7.3' } } });
    expect((await readContract(one.contract))?.status).toBe('SIGNED');
    expect(await readContract(one.contract)).not.toHaveProperty('intake');
    expect(await readDelegated('granvik')).toMatchObject([
      { subject: one.subject, delegationPoint: '7.3', matter: { kind: 'TERMINATION' } },
    ]);
  });

  it('KL 7:4: with a conflict of interest hands over to the committee, and sees nothing of it', async () => {
    decidedBy(byOfficer);
    const one = await Case.referred('conflicted');
    const answer = await one.post('/decision', { step: 'conflict', conflict: 'DECLARED' }, officer);
    expect(answer.body).not.toContain('Nycklar förvaras');
    expect((await one.get('/decision', officer)).status).toBe(403);
    const result = { step: 'register', heldOn: today, paragraph: '46', chair: 'Agnes Alm', outcome: 'AS_PROPOSED' };
    expect((await one.rule(result, secretary)).status).toBe(303);
    expect(await readMeasure(one.subject)).toMatchObject({ ruling: { made: { mode: 'MEETING' } } });
  });

  it('KL 6:38: not once the committee has revoked the delegation; asked from then on, the committee is', async () => {
    decidedBy(byOfficer);
    const one = await Case.referred('revoked');
    await one.post('/decision', { step: 'conflict', conflict: 'NONE' }, officer);
    const at = new Date().toISOString();
    const revocation = { delegationPoint: '7.3', from: today, heldOn: today, paragraph: '9', by: 'Siv', at };
    const set = (revocations: (typeof revocation)[]) =>
      changeCommittee('granvik', 'socialnamnden', (before) =>
        ok({ after: { ...before, revocations }, event: { type: 'DELEGATION_REVOKED', at, by: 'Siv', data: {} } }),
      );
    await set([revocation]);
    const refused = await one.rule(asProposed, officer);
    expect([refused.status, await one.isUntouched()]).toEqual([409, true]);
    expect((await one.post('', { step: 'take-back' })).status).toBe(303);
    expect((await one.refer()).status).toBe(303);
    expect(await one.task('REGISTER_TERMINATION')).toMatchObject({ assignee: { email: granvik.secretary.email } });
    await set([]);
  });
});

describe('KL 6:39: the chair decides what can’t await the committee', () => {
  const urgent = { as: 'CHAIR', reason: 'Kunderna är i fara.', nextMeetingOn: addDays(today, 20), day: today };

  it('from a mailed link with a code, even before the provider is heard where it is said why; the next meeting is told', async () => {
    decidedBy({ mode: 'MEETING' });
    const one = await Case.about('urgent');
    expect((await one.refer(urgent)).status).toBe(422);
    expect((await one.refer({ ...urgent, nextMeetingOn: today, notHeard: 'Fara.' })).status).toBe(422);
    expect((await one.refer({ ...urgent, notHeard: 'Fara för liv.' })).status).toBe(303);
    const task = await one.task('TERMINATE_AS_MEMBER');
    const chair = new LinkVisit(
      decideAsMember,
      '/t/terminate/{token}',
      await issueLink(task, new Date().toISOString()),
    );
    await chair.identify(mail);
    expect((await chair.get()).body).not.toContain('Nycklar förvaras');
    await chair.post({ step: 'conflict', conflict: 'NONE' });
    expect((await chair.get()).body).toContain('Fara för liv.');
    expect((await chair.post({ step: 'answer', answer: 'AS_PROPOSED' })).status).toBe(303);
    await chair.post({ step: 'answer', answer: 'AS_PROPOSED' });
    expect(await readContract(one.contract)).toMatchObject({ termination: { endsOn: today } });
    expect((await readContractNotices(one.contract))[0]?.text).toContain('Beslutet kunde inte vänta på ert yttrande');
    const told = await readDelegated('granvik');
    expect(told.find(({ subject }) => subject.id === one.subject.id)).toMatchObject({
      urgency: { nextMeetingOn: urgent.nextMeetingOn },
    });
  });

  it('or leaves it to the committee', async () => {
    decidedBy({ mode: 'MEETING' });
    const one = await Case.referred('not-urgent', urgent);
    const task = await one.task('TERMINATE_AS_MEMBER');
    const chair = new LinkVisit(
      decideAsMember,
      '/t/terminate/{token}',
      await issueLink(task, new Date().toISOString()),
    );
    await chair.identify(mail);
    await chair.post({ step: 'conflict', conflict: 'NONE' });
    const over = { step: 'answer', answer: 'HAND_OVER', words: 'Det kan vänta.' };
    expect((await chair.post(over)).status).toBe(303);
    expect(await one.task('REGISTER_TERMINATION')).toMatchObject({ assignee: { email: granvik.secretary.email } });
    expect(await one.isUntouched()).toBe(true);
  });
});

describe('the pages', () => {
  it('are accessible on a wide screen and on a telephone', async () => {
    decidedBy(byOfficer);
    const one = await Case.heard('looked-at');
    const two = await Case.referred('looked-at-too');
    await two.post('/decision', { step: 'conflict', conflict: 'NONE' }, officer);
    const site = await serve({
      'GET /desk/measures/{measureId}': measures,
      'GET /desk/measures/{measureId}/referral': measures,
      'GET /desk/measures/{measureId}/decision': measures,
    });
    const browser = await openBrowser();
    const look = async (path: string, { role, name, email }: Who, shot: string) => {
      const token = issuer.token({ sub: email, name, email, 'cognito:groups': [`granvik:${role}`] });
      const page = await browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${token}` } });
      await page.goto(`${site.origin}/desk/measures/granvik.${path}`);
      return accessibilityFaults(page, daylight, shot);
    };
    const faults = [
      ...(await look(`${one.subject.id}/referral`, coordinator, 'measure-referral')),
      ...(await look(one.subject.id, coordinator, 'measure-heard')),
      ...(await look(`${two.subject.id}/decision`, officer, 'measure-decision')),
    ];
    await two.post('/decision', { basis: await two.basis(), ...asProposed }, officer);
    faults.push(...(await look(two.subject.id, coordinator, 'measure-terminated')));
    await browser.close();
    await site.close();
    expect(faults).toEqual([]);
  }, 60_000);
});
