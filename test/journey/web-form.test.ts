import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { pdf } from '../demo/applicant.ts';
import type { Case, Documentation } from '../demo/applicants.ts';
import { LinkHolder } from '../demo/task-link.ts';
import { type Answers, type View, Visitor } from '../demo/visitor.ts';
import { eventsIn, storedOf } from './aws.ts';
import { someone } from './people.ts';
import { local, startJourney, today } from './running.ts';

/** The applicant at a browser without script. */
class FormWriter {
  readonly #visitor = new Visitor();
  #overview = '';

  get applicationId(): string {
    return new URL(this.#overview).pathname.split('/').at(-1) ?? '';
  }

  async begin({ choiceSystemId }: Documentation, { name, people, content }: Case): Promise<View> {
    const asked = await this.#visitor.open(`${local.endpoints.api}/ansok/${choiceSystemId}?steg=borja`);
    const { contact } = people;
    const begun = await this.#visitor.send(asked, 'step=begin', {
      name,
      legalForm: 'LIMITED_COMPANY',
      kind: 'SWEDISH',
      organisationNumber:
        /"organisationNumber":"(?<number>[^"]+)"/.exec(JSON.stringify(content))?.groups?.['number'] ?? '',
      'contact-name': contact.name,
      'contact-email': contact.email,
      'contact-phone': contact.phone,
    });
    expect([begun.status, begun.text]).toEqual([200, expect.stringContaining('Bekräfta e-postadressen')]);
    this.#overview = begun.url;
    return begun;
  }

  async open(section = ''): Promise<View> {
    return this.#visitor.open(`${this.#overview}${section}`);
  }

  async write(section: string, answers: Answers | ((page: View) => Answers)): Promise<View> {
    const page = await this.open(section);
    return this.#visitor.send(page, 'step=next', typeof answers === 'function' ? answers(page) : answers);
  }

  /** Sends one file to the bucket, from the place that its document has. */
  async attach(address: string, days: { readonly issued: string; readonly through: string }): Promise<View> {
    const slot = await this.#visitor.open(address);
    const place = await this.#visitor.send(slot, 'step=file', { type: 'PDF', ...days });
    return this.#visitor.sendFile(
      place,
      'Skicka filen',
      new File([pdf(address)], 'fil.pdf', { type: 'application/pdf' }),
    );
  }

  async submit(): Promise<View> {
    return this.#visitor.send(await this.open('/granska'), 'step=submit', { confirm: 'yes' });
  }
}

/** The same answer to every field whose name begins so. */
function each(page: View, begins: string, answer: string): Answers {
  const names = page.root.querySelectorAll('input, textarea').map((field) => field.getAttribute('name') ?? '');
  return Object.fromEntries(names.filter((name) => name.startsWith(begins)).map((name) => [name, answer]));
}

/** The places of the documents that are needed. */
function neededPlaces(page: View): string[] {
  const links = page.root.querySelector('main ul.tasks')?.querySelectorAll('a') ?? [];
  return links.map((link) => new URL(link.getAttribute('href') ?? '', page.url).href);
}

test('LOV 6:2: a form is written, its files sent to the bucket and led back, submitted, confirmed, and lies in the officers’ queue', async () => {
  const journey = await startJourney();
  const documentation = await journey.documentation();
  const one = someone(documentation, 7, 'STRAIGHT');
  const { contact, signatory } = one.people;
  const writer = new FormWriter();
  await writer.begin(documentation, one);
  await journey.confirmContact(one);
  const year = Number(today().slice(0, 4));
  const work = {
    employer: 'Fjällbergs kommun',
    field: 'ELDERLY_CARE',
    from: `${String(year - 6)}-01-01`,
    to: today(),
    percent: '100',
  };
  const row = (name: string, fields: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${name}-0-${field}`, value]));

  await writer.write('/firmatecknare', row('signatory', { ...signatory }));
  await writer.write('/omfattning', { 'scope-0': documentation.areas.slice(0, 2) });
  await writer.write('/kapacitet', { unit: 'HOURS_PER_MONTH', amount: '800', selectableFrom: today() });
  await writer.write('/personer?person=0', {
    name: 'Robin Provsson',
    roles: 'MANAGER',
    swedish: 'YES',
    ...row('education', { programme: 'Social omsorg', level: 'UNIVERSITY', careRelated: 'yes', years: '3' }),
    ...row('practice', work),
    ...row('leadership', work),
  });
  await writer.write('/forsakringar', (page) => each(page, 'fact.', 'YES'));
  await writer.write('/ataganden', (page) => each(page, 'term.', 'yes'));
  await writer.write('/beskrivningar', (page) =>
    each(page, 'words.', 'Så här arbetar vi: mål, ansvar och uppföljning.'),
  );
  await writer.write('/katalogtext', {
    textSv: 'Hemtjänst med få och kända medarbetare.',
    hours: '07.00–22.00 alla dagar',
    languages: 'Svenska, finska',
    phone: contact.phone,
    email: contact.email,
  });

  const places = neededPlaces(await writer.open('/underlag'));
  expect(places.length).toBeGreaterThan(5);
  for (const place of places) {
    const led = await writer.attach(place, { issued: today(), through: `${String(year + 1)}-12-31` });
    expect([led.status, new URL(led.url).origin]).toEqual([200, new URL(local.endpoints.web).origin]);
  }
  let list = await writer.open('/underlag');
  for (let tries = 0; /Saknas|På väg/.test(list.text) && tries < 100; tries += 1) {
    await pause(300);
    list = await writer.open('/underlag');
  }
  const review = await writer.open('/granska');
  expect(review.text).toContain('Ansökan är komplett');

  const receipt = await writer.submit();
  expect(receipt.text).toContain('Ansökan har kommit in till Granviks kommun');
  const diaryNumber = /[A-ZÅÄÖ]+ \d{4}\/\d+|\d{4}\/\d+|[A-Z]+-\d{4}-\d+/.exec(receipt.text)?.[0] ?? '';
  expect((await writer.submit().catch(() => writer.open())).text).toContain(diaryNumber);
  const holder = new LinkHolder(journey.mailbox);
  const link = await journey.mailbox.nextLink(signatory.email, `firmatecknare (${diaryNumber})`);
  await holder.answer(await holder.identify(link, signatory.phone), { authorised: 'yes' });

  await journey.mailbox.nextLink('samordnare@granvik.example', `Bedöm en ansökan (${diaryNumber})`);
  const queue = await journey.staff('coordinator').open(`/desk?q=${encodeURIComponent(diaryNumber)}`);
  expect(queue.text).toContain(one.name);
  const types = eventsIn(await storedOf(writer.applicationId)).map(({ type }) => type);
  expect(types.filter((type) => type === 'APPLICATION_RECEIVED')).toHaveLength(1);
  expect(types).not.toContain('COMPLETION_REQUESTED');
});
