import { addDays, addMonths, type Day } from '../../../../shared/domain/calendar/day.ts';
import { granvik } from '../../../support/granvik.ts';
import { answeredOn, type Promptness, type Provider, providers, type Question } from './provider.ts';

const { reminders, qualityReport, catalogue, coordinator, nationalAdvert } = granvik;
const { proposeAfterDays = 0 } = qualityReport;

/** The first day and the last of the three years. */
const firstDay = '2027-01-01';
const lastDay = '2029-12-31';
/** The day that everybody's entry was known to be right. */
export const registeredOn = '2026-12-15';

/** The days that reports are opened on, and due. */
export const reportDays: readonly Question[] = [2027, 2028, 2029].map((year) => ({
  askedOn: `${String(year)}-${qualityReport.opensMonthDay}`,
  dueOn: `${String(year)}-${qualityReport.dueMonthDay}`,
}));

export const asks = {
  report: 'Lämna årets kvalitetsredovisning',
  confirm: 'Stämmer uppgifterna om er i katalogen?',
  correct: 'Rätta uppgifter i katalogen',
  word: 'Ta del av ett besked om avtalet',
  measure: 'Ta ställning till en åtgärd enligt avtalet',
  advert: 'Se att den nationella annonsen ligger ute',
} as const;

interface Expected {
  readonly on: Day;
  readonly to: string;
  readonly what: string;
}

/** What a provider is asked in the three years, and when it answers; null: it does not. */
interface Asked extends Question {
  readonly what: string;
  readonly answeredOn: Day | null;
}

/**
 * Every mail that the three years bring, worked out from what the municipality has configured and what each provider is
 * like, and from nothing that the product stored.
 */
export function expectedMail(): readonly Expected[] {
  return [
    ...advertMail(),
    ...providers.flatMap((provider) => [
      ...askedOf(provider).flatMap((asked) => [...ladder(provider, asked), ...consequence(provider, asked)]),
      ...word(provider),
    ]),
  ];
}

/** The advert was last seen long before the three years; the coordinator looks on the day that they are asked. */
function advertMail(): Expected[] {
  const mails: Expected[] = [];
  for (let on: Day = firstDay; on <= lastDay; on = addMonths(on, nationalAdvert.confirmEveryMonths)) {
    mails.push({ on, to: coordinator.email, what: asks.advert });
  }
  return mails;
}

/**
 * The days that are lived. Of those on which nobody is expected to hear or to do anything, the days beside them and the
 * first of each month stand for the rest: what came in between would come on one of them, where nobody expects it.
 */
export function daysToLive(): readonly Day[] {
  const answers = providers.flatMap(askedOf).flatMap(({ answeredOn: day }) => day ?? []);
  const busy = new Set([...answers, ...expectedMail().map(({ on }) => on)]);
  const days: Day[] = [];
  for (let day: Day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    if (day.endsWith('-01') || [-1, 0, 1].some((beside) => busy.has(addDays(day, beside)))) days.push(day);
  }
  return days;
}

/** The days of the reports that a provider is asked for: whose contract has ended is asked no more. */
export function reportsOf({ manner: { leaves } }: Provider): readonly Question[] {
  return reportDays.filter(({ askedOn }) => leaves === undefined || askedOn <= leaves.lastDay);
}

function askedOf(provider: Provider): readonly Asked[] {
  const { reports, confirms, leaves } = provider.manner;
  const asked = reportsOf(provider).map((question) => ask(asks.report, question, reports));
  let knownOn: Day | null = registeredOn;
  while (knownOn !== null) {
    const askedOn: Day = addMonths(knownOn, catalogue.confirmEveryMonths);
    if (askedOn > (leaves?.lastDay ?? lastDay)) break;
    const question = ask(asks.confirm, { askedOn, dueOn: addDays(askedOn, catalogue.answerDays) }, confirms);
    asked.push(question);
    knownOn = question.answeredOn;
  }
  return asked;
}

function ask(what: string, question: Question, promptness: Promptness): Asked {
  return { what, ...question, answeredOn: answeredOn(promptness, question, reminders.beforeDays) };
}

/** The mails that one question brings, up to the day that it is answered on. */
function ladder({ email }: Provider, { what, askedOn, dueOn, answeredOn: answered }: Asked): Expected[] {
  return [
    { on: askedOn, to: email, what },
    { on: addDays(dueOn, -reminders.beforeDays), to: email, what: `Påminnelse: ${what}` },
    { on: addDays(dueOn, 1), to: email, what: `Påminnelse: ${what}` },
    { on: addDays(dueOn, reminders.escalateAfterDays), to: coordinator.email, what: `Ej utfört: ${what}` },
  ].filter(({ on }) => on <= (answered ?? lastDay));
}

/** What the answer leads to, or that there is none. */
function consequence({ email, manner }: Provider, { what, dueOn, answeredOn: answered }: Asked): Expected[] {
  if (what === asks.confirm) {
    return manner.findsFault === true && answered !== null
      ? [{ on: answered, to: coordinator.email, what: asks.correct }]
      : [];
  }
  if (answered === null) return [{ on: addDays(dueOn, proposeAfterDays), to: coordinator.email, what: asks.measure }];
  return manner.isGivenBack === true ? [{ on: answered, to: email, what: asks.report }] : [];
}

function word({ email, manner: { leaves } }: Provider): Expected[] {
  return leaves === undefined ? [] : [{ on: leaves.saysOn, to: email, what: asks.word }];
}
