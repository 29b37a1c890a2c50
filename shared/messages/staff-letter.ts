import type { Municipality } from '../domain/municipality/municipality.ts';
import { type Letter, letter } from './letter.ts';

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
