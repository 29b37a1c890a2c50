import type { Municipality } from '../domain/municipality/municipality.ts';
import { type Letter, letter } from './letter.ts';

/** To whoever has the case: whoever is to decide can not decide as proposed any more. Nothing of which file, or why. */
export function fileLostLetter(
  { name, committee, coordinator }: Municipality,
  { diaryNumber, url }: { readonly diaryNumber: string; readonly url: string },
): Letter {
  return letter(
    `En fil räknas inte längre (${diaryNumber}) – ${name}`,
    [
      `${name}, ${committee.name}: ett förslag till beslut i ärende ${diaryNumber} lutar sig mot en fil som inte längre räknas. Den som ska besluta ser det och kan lämna tillbaka ärendet.`,
      `In English: a proposal in case ${diaryNumber} leans on a file that counts no more. Whoever is to decide sees it, and can send the case back.`,
      `Frågor? (Questions?) ${coordinator.name}, ${coordinator.phone}.`,
    ],
    { url, words: 'Se ärendet' },
  );
}

/** To the secretary: decisions by delegation wait, and the day for telling the committee of them nears. */
export function unreportedLetter({ name, committee, coordinator }: Municipality, url: string): Letter {
  return letter(
    `Delegationsbeslut att anmäla till nämnden – ${name}`,
    [
      `${name}, ${committee.name}: det finns beslut på delegation som ännu inte är anmälda, och dagen då nämnden ska få veta det närmar sig.`,
      'In English: decisions by delegation have not been reported yet, and the day for telling the committee nears.',
      `Frågor? (Questions?) ${coordinator.name}, ${coordinator.phone}.`,
    ],
    { url, words: 'Se listan' },
  );
}

/** To the head of administration, of a decision by what they passed on (KL 7:8): which case, and nothing of what it says. */
export function subDelegateLetter(
  { name, committee, coordinator }: Municipality,
  { diaryNumber, url }: { readonly diaryNumber: string; readonly url: string },
): Letter {
  return letter(
    `Beslut på din vidaredelegation (${diaryNumber}) – ${name}`,
    [
      `${name}, ${committee.name}: ett beslut har fattats på din vidaredelegation i ärende ${diaryNumber}. Du behöver inte göra något.`,
      `In English: a decision was made by your sub-delegation in case ${diaryNumber}. There is nothing for you to do.`,
      `Frågor? (Questions?) ${coordinator.name}, ${coordinator.phone}.`,
    ],
    { url, words: 'Läs beslutet' },
  );
}
