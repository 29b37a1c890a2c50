import { beforeEach, describe, expect, test } from 'vitest';
import { sessionCookieOf } from '../../../shared/http/task-page/session-cookie.ts';
import { taskRoutePath, type LinkTaskKind } from '../../../shared/http/task-path.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { useGranvik } from '../../support/granvik.ts';
import { contactPage, decisionPage, reportPage, sampleTask } from '../../support/sample-task-pages.tsx';
import { TaskPageMemory } from '../../support/task-page-memory.ts';
import { ask, type WebAnswer, type WebRequest } from '../../support/web-request.ts';

useGranvik();

let instant = new Date('2026-03-02T09:00:00.000Z');
const clock = () => instant;
let store = new TaskPageMemory(clock);

beforeEach(() => {
  instant = new Date('2026-03-02T09:00:00.000Z');
  store = new TaskPageMemory(clock);
});

/** A person with one browser: keeps cookies, follows nothing by itself. */
class Visitor {
  readonly #handler: ReturnType<typeof decisionPage>;
  readonly #route: string;
  readonly token: string;
  readonly #cookies = new Map<string, string>();

  constructor(handler: ReturnType<typeof decisionPage>, kind: LinkTaskKind, token: string) {
    this.#handler = handler;
    this.#route = taskRoutePath(kind);
    this.token = token;
  }

  async get(more: Partial<WebRequest> = {}): Promise<WebAnswer> {
    return this.#ask({ ...more });
  }

  async post(form: Readonly<Record<string, string>>, more: Partial<WebRequest> = {}): Promise<WebAnswer> {
    return this.#ask({ form, ...more });
  }

  async #ask(request: Partial<WebRequest>): Promise<WebAnswer> {
    const answer = await ask(this.#handler, {
      route: this.#route,
      params: { token: this.token },
      cookies: [...this.#cookies].map(([name, value]) => `${name}=${value}`),
      ...request,
    });
    for (const line of answer.cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
    }
    return answer;
  }

  /** Through the code and the question of conflict of interest. */
  async identify(): Promise<void> {
    await this.post({ step: 'code' });
    await this.post({ step: 'identity', code: store.messages.at(-1)?.code ?? '' });
    await this.post({ step: 'conflict', conflict: 'NONE' });
  }
}

function member(over: Parameters<typeof sampleTask>[1] = {}): Visitor {
  const token = store.issue(sampleTask('DECIDE_AS_MEMBER', over));
  return new Visitor(decisionPage(store, clock), 'DECIDE_AS_MEMBER', token);
}

function contact(): Visitor {
  return new Visitor(contactPage(store, clock), 'CONFIRM_CONTACT', store.issue(sampleTask('CONFIRM_CONTACT')));
}

function reporter(): Visitor {
  return new Visitor(reportPage(store, clock), 'REPORT_QUALITY', store.issue(sampleTask('REPORT_QUALITY')));
}

const proposed = { decision: 'AS_PROPOSED', reason: '' };
const noWrites = { sendCode: 0, verifyCode: 0, answerConflict: 0, requestNewLink: 0, answer: 0 };

describe('a task that asks for a code', () => {
  test('goes step by step from the code to the recorded decision', async () => {
    const visitor = member();
    const first = await visitor.get();
    expect(first.status).toBe(200);
    expect(first.body).toContain('Steg 1 av 4');
    expect(first.body).toContain('slutar på 41');
    expect(first.body).not.toContain('0701740641');

    const sent = await visitor.post({ step: 'code' });
    expect(sent.status).toBe(303);
    expect(sent.headers['location']).toBe(`/t/decide/${visitor.token}`);
    expect(store.messages).toHaveLength(1);
    expect((await visitor.get()).body).toContain('autocomplete="one-time-code"');

    const verified = await visitor.post({ step: 'identity', code: store.messages[0]?.code ?? '' });
    expect(verified.status).toBe(303);
    expect(verified.cookies[0]).toMatch(
      /^__Host-task-[0-9a-f]{12}=[\w-]{43}; Path=\/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax$/,
    );

    const question = await visitor.get();
    expect(question.body).toContain('Är du jävig i ärendet?');
    expect(question.body).toContain('Björkbackens Omsorg AB');
    expect(question.body).not.toContain('Underlaget');
    expect(question.body).not.toContain('checked');

    expect((await visitor.post({ step: 'conflict', conflict: 'NONE' })).status).toBe(303);
    const form = await visitor.get();
    expect(form.body).toContain('Steg 3 av 4');
    expect(form.body).toContain('Underlaget &amp; skälen &lt;för> beslutet');
    expect(form.body).not.toContain('checked');

    const review = await visitor.post({ step: 'review', ...proposed });
    expect(review.status).toBe(200);
    expect(review.body).toContain('Granska ditt svar');
    expect(review.body).toContain('<input type="hidden" name="decision" value="AS_PROPOSED"');
    expect(store.writes.answer).toBe(0);

    const answered = await visitor.post({ step: 'answer', ...proposed });
    expect(answered.status).toBe(303);
    const recorded = await visitor.get();
    expect(recorded.status).toBe(200);
    expect(recorded.body).toContain('Ditt svar är registrerat 2 mars 2026 kl. 10:00.');
    expect(recorded.body).toContain('Du valde: AS_PROPOSED');
  });

  test('the same answer twice shows the recorded outcome and writes once', async () => {
    const visitor = member();
    await visitor.identify();
    await visitor.post({ step: 'answer', ...proposed });
    const again = await visitor.post({ step: 'answer', decision: 'SEND_BACK', reason: 'Nej' });
    expect(again.status).toBe(303);
    expect((await visitor.get()).body).toContain('Du valde: AS_PROPOSED');
    expect(store.writes.answer).toBe(1);
  });

  test('two answers at once: one is recorded, the other is shown it', async () => {
    const visitor = member();
    await visitor.identify();
    const [one, other] = await Promise.all([
      visitor.post({ step: 'answer', ...proposed }),
      visitor.post({ step: 'answer', decision: 'SEND_BACK', reason: 'Nej' }),
    ]);
    expect([one.status, other.status]).toEqual([303, 303]);
    expect((await visitor.get()).body).toContain('Du valde: AS_PROPOSED');
  });

  test('nobody who only has the link sees the case, before or after the answer', async () => {
    const visitor = member();
    await visitor.identify();
    const stranger = new Visitor(decisionPage(store, clock), 'DECIDE_AS_MEMBER', visitor.token);
    expect((await stranger.get()).body).not.toContain('Björkbackens');
    for (const step of ['conflict', 'edit', 'review', 'answer']) {
      const answer = await stranger.post({ step, conflict: 'NONE', ...proposed });
      expect(answer.body).toContain('name="step"');
      expect(answer.body).not.toContain('Björkbackens');
    }
    expect(store.writes.answer).toBe(0);
    await visitor.post({ step: 'answer', ...proposed });
    const after = await stranger.get();
    expect(after.body).toContain('Ditt svar är registrerat');
    expect(after.body).not.toContain('AS_PROPOSED');
  });

  test("another link's session does not open this one", async () => {
    const mine = member();
    await mine.identify();
    const otherToken = store.issue(sampleTask('DECIDE_AS_MEMBER', { taskId: '01JOTHER' }));
    const forged = await ask(decisionPage(store, clock), {
      route: taskRoutePath('DECIDE_AS_MEMBER'),
      params: { token: otherToken },
      cookies: [`${sessionCookieOf({ tokenHash: sha256(otherToken) })}=x`],
    });
    expect(forged.body).toContain('Skicka kod');
  });

  test('a wrong code says how many attempts are left, and then locks the link', async () => {
    const visitor = member();
    await visitor.post({ step: 'code' });
    const right = store.messages[0]?.code ?? '';
    const wrong = right === '000000' ? '000001' : '000000';
    const first = await visitor.post({ step: 'identity', code: wrong });
    expect(first.status).toBe(422);
    expect(first.body).toContain('Koden stämmer inte. Försök kvar: 2');
    expect(first.body).toContain('href="#code"');
    await visitor.post({ step: 'identity', code: wrong });
    const locked = await visitor.post({ step: 'identity', code: wrong });
    expect(locked.status).toBe(403);
    expect((await visitor.post({ step: 'identity', code: right })).status).toBe(403);
    expect((await visitor.get()).body).toContain('Länken är låst');
    await visitor.post({ step: 'new-link' });
    expect(store.mails).toHaveLength(1);
  });

  test('what is no code is refused without using up an attempt', async () => {
    const visitor = member();
    await visitor.post({ step: 'code' });
    for (const code of ['', '12345', '12345a', '1234567']) {
      expect((await visitor.post({ step: 'identity', code })).status).toBe(422);
    }
    expect(store.writes.verifyCode).toBe(0);
    const [a = '', b = ''] = [store.messages[0]?.code.slice(0, 3), store.messages[0]?.code.slice(3)];
    expect((await visitor.post({ step: 'identity', code: ` ${a} ${b} ` })).status).toBe(303);
  });

  test('more codes than the limit are not sent', async () => {
    const visitor = member();
    for (const expected of [303, 303, 303, 429]) expect((await visitor.post({ step: 'code' })).status).toBe(expected);
    expect(store.messages).toHaveLength(3);
  });

  test('a code that is no longer valid asks for a new one', async () => {
    const visitor = member();
    await visitor.post({ step: 'code' });
    const code = store.messages[0]?.code ?? '';
    instant = new Date('2026-03-02T09:11:00.000Z');
    expect((await visitor.post({ step: 'identity', code })).body).toContain('Koden gäller inte längre');
    expect((await visitor.get()).body).toContain('Skicka kod');
  });

  test('nobody is asked for a code where there is no telephone', async () => {
    const visitor = member({ assignee: { name: 'Ledin Ordmot', email: 'ledin@granvik.example' } });
    expect((await visitor.get()).body).toContain('Vi har inget telefonnummer till dig');
    await visitor.post({ step: 'code' });
    expect(store.writes).toEqual(noWrites);
  });

  test('a session that lapsed while writing loses nothing of what was written', async () => {
    const visitor = member();
    await visitor.identify();
    instant = new Date('2026-03-02T11:00:00.000Z');
    const written = { decision: 'SEND_BACK', reason: 'Rad ett\nrad två' };
    const lapsed = await visitor.post({ step: 'review', ...written });
    expect(lapsed.body).toContain('Det du har skrivit finns kvar');
    const sent = await visitor.post({ step: 'code', ...written });
    expect(sent.status).toBe(200);
    expect(sent.body).toContain('one-time-code');
    const back = await visitor.post({ step: 'identity', code: store.messages.at(-1)?.code ?? '', ...written });
    expect(back.status).toBe(200);
    expect(back.body).toContain('Rad ett\nrad två');
    expect((await visitor.post({ step: 'answer', ...written })).status).toBe(303);
  });
});

describe('conflict of interest', () => {
  test('must be answered, and nothing of the basis is shown until it is', async () => {
    const visitor = member();
    await visitor.post({ step: 'code' });
    await visitor.post({ step: 'identity', code: store.messages[0]?.code ?? '' });
    const empty = await visitor.post({ step: 'conflict' });
    expect(empty.status).toBe(422);
    expect(empty.body).toContain('Svara ja eller nej');
    for (const step of ['edit', 'review', 'answer']) {
      expect((await visitor.post({ step, ...proposed })).status).toBe(303);
    }
    expect(store.writes.answer).toBe(0);
    expect((await visitor.get()).body).not.toContain('Underlaget');
  });

  test('declared, it ends the task for that person', async () => {
    const visitor = member();
    await visitor.post({ step: 'code' });
    await visitor.post({ step: 'identity', code: store.messages[0]?.code ?? '' });
    await visitor.post({ step: 'conflict', conflict: 'DECLARED' });
    await visitor.post({ step: 'conflict', conflict: 'NONE' });
    const after = await visitor.get();
    expect(after.body).toContain('Anmält jäv');
    expect(after.body).not.toContain('Björkbackens');
    await visitor.post({ step: 'answer', ...proposed });
    expect(store.writes).toMatchObject({ answerConflict: 1, answer: 0 });
  });
});

describe('the answer', () => {
  test('is checked field by field, and what was written stays', async () => {
    const visitor = member();
    await visitor.identify();
    const missing = await visitor.post({ step: 'review', reason: 'Behåll <mig>' });
    expect(missing.status).toBe(422);
    expect(missing.body).toContain('<title>Fel: Beslut om godkännande');
    expect(missing.body).toContain('<a href="#decision">Välj vad du beslutar</a>');
    expect(missing.body).toContain('id="decision-error"');
    expect(missing.body).toContain('Behåll &lt;mig>');
    const unknown = await visitor.post({ step: 'review', ...proposed, extra: '1' });
    expect(unknown.status).toBe(422);
    const invented = await visitor.post({ step: 'answer', decision: 'EXCLUDE' });
    expect(invented.status).toBe(422);
    expect(store.writes.answer).toBe(0);
  });

  test("what only the case's state shows to be wrong comes back beside its field", async () => {
    const visitor = member();
    await visitor.identify();
    const answer = await visitor.post({ step: 'answer', decision: 'SEND_BACK' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('<a href="#reason">Skriv dina skäl</a>');
    expect((await visitor.get()).status).toBe(200);
  });

  test('can be changed after the last look', async () => {
    const visitor = member();
    await visitor.identify();
    const edit = await visitor.post({ step: 'edit', ...proposed });
    expect(edit.body).toMatch(/value="AS_PROPOSED"[^>]*checked/);
  });

  test('an unknown step is no answer', async () => {
    const visitor = member();
    await visitor.identify();
    expect((await visitor.post({ step: 'destroy' })).status).toBe(400);
    expect((await visitor.post({})).status).toBe(400);
  });
});

describe('a task that the link alone opens', () => {
  test('is answered with a box that a person ticks', async () => {
    const visitor = contact();
    const page = await visitor.get();
    expect(page.body).toContain('type="checkbox"');
    expect(page.body).not.toContain('Steg');
    const bare = await visitor.post({ step: 'answer' });
    expect(bare.status).toBe(422);
    expect(bare.body).toContain('href="#confirm"');
    expect(store.writes.answer).toBe(0);
    expect((await visitor.post({ step: 'answer', confirm: 'yes' })).status).toBe(303);
    expect((await visitor.get()).body).toContain('Tack.');
  });

  test('asks for the box at the last look, not before', async () => {
    const visitor = reporter();
    expect((await visitor.get()).body).not.toContain('checkbox');
    const review = await visitor.post({ step: 'review', complaints: '4' });
    expect(review.body).toContain('checkbox');
    const bare = await visitor.post({ step: 'answer', complaints: '4' });
    expect(bare.status).toBe(422);
    expect(bare.body).toContain('Granska ditt svar');
    expect((await visitor.post({ step: 'answer', complaints: '4', confirm: 'yes' })).status).toBe(303);
  });

  test('a conflict in the store shows who was first', async () => {
    const visitor = reporter();
    const [one, other] = await Promise.all([
      visitor.post({ step: 'answer', complaints: '4', confirm: 'yes' }),
      visitor.post({ step: 'answer', complaints: '5', confirm: 'yes' }),
    ]);
    expect([one.status, other.status]).toEqual([303, 303]);
  });
});

describe('scanners', () => {
  test('GET and HEAD, many times, write nothing', async () => {
    const visitors = [member(), contact(), reporter()];
    for (const visitor of visitors) {
      for (let times = 0; times < 5; times += 1) {
        await visitor.get();
        const head = await visitor.get({ method: 'HEAD' });
        expect(head.body).toBe('');
        expect(head.status).toBe(200);
      }
    }
    expect(store.writes).toEqual(noWrites);
  });

  test('HEAD has the headers of GET', async () => {
    const visitor = member();
    expect((await visitor.get({ method: 'HEAD' })).headers).toEqual((await visitor.get()).headers);
  });

  test.each([
    ['with a code', () => member()],
    ['of one step', contact],
    ['with a last look', reporter],
  ] as const)(
    'one that fills in and presses everything it finds, but ticks nothing, does not answer a task %s',
    async (_name, open) => {
      const visitor = open();
      let page = await visitor.get();
      for (let round = 0; round < 6; round += 1) {
        const fields: Record<string, string> = {};
        for (const [, name = '', value = ''] of page.body.matchAll(
          /<input type="hidden" name="(\w+)" value="([^"]*)"/g,
        )) {
          fields[name] = value;
        }
        for (const [, name = ''] of page.body.matchAll(/<(?:textarea|input id)[^>]*name="(\w+)"/g)) {
          if (name !== 'confirm' && name !== 'decision') fields[name] = '1';
        }
        for (const [, step = ''] of page.body.matchAll(/name="step" value="([\w-]+)"/g)) {
          page = await visitor.post({ ...fields, step });
          if (page.status === 303) page = await visitor.get();
        }
      }
      expect(store.writes.answer).toBe(0);
    },
  );

  test('a form from another site is refused', async () => {
    const visitor = contact();
    const form = { step: 'answer', confirm: 'yes' };
    expect((await visitor.post(form, { headers: fromElsewhere({ 'sec-fetch-site': 'cross-site' }) })).status).toBe(403);
    expect((await visitor.post(form, { headers: fromElsewhere({ origin: 'https://elsewhere.example' }) })).status).toBe(
      403,
    );
    expect(store.writes.answer).toBe(0);
  });
});

function fromElsewhere(headers: Record<string, string>): Record<string, string> {
  return { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
}

describe('links that lead nowhere', () => {
  test('an unknown one, a malformed one and one of another kind get the same page', async () => {
    const known = store.issue(sampleTask('CONFIRM_CONTACT'));
    const bodies = [];
    for (const token of [`granvik.${'x'.repeat(43)}`, 'x', known]) {
      const visitor = new Visitor(decisionPage(store, clock), 'DECIDE_AS_MEMBER', token);
      const answer = await visitor.get();
      expect(answer.status).toBe(404);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect((await visitor.post({ step: 'new-link' })).status).toBe(404);
      bodies.push(answer.body);
    }
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).not.toContain('SN 2026');
    expect(store.writes).toEqual(noWrites);
  });

  test('an expired one says so and mails a new one to the registered address alone', async () => {
    const visitor = member();
    instant = new Date('2026-04-02T09:00:00.000Z');
    const dead = await visitor.get();
    expect(dead.status).toBe(410);
    expect(dead.body).toContain('Länkens tid har gått ut.');
    expect(dead.body).not.toContain('ledin.ordmot@');
    expect((await visitor.post({ step: 'answer', ...proposed })).status).toBe(410);
    expect((await visitor.post({ step: 'new-link', email: 'thief@elsewhere.example' })).status).toBe(303);
    expect(store.mails.map((mail) => mail.email)).toEqual(['ledin.ordmot@granvik.example']);
    const after = await visitor.get();
    expect(after.body).toContain('En ny länk skickades 2 april 2026');
    expect(after.body).not.toContain('Skicka en ny länk');
    expect((await visitor.post({ step: 'new-link' })).status).toBe(429);
    expect(store.mails).toHaveLength(1);
  });

  test.each([
    ['REVOKED', 'Uppgiften har tagits tillbaka'],
    ['REPLACED', 'Det finns en nyare länk'],
    ['BASIS_CHANGED', 'Underlaget har ändrats'],
  ] as const)('a link that is %s says what happened', async (why, words) => {
    const visitor = member();
    store.kill(visitor.token, why);
    const dead = await visitor.get();
    expect(dead.status).toBe(410);
    expect(dead.body).toContain(words);
  });

  test('every link to a task shows its outcome once one of them answered it', async () => {
    const first = contact();
    const second = new Visitor(
      contactPage(store, clock),
      'CONFIRM_CONTACT',
      store.issue(sampleTask('CONFIRM_CONTACT')),
    );
    expect((await first.get()).body).toContain('Det finns en nyare länk');
    await second.post({ step: 'answer', confirm: 'yes' });
    expect((await first.get()).body).toContain('Ditt svar är registrerat');
  });
});

test('the page speaks English on request, and keeps to it', async () => {
  const visitor = member();
  const page = await visitor.get({ query: { lang: 'en' } });
  expect(page.body).toContain('<html lang="en">');
  expect(page.body).toContain('Send a code');
  const sent = await visitor.post({ step: 'code' }, { query: { lang: 'en' } });
  expect(sent.headers['location']).toBe(`/t/decide/${visitor.token}?lang=en`);
});
