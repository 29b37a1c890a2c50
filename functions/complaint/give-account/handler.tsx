import * as z from 'zod/mini';
import type { Account } from '../../../shared/domain/complaint/complaint.ts';
import { namesNumber } from '../../../shared/domain/complaint/personal-number.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { TextArea } from '../../../shared/http/form/fields.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { giveAccount } from '../../../shared/store/complaint/account.ts';
import { findAsked, readAccounts, readComplaint } from '../../../shared/store/complaint/complaint.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';

const text = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(10_000),
  z.refine((value) => !namesNumber(value)),
);

/** What is asked, and the reference of what it is about. */
interface Asked {
  readonly reference: string;
  readonly account: Account;
}

/** The provider's own account of what somebody complained of. It is shown the officer's question, never the complaint. */
export const handler = defineTaskPage(
  {
    kind: 'GIVE_ACCOUNT',
    title: { sv: 'Svara på frågor om en synpunkt', en: 'Answer questions about a complaint' },
    load,
    show: (asked, lang) => <Shown asked={asked} lang={lang} />,
    fields: (form, _asked, lang) => (
      <TextArea
        form={form}
        name="text"
        rows={9}
        maxLength={10_000}
        label={lang === 'sv' ? 'Er redogörelse' : 'Your account'}
        hint={lang === 'sv' ? 'Skriv inga personnummer.' : 'Write no personal identity numbers.'}
      />
    ),
    answerSchema: z.strictObject({ text }),
    messages: {
      text: {
        sv: 'Skriv er redogörelse, utan personnummer och med högst 10 000 tecken',
        en: 'Write your account, without personal identity numbers and in at most 10,000 characters',
      },
    },
    review: (answer, _asked, lang) => (
      <SummaryList rows={[{ label: lang === 'sv' ? 'Er redogörelse' : 'Your account', value: answer.text }]} />
    ),
    submit: { sv: 'Lämna redogörelsen', en: 'Give the account' },
    answer: async ({ task, link, at }, answer) => {
      await retryOnConcurrency(() => giveAccount(task, answer.text, at, [consumeLink(link, at)]), 3);
      return { kind: 'RECORDED' };
    },
    recorded: (_task, { account }, lang) => (
      <SummaryList
        rows={[{ label: lang === 'sv' ? 'Er redogörelse' : 'Your account', value: account.answer?.text ?? '' }]}
      />
    ),
  },
  { store: taskPageStore() },
);

/** @throws when the task asks about nothing, which is a fault: a complaint is not erased while it is handled */
async function load({ subject, taskId }: Task): Promise<Asked> {
  const about = await findAsked(subject.municipality, taskId);
  const [complaint, accounts] =
    about === null ? [null, []] : await Promise.all([readComplaint(about), readAccounts(about)]);
  const account = accounts.find((one) => one.taskId === taskId);
  if (complaint === null || account === undefined) throw new Error('An account of nothing');
  return { reference: complaint.reference, account };
}

function Shown({ asked, lang }: { readonly asked: Asked; readonly lang: Language }) {
  const { reference, account } = asked;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <p>
        {say(
          'Kommunen utreder en synpunkt och behöver er redogörelse. Vem som har lämnat synpunkten får ni veta bara om ni inte kan svara annars. Den som klagar får inte efterforskas eller behandlas sämre.',
          'The municipality investigates a complaint and needs your account. You are told who complained only if you could not answer otherwise. Nobody may look for who complained, or treat them worse.',
        )}
      </p>
      <SummaryList
        rows={[
          { label: say('Referens', 'Reference'), value: reference },
          ...(account.concerns === undefined ? [] : [{ label: say('Gäller', 'Concerns'), value: account.concerns }]),
          { label: say('Frågan', 'The question'), value: account.question },
        ]}
      />
    </>
  );
}
