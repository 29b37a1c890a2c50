import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { addDays } from '../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../shared/domain/calendar/stockholm-day.ts';
import { verifyChain } from '../../shared/domain/register/event.ts';
import type { Subject } from '../../shared/domain/task/task.ts';
import { hashOf } from '../../shared/platform/hash.ts';
import { applicationSubject, readApplication } from '../../shared/store/application/application.ts';
import { contractSubject, listContracts, readContract } from '../../shared/store/contract/contract.ts';
import { readDecisions, readNotice } from '../../shared/store/decision/decision.ts';
import { readEvents } from '../../shared/store/event.ts';
import { readKeptDocuments } from '../../shared/store/register/kept-document.ts';
import { readTasks } from '../../shared/store/task/task.ts';
import { type Case, demoCases } from '../demo/applicants.ts';
import { delegatedMember } from '../demo/committee.ts';
import { Journey } from '../demo/journey.ts';
import { Acts } from './acts.ts';
import { House } from './house.ts';
import type { Fate } from './wire.ts';

const today = stockholmDay(new Date().toISOString());

/** What must be there once and no more, by name. */
const published = {
  status: 'CONTRACTED',
  decisions: 1,
  noticesGiven: 1,
  contracts: ['SIGNED'],
  signaturesRecorded: [2],
  entries: 1,
  waitsAnsweredInTwoWays: 0,
  brokenChains: 0,
  doubledEvents: [],
  /** Of who decides, and of what was decided. */
  changes: [],
  documents: ['BASIS', 'CONTRACT', 'NOTICE'],
  openTasks: [],
};
const refused = {
  ...published,
  status: 'REFUSED',
  contracts: [],
  signaturesRecorded: [],
  entries: 0,
  documents: ['BASIS', 'NOTICE'],
};

interface Way {
  readonly demoCase: 0 | 1 | 2;
  readonly walk: (struck: Struck) => Promise<void>;
  readonly end: { readonly [name in keyof typeof published]: unknown };
}

/** What is struck of a case that waits for its decision. */
interface Struck {
  readonly journey: Journey;
  readonly acts: Acts;
  readonly house: House;
  readonly one: Case;
  readonly number: string;
  readonly applicationId: string;
}

/** Who decides of which of the demo's cases, how it comes to that, and what it comes to. */
const ways = {
  officer: {
    demoCase: 0,
    walk: async (struck) => {
      await struck.journey.decideAsOfficer(struck.number);
      await toTheCatalogue(struck);
    },
    end: published,
  },
  // While the same applicant is not in the catalogue yet, and the delegation stands for today.
  'nobody yet, its delegation revoked from a day that comes': {
    demoCase: 1,
    walk: async ({ acts, house }) => {
      await acts.revoke('4.2', addDays(today, 1));
      await house.dawn('task-remind', addDays(today, 1));
    },
    end: {
      ...refused,
      status: 'PROPOSED',
      decisions: 0,
      noticesGiven: 0,
      changes: ['CASE_TAKEN_OVER'],
      documents: ['BASIS'],
      openTasks: ['PREPARE', 'REGISTER_MEETING'],
    },
  },
  member: {
    demoCase: 1,
    walk: async (struck) => {
      await struck.journey.decideAsMember(delegatedMember('2'), struck.number);
      await toTheCatalogue(struck);
    },
    end: published,
  },
  'the chair, urgently': {
    demoCase: 2,
    walk: async (struck) => {
      const { acts, applicationId, number } = struck;
      await acts.claimUrgency(applicationId, addDays(today, 14));
      await acts.decideUrgently(number);
      await toTheNotice(struck);
    },
    end: { ...refused, changes: ['URGENT_DECISION_REQUESTED'] },
  },
  'a meeting, after a takeover and a revocation, with its § put right': {
    demoCase: 2,
    walk: async (struck) => {
      const { journey, acts, applicationId, number } = struck;
      await acts.claimUrgency(applicationId, addDays(today, 14));
      await acts.takeOver(applicationId);
      await acts.claimUrgency(applicationId, addDays(today, 21));
      await acts.revoke('1.1', today);
      await journey.decideInMeeting(number, today, '97');
      await acts.putRight(applicationId, '98');
      await toTheNotice(struck);
    },
    end: {
      ...refused,
      changes: [
        'URGENT_DECISION_REQUESTED',
        'CASE_TAKEN_OVER',
        'URGENT_DECISION_REQUESTED',
        'CASE_TAKEN_OVER',
        'CLERICAL_ERROR_PUT_RIGHT',
      ],
    },
  },
} satisfies Record<string, Way>;

/**
 * From the decision to the catalogue, each run of each function is struck at its first call, then at its second, and so
 * on, until it gets through: what redelivers does so after every one. In a test file of its own: the functions keep
 * their clients for as long as their process lives.
 */
export function survives(fate: Fate): void {
  let house: House;

  beforeAll(async () => {
    house = new House(inject('dynamoDbEndpoint'));
    await house.open();
  }, 60_000);

  afterAll(() => house.close());

  it.each(Object.entries(ways))(
    'decided by %s: nothing is lost, nothing is doubled',
    async (_who, way) => {
      const { one, subject } = await drive(house, way, fate);
      expect(await traceOf(house, subject, one)).toEqual(way.end);
    },
    120_000,
  );

  it('has registered each revocation once', async () => {
    const events = await readEvents({ municipality: 'granvik', type: 'COMMITTEE', id: 'socialnamnden' });
    expect(events.map(({ type }) => type)).toEqual(['ROSTER_REGISTERED', 'DELEGATION_REVOKED', 'DELEGATION_REVOKED']);
  });

  it('strikes every function on the path, at more than a hundred calls', () => {
    const functions = new Set(house.struck.map((what) => what.split(' · ')[0]));
    expect([...functions]).toEqual(expect.arrayContaining(path));
    expect(house.struck.length).toBeGreaterThan(100);
  });
}

const path = [
  'decision-decide-as-officer',
  'decision-decide-as-member',
  'decision-decide-urgently',
  'decision-change-decider',
  'decision-revoke-delegation',
  'decision-register-meeting',
  'decision-put-right',
  'decision-give-notice',
  'decision-receive-notice',
  'register-keep-documents',
  'contract-request-signatures',
  'contract-sign',
  'contract-register-signature',
  'task-send-mail',
  'task-remind',
];

async function drive(house: House, way: Way, fate: Fate): Promise<{ one: Case; subject: Subject }> {
  const journey = new Journey(house.system, () => undefined);
  const documentation = await journey.documentation();
  const one = demoCases(documentation, today)[way.demoCase];
  // Several ways have the same people: they answer to what is new.
  await journey.mailbox.skipEarlier();
  const draft = await journey.draft(one, documentation.choiceSystemId);
  const number = await journey.submit(one, draft);
  await house.settled();
  if (one.completion.length > 0) await journey.complete(one, draft, number);
  await house.settled();
  await journey.assess(one, number);
  await house.settled();
  house.fate = fate;
  const { applicationId } = draft;
  try {
    await way.walk({ journey, acts: new Acts(journey, today), house, one, number, applicationId });
    await house.settled();
  } finally {
    house.fate = null;
  }
  const [municipality = '', id = ''] = applicationId.split('.');
  return { one, subject: applicationSubject(municipality, id) };
}

async function toTheNotice({ journey, house, one, number }: Struck): Promise<void> {
  await house.settled();
  await journey.receiveNotice(one, number);
  await house.settled();
}

async function toTheCatalogue(struck: Struck): Promise<void> {
  const { journey, house, one, number } = struck;
  await toTheNotice(struck);
  await journey.sign(one, number);
  await house.settled();
  await journey.untilPublished(one);
}

async function traceOf(house: House, subject: Subject, one: Case) {
  const application = await readApplication(subject);
  const contracts = (await listContracts(subject.municipality)).filter(({ basis }) => {
    return basis.kind === 'AUTHORISATION' && basis.applicationId === subject.id;
  });
  const subjects = [subject, ...contracts.map(({ contractId }) => contractSubject(subject.municipality, contractId))];
  const chains = await Promise.all(subjects.map(chainOf));
  const tasks = (await Promise.all(subjects.map(readTasks))).flat();
  const journey = new Journey(house.system, () => undefined);
  return {
    status: application?.status,
    decisions: (await readDecisions(subject)).length,
    noticesGiven: (await readNotice(subject))?.status === 'GIVEN' ? 1 : 0,
    contracts: contracts.map(({ status }) => status),
    signaturesRecorded: chains
      .slice(1)
      .map(({ types }) => types.filter((type) => type === 'SIGNATURE_RECORDED').length),
    entries: (await journey.published()).filter((name) => name === one.name).length,
    waitsAnsweredInTwoWays: [...house.answered.values()].filter(
      (all) => new Set(all.map((each) => JSON.stringify(each))).size > 1,
    ).length,
    brokenChains: chains.filter(({ isWhole }) => !isWhole).length,
    doubledEvents: chains.flatMap(({ types }) =>
      types.filter((type) => once.has(type) && types.indexOf(type) !== types.lastIndexOf(type)),
    ),
    changes: chains.slice(0, 1).flatMap(({ types }) => types.filter((type) => changing.has(type))),
    documents: (await readKeptDocuments(subject)).map(({ kind }) => kind).toSorted(),
    openTasks: [...new Set(tasks.filter(({ status }) => status === 'OPEN').map(({ kind }) => kind))].toSorted(),
  };
}

/** What happens to a case once. */
const once = new Set(['DECISION_MADE', 'NOTICE_SENT', 'NOTICE_GIVEN', 'SIGNATURES_REQUESTED', 'CONTRACT_CONCLUDED']);

const changing = new Set(['URGENT_DECISION_REQUESTED', 'CASE_TAKEN_OVER', 'CLERICAL_ERROR_PUT_RIGHT']);

async function chainOf(subject: Subject) {
  const events = await readEvents(subject);
  const kept = subject.type === 'CONTRACT' ? await readContract(subject) : await readApplication(subject);
  if (kept === null) throw new Error('An aggregate that is not there');
  const head = { seq: kept.version, hash: kept.eventHash };
  return { types: events.map(({ type }) => type), isWhole: verifyChain(events, hashOf, head).ok };
}
