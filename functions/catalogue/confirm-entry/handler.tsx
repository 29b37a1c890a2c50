import * as z from 'zod/mini';
import { type CatalogueEntry, entryOf } from '../../../shared/domain/catalogue/entry.ts';
import { warningOf } from '../../../shared/domain/catalogue/warning.ts';
import { shownText } from '../../../shared/domain/catalogue/text-approval.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { rowsOf } from '../../../shared/http/catalogue/entry-rows.tsx';
import { english } from '../../../shared/http/catalogue/words/english.ts';
import { swedish } from '../../../shared/http/catalogue/words/swedish.ts';
import { RadioGroup, TextArea } from '../../../shared/http/form/fields.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { municipalityOf, termsOf } from '../../../shared/platform/config.ts';
import { confirmEntry, sayEntryWrong } from '../../../shared/store/catalogue/entry-calendar.ts';
import { readTexts } from '../../../shared/store/catalogue/judge-texts.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';

const Answer = z
  .strictObject({
    right: z.enum(['YES', 'NO']),
    wrong: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))),
  })
  .check(z.refine(({ right, wrong }) => right === 'YES' || wrong !== undefined, { path: ['wrong'] }));

const words = {
  YES: { sv: 'Ja, allt stämmer', en: 'Yes, everything is right' },
  NO: { sv: 'Nej, något stämmer inte', en: 'No, something is wrong' },
} as const;

const sayWhat = { sv: 'Skriv vad som inte stämmer', en: 'Write what is wrong' };

/** Is what the catalogue says of you still right? The same question to everybody, the own unit too (LOV 9:1, KL 8:18). */
export const handler = defineTaskPage(
  {
    kind: 'CONFIRM_ENTRY',
    title: { sv: 'Stämmer uppgifterna om er?', en: 'Is what we say of you right?' },
    load,
    show: (entry, lang) => <Shown entry={entry} lang={lang} />,
    fields: (form, _entry, lang) => (
      <>
        <RadioGroup
          form={form}
          name="right"
          label={lang === 'sv' ? 'Stämmer allt?' : 'Is everything right?'}
          choices={(['YES', 'NO'] as const).map((value) => ({ value, label: words[value][lang] }))}
        />
        <TextArea
          form={form}
          name="wrong"
          rows={4}
          maxLength={2000}
          label={lang === 'sv' ? 'Om inte: vad stämmer inte?' : 'If not: what is wrong?'}
          hint={lang === 'sv' ? 'Skriv inget om enskilda personer.' : 'Write nothing about individual persons.'}
        />
      </>
    ),
    answerSchema: Answer,
    messages: { right: { sv: 'Svara ja eller nej', en: 'Answer yes or no' }, wrong: sayWhat },
    review: ({ right, wrong }, _entry, lang) => (
      <SummaryList
        rows={[
          { label: lang === 'sv' ? 'Ert svar' : 'Your answer', value: words[right][lang] },
          ...(right === 'NO' && wrong !== undefined ? [{ label: sayWhat[lang], value: wrong }] : []),
        ]}
      />
    ),
    submit: { sv: 'Lämna svaret', en: 'Give the answer' },
    answer: async ({ task, link, at }, { right, wrong }) => {
      const by = { by: task.assignee.name, at };
      if (right === 'YES') await confirmEntry(task, by, [consumeLink(link, at)]);
      else await sayEntryWrong(task, wrong ?? '', by, [consumeLink(link, at)]);
      return { kind: 'RECORDED' };
    },
    recorded: ({ outcome }, _entry, lang) => (
      <p>
        {outcome === 'RIGHT'
          ? `${words.YES[lang]}.`
          : lang === 'sv'
            ? 'Kommunen ser över det ni skrev och hör av sig om något är oklart.'
            : 'The municipality sees to what you wrote, and asks if something is unclear.'}
      </p>
    ),
  },
  { store: taskPageStore() },
);

async function load({ subject, openedAt }: Task): Promise<CatalogueEntry | null> {
  const texts = await readTexts(subject);
  if (texts === null) return null;
  const { contract, stated, standing, upkeep } = texts;
  const found = {
    text: shownText(standing),
    confirmedOn: openedAt.slice(0, 10),
    results: upkeep.results,
    warning: warningOf(contract, municipalityOf(contract.municipality)),
  };
  return entryOf(contract, stated, found, openedAt);
}

function Shown({ entry, lang }: { readonly entry: CatalogueEntry | null; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (entry === null) {
    return <p>{say('Avtalet gäller inte längre.', 'The contract holds no more.')}</p>;
  }
  return (
    <>
      <p class="lead">
        {say(
          `Det här läser de som väljer ${termsOf(entry.municipality).provider.singular}. Stämmer det fortfarande?`,
          'This is what those who choose read. Is it still right?',
        )}
      </p>
      <h2>{entry.provider.name}</h2>
      {entry.text !== null && <p>{entry.text.sv}</p>}
      <SummaryList rows={rowsOf(entry, (lang === 'sv' ? swedish : english).entry)} />
    </>
  );
}
