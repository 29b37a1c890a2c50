import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as giveAccount } from '../../../functions/complaint/give-account/handler.tsx';
import { handler as handle } from '../../../functions/complaint/handle/handler.tsx';
import { handler as receive } from '../../../functions/complaint/receive/handler.tsx';
import { handler as reportDeviation } from '../../../functions/complaint/report-deviation/handler.tsx';
import { handler as review } from '../../../functions/complaint/review-readings/handler.tsx';
import { handler as sendMail } from '../../../functions/complaint/send-mail/handler.ts';
import type { Complaint } from '../../../shared/domain/complaint/complaint.ts';
import { memberIdOf } from '../../../shared/http/provider/own-page.ts';
import { newId, newSecret } from '../../../shared/platform/ids.ts';
import { listOpenComplaints } from '../../../shared/store/complaint/complaint.ts';
import { providerSubject } from '../../../shared/store/provider/provider.ts';
import { mail, workflow } from '../../support/mocked-services.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { almviken, letIn, lonnbacken, olderContract } from '../../support/own-page.ts';
import { useTables } from '../../support/tables.ts';
import { ask, type WebAnswer, webContext } from '../../support/web-request.ts';

export const staff = new OidcIssuer();
export const providers = new OidcIssuer();
export const provider = providerSubject('granvik', lonnbacken.registration);

type Form = Readonly<Record<string, string>>;

/** Two providers in force and shown, one of which signs in; the mail service takes what it is given. */
export function useComplaints(): void {
  useTables({ MAIL_FROM: 'valbar@granvik.example' });
  beforeAll(async () => {
    workflow.onAnyCommand().resolves({});
    mail.on(SendEmailCommand).resolves({});
    await openHomeCareWith({ areas: ['Centrum', 'Hela kommunen'] });
    await staff.start();
    await providers.start();
    Object.assign(process.env, staff.environment, providers.providerEnvironment);
    await olderContract('lonn-1', lonnbacken);
    await olderContract('alm-1', almviken);
    await advance(await outboxLines('PUBLISH'), webContext);
    await letIn(lonnbacken, memberIdOf({ issuer: providers.issuer, subject: 'lo' }), 'Lo Lönn');
  }, 60_000);
  afterAll(async () => {
    await staff.stop();
    await providers.stop();
  });
}

const people = {
  coordinator: { name: 'Sam Ordning', email: 'samordnare@granvik.example', role: 'coordinator' },
  officer: { name: 'Handa Läggare', email: 'handlaggare@granvik.example', role: 'case-officer' },
  other: { name: 'Eskil Budgeth', email: 'ekonom@granvik.example', role: 'case-officer' },
  responsible: { name: 'Enar Chefsson', email: 'enhetschef@granvik.example', role: 'delegate' },
  auditor: { name: 'Rut Granskar', email: 'granskare@granvik.example', role: 'auditor' },
} as const;
export type Who = keyof typeof people;

export function tokenOf(who: Who, municipality = 'granvik'): string {
  const { name, email, role } = people[who];
  return staff.token({ sub: who, name, email, 'cognito:groups': [`${municipality}:${role}`] });
}

const complaint = { topic: 'TIMES', text: 'Ingen kom på lördagen.' } as const;

/** The public form, as somebody sends it. */
export function send(form: Form = {}, query: Form = { municipality: 'granvik' }): Promise<WebAnswer> {
  return ask(receive, { route: '/synpunkter', query, form: { key: newSecret(), ...complaint, ...form } });
}

export function follow(location: string | undefined): Promise<WebAnswer> {
  const token = /\/synpunkter\/([^?]+)/.exec(location ?? '')?.[1] ?? '';
  return ask(receive, { route: '/synpunkter/{token}', params: { token } });
}

/** The latest complaint that is not closed. */
export async function latest(): Promise<Complaint> {
  const found = (await listOpenComplaints('granvik')).toSorted((one, other) =>
    one.registeredAt < other.registeredAt ? -1 : 1,
  );
  const last = found.at(-1);
  if (last === undefined) throw new Error('No complaint');
  return last;
}

/** One of the staff at a complaint; with a form, takes a step. */
export function at({ complaintId }: Complaint, who: Who, form?: Form, municipality = 'granvik'): Promise<WebAnswer> {
  return ask(handle, {
    route: '/desk/complaints/{complaintId}',
    params: { complaintId: `granvik.${complaintId}` },
    headers: { authorization: `Bearer ${tokenOf(who, municipality)}` },
    ...(form === undefined ? {} : { form }),
  });
}

/** One of the staff at another page of complaints. */
export function desk(page: 'complaints' | 'new-complaint', who: Who, form?: Form): Promise<WebAnswer> {
  return ask(handle, {
    route: `/desk/${page}`,
    headers: { authorization: `Bearer ${tokenOf(who)}` },
    ...(form === undefined ? {} : { form }),
  });
}

export function written(form: Form = {}): Form {
  return { key: newId(), channel: 'CALL', receivedOn: '2026-03-02', kind: 'COMPLAINT', ...complaint, ...form };
}

/** The provider's own page. */
export function report(form?: Form, sub = 'lo'): Promise<WebAnswer> {
  const token = providers.token({ sub, name: 'Lo Lönn', email: `${sub}@lonnbacken.example` });
  return ask(reportDeviation, {
    route: '/mina-sidor/{providerId}/avvikelser',
    params: { providerId: `granvik.${provider.id}` },
    headers: { authorization: `Bearer ${token}` },
    ...(form === undefined ? {} : { form: { key: newId(), contract: 'lonn-1', ...complaint, ...form } }),
  });
}

export function reviews(who: Who, form?: Form): Promise<WebAnswer> {
  return ask(review, {
    route: '/desk/complaint-readings',
    headers: { authorization: `Bearer ${tokenOf(who)}` },
    ...(form === undefined ? {} : { form }),
  });
}

/** Carries out what waits in the citizens' outbox, and says what was mailed to whom. */
export async function mailed(): Promise<readonly { readonly to: string; readonly text: string }[]> {
  mail.resetHistory();
  await sendMail(await outboxLines('TELL'), webContext);
  return mail.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => ({
    to: input.Destination?.ToAddresses?.[0] ?? '',
    text: `${input.Content?.Simple?.Subject?.Data ?? ''}\n${input.Content?.Simple?.Body?.Text?.Data ?? ''}`,
  }));
}

export const handlers = { handle, receive, giveAccount, reportDeviation, review };
