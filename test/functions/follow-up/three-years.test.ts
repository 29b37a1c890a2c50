import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { addDays, type Day } from '../../../shared/domain/calendar/day.ts';
import { ReportForm, standardForm } from '../../../shared/domain/follow-up/report-form.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { registerOlderContract } from '../../../shared/store/contract/register.ts';
import { readReport, reportSubject } from '../../../shared/store/follow-up/report.ts';
import { planCampaign } from '../../../shared/store/follow-up/plan-campaign.ts';
import { approveAllTexts } from '../../support/approve-all-texts.ts';
import { granvik } from '../../support/granvik.ts';
import { mail } from '../../support/mocked-services.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { asks, daysToLive, expectedMail, registeredOn, reportDays, reportsOf } from './three-years/expected-mail.ts';
import { dayBreaks, outboxIsEmptied, type Received } from './three-years/municipality.ts';
import { Coordinator, handIn, readWord, sayWhetherRight } from './three-years/people.ts';
import { answeredOn, type Promptness, type Provider, providers, type Question } from './three-years/provider.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });
const issuer = new OidcIssuer();
const coordinator = new Coordinator(issuer);
const mails: Received[] = [];

beforeAll(async () => {
  mail.on(SendEmailCommand).resolves({});
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${registeredOn}T09:00:00.000Z`) });
  await openHomeCare();
  for (const provider of providers) await register(provider);
  for (const { contractId } of providers) await approveAllTexts(contractSubject('granvik', contractId));
  const [year] = reportDays;
  if (year === undefined) throw new Error('Three years');
  const form = ReportForm.parse({ ...standardForm, duty: 'HT-G-11' });
  const days = { opensOn: year.askedOn, dueOn: year.dueOn };
  const plan = { municipality: 'granvik', choiceSystemId: 'hemtjanst', year: 2026, form, ...days };
  await planCampaign(plan, { by: 'Sam Ordning', at: `${registeredOn}T09:00:00.000Z` });
  await outboxIsEmptied(registeredOn);
});
afterAll(async () => {
  vi.useRealTimers();
  await issuer.stop();
});

/** A question that a provider has been mailed and has not answered. */
interface Held extends Question {
  readonly path: string;
}
const held = new Map<string, Held>();
/** How many times each report has been handed in. */
const handedIn = new Map<string, number>();

/** A day as everybody spends it: what came is read, and what somebody means to do today is done. */
async function spend(day: Day): Promise<void> {
  let came = await dayBreaks(day);
  let isBusy = await noticeIsGiven(day);
  do {
    mails.push(...came);
    for (const received of came) isBusy = (await isRead(received, day)) || isBusy;
    for (const provider of providers) isBusy = (await doWhatIsMeantFor(provider, day)) || isBusy;
    came = isBusy ? await outboxIsEmptied(day) : [];
    isBusy = false;
  } while (came.length > 0);
}

async function noticeIsGiven(day: Day): Promise<boolean> {
  const leaving = providers.filter(({ manner }) => manner.leaves?.saysOn === day);
  for (const { contractId, manner } of leaving) {
    await coordinator.registerNotice(contractId, day, manner.leaves?.lastDay ?? day);
  }
  return leaving.length > 0;
}

/** @returns whether it led to something */
async function isRead({ to, what, path, dueOn }: Received, day: Day): Promise<boolean> {
  const kind = Object.values(asks).find((ask) => what.endsWith(ask)) ?? '';
  if (to.endsWith('@omsorg.example') && kind !== asks.word) {
    const key = `${to} ${kind}`;
    held.set(key, { path, dueOn, askedOn: held.get(key)?.askedOn ?? day });
    return false;
  }
  if (kind === asks.word) await readWord(path);
  if (kind === asks.correct) await coordinator.correct(path);
  if (kind === asks.advert) await coordinator.seeAdvert(day);
  if (kind === asks.measure) await coordinator.dismissMeasure(path);
  return true;
}

/** @returns whether there was anything to do */
async function doWhatIsMeantFor(provider: Provider, day: Day): Promise<boolean> {
  const { contractId, manner } = provider;
  const report = meantFor(provider, asks.report, manner.reports, day);
  if (report !== undefined) {
    await handIn(report.path);
    const reportId = `${contractId}-${String(Number(day.slice(0, 4)) - 1)}`;
    const times = (handedIn.get(reportId) ?? 0) + 1;
    handedIn.set(reportId, times);
    if (manner.isGivenBack === true && times === 1) await coordinator.giveBack(reportId, addDays(day, 30));
    else await coordinator.accept(reportId, times);
  }
  const entry = meantFor(provider, asks.confirm, manner.confirms, day);
  if (entry !== undefined) await sayWhetherRight(entry.path, manner.findsFault !== true);
  return report !== undefined || entry !== undefined;
}

/** What the provider holds and answers today. */
function meantFor({ email }: Provider, what: string, promptness: Promptness, day: Day): Held | undefined {
  const key = `${email} ${what}`;
  const question = held.get(key);
  if (question === undefined || answeredOn(promptness, question, granvik.reminders.beforeDays) !== day)
    return undefined;
  held.delete(key);
  return question;
}

describe('three years of a municipality with forty providers, the own unit among them', () => {
  beforeAll(async () => {
    for (const day of daysToLive()) await spend(day);
  }, 300_000);

  it('nobody gets a mail that does not follow from what they were asked and have not done, and everybody gets those that do', () => {
    expect(mails.map(({ day, to, what }) => `${day} ${to} ${what}`).toSorted()).toEqual(
      expectedMail()
        .map(({ on, to, what }) => `${on} ${to} ${what}`)
        .toSorted(),
    );
  });

  it('SoL 15:9, KL 10:8: every provider in force is asked for every year, and what it handed in is accepted or waited for', async () => {
    const stored = await Promise.all(
      providers.map(async (provider) => {
        const years = [2026, 2027, 2028].map((year) =>
          readReport(reportSubject('granvik', `${provider.contractId}-${String(year)}`)),
        );
        return (await Promise.all(years)).flatMap((report) => (report === null ? [] : [report.status]));
      }),
    );
    expect(stored).toEqual(
      providers.map((provider) =>
        reportsOf(provider).map(() => (provider.manner.reports === 'NEVER' ? 'OPEN' : 'ACCEPTED')),
      ),
    );
  });

  it('what is open at the end is what was asked and never answered: no task that is done waits for anybody', async () => {
    const open = (await everythingIn('CASE_TABLE')).filter(
      ({ sk, status }) => String(sk).startsWith('TASK#') && status === 'OPEN',
    );
    const silent = providers.filter(({ manner }) => manner.reports === 'NEVER');
    const left = open.map((task) => `${assigneeOf(task)} ${String(task['kind'])}`);
    expect(left.toSorted()).toEqual(
      silent.flatMap(({ email }) => [`${email} CONFIRM_ENTRY`, ...reportDays.map(() => `${email} REPORT_QUALITY`)]),
    );
  });
});

async function register({ contractId, email, isOwnUnit }: Provider): Promise<void> {
  const system = await readChoiceSystem('granvik', 'hemtjanst');
  if (system.status !== 'OPEN') throw new Error('Not open');
  await registerOlderContract(
    system,
    {
      contractId,
      basis: isOwnUnit
        ? { kind: 'ASSIGNMENT', decidedBy: 'Socialnämnden', decidedOn: '2025-12-09', paragraph: '§ 141' }
        : { kind: 'IMPORTED', signedOn: '2024-06-03', reference: contractId },
      provider: {
        name: `Omsorg ${contractId}`,
        registration: { kind: 'SWEDISH', organisationNumber: isOwnUnit ? '212000-9994' : '5561000010' },
        legalForm: isOwnUnit ? null : 'LIMITED_COMPANY',
      },
      scopes: [{ service: 'Hemtjänst', area: 'Hela kommunen', targetGroup: 'Äldre' }],
      selectableFrom: '2024-07-01',
    },
    {
      presentation: {
        text: { sv: 'Hemtjänst i hela kommunen.' },
        phone: '0701740682',
        email,
        languages: ['Svenska'],
        hours: 'Dygnet runt',
      },
      capacity: null,
    },
    { by: 'Sam Ordning', at: `${registeredOn}T09:00:00.000Z` },
  );
}

function assigneeOf({ assignee }: Record<string, unknown>): string {
  return z.object({ email: z.string() }).parse(assignee).email;
}
