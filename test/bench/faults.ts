import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { verifyChain } from '../../shared/domain/register/event.ts';
import type { Subject } from '../../shared/domain/task/task.ts';
import { hashOf } from '../../shared/platform/hash.ts';
import { applicationSubject, readApplication } from '../../shared/store/application/application.ts';
import { contractSubject, listContracts, readContract } from '../../shared/store/contract/contract.ts';
import { readDecisions, readNotice } from '../../shared/store/decision/decision.ts';
import { readEvents } from '../../shared/store/event.ts';
import { readTasks } from '../../shared/store/task/task.ts';
import { type Case, demoCases } from '../demo/applicants.ts';
import { delegatedMember } from '../demo/committee.ts';
import { Journey } from '../demo/journey.ts';
import { House } from './house.ts';
import type { Fate } from './wire.ts';

const today = new Date().toISOString().slice(0, 10);

/** Who decides, and what it comes to. */
const ways = {
  officer: 0,
  member: 1,
  meeting: 2,
} as const;
type Way = keyof typeof ways;

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

  it.each(['officer', 'member', 'meeting'] as const)(
    'decided by %s: nothing is lost, nothing is doubled',
    async (way) => {
      const { one, subject } = await drive(house, way, fate);
      expect(await traceOf(house, subject, one)).toEqual(way === 'meeting' ? refused : published);
    },
    60_000,
  );

  it('strikes every function on the path, at more than a hundred calls', () => {
    const functions = new Set(house.struck.map((what) => what.split(' · ')[0]));
    expect([...functions]).toEqual(expect.arrayContaining(path));
    expect(house.struck.length).toBeGreaterThan(100);
  });
}

const path = [
  'decision-decide-as-officer',
  'decision-decide-as-member',
  'decision-register-meeting',
  'decision-give-notice',
  'decision-receive-notice',
  'contract-request-signatures',
  'contract-sign',
  'contract-register-signature',
  'task-send-mail',
];

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
  openTasks: [],
};
const refused = { ...published, status: 'REFUSED', contracts: [], signaturesRecorded: [], entries: 0 };

async function drive(house: House, way: Way, fate: Fate): Promise<{ one: Case; subject: Subject }> {
  const journey = new Journey(house.system, () => undefined);
  const documentation = await journey.documentation();
  const one = demoCases(documentation, today)[ways[way]];
  const draft = await journey.draft(one, documentation.choiceSystemId);
  const number = await journey.submit(one, draft);
  await house.settled();
  if (way === 'member') await journey.complete(one, draft, number);
  await house.settled();
  await journey.assess(one, number);
  await house.settled();
  house.fate = fate;
  if (way === 'officer') await journey.decideAsOfficer(number);
  if (way === 'member') await journey.decideAsMember(delegatedMember('2'), number);
  if (way === 'meeting') await journey.decideInMeeting(number, today, '97');
  await house.settled();
  await journey.receiveNotice(one, number);
  await house.settled();
  if (way !== 'meeting') {
    await journey.sign(one, number);
    await house.settled();
    await journey.untilPublished(one);
  }
  await house.settled();
  house.fate = null;
  const [municipality = '', applicationId = ''] = draft.applicationId.split('.');
  return { one, subject: applicationSubject(municipality, applicationId) };
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
    openTasks: tasks.filter(({ status }) => status === 'OPEN').map(({ kind }) => kind),
  };
}

/** What happens to a case once. */
const once = new Set(['DECISION_MADE', 'NOTICE_SENT', 'NOTICE_GIVEN', 'SIGNATURES_REQUESTED', 'CONTRACT_CONCLUDED']);

async function chainOf(subject: Subject) {
  const events = await readEvents(subject);
  const kept = subject.type === 'CONTRACT' ? await readContract(subject) : await readApplication(subject);
  if (kept === null) throw new Error('An aggregate that is not there');
  const head = { seq: kept.version, hash: kept.eventHash };
  return { types: events.map(({ type }) => type), isWhole: verifyChain(events, hashOf, head).ok };
}
