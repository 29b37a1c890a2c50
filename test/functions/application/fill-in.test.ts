import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as confirmContact } from '../../../functions/application/confirm-contact/handler.tsx';
import { handler as follow } from '../../../functions/application/follow/handler.tsx';
import { handler as fillIn } from '../../../functions/application/fill-in/handler.tsx';
import { handler as openFromLink } from '../../../functions/application/open/handler.tsx';
import { handler as submit } from '../../../functions/application/submit/handler.tsx';
import { scopeName } from '../../../shared/domain/application/content.ts';
import type { OpenTask, Subject } from '../../../shared/domain/task/task.ts';
import { newId } from '../../../shared/platform/ids.ts';
import {
  applicationSubject,
  putContent,
  putEvidence,
  readContent,
  readEvidence,
} from '../../../shared/store/application/application.ts';
import { readCorrections } from '../../../shared/store/completion/correction.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { openTask, readTasks } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { openHomeCare, homeCareSystemId } from '../../support/open-system.ts';
import { storedFile } from '../../support/application-builder.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, type WebAnswer } from '../../support/web-request.ts';
import { content, stored } from './applicant.ts';
import { mail } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example', EVIDENCE_BUCKET: 'granvik-evidence' });

beforeAll(openHomeCare);
beforeEach(() => {
  mail.reset();
  mail.on(SendEmailCommand).resolves({});
});

type Form = Readonly<Record<string, string | readonly string[]>>;

/** Pages of an application that have addresses, and functions, of their own. */
const ownPages = [
  { words: ['lage', 'aterkalla', 'rattelse'], by: follow },
  { words: ['underlag', 'granska', 'kvitto'], by: submit },
];

/** One device with a browser: it keeps its cookies, and follows nothing by itself. */
class Device {
  readonly #cookies = new Map<string, string>();

  async get(address: string, method: 'GET' | 'HEAD' = 'GET'): Promise<WebAnswer> {
    return this.#ask(address, { method });
  }

  async post(address: string, form: Form, headers: Record<string, string> = {}): Promise<WebAnswer> {
    return this.#ask(address, { form, headers });
  }

  async #ask(
    address: string,
    request: { method?: 'GET' | 'HEAD'; form?: Form; headers?: Record<string, string> },
  ): Promise<WebAnswer> {
    const url = new URL(address, 'https://valbar.granvik.example');
    const [, area = '', id = '', section] = url.pathname.split('/');
    const known = {
      ansok: { route: '/ansok/{choiceSystemId}', params: { choiceSystemId: id } },
      'fortsatt-ansokan': { route: '/fortsatt-ansokan', params: {} },
      t: { route: '/t/open-application/{token}', params: { token: section ?? '' } },
    };
    const own = ownPages.find(({ words }) => words.includes(section ?? ''));
    const of = Object.entries(known).find(([name]) => name === area)?.[1] ?? {
      route: `/ansokan/{applicationId}${section === undefined ? '' : own === undefined ? '/{section}' : `/${section}`}`,
      params: { applicationId: id, ...(section === undefined || own !== undefined ? {} : { section }) },
    };
    const answer = await ask(area === 't' || area === 'fortsatt-ansokan' ? openFromLink : (own?.by ?? fillIn), {
      ...of,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      cookies: [...this.#cookies].map(([name, value]) => `${name}=${value}`),
      ...request,
    });
    for (const line of answer.cookies) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }
}

const start = `/ansok/${homeCareSystemId}`;

const who = {
  name: content.applicant.name,
  legalForm: 'LIMITED_COMPANY',
  kind: 'SWEDISH',
  organisationNumber: '559999-9009',
  'contact-name': content.contact.name,
  'contact-email': content.contact.email,
  'contact-phone': content.contact.phone,
};

interface Begun {
  readonly device: Device;
  readonly address: string;
  readonly subject: Subject;
}

/** A draft with nothing but who applies and whom to reach. */
async function begin(changes: Form = {}): Promise<Begun> {
  const device = new Device();
  const answer = await device.post(start, { step: 'begin', ...who, ...changes });
  const address = answer.headers['location'] ?? '';
  return { device, address, subject: applicationSubject('granvik', address.split('.')[1] ?? '') };
}

async function confirm({ subject }: Begun): Promise<void> {
  const token = await issueLink(await openTaskOf(subject, 'CONFIRM_CONTACT'), new Date().toISOString());
  const form = { step: 'answer', confirm: 'yes' };
  await ask(confirmContact, { route: '/t/confirm-contact/{token}', params: { token }, form });
}

async function openTaskOf(subject: Subject, kind: OpenTask['kind']): Promise<OpenTask> {
  const found = (await readTasks(subject)).find((task) => task.status === 'OPEN' && task.kind === kind);
  if (found?.status !== 'OPEN') throw new Error(`No open task ${kind}`);
  return found;
}

function seenIn({ body }: WebAnswer): string {
  return /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? '';
}

/** Opens a section, writes in it and saves. */
async function write({ device, address }: Begun, section: string, form: Form): Promise<WebAnswer> {
  const page = await device.get(`${address}/${section}`);
  return device.post(`${address}/${section}`, { seen: seenIn(page), step: 'save', ...form });
}

const signatory = {
  'signatory-0-name': 'Mika Glänta',
  'signatory-0-email': 'mika@solglantan.example',
  'signatory-0-phone': '0701740611',
};

describe('beginning', () => {
  it('tells what is needed and promised before anything is asked', async () => {
    const { status, body } = await new Device().get(start);
    expect(status).toBe(200);
    for (const words of [
      'inom 8 veckor',
      'Intyg om ansvarsförsäkring',
      'Behövs inte',
      '6 kap. 2 §'.slice(0, 0),
      'privat',
    ])
      expect(body).toContain(words);
  });

  it('makes a draft, sets a cookie that no script reads, and asks the contact to confirm', async () => {
    const answer = await new Device().post(start, { step: 'begin', ...who });
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toMatch(/^\/ansokan\/granvik\.[0-9A-Z]{26}$/);
    expect(answer.cookies[0]).toMatch(/^__Host-application-[0-9A-Z]{26}=[\w-]{43}; .*HttpOnly; Secure; SameSite=Lax$/);
    const subject = applicationSubject('granvik', answer.headers['location']?.split('.')[1] ?? '');
    expect(await openTaskOf(subject, 'CONFIRM_CONTACT')).toMatchObject({ assignee: { email: content.contact.email } });
    const application = await stored(subject);
    expect(JSON.stringify(application)).not.toContain(answer.cookies[0]?.split(/[=;]/)[1]);
  });

  it('makes one draft of one form that is sent twice', async () => {
    const [device, once] = [new Device(), '01KB3S7W5V8Q2M4N6P8R0T2V4X'];
    const [first, second] = [
      await device.post(start, { step: 'begin', once, ...who }),
      await device.post(start, { step: 'begin', once, ...who }),
    ];
    expect(second.headers['location']).toBe(first.headers['location']);
  });

  it.each([
    [{ name: '' }, 'href="#name"'],
    [{ legalForm: 'PARTNERSHIP_OF_GODS' }, 'href="#legalForm"'],
    [{ organisationNumber: '559999-9000' }, 'href="#organisationNumber"'],
    [{ organisationNumber: '' }, 'href="#organisationNumber"'],
    [{ kind: 'FOREIGN' }, 'href="#country"'],
    [{ 'contact-email': 'kim' }, 'href="#contact-email"'],
    [{ 'contact-phone': 'ring mig' }, 'href="#contact-phone"'],
    [{ 'member-0-name': 'Bara ett namn' }, 'href="#member-0-legalForm"'],
    [{ name: 'å'.repeat(201) }, 'href="#name"'],
  ])('LOV 5:1: says what is wrong in %j, and keeps what was typed', async (changes, link) => {
    const before = await everythingIn('CASE_TABLE');
    const answer = await new Device().post(start, { step: 'begin', ...who, ...changes });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(link);
    expect(answer.body).toContain(who['contact-name']);
    expect(await everythingIn('CASE_TABLE')).toEqual(before);
  });

  it('LOV 1:2: takes a firm from abroad, one being formed, and a group', async () => {
    const abroad = await begin({
      kind: 'FOREIGN',
      organisationNumber: '',
      country: 'fi',
      register: 'PRH',
      number: '123',
    });
    expect((await readContent(abroad.subject))?.applicant.registration).toEqual({
      kind: 'FOREIGN',
      country: 'FI',
      register: 'PRH',
      number: '123',
    });
    const group = await begin({
      kind: 'BEING_FORMED',
      organisationNumber: '',
      'member-0-name': 'Tolvans Omsorg',
      'member-0-legalForm': 'SOLE_TRADER',
      'member-0-kind': 'SWEDISH',
      'member-0-organisationNumber': '121212-1212',
    });
    const applicant = (await readContent(group.subject))?.applicant;
    expect(applicant?.registration).toEqual({ kind: 'BEING_FORMED' });
    expect(applicant?.members).toMatchObject([{ name: 'Tolvans Omsorg' }]);
  });

  it('is there for no system that is not open', async () => {
    for (const id of ['granvik.annat', 'grannvik.hemtjanst', 'granvik.']) {
      expect((await new Device().get(`/ansok/${id}`)).status).toBe(404);
    }
  });
});

describe('who gets in', () => {
  it('is the device with the cookie alone, and nobody can tell a draft from none', async () => {
    const { address } = await begin();
    const stranger = new Device();
    const [there, nowhere] = [
      await stranger.get(address),
      await stranger.get('/ansokan/granvik.01KB3S7W5V8Q2M4N6P8R0T2V4X'),
    ];
    expect(there.status).toBe(403);
    expect(there.body).toBe(nowhere.body);
    expect((await stranger.post(`${address}/kontakt`, { step: 'save' })).status).toBe(403);
  });

  it('refuses a form from another site', async () => {
    const begun = await begin();
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect((await begun.device.post(`${begun.address}/lage`, { step: 'leave' }, foreign)).status).toBe(403);
    expect((await begun.device.get(begun.address)).status).toBe(200);
  });

  it('writes nothing when pages are read, however often a scanner does', async () => {
    const begun = await begin();
    const before = [await everythingIn('CASE_TABLE'), await everythingIn('LINK_TABLE')];
    const sections = [
      '',
      '/sokande',
      '/personer',
      '/personer?person=0',
      '/underlag',
      '/underlag?underlag=tax.certificate',
      '/granska',
    ];
    for (const section of sections) {
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD'] as const) {
        expect((await begun.device.get(`${begun.address}${section}`, method)).status).toBe(200);
      }
    }
    await begun.device.get(start);
    await begun.device.get('/fortsatt-ansokan');
    expect([await everythingIn('CASE_TABLE'), await everythingIn('LINK_TABLE')]).toEqual(before);
  });
});

describe('writing a section', () => {
  it('saves it, and leads to the next', async () => {
    const begun = await begin();
    const saved = await write(begun, 'firmatecknare', { ...signatory, step: 'next' });
    expect(saved.headers['location']).toBe(`${begun.address}/omfattning`);
    expect((await readContent(begun.subject))?.signatories).toMatchObject([{ name: 'Mika Glänta' }]);
  });

  it('adds a row and takes one away without saving or losing what was typed', async () => {
    const begun = await begin();
    const added = await write(begun, 'firmatecknare', { ...signatory, step: 'add:signatory' });
    expect(added.status).toBe(200);
    expect(added.body).toContain('name="signatory-1-name"');
    expect(added.body).toContain('mika@solglantan.example');
    const removed = await write(begun, 'firmatecknare', {
      ...signatory,
      'signatory-1-name': 'Annan',
      step: 'remove:signatory:0',
    });
    expect(removed.body).toContain('Annan');
    expect(removed.body).not.toContain('mika@solglantan.example');
    expect(await readContent(begun.subject)).not.toHaveProperty('signatories');
  });

  it('lets two devices write different sections, and never one over the other', async () => {
    const begun = await begin();
    const [contact, who] = [
      await begun.device.get(`${begun.address}/kontakt`),
      await begun.device.get(`${begun.address}/kapacitet`),
    ];
    const typed = { name: 'Kim Solberg', email: content.contact.email, phone: '0701740699' };
    await begun.device.post(`${begun.address}/kapacitet`, {
      seen: seenIn(who),
      step: 'save',
      unit: 'PLACES',
      amount: '12',
    });
    await begun.device.post(`${begun.address}/kontakt`, { seen: seenIn(contact), step: 'save', ...typed });
    const late = await begun.device.post(`${begun.address}/kontakt`, {
      seen: seenIn(contact),
      step: 'save',
      ...typed,
      phone: '0701740600',
    });
    expect(late.status).toBe(409);
    expect(late.body).toContain('Någon annan har sparat avsnittet');
    expect(late.body).toContain('0701740699');
    const now = await readContent(begun.subject);
    expect(now).toMatchObject({ capacity: { unit: 'PLACES', amount: 12 }, contact: { phone: '0701740699' } });
    // What was typed is still there, and can be saved knowingly.
    const chosen = await begun.device.post(`${begun.address}/kontakt`, {
      seen: seenIn(late),
      step: 'next',
      ...typed,
      phone: '0701740600',
    });
    expect(chosen.status).toBe(303);
    expect(await readContent(begun.subject)).toMatchObject({ contact: { phone: '0701740600' } });
  });

  it('takes capacity and hours of each service when they are several, and asks again for what is wrong', async () => {
    const begun = await begin();
    expect((await begun.device.get(`${begun.address}/kapacitet`)).body).not.toContain('unit-0');
    await write(begun, 'omfattning', { 'scope-0': 'Hela kommunen', 'scope-1': 'Hela kommunen' });
    expect((await begun.device.get(`${begun.address}/kapacitet`)).body).toContain('Kapacitet för Ledsagning');
    const typed = {
      unit: 'HOURS_PER_MONTH',
      amount: '900',
      'unit-1': 'PLACES',
      'amount-1': 'tolv',
      'hours-1': '08–17',
    };
    const wrong = await write(begun, 'kapacitet', typed);
    expect([wrong.status, wrong.body.includes('href="#amount-1"')]).toEqual([422, true]);
    expect((await write(begun, 'kapacitet', { ...typed, 'unit-1': '', 'amount-1': '12' })).body).toContain(
      'href="#unit-1"',
    );
    expect((await write(begun, 'kapacitet', { ...typed, 'amount-1': '12' })).status).toBe(303);
    expect(await readContent(begun.subject)).toMatchObject({
      capacity: { unit: 'HOURS_PER_MONTH', amount: 900 },
      perService: { Ledsagning: { capacity: { unit: 'PLACES', amount: 12 }, hours: '08–17' } },
    });
    expect((await begun.device.get(`${begun.address}/kapacitet`)).body).toContain('value="08–17"');
  });

  it('saves all of eight sections that come at once', async () => {
    const begun = await begin();
    const page = await begun.device.get(`${begun.address}/kapacitet`);
    const seen = seenIn(page);
    const scope = seenIn(await begun.device.get(`${begun.address}/omfattning`));
    const [capacity, scopes] = await Promise.all([
      begun.device.post(`${begun.address}/kapacitet`, { seen, step: 'save', unit: 'HOURS_PER_MONTH', amount: '' }),
      begun.device.post(`${begun.address}/omfattning`, { seen: scope, step: 'save', 'scope-0': ['Hela kommunen'] }),
    ]);
    expect([capacity.status, scopes.status]).toEqual([303, 303]);
    const now = await readContent(begun.subject);
    expect(now?.capacity).toEqual({ unit: 'HOURS_PER_MONTH', amount: null });
    expect(now?.scopes?.map(scopeName)).toEqual(['Hemtjänst · Hela kommunen · Äldre']);
  });

  it.each([
    ['kapacitet', { unit: 'PLACES', amount: 'många' }, 'href="#amount"'],
    ['kapacitet', { amount: '7' }, 'href="#unit"'],
    ['kapacitet', { selectableFrom: '2026-02-30' }, 'href="#selectableFrom"'],
    ['omfattning', { 'scope-0': 'Månen' }, 'href="#scope-0"'],
    ['firmatecknare', { 'signatory-0-name': 'Mika' }, 'href="#signatory-0-email"'],
    ['personer?person=0', { name: 'Robin 850101', roles: 'MANAGER' }, 'href="#name"'],
    ['personer?person=0', { name: 'Robin' }, 'href="#roles"'],
    [
      'personer?person=0',
      {
        name: 'Robin',
        roles: 'MANAGER',
        'practice-0-employer': 'Granvik',
        'practice-0-from': '2024-01-01',
        'practice-0-to': '2023-01-01',
        'practice-0-percent': '100',
        'practice-0-field': 'ELDERLY_CARE',
      },
      'href="#practice-0-to"',
    ],
    ['beskrivningar', { 'words.plan.goals': 'å'.repeat(5001) }, 'href="#words.plan.goals"'],
    ['katalogtext', { textSv: 'Hej', hours: '07–22', phone: '0701740612', email: 'hej' }, 'href="#email"'],
    [
      'katalogtext',
      { textSv: 'Hej', hours: '07–22', phone: '0701740612', email: 'hej@a.example', website: 'javascript:alert(1)' },
      'href="#website"',
    ],
  ] as const)('says what is wrong in %s, keeps what was typed and saves nothing', async (section, form, link) => {
    const begun = await begin();
    const before = await readContent(begun.subject);
    const answer = await write(begun, section, form);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(link);
    expect(await readContent(begun.subject)).toEqual(before);
  });

  it('shows markup that somebody typed as they typed it', async () => {
    const begun = await begin();
    await write(begun, 'beskrivningar', { 'words.plan.goals': '<script>alert(1)</script> & "citat"' });
    const { body } = await begun.device.get(`${begun.address}/granska`);
    expect(body).toContain('&lt;script>alert(1)');
    expect(body).not.toContain('<script>');
  });

  it('names persons one by one, with their merits, and takes one away', async () => {
    const begun = await begin();
    const merits = {
      'education-0-programme': 'Socionomprogrammet',
      'education-0-level': 'UNIVERSITY',
      'education-0-careRelated': 'yes',
      'education-0-years': '3,5',
      'practice-0-employer': 'Fjällbergs kommun',
      'practice-0-field': 'ELDERLY_CARE',
      'practice-0-from': '2020-01-01',
      'practice-0-percent': '75',
    };
    await write(begun, 'personer?person=0', {
      name: 'Robin Ljungström',
      roles: ['MANAGER', 'OWNER'],
      swedish: 'YES',
      ...merits,
    });
    await write(begun, 'personer?person=1', { name: 'Vera Ersdotter', roles: 'DEPUTY_MANAGER' });
    expect((await readContent(begun.subject))?.persons).toMatchObject([
      {
        name: 'Robin Ljungström',
        roles: ['MANAGER', 'OWNER'],
        education: [{ years: 3.5, country: 'SE', careRelated: true }],
        practice: [{ share: 0.75 }],
        swedish: true,
      },
      { name: 'Vera Ersdotter' },
    ]);
    const list = await begun.device.get(`${begun.address}/personer`);
    await begun.device.post(`${begun.address}/personer`, { seen: seenIn(list), step: 'delete:0' });
    expect((await readContent(begun.subject))?.persons).toMatchObject([{ name: 'Vera Ersdotter' }]);
  });

  it('keeps facts that are asserted apart from terms that are accepted; a no is an answer', async () => {
    const begun = await begin();
    await write(begun, 'forsakringar', { 'fact.HT-G-02': 'NO', 'fact.OKÄND': 'YES' });
    await write(begun, 'ataganden', { 'term.HT-G-06': 'yes', 'term.HT-G-02': 'yes' });
    const now = await readContent(begun.subject);
    expect(now?.declarations).toEqual({ 'HT-G-02': false });
    expect(now?.undertakings).toEqual({ 'HT-G-06': true });
  });

  it('LOV 5:2: says whose capacity meets a requirement, and what of it is still to be shown', async () => {
    const begun = await begin();
    const firm = {
      'reliance-0-requirementId': 'HT-G-04',
      'reliance-0-name': 'Bergslidens Omsorg AB',
      'reliance-0-kind': 'SWEDISH',
      'reliance-0-organisationNumber': '559999-0000',
      'reliance-0-proof': 'UNDERTAKING',
    };
    expect((await begun.device.get(begun.address)).body).toContain('Frivilligt');
    const wrong = await write(begun, 'annans-kapacitet', { ...firm, step: 'next' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('href="#reliance-0-organisationNumber"');
    expect(wrong.body).toContain('value="Bergslidens Omsorg AB"');
    const [nameless, unnumbered, unknown] = [
      { ...firm, 'reliance-0-name': '' },
      { ...firm, 'reliance-0-organisationNumber': '' },
      { ...firm, 'reliance-0-kind': 'FOREIGN', 'reliance-0-country': 'SE' },
    ].map((typed) => write(begun, 'annans-kapacitet', { ...typed, step: 'next' }));
    expect((await nameless)?.body).toContain('href="#reliance-0-name"');
    expect((await unnumbered)?.body).toContain('href="#reliance-0-organisationNumber"');
    expect((await unknown)?.body).toContain('href="#reliance-0-country"');
    expect(await readContent(begun.subject)).not.toHaveProperty('reliances');

    const right = { ...firm, 'reliance-0-organisationNumber': '559999-9017' };
    const saved = await write(begun, 'annans-kapacitet', { ...right, step: 'next' });
    expect(saved.headers['location']).toBe(`${begun.address}/katalogtext`);
    const lacking = 'Visa att Bergslidens Omsorg AB ställer sina resurser till förfogande';
    expect((await begun.device.get(`${begun.address}/annans-kapacitet`)).body).toContain(lacking);
    const file = { ...storedFile('insurance.certificate', '2026-03-02'), evidenceId: newId() };
    await transact([putEvidence(begun.subject, file)]);
    await write(begun, 'annans-kapacitet', { ...right, 'reliance-0-evidenceIds': [file.evidenceId], step: 'next' });
    expect((await readContent(begun.subject))?.reliances).toEqual([
      {
        requirementId: 'HT-G-04',
        company: {
          name: 'Bergslidens Omsorg AB',
          registration: { kind: 'SWEDISH', organisationNumber: '559999-9017' },
        },
        proof: 'UNDERTAKING',
        evidenceIds: [file.evidenceId],
      },
    ]);
    const shown = await begun.device.get(`${begun.address}/annans-kapacitet`);
    expect(shown.body).not.toContain(lacking);
    expect(shown.body).toMatch(new RegExp(`value="${file.evidenceId}"[^>]* checked`));
    expect((await begun.device.get(`${begun.address}/granska`)).body).toContain('Genom företagets åtagande');
  });

  it('OSL 31:16: takes a claim to a business secret with its reason, until what it is about is gone', async () => {
    const begun = await begin();
    expect((await begun.device.get(`${begun.address}/affarshemligheter`)).body).toContain('inget att ange än');
    const file = { ...storedFile('insurance.certificate', '2026-03-02'), evidenceId: newId() };
    await transact([putEvidence(begun.subject, file)]);
    for (const [number, name] of ['Robin Ljungström', 'Love Ekdahl', 'Noa Strand'].entries()) {
      await write(begun, `personer?person=${String(number)}`, { name, roles: 'OWNER', step: 'next' });
    }
    const claims = {
      'secret-0-part': `evidence:${file.evidenceId}`,
      'secret-0-reason': 'Visar våra priser.',
      'secret-1-part': '/persons/1',
      'secret-1-reason': 'Är inte anställd än.',
    };
    const silent = await write(begun, 'affarshemligheter', { ...claims, 'secret-1-reason': '', step: 'next' });
    expect(silent.body).toContain('href="#secret-1-reason"');
    expect(silent.body).toContain('Visar våra priser.');
    const shown = await write(begun, 'affarshemligheter', { ...claims, 'secret-1-part': '/scopes', step: 'next' });
    expect(shown.body).toContain('href="#secret-1-part"');
    const saved = await write(begun, 'affarshemligheter', { ...claims, step: 'next' });
    expect(saved.headers['location']).toBe(`${begun.address}/granska`);
    expect((await begun.device.get(`${begun.address}/granska`)).body).toContain('Love Ekdahl');

    await write(begun, 'personer', { step: 'delete:0' });
    const of = async () => (await readContent(begun.subject))?.businessSecrets?.map(({ part }) => part);
    expect(await of()).toEqual([`evidence:${file.evidenceId}`, '/persons/0']);
    await write(begun, 'personer', { step: 'delete:0' });
    expect(await of()).toEqual([`evidence:${file.evidenceId}`]);
    await begun.device.post(`${begun.address}/underlag?underlag=${file.kind}`, { step: `remove:${file.evidenceId}` });
    await write(begun, 'firmatecknare', { ...signatory, step: 'next' });
    expect(await of()).toBeUndefined();
  });

  it('LOV 9:1: shows the catalogue’s text as it will look before it is saved', async () => {
    const begun = await begin();
    const shown = await write(begun, 'katalogtext', { textSv: 'Vi kommer i tid.', step: 'preview' });
    expect(shown.status).toBe(200);
    expect(shown.body).toContain('Så ser det ut i katalogen');
    expect(await readContent(begun.subject)).not.toHaveProperty('presentation');
  });

  it('takes the catalogue’s text in any language, each once, and shows it back in its own', async () => {
    const begun = await begin();
    const presented = { textSv: 'Vi.', hours: '07–22', phone: '0701740612', email: 'hej@a.example' };
    const finnish = { 'translation-0-language': 'fi', 'translation-0-words': 'Me.' };
    const again = { 'translation-1-language': 'fi', 'translation-1-words': 'Me taas.' };
    const refused = await write(begun, 'katalogtext', { ...presented, ...finnish, ...again });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#translation-1-language"');
    const nameless = await write(begun, 'katalogtext', { ...presented, 'translation-0-words': 'Me.' });
    expect(nameless.body).toContain('href="#translation-0-language"');
    await write(begun, 'katalogtext', { ...presented, ...finnish });
    expect((await readContent(begun.subject))?.presentation?.text).toEqual({ sv: 'Vi.', fi: 'Me.' });
    expect((await begun.device.get(`${begun.address}/granska`)).body).toContain(
      '<span lang="fi" dir="auto">Me.</span>',
    );
  });

  it.each(['finns-inte', 'aterta?x=1', '%00'])('has no section %s', async (section) => {
    const begun = await begin();
    expect((await begun.device.get(`${begun.address}/${section}`)).status).toBe(404);
  });

  it('answers an unknown button, another content type and a body that is too large calmly', async () => {
    const begun = await begin();
    const at = `${begun.address}/kontakt`;
    expect((await begun.device.post(at, { step: 'explode' })).status).toBe(400);
    expect((await begun.device.post(at, {}, { 'content-type': 'application/json' })).status).toBe(400);
    expect((await begun.device.post(at, { step: 'save', name: 'å'.repeat(200_000) })).status).toBe(413);
  });
});

describe('evidence', () => {
  it('has a place for each document: what it is, who issues it, what it is to show', async () => {
    const begun = await begin();
    const list = await begun.device.get(`${begun.address}/underlag`);
    expect(list.body).toContain('Intyg om ansvarsförsäkring');
    const slot = await begun.device.get(`${begun.address}/underlag?underlag=tax.certificate`);
    for (const words of ['Skatteverket', 'HT-G-03', 'högst 2 månader']) expect(slot.body).toContain(words);
  });

  it('reserves a place and offers a form that the bucket leads back from', async () => {
    const begun = await begin();
    const slot = `${begun.address}/underlag?underlag=tax.certificate`;
    expect((await begun.device.post(slot, { step: 'file' })).status).toBe(422);
    const placed = await begun.device.post(slot, { step: 'file', type: 'PDF', issued: '2026-02-20' });
    expect(placed.status).toBe(303);
    const send = await begun.device.get(placed.headers['location'] ?? '');
    expect(send.body).toContain('name="success_action_redirect"');
    expect(send.headers['content-security-policy']).toContain('granvik-evidence');
    expect(await readEvidence(begun.subject)).toMatchObject([
      { kind: 'tax.certificate', status: 'EXPECTED', issuedOn: '2026-02-20' },
    ]);
  });

  it('has a place for each of two who lead, and keeps whose a file is out of the address', async () => {
    const begun = await begin();
    const [manager] = content.persons ?? [];
    const before = await readContent(begun.subject);
    if (manager === undefined || before === null) throw new Error('A draft names a manager');
    const persons = [manager, { ...manager, name: 'Vide Sjö' }];
    await transact([putContent(begun.subject, { ...before, persons, scopes: content.scopes })]);
    const { body } = await begun.device.get(`${begun.address}/underlag`);
    expect(body).toContain('Vide Sjö</a>');
    const [address = ''] = /[^"]*underlag=person\.diploma&amp;person=2[^"]*/.exec(body) ?? [];
    expect(address).not.toContain('Vide');
    const slot = await begun.device.get(address.replaceAll('&amp;', '&'));
    expect(slot.body).toContain('name="person" value="Vide Sjö"');
    const placed = await begun.device.post(`${begun.address}/underlag?underlag=person.diploma&person=2`, {
      step: 'file',
      type: 'PDF',
      person: 'Vide Sjö',
    });
    expect(placed.status).toBe(303);
    expect(await readEvidence(begun.subject)).toMatchObject([{ kind: 'person.diploma', person: 'Vide Sjö' }]);
    const stranger = { step: 'file', type: 'PDF', person: 'Siv Ek' };
    expect((await begun.device.post(`${begun.address}/underlag?underlag=person.diploma`, stranger)).status).toBe(404);
  });

  it('takes a file away that was wrong', async () => {
    const begun = await begin();
    const slot = `${begun.address}/underlag?underlag=tax.certificate`;
    for (let files = 0; files < 2; files += 1) await begun.device.post(slot, { step: 'file', type: 'PDF' });
    const [wrong, right] = await readEvidence(begun.subject);
    const step = `remove:${wrong?.evidenceId ?? ''}`;
    expect((await begun.device.get(slot)).body).toContain(`value="${step}"`);
    for (let pressed = 0; pressed < 2; pressed += 1) {
      expect((await begun.device.post(slot, { step })).status).toBe(303);
    }
    expect((await readEvidence(begun.subject)).map(({ evidenceId }) => evidenceId)).toEqual([right?.evidenceId]);
  });

  it('takes no file of a kind that nobody asks for, and at most sixty', async () => {
    const begun = await begin();
    expect(
      (await begun.device.post(`${begun.address}/underlag?underlag=cat.picture`, { step: 'file', type: 'PDF' })).status,
    ).toBe(404);
    const files = Array.from({ length: 60 }, (_, index) => ({
      ...storedFile('person.cv', '2026-03-02'),
      evidenceId: `E${String(index)}`,
    }));
    await transact(files.map((file) => putEvidence(begun.subject, file)));
    const more = await begun.device.post(`${begun.address}/underlag?underlag=tax.certificate`, {
      step: 'file',
      type: 'PDF',
    });
    expect(more.status).toBe(422);
    expect(more.body).toContain('högst 60 filer');
  });
});

describe('sending', () => {
  async function sendable(): Promise<Begun> {
    const begun = await begin();
    await write(begun, 'firmatecknare', signatory);
    await write(begun, 'omfattning', { 'scope-0': 'Hela kommunen' });
    await confirm(begun);
    return begun;
  }

  const submit = { step: 'submit', confirm: 'yes' };

  it('LOV 6:2: says what is missing, receives it all the same, and gives a receipt', async () => {
    const begun = await sendable();
    const review = await begun.device.get(`${begun.address}/granska`);
    expect(review.body).toContain('Intyg om ansvarsförsäkring');
    const sent = await begun.device.post(`${begun.address}/granska`, submit);
    expect(sent.headers['location']).toBe(`${begun.address}/kvitto`);
    const application = await stored(begun.subject);
    if (application.status !== 'RECEIVED') throw new Error('It was sent');
    const receipt = await begun.device.get(`${begun.address}/kvitto`);
    for (const words of [application.diaryNumber, application.contentHash, 'inom 8 veckor', content.applicant.name])
      expect(receipt.body).toContain(words);
  });

  it('sends once, however often and at once it is pressed', async () => {
    const begun = await sendable();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => begun.device.post(`${begun.address}/granska`, submit)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
    const received = (await readEvents(begun.subject)).filter(({ type }) => type === 'APPLICATION_RECEIVED');
    expect(received).toHaveLength(1);
  });

  it('asks for the box to be ticked, the address to be confirmed, and somebody to answer for it', async () => {
    const begun = await begin();
    const at = `${begun.address}/granska`;
    expect((await begun.device.post(at, { step: 'submit' })).body).toContain('href="#confirm"');
    const unconfirmed = await begun.device.post(at, submit);
    expect(unconfirmed.status).toBe(422);
    expect(unconfirmed.body).toContain('Bekräfta först adressen');
    await confirm(begun);
    const nobody = await begun.device.post(at, submit);
    expect(nobody.status).toBe(422);
    expect(nobody.body).toContain('firmatecknare som ska bekräfta');
    expect((await stored(begun.subject)).status).toBe('DRAFT');
  });

  it('changes nothing afterwards, and shows where it stands', async () => {
    const begun = await sendable();
    const page = await begun.device.get(`${begun.address}/kontakt`);
    await begun.device.post(`${begun.address}/granska`, submit);
    const late = await begun.device.post(`${begun.address}/kontakt`, {
      seen: seenIn(page),
      step: 'save',
      name: 'Annan',
      email: content.contact.email,
      phone: '0701740610',
    });
    expect(late.status).toBe(409);
    expect((await begun.device.get(`${begun.address}/kontakt`)).headers['location']).toBe(`${begun.address}/lage`);
    expect((await begun.device.get(begun.address)).headers['location']).toBe(`${begun.address}/lage`);
    const status = await begun.device.get(`${begun.address}/lage`);
    for (const words of ['Ärendets gång', 'Firmatecknaren bekräftar', 'inom 8 veckor'])
      expect(status.body).toContain(words);
  });

  it('LOV 6:2: asks for an obvious error to be corrected, once, and tells that it waits for an answer', async () => {
    const begun = await sendable();
    const at = `${begun.address}/rattelse`;
    expect((await begun.device.get(at)).headers['location']).toBe(begun.address);
    await begun.device.post(`${begun.address}/granska`, submit);
    expect((await begun.device.get(`${begun.address}/lage`)).body).toContain(`href="${at}"`);
    const slip = { wrong: 'Solvägen 11', right: 'Solvägen 1', why: 'Vägen har nio nummer.' };
    const lacking = await begun.device.post(at, { ...slip, why: ' ' });
    expect([lacking.status, lacking.body.includes('varför felet är uppenbart')]).toEqual([422, true]);
    expect((await begun.device.post(at, { ...slip, requirementId: 'HT-X-99' })).status).toBe(422);
    expect(await readCorrections(begun.subject)).toEqual([]);
    const presses = [await begun.device.post(at, slip), await begun.device.post(at, slip)];
    expect(presses.map(({ headers }) => headers['location'])).toEqual([at, at]);
    expect(await readCorrections(begun.subject)).toMatchObject([slip]);
    expect((await begun.device.get(at)).body).toContain('väntar på svar');
    expect((await new Device().post(at, slip)).status).toBe(403);
  });
});

describe('a decision', () => {
  it('LOV 10:3: is received in the contact’s mailbox alone: a device shows that it is there, and has its link mailed anew', async () => {
    const begun = await begin();
    await confirm(begun);
    const notice = openTask({
      kind: 'RECEIVE_NOTICE',
      subject: begun.subject,
      assignee: { name: content.contact.name, email: content.contact.email },
      dueOn: '2026-12-01',
      openedAt: new Date().toISOString(),
    });
    await write(begun, 'firmatecknare', signatory);
    await write(begun, 'omfattning', { 'scope-0': 'Hela kommunen' });
    await begun.device.post(`${begun.address}/granska`, { step: 'submit', confirm: 'yes' });
    await transact([notice.write]);
    const { body } = await begun.device.get(`${begun.address}/lage`);
    expect(body).toContain('Ett beslut är fattat');
    expect(body).toContain(content.contact.email);
    expect(body).not.toContain(`open:${notice.task.taskId}`);
    const opened = await begun.device.post(`${begun.address}/lage`, { step: `open:${notice.task.taskId}` });
    expect(opened.headers['location']).not.toContain('/t/');
    await begun.device.post(`${begun.address}/lage`, { step: 'link' });
    const mails = (await readOutbox(begun.subject)).map(({ message }) => message);
    expect(mails).toContainEqual({ kind: 'MAIL', template: 'NEW_LINK', taskId: notice.task.taskId });
  });
});

describe('another device', () => {
  async function linkOf({ subject }: Begun): Promise<string> {
    return `/t/open-application/${await issueLink(await openTaskOf(subject, 'OPEN_APPLICATION'), new Date().toISOString())}`;
  }

  it('opens the draft from a mailed link by a press, once, and reading the link opens nothing', async () => {
    const begun = await begin();
    await confirm(begun);
    const asked = await new Device().post('/fortsatt-ansokan', { email: content.contact.email.toUpperCase() });
    expect(asked.status).toBe(303);
    const link = await linkOf(begun);
    const device = new Device();
    const before = [await everythingIn('CASE_TABLE'), await everythingIn('LINK_TABLE')];
    for (const method of ['GET', 'HEAD', 'GET'] as const) expect((await device.get(link, method)).status).toBe(200);
    expect([await everythingIn('CASE_TABLE'), await everythingIn('LINK_TABLE')]).toEqual(before);
    expect((await device.get(begun.address)).status).toBe(403);
    const opened = await device.post(link, { step: 'answer', confirm: 'yes' });
    expect(opened.headers['location']).toBe(begun.address);
    expect((await device.get(begun.address)).status).toBe(200);
    expect((await begun.device.get(begun.address)).status).toBe(200);
    const stranger = new Device();
    await stranger.post(link, { step: 'answer', confirm: 'yes' });
    expect((await stranger.get(begun.address)).status).toBe(403);
  });

  it('answers the same whether or not it knows the address, and sends one link at a time', async () => {
    const begun = await begin({ 'contact-email': 'ensam@solglantan.example' });
    await confirm(begun);
    const press = (email: string) => new Device().post('/fortsatt-ansokan', { email });
    const [known, unknown] = [await press('ensam@solglantan.example'), await press('ingen@solglantan.example')];
    expect([known.status, known.headers['location']]).toEqual([unknown.status, unknown.headers['location']]);
    await press('ensam@solglantan.example');
    const links = (await readTasks(begun.subject)).filter(({ kind }) => kind === 'OPEN_APPLICATION');
    expect(links).toHaveLength(1);
    expect((await press('inte en adress')).status).toBe(422);
  });

  it('gets no link to an address that nobody has confirmed: the one that confirms it goes there instead', async () => {
    const begun = await begin({ 'contact-email': 'okand@solglantan.example' });
    await new Device().post('/fortsatt-ansokan', { email: 'okand@solglantan.example' });
    const pressed = await begun.device.post(`${begun.address}/lage`, { step: 'link' });
    expect(pressed.headers['location']).toContain('lank=nyss');
    expect((await readTasks(begun.subject)).map(({ kind }) => kind)).toEqual(['CONFIRM_CONTACT']);
  });

  it('is closed by whoever leaves it: its cookie opens nothing more', async () => {
    const begun = await begin();
    const left = await begun.device.post(`${begun.address}/lage`, { step: 'leave' });
    expect(left.cookies[0]).toContain('Max-Age=0');
    expect((await begun.device.get(begun.address)).status).toBe(403);
    expect((await stored(begun.subject)).tokenHashes).toHaveLength(1);
  });
});

describe('withdrawing', () => {
  it('throws a draft away when the box is ticked, and never by reading', async () => {
    const begun = await begin();
    const at = `${begun.address}/aterkalla`;
    expect((await begun.device.get(at)).status).toBe(200);
    expect((await begun.device.post(at, {})).status).toBe(422);
    expect((await stored(begun.subject)).status).toBe('DRAFT');
    const gone = await begun.device.post(at, { confirm: 'yes' });
    expect(gone.cookies[0]).toContain('Max-Age=0');
    expect((await stored(begun.subject)).status).toBe('WITHDRAWN');
  });
});
