import type { DeclineReason, QuestionIn } from '../domain/choice-system/question.ts';
import type { News } from '../domain/choice-system/subscription.ts';
import type { Municipality } from '../domain/municipality/municipality.ts';
import { type Letter, letter } from './letter.ts';

/** There is something new about a choice system's request documentation; the way out comes with it. */
export function newsLetter(
  municipality: Municipality,
  news: News,
  { url, endsAt }: { readonly url: string; readonly endsAt: string },
): Letter {
  const { definite } = municipality.terminology.requestDocumentation;
  const what = whatIsNew(news, municipality);
  const written = letter(
    `Nytt om ${definite} – ${municipality.name}`,
    [
      `${municipality.name}, ${municipality.committee.name}: ${what.sv}`,
      `In English: ${what.en}`,
      `Sluta få de här breven (stop these letters): ${endsAt}`,
    ],
    { url, words: 'Läs mer' },
  );
  return { ...written, endsAt };
}

function whatIsNew(news: News, { terminology }: Municipality): { readonly sv: string; readonly en: string } {
  const { definite } = terminology.requestDocumentation;
  switch (news.kind) {
    case 'VERSION':
      return {
        sv: `Version ${String(news.number)} av ${definite} är publicerad.`,
        en: `Version ${String(news.number)} of the request documentation is published.`,
      };
    case 'ANSWER':
      return {
        sv: `En fråga om ${definite} är besvarad.`,
        en: 'A question about the request documentation is answered.',
      };
    case 'CORRECTION':
      return {
        sv: `Ett svar på en fråga om ${definite} är rättat.`,
        en: 'An answer about the request documentation is corrected.',
      };
    case 'CANCELLED':
      return news.from === undefined
        ? {
            sv: `Kommunen avslutar ${terminology.choiceSystem.definite}. Det går inte längre att ansöka.`,
            en: 'The municipality is cancelling the choice system. Applications are no longer received.',
          }
        : {
            sv: `Kommunen avslutar ${terminology.choiceSystem.definite}. Från och med ${news.from} går det inte att ansöka.`,
            en: `The municipality is cancelling the choice system. From ${news.from} applications are no longer received.`,
          };
    case 'KEPT_OPEN':
      return {
        sv: `Kommunen avslutar inte ${terminology.choiceSystem.definite}, som den har sagt tidigare. Det går att ansöka som förut.`,
        en: 'The municipality is not cancelling the choice system, as it had said before. Applications are received as before.',
      };
  }
}

const declined: Readonly<Record<DeclineReason, { sv: string; en: string }>> = {
  ABOUT_ONE_CASE: {
    sv: 'Den gäller en enskild ansökan och besvaras därför inte för alla. Hör av dig till oss.',
    en: 'It is about one application and is not answered for everybody. Please contact us.',
  },
  ANOTHER_MATTER: {
    sv: 'Den gäller något annat än kraven och villkoren. Hör av dig till oss.',
    en: 'It is about something else than the request documentation. Please contact us.',
  },
  ANSWERED_BEFORE: {
    sv: 'Svaret finns redan bland frågorna på sidan.',
    en: 'The answer is among the questions on the page already.',
  },
};

/** Tells the asker what became of a question; the words themselves are on the page. */
export function questionLetter(
  municipality: Municipality,
  settled:
    | Pick<QuestionIn<'ANSWERED'>, 'status' | 'published'>
    | { readonly status: 'DECLINED'; readonly reason: DeclineReason },
  url: string,
): Letter {
  const what =
    settled.status === 'ANSWERED'
      ? settled.published.corrected === undefined
        ? { sv: 'Svaret är publicerat.', en: 'The answer is published.' }
        : { sv: 'Svaret är rättat.', en: 'The answer is corrected.' }
      : declined[settled.reason];
  return letter(
    `Din fråga om ${municipality.terminology.requestDocumentation.definite} – ${municipality.name}`,
    [
      `${municipality.name}, ${municipality.committee.name}, har gått igenom din fråga. ${what.sv}`,
      `In English: we have looked at your question. ${what.en}`,
      `Frågor? (Questions?) ${municipality.coordinator.name}, ${municipality.coordinator.phone}.`,
    ],
    { url, words: `Se ${municipality.terminology.requestDocumentation.definite}` },
  );
}
