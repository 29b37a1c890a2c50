import type { Municipality } from '../domain/municipality/municipality.ts';
import type { OpenTask, TaskKind } from '../domain/task/task.ts';
import { type Letter, letter } from './letter.ts';

/** What each kind of task asks for, in Swedish and in English. Nothing about the case itself. */
export const asks: Record<TaskKind, { sv: string; en: string }> = {
  CONFIRM_CONTACT: { sv: 'Bekräfta din e-postadress', en: 'Confirm your e-mail address' },
  OPEN_APPLICATION: { sv: 'Öppna ansökan', en: 'Open the application' },
  CONFIRM_SUBMISSION: { sv: 'Bekräfta ansökan som firmatecknare', en: 'Confirm the application as signatory' },
  ENTER_APPLICATION: { sv: 'Lägg in en ansökan på papper', en: 'Enter an application on paper' },
  WITHDRAW: { sv: 'Återkalla ansökan', en: 'Withdraw the application' },
  DECIDE_CORRECTION: { sv: 'Svara på en begäran om rättelse', en: 'Answer a request for a correction' },
  DECIDE_EXTENSION: { sv: 'Svara på en begäran om längre tid', en: 'Answer a request for more time' },
  COMPLETE: { sv: 'Komplettera ansökan', en: 'Complete the application' },
  ASSESS: { sv: 'Bedöm en ansökan', en: 'Assess an application' },
  JUDGE: { sv: 'Bedöm krav i en ansökan', en: 'Judge requirements of an application' },
  GET_MOVING: { sv: 'Se till ett ärende som ligger still', en: 'See to a case that lies still' },
  DECIDE_AS_OFFICER: { sv: 'Fatta beslut på delegation', en: 'Decide by delegation' },
  DECIDE_AS_MEMBER: { sv: 'Fatta beslut på delegation', en: 'Decide by delegation' },
  DECIDE_URGENTLY: { sv: 'Fatta ett brådskande beslut', en: 'Decide an urgent case' },
  PREPARE: { sv: 'Läs inför sammanträdet', en: 'Read before the meeting' },
  REGISTER_MEETING: { sv: 'Registrera sammanträdets beslut', en: 'Register the meeting’s decision' },
  VOTE: { sv: 'Rösta i sammanträdet', en: 'Vote in the meeting' },
  RECEIVE_NOTICE: { sv: 'Ta del av beslutet', en: 'Receive the decision' },
  STATE_REGISTRATION: { sv: 'Ange företagets registrering', en: 'State the company’s registration' },
  CHECK_REGISTRATION: { sv: 'Kontrollera en ny registrering', en: 'Check a new registration' },
  SIGN: { sv: 'Skriv under avtalet', en: 'Sign the contract' },
  REGISTER_SIGNATURE: { sv: 'Skriv under avtalet för kommunen', en: 'Sign the contract for the municipality' },
  CONFIRM_START: { sv: 'Se att allt är klart före start', en: 'See that all is ready before the start' },
  SEE_TO_SIGNING: {
    sv: 'Se till ett avtal som inte blev undertecknat i e-tjänsten',
    en: 'See to a contract that the e-signing service did not have signed',
  },
  DECIDE_LAPSE: {
    sv: 'Ta ställning till ett avtal som inte är undertecknat',
    en: 'See to a contract that was not signed',
  },
  DECIDE_TERM: { sv: 'Ta ställning till ett avtal som löper ut', en: 'See to a contract that runs out' },
  RECEIVE_CONTRACT_NOTICE: { sv: 'Ta del av ett besked om avtalet', en: 'Read word about the contract' },
  ANSWER_TERMS_CHANGE: { sv: 'Svara på ändrade avtalsvillkor', en: 'Answer a change of the contract’s terms' },
  CONFIRM_ADVERT: { sv: 'Se att den nationella annonsen ligger ute', en: 'See that the national advert is live' },
  APPROVE_TEXTS: { sv: 'Läs texter till katalogen', en: 'Read texts for the catalogue' },
  CONFIRM_ENTRY: { sv: 'Stämmer uppgifterna om er i katalogen?', en: 'Is what the catalogue says of you right?' },
  CORRECT_ENTRY: { sv: 'Rätta uppgifter i katalogen', en: 'Correct what the catalogue says' },
  REPORT_QUALITY: { sv: 'Lämna årets kvalitetsredovisning', en: 'Submit this year’s quality report' },
  DECIDE_MEASURE: { sv: 'Ta ställning till en åtgärd enligt avtalet', en: 'See to a measure by the contract' },
  COMMENT_MEASURE: {
    sv: 'Yttra er innan något beslutas om avtalet',
    en: 'Comment before anything is decided about the contract',
  },
  TERMINATE_AS_OFFICER: { sv: 'Besluta om ett avtal ska avslutas', en: 'Decide whether a contract ends' },
  TERMINATE_AS_MEMBER: { sv: 'Besluta om ett avtal ska avslutas', en: 'Decide whether a contract ends' },
  REGISTER_TERMINATION: {
    sv: 'Registrera sammanträdets beslut om ett avtal',
    en: 'Register the meeting’s decision about a contract',
  },
  HELP_CHOOSE_AGAIN: { sv: 'Hjälp dem som behöver välja på nytt', en: 'Help those who have to choose again' },
  SUPPLY_PROOF: { sv: 'Lämna aktuella handlingar om avtalet', en: 'Hand in current documents for the contract' },
  JUDGE_RECHECK: { sv: 'Se till vad som har ändrats om ett avtal', en: 'See to what has changed about a contract' },
  CONFIRM_ADDRESS: { sv: 'Bekräfta din e-postadress', en: 'Confirm your e-mail address' },
  ANSWER_QUESTION: {
    sv: 'Besvara en fråga om kraven och villkoren',
    en: 'Answer a question about the request documentation',
  },
  GIVE_OPINION: { sv: 'Lämna ett yttrande', en: 'Give an opinion' },
  JUDGE_CHANGE_NOTICE: { sv: 'Svara på en anmäld ändring', en: 'Answer a notice of change' },
  SEE_TO_VISIT: { sv: 'Se till ett uppföljningsbesök', en: 'See to a follow-up visit' },
  SEE_TO_JOINT_VISIT: { sv: 'Se till ett gemensamt uppföljningsbesök', en: 'See to a joint follow-up visit' },
  CHECK_VISIT_REPORT: {
    sv: 'Läs rapporten från ett uppföljningsbesök',
    en: 'Read the report of a follow-up visit',
  },
  GIVE_ACCOUNT: { sv: 'Svara på frågor om en synpunkt', en: 'Answer questions about a complaint' },
  ACCEPT_INVITATION: { sv: 'Svara på inbjudan till Mina sidor', en: 'Answer the invitation to My page' },
};

const openings = {
  TASK: '',
  NEW_LINK: 'Här är en ny länk. (Here is a new link.)',
  NEW_BASIS:
    'Underlaget har ändrats. Länkar som du har fått tidigare i ärendet gäller inte längre. (The basis has been changed; links that you had before no longer work.)',
  DECIDER_CHANGED:
    'Vilka som tillfrågas i ärendet har ändrats. Länkar som du har fått tidigare i ärendet gäller inte längre. (Others are asked in the case now; links that you had before no longer work.)',
  REMINDER_BEFORE_DUE: 'Påminnelse: uppgiften ska snart vara klar. (Reminder: the task is soon due.)',
  REMINDER_OVERDUE: 'Påminnelse: dagen då uppgiften skulle vara klar har passerat. (Reminder: the task is overdue.)',
  EXTENDED: 'Tiden att svara är förlängd. (You have more time to answer.)',
  NOT_EXTENDED:
    'Tiden att svara är inte förlängd. Skälet står på sidan. (The time is not extended; the page says why.)',
  ESCALATION: 'En uppgift har blivit liggande. (A task has been left undone.)',
  NOT_ARRIVED:
    'Ett brev om uppgiften kom inte fram till mottagaren. (Mail about the task did not reach whom it was for.)',
} as const;

const ended = { NEW_BASIS: 'Underlaget har ändrats', DECIDER_CHANGED: 'Andra tillfrågas' } as const;

export type TaskTemplate = keyof typeof openings;

/** What the coordinator is told of others' tasks; they do it at the desk. */
export const toCoordinator: ReadonlySet<string> = new Set<TaskTemplate>(['ESCALATION', 'NOT_ARRIVED']);

/** To somebody whose link is dead, because the basis changed or others are asked, and who is asked for nothing now. */
export function endedLetter(
  template: keyof typeof ended,
  task: Pick<OpenTask, 'kind' | 'diaryNumber'>,
  { name, committee, coordinator }: Municipality,
): Letter {
  const number = task.diaryNumber === undefined ? '' : ` (${task.diaryNumber})`;
  return letter(`${ended[template]}${number} – ${name}`, [
    openings[template],
    `${name}, ${committee.name}: ${asks[task.kind].sv.toLowerCase()}${number}. Du behöver inte göra något.`,
    'In English: there is nothing for you to do.',
    `Frågor? (Questions?) ${coordinator.name}, ${coordinator.phone}.`,
  ]);
}

/** The day's one letter of all that a member is asked to prepare: of each its number, its day and its link. */
export function digestLetter(
  lines: readonly { readonly task: Pick<OpenTask, 'kind' | 'diaryNumber' | 'dueOn'>; readonly url: string }[],
  { name, committee, coordinator }: Municipality,
): Letter {
  const count = String(lines.length);
  const cases = lines.length === 1 ? 'ett ärende' : `${count} ärenden`;
  return letter(
    `Underlag att läsa: ${cases} – ${name}`,
    [
      `${name}, ${committee.name}: underlag att läsa inför sammanträdet i ${cases}. Varje ärende har en egen länk.`,
      preliminary,
      `In English: bases to read before the meeting, ${count}. Each case has a link of its own.`,
      `Frågor? (Questions?) ${coordinator.name}, ${coordinator.phone}.`,
    ],
    ...lines.map(({ task: { kind, diaryNumber = '', dueOn }, url }) => ({
      url,
      words: `${asks[kind].sv} ${diaryNumber}, senast ${dueOn}`,
    })),
  );
}

const preliminary = 'Förberedelse inför sammanträdet. Det är ingen omröstning. (Preliminary, not a vote.)';

/**
 * The mail that brings a task. It carries only what a mail may: municipality, committee, diary number,
 * kind of task, due day and a named contact with telephone.
 */
export function taskLetter(
  template: TaskTemplate,
  task: Pick<OpenTask, 'kind' | 'dueOn' | 'diaryNumber' | 'assignee' | 'otherwise'>,
  municipality: Municipality,
  url: string,
): Letter {
  const ask = asks[task.kind];
  const number = task.diaryNumber === undefined ? '' : ` (${task.diaryNumber})`;
  const { coordinator, committee } = municipality;
  const reminder = template.startsWith('REMINDER')
    ? 'Påminnelse: '
    : template === 'ESCALATION'
      ? 'Ej utfört: '
      : template === 'NOT_ARRIVED'
        ? 'Kom inte fram: '
        : '';
  return letter(
    `${reminder}${ask.sv}${number} – ${municipality.name}`,
    [
      ...(openings[template] === '' ? [] : [openings[template]]),
      `${municipality.name}, ${committee.name}: ${ask.sv.toLowerCase()}${number}. Senast ${task.dueOn}.`,
      ...(task.kind === 'PREPARE' ? [preliminary] : []),
      ...(task.otherwise === undefined || toCoordinator.has(template) ? [] : [task.otherwise.sv]),
      `In English: ${ask.en}, by ${task.dueOn}.${task.otherwise === undefined || toCoordinator.has(template) ? '' : ` ${task.otherwise.en}`}`,
      `Frågor? (Questions?) ${coordinator.name}, ${coordinator.phone}.`,
    ],
    { url, words: ask.sv },
  );
}
