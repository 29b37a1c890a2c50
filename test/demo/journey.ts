import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { Applicant, type Draft } from './applicant.ts';
import { type Case, Documentation } from './applicants.ts';
import type { System } from './endpoints.ts';
import { Mailbox } from './mailbox.ts';
import { Staff } from './staff.ts';
import { LinkHolder } from './task-link.ts';
import { until } from './until.ts';
import type { View } from './visitor.ts';

/** The people of the fictional municipalities, from their configuration and its seed. */
const config = z
  .looseObject({
    municipalities: z.array(
      z.looseObject({
        id: z.string(),
        coordinator: z.looseObject({ name: z.string(), email: z.string() }),
        secretary: z.looseObject({ name: z.string(), email: z.string() }),
        signing: z.looseObject({ signers: z.array(z.looseObject({ name: z.string(), email: z.string() })) }),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../../config/granvik.json', import.meta.url), 'utf8')));

const Catalogue = z.looseObject({
  entries: z.array(z.looseObject({ provider: z.looseObject({ name: z.string() }) })),
});
const Systems = z.looseObject({ choiceSystems: z.array(z.looseObject({ choiceSystemId: z.string() })) });

/** What an application came to. */
export interface Result {
  readonly applicant: string;
  readonly diaryNumber: string;
  readonly outcome: 'published' | 'refused';
}

/** Who answers on which link or page; every step through public HTTP and mailed links. */
export class Journey {
  readonly system: System;
  readonly mailbox: Mailbox;
  readonly applicant: Applicant;
  readonly #tell: (line: string) => void;
  /** Whose officers handle the case. */
  readonly #municipalityId: string;
  readonly #staff = new Map<string, Staff>();

  constructor(system: System, tell: (line: string) => void, municipality = 'granvik') {
    this.#municipalityId = municipality;
    this.system = system;
    this.mailbox = new Mailbox(system.endpoints.mail);
    this.applicant = new Applicant(system.endpoints.api);
    this.#tell = tell;
  }

  /** The request documentation of the municipality’s one system that is open. */
  async documentation(): Promise<Documentation> {
    const { choiceSystems } = Systems.parse(await this.applicant.call('GET', '/v1/choice-systems'));
    const system = choiceSystems.find(({ choiceSystemId }) => choiceSystemId.startsWith(`${this.#municipalityId}.`));
    if (system === undefined) throw new Error('No choice system is open');
    return Documentation.parse(await this.applicant.call('GET', `/v1/choice-systems/${system.choiceSystemId}`));
  }

  /** A draft, its contact confirmed, its files uploaded. */
  async draft(one: Case, choiceSystemId: string): Promise<Draft> {
    const draft = await this.applicant.create(choiceSystemId, one.content);
    this.#tell(`${one.name} startar en ansökan utan konto och får en nyckel till utkastet`);
    await this.confirmContact(one);
    for (const attachment of one.attachments) await this.applicant.attach(draft, attachment);
    await this.untilArrived(draft, one.attachments.length);
    this.#tell(`  bekräftar kontaktadressen ur mejlet och laddar upp ${String(one.attachments.length)} underlag`);
    return draft;
  }

  async confirmContact(one: Case): Promise<void> {
    const holder = new LinkHolder(this.mailbox);
    const view = await holder.open(await this.mailbox.nextLink(one.people.contact.email, 'Bekräfta din e-postadress'));
    await holder.send(view, 'step=answer', { confirm: 'yes' });
  }

  /** Submits, and the named signatory confirms by a task of their own. */
  async submit(one: Case, draft: Draft): Promise<string> {
    const { diaryNumber } = await this.applicant.submit(draft);
    this.#tell(`  skickar in: mottagen som ${diaryNumber}`);
    await this.confirm(one, diaryNumber);
    this.#tell('  firmatecknaren bekräftar med kod på sin telefon');
    return diaryNumber;
  }

  /** The named signatory's own task, of one case. */
  async confirm(one: Case, diaryNumber: string): Promise<void> {
    const { email, phone } = one.people.signatory;
    const holder = new LinkHolder(this.mailbox);
    const view = await holder.identify(await this.mailbox.nextLink(email, `firmatecknare (${diaryNumber})`), phone);
    await holder.answer(view, { authorised: 'yes' });
  }

  /** What was asked for comes in, and the answer is given from the mailed link. */
  async complete(one: Case, draft: Draft, diaryNumber: string): Promise<void> {
    const link = await this.mailbox.nextLink(one.people.contact.email, `Komplettera ansökan (${diaryNumber})`);
    this.#tell(`  kommunen frågar efter ${String(one.completion.length)} underlag som saknas`);
    for (const attachment of one.completion) await this.applicant.attach(draft, attachment);
    await this.untilArrived(draft, one.attachments.length + one.completion.length);
    const holder = new LinkHolder(this.mailbox);
    const view = await holder.open(link);
    const review = await holder.send(view, 'step=review');
    expectStatus(await holder.send(review, 'step=answer', { confirm: 'yes' }), 200);
    this.#tell('  kompletterar från mejlets länk; kraven prövas igen');
  }

  /**
   * An officer sees the proofs, settles what a person has to, and hands over a proposal.
   * @param mailed the page's address, when it has been taken from the mail already
   */
  async assess(one: Case, diaryNumber: string, mailed?: string): Promise<void> {
    const officer = this.staff('coordinator');
    const about = `Bedöm en ansökan (${diaryNumber})`;
    const address = mailed ?? (await this.mailbox.nextLink(this.#emailOf('coordinator'), about));
    const asked = await officer.open(address);
    const isKnown = asked.root.querySelector('input[name=conflict]') === null;
    const form = isKnown ? asked : await officer.send(asked, 'step=conflict', { conflict: 'NONE' });
    const settled = await officer.send(form, 'step=review', assessment(form, one));
    expectStatus(settled, 200);
    expectStatus(await officer.send(settled, 'step=propose'), 200);
    this.#tell('  handläggaren granskar underlagen och prövar uteslutning; förslaget följer av bedömningen');
  }

  /** The delegated officer, signed in, decides as proposed. */
  async decideAsOfficer(diaryNumber: string): Promise<void> {
    const delegate = this.staff('signer');
    const address = await this.mailbox.nextLink(this.#emailOf('signer'), `Fatta beslut på delegation (${diaryNumber})`);
    const asked = await delegate.open(address);
    const form = await delegate.send(asked, 'step=conflict', { conflict: 'NONE' });
    const review = await delegate.send(form, 'step=review', { answer: 'AS_PROPOSED' });
    expectStatus(await delegate.send(review, 'step=answer'), 200);
    this.#tell('  beslut: enhetschefen, på delegation');
  }

  /** The delegated member decides from the mailed link; binding at the click. */
  async decideAsMember(member: { email: string; phone: string }, diaryNumber: string): Promise<void> {
    const link = await this.mailbox.nextLink(member.email, `Fatta beslut på delegation (${diaryNumber})`);
    const holder = new LinkHolder(this.mailbox);
    const form = await holder.withoutConflict(await holder.identify(link, member.phone));
    expectStatus(await holder.answer(form, { answer: 'AS_PROPOSED' }), 200);
    this.#tell('  beslut: den delegerade ledamoten, från länken i mejlet');
  }

  /** The secretary registers the meeting: who was there, and the result that the chair declared. */
  async decideInMeeting(diaryNumber: string, heldOn: string, paragraph: string): Promise<void> {
    const secretary = this.staff('secretary');
    const address = await this.mailbox.nextLink(
      this.#emailOf('secretary'),
      `Registrera sammanträdets beslut (${diaryNumber})`,
    );
    const asked = await secretary.open(address);
    const start = await secretary.send(asked, 'step=conflict', { conflict: 'NONE' });
    const opened = await secretary.send(start, 'step=open', { heldOn });
    const present = await secretary.send(opened, 'step=attendance', attendance(opened));
    const declared = await secretary.send(present, 'step=declare', { declared: 'P1', paragraph });
    expectStatus(declared, 200);
    this.#tell(`  beslut: nämnden vid sammanträde, § ${paragraph}, sju ledamöter`);
  }

  /** The contact presses the cover page's button: the notice has been given. */
  async receiveNotice(one: Case, diaryNumber: string): Promise<View> {
    const holder = new LinkHolder(this.mailbox);
    const link = await this.mailbox.nextLink(one.people.contact.email, `Ta del av beslutet (${diaryNumber})`);
    const view = await holder.send(await holder.open(link), 'step=answer', { confirm: 'yes' });
    this.#tell('  sökanden tar del av beslutet och skälen');
    return view;
  }

  /** Both parties sign. */
  async sign(one: Case, diaryNumber: string): Promise<void> {
    const { email, phone, name } = one.people.signatory;
    const holder = new LinkHolder(this.mailbox);
    const link = await this.mailbox.nextLink(email, `Skriv under avtalet (${diaryNumber})`);
    expectStatus(await holder.answer(await holder.identify(link, phone), { name, accept: 'yes' }), 200);
    await this.signForMunicipality(diaryNumber);
    this.#tell('  avtalet skrivs under av båda parter');
  }

  /** The municipality's signer, signed in, signs too. */
  async signForMunicipality(diaryNumber: string): Promise<void> {
    const signer = this.staff('signer');
    const address = await this.mailbox.nextLink(
      this.#emailOf('signer'),
      `Skriv under avtalet för kommunen (${diaryNumber})`,
    );
    const form = await signer.open(address);
    const review = await signer.send(form, 'step=sign-review', {
      name: this.#signer.name,
      accept: 'yes',
    });
    expectStatus(await signer.send(review, 'step=sign-answer'), 200);
  }

  /** Waits until the provider can be chosen in the catalogue. */
  async untilPublished(one: Case): Promise<void> {
    await until(`${one.name} in the catalogue`, async () => {
      const names = await this.published();
      return names.includes(one.name) ? { found: one.name } : names.join(', ');
    });
    this.#tell('  syns i katalogen');
  }

  /** Names in the catalogue. */
  async published(): Promise<string[]> {
    const { entries } = Catalogue.parse(await this.applicant.call('GET', '/v1/catalogue'));
    return entries.map(({ provider }) => provider.name);
  }

  staff(role: 'coordinator' | 'secretary' | 'signer'): Staff {
    const email = this.#emailOf(role);
    const known = this.#staff.get(email) ?? new Staff(this.system, email);
    this.#staff.set(email, known);
    return known;
  }

  get #signer() {
    const [signer] = this.#municipality.signing.signers;
    if (signer === undefined) throw new Error('Nobody signs for the municipality');
    return signer;
  }

  get #municipality() {
    const municipality = config.municipalities.find(({ id }) => id === this.#municipalityId);
    if (municipality === undefined) throw new Error(`The configuration carries no ${this.#municipalityId}`);
    return municipality;
  }

  #emailOf(role: 'coordinator' | 'secretary' | 'signer'): string {
    const municipality = this.#municipality;
    return role === 'signer' ? this.#signer.email : municipality[role].email;
  }

  /** Files are looked at after they have arrived; until then they count for nothing. */
  async untilArrived(draft: Draft, count: number): Promise<void> {
    await until(`${String(count)} verified files`, async () => {
      const { evidence } = await this.applicant.read(draft);
      const rejected = evidence.find(({ status }) => status === 'REJECTED');
      if (rejected !== undefined) throw new Error(`The file ${rejected.kind} was rejected`);
      const stored = evidence.filter(({ status }) => status === 'STORED').length;
      return stored === count ? { found: stored } : `${String(stored)} of ${String(evidence.length)}`;
    });
  }
}

/** Every open question answered: met, unless the case says why not; no ground for exclusion. */
export function assessment(form: View, one: Case): Record<string, string> {
  const names = form.root.querySelectorAll('input, textarea').map((field) => field.getAttribute('name') ?? '');
  const after = (prefix: string): string[] =>
    [...new Set(names)].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  const answers: [string, string][] = [
    ...after('result-').flatMap((id): [string, string][] => {
      const why = one.notMet[id];
      return why === undefined
        ? [[`result-${id}`, 'MET']]
        : [
            [`result-${id}`, 'NOT_MET'],
            [`note-${id}`, why],
          ];
    }),
    ...after('applies-').map((ground): [string, string] => [`applies-${ground}`, 'NO']),
    ...after('representatives-').map((ground): [string, string] => [
      `representatives-${ground}`,
      one.people.signatory.name,
    ]),
    ...after('evidence-').map((ground): [string, string] => [
      `evidence-${ground}`,
      'Registerutdrag och sanningsförsäkran, sedda i dag.',
    ]),
  ];
  return Object.fromEntries(answers);
}

/** All seven members in the room; the substitutes stay away. */
function attendance(view: View): Record<string, string> {
  const names = view.root
    .querySelectorAll('select, input')
    .map((field) => field.getAttribute('name') ?? '')
    .filter((name) => /^attendance-\d+$/.test(name));
  return Object.fromEntries(names.map((name) => [name, 'PRESENT_IN_ROOM']));
}

function expectStatus(view: View, status: number): void {
  if (view.status !== status) throw new Error(`${view.url} answered ${String(view.status)}:\n${view.text}`);
}
