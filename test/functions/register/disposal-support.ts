import { createHash } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { vi } from 'vitest';
import { handler as giveNotice } from '../../../functions/decision/give-notice/handler.ts';
import { handler as receiveNotice } from '../../../functions/decision/receive-notice/handler.tsx';
import { handler as registerMeeting } from '../../../functions/decision/register-meeting/handler.tsx';
import { handler as decideDisposal } from '../../../functions/register/decide-disposal/handler.ts';
import { handler as followCalendar } from '../../../functions/register/follow-calendar/handler.ts';
import { handler as keepDocuments } from '../../../functions/register/keep-documents/handler.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { DisposalLine } from '../../../shared/domain/register/disposal.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import {
  commitApplication,
  putEvidence,
  readApplication,
  readContent,
} from '../../../shared/store/application/application.ts';
import { relationsOf } from '../../../shared/store/application/receive.ts';
import { putRelation } from '../../../shared/store/provider/provider.ts';
import { disposalSubject, readDisposalLines } from '../../../shared/store/register/disposal.ts';
import { database } from '../../../shared/store/client.ts';
import { tables } from '../../../shared/store/tables.ts';
import { everythingIn } from '../../support/tables.ts';
import { storedFile } from '../../support/application-builder.ts';
import { ask, type WebAnswer, webContext } from '../../support/web-request.ts';
import {
  askedToDecide,
  meetingDay,
  Officer,
  openTaskOf,
  proposals,
  type Role,
  signedIn,
  Visitor,
} from '../decision/support.ts';

export const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;
export const coordinator = { role: 'coordinator', name: 'Kim Ordning', email: 'kim@granvik.example' } as const;

/** Five years after the notice, in the plan of Granvik. */
export const dueMonth = '2031-04';
export const dueNight = `${dueMonth}-01T01:30:00.000Z`;

const fileText = 'ett intyg om försäkring';
/** Somebody who worked in it: no name of the case itself. */
export const insider = 'Inga Hemlig';

/** A refusal that its applicant has received, with a file, what was kept of it, and its place under its provider. */
export async function refusedCase(objects: Map<string, string>): Promise<Subject> {
  vi.setSystemTime(new Date(`${meetingDay}T13:00:00.000Z`));
  const subject = await askedToDecide(proposals.refusal());
  const named = { applicationId: publicId(subject.municipality, subject.id), attempt: 1 };
  await addFile(subject, objects);
  const meeting = await new Officer(registerMeeting, 'meeting', subject, secretary).withoutConflict();
  await meeting.send({ step: 'open', heldOn: meetingDay });
  await meeting.send({
    step: 'attendance',
    ...Object.fromEntries(['1', '2', '3', '4'].map((seat) => [`attendance-${seat}`, 'PRESENT_IN_ROOM'])),
  });
  await meeting.send({ step: 'declare', declared: 'P1', paragraph: '97' });
  await giveNotice(named, webContext);
  const addressee = await Visitor.to(receiveNotice, 'notice', await openTaskOf(subject, 'RECEIVE_NOTICE'));
  await addressee.post({ step: 'answer', confirm: 'yes' });
  await keepDocuments(named, webContext);
  return subject;
}

async function addFile(subject: Subject, objects: Map<string, string>): Promise<void> {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application === null || content === null) throw new Error('No application');
  const file = {
    ...storedFile('insurance.certificate', '2026-03-02'),
    objectKey: `granvik/${subject.id}/01ARZ3NDEKTSV4RRFFQ69G5FAV`,
    sha256: createHash('sha256').update(fileText).digest('hex'),
    bytes: Buffer.byteLength(fileText),
    scan: 'CLEAN',
  } as const;
  await commitApplication({
    before: application,
    after: application,
    event: { type: 'EVIDENCE_STORED', at: file.at, by: insider, data: { said: insider } },
    also: [
      putEvidence(subject, file),
      ...relationsOf(subject.id, content, file.at).map((relation) => putRelation('granvik', relation)),
    ],
  });
  objects.set(file.objectKey, fileText);
  // What came and was never taken in.
  objects.set(`granvik/${subject.id}/01ARZ3NDEKTSV4RRFFQ69G5FAW`, 'orphan');
}

/** Takes every case and every disposal away: a run is about all that a municipality has. */
export async function startOver(): Promise<void> {
  const found = (await everythingIn('CASE_TABLE')).filter(({ pk }) =>
    /#(APPLICATION|DISPOSAL|PROVIDER)#/.test(String(pk)),
  );
  for (const { pk, sk } of found) {
    await database.send(new DeleteCommand({ TableName: tables.case, Key: { pk, sk } }));
  }
}

function isOfCases(pk: unknown): boolean {
  return /#(APPLICATION|DISPOSAL|PROVIDER)#/.test(String(pk));
}

/** The nightly run, with time enough. */
export function sweep(at: string): ReturnType<typeof followCalendar> {
  return followCalendar({ at }, { ...webContext, getRemainingTimeInMillis: () => 600_000 });
}

interface Who {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
}

/** A month's disposal, as one of the staff has it before them. */
export function disposalPage(
  month: string,
  who: Who,
  request: Partial<Parameters<typeof ask>[1]> = {},
): Promise<WebAnswer> {
  return ask(decideDisposal, {
    route: '/desk/disposals/{disposalId}',
    params: { disposalId: publicId('granvik', month) },
    ...request,
    headers: {
      authorization: `Bearer ${signedIn(who)}`,
      ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
  });
}

export async function approveAs(who: Who, month = dueMonth): Promise<WebAnswer> {
  return disposalPage(month, who, { form: { action: 'approve', read: 'yes' } });
}

export function linesOf(month = dueMonth): Promise<DisposalLine[]> {
  return readDisposalLines(disposalSubject('granvik', month));
}

export function holdPage(subject: Subject, who: { role: Role; name: string; email: string } = secretary): Officer {
  return new Officer(decideDisposal, 'hold', subject, who);
}

/** Remembers what there is of cases and disposals, in the tables and the bucket; the answer puts it all back. */
export async function snapshot(objects: Map<string, string>): Promise<() => Promise<void>> {
  const rows = (await everythingIn('CASE_TABLE')).filter(({ pk }) => isOfCases(pk));
  const links = await everythingIn('LINK_TABLE');
  const files = new Map(objects);
  const put = (TableName: string, items: readonly Record<string, unknown>[]) =>
    Promise.all(items.map((Item) => database.send(new PutCommand({ TableName, Item }))));
  return async () => {
    await startOver();
    await put(tables.case, rows);
    await put(tables.link, links);
    objects.clear();
    for (const [key, text] of files) objects.set(key, text);
  };
}

/** Does something that dies after so many effects: writes, and erasures in the bucket. @returns whether it died */
export async function dyingAfter(effects: number, work: () => Promise<unknown>): Promise<boolean> {
  let done = 0;
  const effect = (): void => {
    done += 1;
    if (done >= effects) throw new Error('died');
  };
  database.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      if (/^(TransactWrite|Update|Put|Delete)/.test(context.commandName ?? '')) effect();
      return result;
    },
    { name: 'dies', step: 'initialize' },
  );
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => {
    const answer = await real(...args);
    if (args[1]?.method === 'DELETE') effect();
    return answer;
  });
  try {
    await work();
  } catch {
    // It says so by what is counted: a run goes on with the next case when one has failed.
  } finally {
    database.middlewareStack.remove('dies');
    vi.unstubAllGlobals();
  }
  return done >= effects;
}
