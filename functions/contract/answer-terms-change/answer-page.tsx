import * as z from 'zod/mini';
import type { TermsChange, TermsOffer } from '../../../shared/domain/contract/terms-change.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { ContractText } from '../../../shared/http/contract/text.tsx';
import { RadioGroup, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import type { Aside, AsideContext, StepContext, StepOutcome } from '../../../shared/http/task-page/definition.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { answerTermsChange } from '../../../shared/store/contract/answer-terms-change.ts';
import { openTermsChange } from '../../../shared/store/contract/open-terms-change.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { readTermsChange, readTermsOffers, termsChangeSubject } from '../../../shared/store/contract/terms-change.ts';

interface Offered {
  readonly change: TermsChange;
  readonly offer: TermsOffer;
  readonly task: Task;
}

const words = {
  ACCEPTED: { sv: 'Vi godtar ändringen', en: 'We accept the change' },
  DECLINED: { sv: 'Vi godtar inte ändringen', en: 'We do not accept the change' },
} as const;

/**
 * New terms or prices: first only a cover, whose button records when they were opened; then the provider accepts or
 * declines, knowing what each leads to.
 */
export const answerPage = defineTaskPage(
  {
    kind: 'ANSWER_TERMS_CHANGE',
    title: { sv: 'Ändrade villkor i avtalet', en: 'Changed terms of the contract' },
    load,
    aside: cover,
    steps: { open },
    show: (offered, lang) =>
      isOpened(offered) ? <Change {...offered} lang={lang} /> : <Cover {...offered} lang={lang} />,
    fields: (form, _offered, lang) => (
      <RadioGroup
        form={form}
        name="kind"
        label={lang === 'sv' ? 'Vad svarar ni?' : 'What do you answer?'}
        choices={(['ACCEPTED', 'DECLINED'] as const).map((value) => ({ value, label: words[value][lang] }))}
      />
    ),
    answerSchema: (offered) =>
      z.strictObject({ kind: z.enum(['ACCEPTED', 'DECLINED']).check(z.refine(() => isOpened(offered))) }),
    messages: (offered) => ({
      kind: isOpened(offered)
        ? { sv: 'Välj ett svar', en: 'Choose an answer' }
        : { sv: 'Öppna ändringen innan ni svarar', en: 'Open the change before you answer' },
    }),
    review: ({ kind }, { change }, lang) => (
      <SummaryList
        rows={[
          { label: lang === 'sv' ? 'Ert svar' : 'Your answer', value: words[kind][lang] },
          { label: lang === 'sv' ? 'Ändring' : 'Change', value: change.text.split('\n')[0] },
          { label: lang === 'sv' ? 'Gäller från' : 'Holds from', value: shownDay(change.from, lang) },
        ]}
      />
    ),
    submit: { sv: 'Lämna svaret', en: 'Give the answer' },
    answer: async ({ task, link, at }, { kind }, { change }) => {
      const answer = { kind, at, by: task.assignee.name };
      return (await answerTermsChange(task.subject, change.changeId, answer, { link }))
        ? { kind: 'RECORDED' }
        : { kind: 'CONFLICT', message: settled };
    },
    recorded: ({ outcome }, offered, lang) => (
      <>
        <p>{outcome === 'ACCEPTED' ? words.ACCEPTED[lang] : words.DECLINED[lang]}.</p>
        <Change {...offered} lang={lang} />
      </>
    ),
  },
  { store: taskPageStore() },
);

const settled = {
  sv: 'Svaret finns redan, eller så gäller avtalet inte längre. Ingenting har registrerats nu.',
  en: 'It has been answered already, or the contract holds no more. Nothing was recorded now.',
};

const isOpened = ({ offer }: Offered): boolean => offer.opened !== undefined;

/** The press on the cover: nothing that a reading alone, or a scanner's, would do. */
async function open({ task, at }: StepContext, _values: unknown, { change }: Offered): Promise<StepOutcome> {
  return (await openTermsChange(task.subject, change.changeId, { at, by: task.assignee.name }))
    ? { kind: 'DONE' }
    : { kind: 'CONFLICT', message: settled };
}

/** Until it is opened, nothing but the cover. */
async function cover({ lang }: AsideContext, offered: Offered): Promise<Aside | undefined> {
  return isOpened(offered) ? undefined : { content: <Cover {...offered} lang={lang} /> };
}

async function load(task: Task): Promise<Offered> {
  const offer = (await readTermsOffers(task.subject)).find(({ taskId }) => taskId === task.taskId);
  const change =
    offer === undefined ? null : await readTermsChange(termsChangeSubject(task.subject.municipality, offer.changeId));
  if (offer === undefined || change === null) throw new Error('A task without the change that it asks about');
  return { change, offer, task };
}

function Cover({ change, offer, task, lang }: Offered & { readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { name } = municipalityOf(task.subject.municipality);
  return (
    <>
      <p class="lead">
        {say(`${name} vill ändra villkoren i ert avtal.`, `${name} wants to change the terms of your contract.`)}
      </p>
      <p>
        {say(
          'När du trycker på knappen visas ändringen i sin helhet, och tidpunkten registreras som den då ni öppnade den. Ni godtar ingenting genom att öppna den.',
          'When you press the button the whole change is shown, and the time is recorded as when you opened it. You accept nothing by opening it.',
        )}
      </p>
      <SummaryList
        rows={[
          { label: say('Avtal med', 'Contract with'), value: offer.providerName },
          { label: say('Svara senast', 'Answer by'), value: shownDay(change.answerBy, lang) },
        ]}
      />
      <form method="post">
        <SubmitButton name="step" value="open">
          {say('Öppna ändringen', 'Open the change')}
        </SubmitButton>
      </form>
    </>
  );
}

function Change({ change, offer, task, lang }: Offered & { readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <p>
        {say(
          'Alla som har avtal i samma system får samma text.',
          'All with a contract in the system get the same text.',
        )}
      </p>
      <ContractText text={change.text} />
      <SummaryList
        rows={[
          { label: say('Avtal med', 'Contract with'), value: offer.providerName },
          { label: say('Gäller från', 'Holds from'), value: shownDay(change.from, lang) },
          ...(change.priceList === undefined
            ? []
            : [{ label: say('Prislista', 'Price list'), value: change.priceList.name }]),
          { label: say('Svara senast', 'Answer by'), value: shownDay(change.answerBy, lang) },
          { label: say('Textens kontrollsumma', 'Checksum of the text'), value: <code>{change.textHash}</code> },
        ]}
      />
      <Note>
        <p>
          {change.onRefusal === 'ENDS'
            ? say(
                'Om ni inte godtar ändringen tar kommunen ställning till att säga upp avtalet, med avtalets uppsägningstid.',
                'If you decline, the municipality considers giving notice of the contract, with its days of notice.',
              )
            : say(
                'Om ni inte godtar ändringen gäller avtalet oförändrat.',
                'If you decline, the contract holds unchanged.',
              )}
        </p>
        {task.otherwise !== undefined && <p>{task.otherwise[lang]}</p>}
      </Note>
    </>
  );
}
