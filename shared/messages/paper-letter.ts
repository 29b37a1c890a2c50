import type { Municipality } from '../domain/municipality/municipality.ts';
import type { Text } from '../domain/requirement/finding.ts';
import type { Task } from '../domain/task/task.ts';
import { type Letter, letter } from './letter.ts';
import { asks } from './task-letter.ts';

/**
 * What somebody without an e-mail address is told by letter. It goes in an envelope to whom the case concerns, so it may
 * say what is asked; there is no link to follow, the answer comes the same way.
 */
export function paperLetter(
  municipality: Municipality,
  facts: {
    readonly diaryNumber: string;
    readonly template: string | undefined;
    readonly task?: Pick<Task, 'kind' | 'dueOn' | 'otherwise'>;
    /** What is missing, each in the documentation's words. */
    readonly asked: readonly Text[];
    /** What there is to be told of the system itself. */
    readonly told?: { readonly sv: readonly string[]; readonly en: readonly string[] } | undefined;
  },
): Letter {
  const { diaryNumber, template, task, asked, told } = facts;
  const { name, committee, coordinator } = municipality;
  const subject = task === undefined ? { sv: 'Besked i ert ärende', en: 'Word in your case' } : asks[task.kind];
  const reminder = template?.startsWith('REMINDER') === true ? 'Påminnelse: ' : '';
  return letter(`${reminder}${subject.sv} (${diaryNumber})`, [
    `${name}, ${committee.name}. Ärende ${diaryNumber}.`,
    ...(told?.sv ?? []),
    ...(asked.length === 0 ? [] : ['Det här saknas i ansökan:']),
    ...asked.map(({ sv }) => `– ${sv}`),
    ...(task === undefined
      ? []
      : [
          `Svara senast ${task.dueOn}. Skicka svaret till ${name}, ${committee.name}, och skriv ärendets nummer på det.`,
        ]),
    ...(task?.otherwise === undefined ? [] : [task.otherwise.sv]),
    ...(template === 'CORRECTION_ANSWERED'
      ? ['Er begäran om rättelse är besvarad. Ring oss så läser vi upp svaret och skickar det.']
      : []),
    ...(task?.kind === 'RECEIVE_NOTICE' ? ['Beslutet med sina skäl följer med det här brevet.'] : []),
    ...(template === 'PUBLISHED' ? ['Alla har skrivit under avtalet. Ni visas nu i kommunens katalog.'] : []),
    `In English: ${subject.en}${task === undefined ? '' : `, by ${task.dueOn}`}. ${[...asked.map(({ en }) => en), ...(told?.en ?? [])].join(' ')}`,
    `Frågor? (Questions?) ${coordinator.name}, ${coordinator.phone}.`,
  ]);
}
