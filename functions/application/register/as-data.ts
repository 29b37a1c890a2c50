import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { ContentFault } from '../../../shared/domain/application/content-fault.ts';
import { Officer } from '../../../shared/domain/desk/officer.ts';
import { anotherIsNeeded } from '../../../shared/domain/municipality/four-eyes.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { notFound, problem, type ProblemError } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { requireStaff, type Staff } from '../../../shared/http/session.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import {
  applicationSubject,
  type KeptApplication,
  readApplication,
} from '../../../shared/store/application/application.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { beginHandling, changeEntry, type EntryRefusal } from '../../../shared/store/application/enter.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { offerAgain, offerEvidence, type OfferRefusal } from '../../../shared/store/application/offer-evidence.ts';
import { removeEvidence } from '../../../shared/store/application/remove-evidence.ts';
import { registerApplication } from '../../../shared/store/application/register.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { DeclaredEvidence } from '../../../shared/domain/application/evidence.ts';
import { FiledApplication } from './manifest.ts';
import { registrars } from './officer.ts';
import { hasPapers } from './visit.ts';

type Registered = KeptApplication & RegisteredApplication;

/** Registers an application that came by post, by hand or by mail; the same request again gets the same one. */
export async function registerFiled(request: Request): Promise<ApiResponse> {
  const addressed = findAddressed(request, 'choiceSystemId');
  if (addressed === null) throw notFound('choice system');
  const { municipality, id: choiceSystemId } = addressed;
  const staff = await requireStaff(request, municipality.id, registrars);
  const by = officerOf(staff);
  const paper = parseBody(request, FiledApplication);
  return once<ApiResponse>(repeatable(request, municipality.id, paper), {
    make: async (also, at) => {
      const made = await registerApplication(
        { ...paper, municipality: municipality.id, choiceSystemId, also },
        { by, at },
      );
      if (!made.ok) throw refused(made.error);
      return created(made.value);
    },
    again: async (applicationId) => {
      const application = await readApplication(applicationSubject(municipality.id, applicationId));
      if (application === null || !isRegistered(application)) throw problem('withdrawn', 409, 'It has been withdrawn');
      return created(application);
    },
  });
}

/** Writes down anew what the papers say. */
export async function replaceFiled(request: Request): Promise<ApiResponse> {
  const { by } = await enter(request);
  const paper = parseBody(request, FiledApplication);
  return retryOnConcurrency(async () => {
    const { application } = await enter(request);
    const changed = await changeEntry(application, paper, { by, at: now() });
    if (!changed.ok) throw refused(changed.error);
    return { status: 200, body: viewOf(changed.value) };
  });
}

/** Reserves a place for one scan; the same request again is shown the same place. */
export async function offerFiled(request: Request): Promise<ApiResponse> {
  const { application, by } = await enter(request);
  const file = parseBody(request, DeclaredEvidence);
  const door = async (): Promise<KeptApplication> => (await enter(request)).application;
  const offered = await once(repeatable(request, application.municipality, file), {
    make: (also, at) => offerEvidence(door, file, { at, by: by.name, also }),
    again: (evidenceId, at) => offerAgain(door, evidenceId, at),
  });
  if (!offered.ok) throw notTaken(offered.error);
  return { status: 201, body: offered.value };
}

/** Takes a wrong scan out again, while the papers are entered. */
export async function removeFiled(request: Request): Promise<ApiResponse> {
  const { by } = await enter(request);
  const door = async (): Promise<KeptApplication> => (await enter(request)).application;
  const removed = await removeEvidence(door, request.params['evidenceId'] ?? '', { at: now(), by: by.name });
  if (removed.ok) return { status: 204 };
  throw removed.error === 'UNKNOWN' ? notFound('evidence') : entered();
}

/** Begins the handling; begun before, it is shown as it is. */
export async function beginFiled(request: Request): Promise<ApiResponse> {
  return retryOnConcurrency(async () => {
    const { application, by } = await enter(request);
    if (application.filing?.entered !== undefined) return { status: 200, body: viewOf(application) };
    const begun = await beginHandling(application, { by, at: now() });
    if (begun.ok) return { status: 200, body: viewOf(begun.value) };
    if (begun.error.code === 'ENTERED') throw entered();
    if (begun.error.code === 'SAME_PERSON') throw problem('another-is-needed', 409, anotherIsNeeded.REGISTRATION.en);
    throw faulty('not-submittable', 'It does not yet say what it is for or who answers for it', begun.error.faults);
  });
}

/** @throws ProblemError 404 for a draft, an unknown case and one without papers; SignInNeeded; NotAllowed */
async function enter(request: Request): Promise<{ readonly application: Registered; readonly by: Officer }> {
  const addressed = findAddressed(request, 'applicationId');
  if (addressed === null) throw notFound('application');
  const subject = applicationSubject(addressed.municipality.id, addressed.id);
  const staff = await requireStaff(request, addressed.municipality.id, registrars);
  const [application, conflict] = await Promise.all([readApplication(subject), readConflict(subject, staff)]);
  if (application === null || !isRegistered(application) || !hasPapers(application)) throw notFound('application');
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  return { application, by: officerOf(staff) };
}

function officerOf({ name, email }: Staff): Officer {
  const officer = Officer.safeParse({ name, email });
  if (!officer.success) throw problem('account-without-address', 422, 'The account has no e-mail address');
  return officer.data;
}

function created(application: KeptApplication): ApiResponse {
  const id = publicId(application.municipality, application.applicationId);
  return { status: 201, headers: { location: `/v1/applications/${id}/filing` }, body: viewOf(application) };
}

function viewOf(application: KeptApplication) {
  if (!isRegistered(application)) throw new Error('What is entered is registered');
  const { diaryNumber, receivedAt, versionNumber, decisionDueOn, contentHash, filing, version } = application;
  return {
    applicationId: publicId(application.municipality, application.applicationId),
    version,
    diaryNumber,
    receivedAt,
    versionNumber,
    decisionDueOn,
    contentHash,
    entered: filing?.entered !== undefined,
  };
}

function refused(refusal: EntryRefusal): ProblemError {
  switch (refusal.code) {
    case 'NOTHING_PUBLISHED':
      return problem('nothing-published', 409, 'Nothing has been published here that could be applied for');
    case 'ENTERED':
      return entered();
    case 'FAULTY':
      return faulty('not-registrable', 'The application can not be registered as it is written', refusal.faults);
  }
}

function entered(): ProblemError {
  return problem('handling-begun', 409, 'Its handling has begun: what it says is completed or corrected');
}

function faulty(type: string, title: string, faults: readonly ContentFault[]): ProblemError {
  return problem(type, 422, title, { errors: faults.map(({ path, text }) => ({ path, message: text.en })) });
}

function notTaken(refusal: OfferRefusal): ProblemError {
  switch (refusal.code) {
    case 'NOT_OPEN':
      return problem('not-open-for-evidence', 409, 'Scans are added until the handling begins, or to a completion');
    case 'ARRIVED':
      return problem('already-uploaded', 409, 'The file that this request declared has arrived');
    case 'TOO_MANY':
      return problem('too-many-files', 409, 'The application has as many files as it may have');
    case 'UNKNOWN_PERSON': {
      const message = refusal.persons.length === 0 ? 'It names nobody' : `One of: ${refusal.persons.join(', ')}`;
      return problem('unknown-person', 422, 'The application names nobody of that name', {
        errors: [{ path: '/person', message }],
      });
    }
    case 'UNKNOWN_KIND':
    case 'NOT_ASKED': {
      const message = refusal.kinds.length === 0 ? 'No files were asked for' : `One of: ${refusal.kinds.join(', ')}`;
      return problem('unknown-evidence', 422, 'Nothing asks for such evidence', {
        errors: [{ path: '/kind', message }],
      });
    }
  }
}
