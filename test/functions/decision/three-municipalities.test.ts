import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { handler as changeDecider } from '../../../functions/decision/change-decider/handler.tsx';
import { handler as decideAsOfficer } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler as decideUrgently } from '../../../functions/decision/decide-urgently/handler.tsx';
import { handler as giveNotice } from '../../../functions/decision/give-notice/handler.ts';
import { handler as prepareMeeting } from '../../../functions/decision/prepare-meeting/handler.tsx';
import { handler as putRight } from '../../../functions/decision/put-right/handler.tsx';
import { handler as receiveNotice } from '../../../functions/decision/receive-notice/handler.tsx';
import { handler as registerMeeting } from '../../../functions/decision/register-meeting/handler.tsx';
import { handler as reportDelegated } from '../../../functions/decision/report-delegated/handler.tsx';
import { handler as revokeDelegation } from '../../../functions/decision/revoke-delegation/handler.tsx';
import { handler as vote } from '../../../functions/decision/vote/handler.tsx';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { parseDeploymentConfig } from '../../../infra/deployment-config.ts';
import config from '../../../config/granvik.json' with { type: 'json' };
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { saveCommittee } from '../../../shared/store/decision/committee.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { committee } from '../../shared/domain/decision/builders.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { mail } from '../../support/mocked-services.ts';
import { streamOf } from '../../support/stream-event.ts';
import { webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';
import { askedToDecide, meetingDay, proposals, type Role, signedIn, useDecisions } from './support.ts';

useDecisions();

const caseRoute = '/desk/applications/{applicationId}';
const committeeRoute = '/desk/committees/{committeeId}';
const pages = {
  [`${caseRoute}/decision`]: decideAsOfficer,
  [`${caseRoute}/decider`]: changeDecider,
  [`${caseRoute}/meeting`]: registerMeeting,
  [`${caseRoute}/clerical-error`]: putRight,
  [`${committeeRoute}/delegated-decisions`]: reportDelegated,
  [`${committeeRoute}/delegations`]: revokeDelegation,
  '/t/decide-urgently/{token}': decideUrgently,
  '/t/prepare/{token}': prepareMeeting,
  '/t/vote/{token}': vote,
  '/t/notice/{token}': receiveNotice,
};

let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const both = Object.entries(pages).flatMap(([path, handler]) => [
    [`GET ${path}`, handler] as const,
    [`POST ${path}`, handler] as const,
  ]);
  site = await serve(Object.fromEntries(both));
  process.env['PUBLIC_BASE_URL'] = site.origin;
});
afterAll(() => site.close());
afterEach(async () => {
  useGranvik();
  await saveCommittee(committee(), 'Sekreteraren', new Date().toISOString());
});

/** Governs as a deployer would write it: through the configuration's own door. */
function governs(changes: Partial<Municipality>): void {
  const changed = { ...config, municipalities: [{ ...granvik, ...changes }] };
  useMunicipalities(parseDeploymentConfig('config/somewhere.json', JSON.stringify(changed)).municipalities);
}

/** Somebody at an address, by HTTP alone: with the cookies that they got, or signed in. */
class Caller {
  #cookies = new Map<string, string>();
  readonly #address: string;
  readonly #token: string | undefined;

  constructor(address: string, token?: string) {
    this.#address = address;
    this.#token = token;
  }

  async get(): Promise<{ status: number; body: string }> {
    return this.#ask({});
  }

  async post(form: Readonly<Record<string, string>>): Promise<{ status: number; body: string }> {
    return this.#ask({ method: 'POST', body: new URLSearchParams(form) });
  }

  /** Sends a form with the hidden fields that the page shows now. */
  async send(form: Readonly<Record<string, string>>): Promise<{ status: number; body: string }> {
    const { body } = await this.get();
    const hidden = ['seen', 'basis', 'listed'].flatMap((name) => {
      const value = new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1];
      return value === undefined ? [] : [[name, value] as const];
    });
    return this.post({ ...Object.fromEntries(hidden), ...form });
  }

  /** Types the code that came to their telephone. */
  async identify(): Promise<this> {
    await this.post({ step: 'code' });
    await this.post({ step: 'identity', code: /\b\d{6}\b/.exec(letters().at(-1)?.text ?? '')?.[0] ?? '' });
    return this;
  }

  async #ask(init: RequestInit): Promise<{ status: number; body: string }> {
    const answer = await fetch(this.#address, {
      redirect: 'manual',
      ...init,
      headers: {
        ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return { status: answer.status, body: await answer.text() };
  }
}

function staff(role: Role, page: string, email = `${role}@granvik.example`): Caller {
  return new Caller(`${site.origin}${page}`, signedIn({ role, name: role, email }));
}

const caseAddress = (subject: Subject, page: string) =>
  `/desk/applications/${publicId(subject.municipality, subject.id)}/${page}`;
const committeeAddress = (page: string) => `/desk/committees/granvik.socialnamnden/${page}`;

function letters(): readonly { readonly to: string; readonly text: string }[] {
  return mail.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => ({
    to: input.Destination?.ToAddresses?.[0] ?? '',
    text: input.Content?.Simple?.Body?.Text?.Data ?? '',
  }));
}

/** Sends what waits to be mailed of a case. @returns the address in the latest letter to somebody */
async function mailedTo(subject: Subject, to: string): Promise<string> {
  await sendMail(await streamOf(subject), webContext);
  const text = letters().findLast((letter) => letter.to === to)?.text ?? '';
  expect(text).not.toContain('Solgläntan');
  return /http:\S+/.exec(text)?.[0] ?? '';
}

const asProposed = { step: 'answer', answer: 'AS_PROPOSED' };
const noConflict = { step: 'conflict', conflict: 'NONE' };
const meetingRule = { mode: 'MEETING' } as const;
const byTheCommittee: Municipality['decisionRules'] = {
  CLEAR_APPROVAL: meetingRule,
  APPROVAL_AFTER_COMPLETION: meetingRule,
  PARTIAL_APPROVAL: meetingRule,
  REFUSAL: meetingRule,
  EXCLUSION: meetingRule,
};

describe('three municipalities, over HTTP and mail', () => {
  it('KL 7:5–7:8: one lets its unit’s manager decide, by sub-delegation; the committee is told of the list', async () => {
    const person = (name: string) => ({ name, email: `${name.toLowerCase()}@granvik.example`, phone: '0701740633' });
    const position = { id: 'enhetschef', title: 'Enhetschef', holder: person('Hilma'), deputies: [] };
    await saveCommittee({ ...committee(), positions: [position] }, 'Sekreteraren', new Date().toISOString());
    const manager = {
      mode: 'DELEGATE_OFFICER',
      delegationPoint: '4.1',
      delegate: { position: 'enhetschef' },
      subDelegation: { point: 'F 2.3', by: person('Frida') },
    } as const;
    governs({ decisionRules: { ...byTheCommittee, CLEAR_APPROVAL: manager, REFUSAL: manager } });
    const subject = await askedToDecide(proposals.refusal());
    const address = await mailedTo(subject, 'hilma@granvik.example');
    expect(address).toBe(`${site.origin}${caseAddress(subject, 'decision')}`);
    const decider = staff('delegate', caseAddress(subject, 'decision'), 'hilma@granvik.example');
    await decider.post(noConflict);
    expect((await decider.send(asProposed)).status).toBe(303);
    expect(await readDecisions(subject)).toMatchObject([
      { mode: 'DELEGATE_OFFICER', delegationPoint: '4.1', subDelegation: { point: 'F 2.3' } },
    ]);
    expect(await mailedTo(subject, 'frida@granvik.example')).toContain(subject.id);
    const secretary = staff('secretary', committeeAddress('delegated-decisions'));
    expect((await secretary.get()).body).toContain(
      'delegate, Enhetschef – delegationspunkt 4.1, vidaredelegerad F 2.3',
    );
    expect((await secretary.send({ heldOn: meetingDay, paragraph: '45' })).status).toBe(303);
  });

  it('KL 6:27: one decides all in its committee’s monthly meeting, by vote on the members’ own links', async () => {
    const { urgentDelegation: _none, ...without } = granvik;
    const changed = { ...config, municipalities: [{ ...without, decisionRules: byTheCommittee }] };
    useMunicipalities(parseDeploymentConfig('config/somewhere.json', JSON.stringify(changed)).municipalities);
    const subject = await askedToDecide(proposals.clear());
    const reader = await new Caller(await mailedTo(subject, 'carindahl@granvik.example')).identify();
    await reader.post(noConflict);
    expect((await reader.post({ step: 'answer', stance: 'FOR' })).status).toBe(303);
    expect(await readDecisions(subject)).toEqual([]);
    const urgent = { step: 'urgent', as: 'CHAIR', reason: 'Det brådskar.', nextMeetingOn: '2026-03-24' };
    expect((await staff('case-officer', caseAddress(subject, 'decider')).post(urgent)).body).toContain(
      'ogiltigt (KL 6:39)',
    );

    const secretary = staff('secretary', caseAddress(subject, 'meeting'));
    await secretary.post(noConflict);
    await secretary.send({ step: 'open', heldOn: meetingDay });
    const attendance = ['1', '2', '3', '4'].map((seat) => [`attendance-${seat}`, 'PRESENT_IN_ROOM'] as const);
    await secretary.send({ step: 'attendance', ...Object.fromEntries(attendance) });
    await secretary.send({ step: 'propose', proposedBy: '2', proposalKind: 'REFER_BACK', question: 'Vem?' });
    await secretary.send({ step: 'open-vote', requestedBy: '2', method: 'LINKS', yes: 'P1', no: 'P2' });
    for (const [email, choice] of [
      ['agnesalm', 'YES'],
      ['boberg', 'NO'],
      ['carindahl', 'NO'],
      ['davidek', 'YES'],
    ] as const) {
      const voter = await new Caller(await mailedTo(subject, `${email}@granvik.example`)).identify();
      // Carin Dahl answered when she prepared; the first word stands.
      await voter.post(noConflict);
      expect((await voter.post({ step: 'answer', choice })).status).toBe(303);
    }
    await secretary.send({ step: 'close-vote' });
    expect((await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' })).status).toBe(303);
    const slip = { what: 'PARAGRAPH', after: '98', why: 'Fel siffra.' };
    expect((await staff('secretary', caseAddress(subject, 'clerical-error')).post(slip)).status).toBe(303);
    expect(await readDecisions(subject)).toMatchObject([
      { mode: 'MEETING', meeting: { heldOn: meetingDay, paragraph: '98', castingVote: true } },
    ]);

    await giveNotice({ applicationId: publicId('granvik', subject.id), attempt: 1 }, webContext);
    await sendMail(await streamOf(subject), webContext);
    const address = /http:\S+\/t\/notice\/\S+/.exec(letters().at(-1)?.text ?? '')?.[0] ?? '';
    const addressee = new Caller(address);
    await addressee.post({ step: 'answer', confirm: 'yes' });
    expect((await addressee.get()).body).toContain('§ 98');
  });

  it('KL 6:39–6:40: one lets its chair decide what cannot wait, until the committee revokes that', async () => {
    governs({ decisionRules: byTheCommittee });
    const urgent = { step: 'urgent', as: 'CHAIR', reason: 'Brukare står utan hjälp.', nextMeetingOn: '2026-03-24' };
    const ask = async () => {
      const subject = await askedToDecide(proposals.clear());
      expect((await staff('case-officer', caseAddress(subject, 'decider')).post(urgent)).status).toBe(303);
      return { subject, chair: new Caller(await mailedTo(subject, 'agnesalm@granvik.example')) };
    };
    const { subject, chair } = await ask();
    await chair.identify();
    await chair.post(noConflict);
    expect((await chair.post(asProposed)).status).toBe(303);
    expect(await readDecisions(subject)).toMatchObject([{ mode: 'URGENT_CHAIR', delegationPoint: '1.1' }]);
    const secretary = staff('secretary', committeeAddress('delegated-decisions'));
    expect((await secretary.get()).body).toContain('att anmäla vid sammanträdet 24 mars 2026');

    const later = await ask();
    const revocation = { delegationPoint: '1.1', from: meetingDay, heldOn: meetingDay, paragraph: '61' };
    expect((await staff('secretary', committeeAddress('delegations')).post(revocation)).status).toBe(303);
    const dead = await later.chair.get();
    expect(dead.status).toBe(410);
    expect(dead.body).toContain('Nämnden har återkallat delegationen');
    expect(await readDecisions(later.subject)).toEqual([]);
    expect(await mailedTo(later.subject, granvik.secretary.email)).toContain('/meeting');
  });
});
