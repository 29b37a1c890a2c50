import { askedFor, type CompletionRequest } from '../../domain/completion/request.ts';
import type { Correction } from '../../domain/completion/correction.ts';
import type { CaseOnFile } from '../../domain/register/case-on-file.ts';
import type { Fact, Section } from '../../domain/register/document.ts';
import { leftOut } from '../application/left-out.ts';
import type { DocumentTerms } from '../decision/document.ts';
import { shownDay, shownInstant } from '../shown-time.ts';
import { wordsOfActor } from './event-words.ts';

type Terms = Pick<DocumentTerms, 'lang' | 'edition'>;

/** What the applicant was asked, and what was corrected (LOV 6:2). What was written freely is not for publication. */
export function handlingSections(
  { completions, corrections }: Pick<CaseOnFile, 'completions' | 'corrections'>,
  terms: Terms,
): readonly Section[] {
  return [
    ...completions.map((request) => completionSection(request, terms)),
    ...corrections.map((correction) => correctionSection(correction, terms)),
  ];
}

function completionSection(request: CompletionRequest, { lang, edition }: Terms): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { number, at, by, message, items, ended, spoken = [] } = request;
  const free = (text: string): string => (edition === 'PUBLIC' ? leftOut.privacy[lang] : text);
  const answered =
    ended === undefined
      ? say('Väntar på svar', 'Waits for an answer')
      : ended.outcome === 'ANSWERED'
        ? shownInstant(ended.at, lang)
        : say('Inget svar kom', 'No answer came');
  return {
    heading: say(`Komplettering ${String(number)}`, `Completion ${String(number)}`),
    level: 1,
    blocks: [
      {
        kind: 'FACTS',
        rows: [
          { label: say('Begärd', 'Asked for'), value: `${shownInstant(at, lang)}, ${wordsOfActor(by, lang)}` },
          { label: say('Besvarad', 'Answered'), value: answered },
          ...(message === undefined ? [] : [{ label: say('Meddelande', 'Message'), value: free(message) }]),
        ],
      },
      {
        kind: 'LIST',
        items: askedFor(items).map(
          ({ requirementIds, texts }) => `${requirementIds.join(', ')}: ${texts.map((text) => text[lang]).join(' ')}`,
        ),
      },
      ...spoken.map(({ saidOn, saidBy, registeredBy, said, requirementId }) => ({
        kind: 'PARAGRAPH' as const,
        text: say(
          `Muntligt ${shownDay(saidOn, lang)} om ${requirementId}, ${free(saidBy)}, antecknat av ${registeredBy}: ${free(said)}`,
          `Spoken on ${shownDay(saidOn, lang)} of ${requirementId}, ${free(saidBy)}, noted by ${registeredBy}: ${free(said)}`,
        ),
      })),
    ],
  };
}

function correctionSection(correction: Correction, { lang, edition }: Terms): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { number, at, by, wrong, right, why, answer } = correction;
  const free = (label: string, text: string): Fact => ({
    label,
    value: edition === 'PUBLIC' ? leftOut.privacy[lang] : text,
  });
  return {
    heading: say(`Rättelse i ansökan ${String(number)}`, `Correction ${String(number)} in the application`),
    level: 1,
    blocks: [
      {
        kind: 'FACTS',
        rows: [
          { label: say('Begärd', 'Asked for'), value: `${shownInstant(at, lang)}, ${by}` },
          free(say('Det står', 'It says'), wrong),
          free(say('Ska vara', 'It should be'), right),
          free(say('Varför', 'Why'), why),
          ...(answer === undefined
            ? []
            : [
                {
                  label: answer.allowed ? say('Medgiven', 'Allowed') : say('Inte medgiven', 'Not allowed'),
                  value: `${shownInstant(answer.at, lang)}, ${answer.by}`,
                },
                free(say('Skäl', 'Reason'), answer.reason),
              ]),
        ],
      },
    ],
  };
}
