import * as z from 'zod/mini';
import type { ContractNotice } from '../../../shared/domain/contract/notice.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import type { Language } from '../../../shared/http/language.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { putContractNotice, readContractNotices } from '../../../shared/store/contract/notice.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { answerTask } from '../../../shared/store/task/task.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';

/** Word about a contract: first only that there is some. The press on the button is when it was given. */
export const handler = defineTaskPage(
  {
    kind: 'RECEIVE_CONTRACT_NOTICE',
    title: { sv: 'Besked om avtalet', en: 'Word about the contract' },
    load,
    show: ({ kind }, lang) => (
      <p>
        {kind === 'CIRCULAR' &&
          (lang === 'sv'
            ? 'Kommunen har skrivit till alla som har avtal. '
            : 'The municipality has written to everybody with a contract. ')}
        {lang === 'sv'
          ? 'Kommunen har ett besked om ert avtal. Texten visas när du har tryckt på knappen, och då registreras att ni har fått den.'
          : 'The municipality has word about your contract. The text is shown when you have pressed the button, and it is then registered that you have it.'}
      </p>
    ),
    answerSchema: z.strictObject({}),
    confirmation: {
      sv: 'Jag tar emot beskedet för företagets räkning.',
      en: 'I receive it on behalf of the provider.',
    },
    submit: { sv: 'Visa beskedet', en: 'Show it' },
    answer: async ({ task, link, at }, _answer, notice) => {
      const by = task.assignee.name;
      await recordEvent(
        task.subject,
        { type: 'CONTRACT_NOTICE_GIVEN', at, by, data: { noticeId: notice.noticeId, kind: notice.kind } },
        {
          also: [
            putContractNotice(task.subject, { ...notice, given: { at, by } }),
            answerTask(task, { at, by, outcome: 'GIVEN' }),
            consumeLink(link, at),
          ],
        },
      );
      return { kind: 'RECORDED' };
    },
    recorded: (_task, notice, lang) => <Text notice={notice} lang={lang} />,
  },
  { store: taskPageStore() },
);

/** The same words may have been written more than once: each with a task of its own, of the same instant. */
async function load({ subject, basisHash, openedAt }: Task): Promise<ContractNotice> {
  const notices = await readContractNotices(subject);
  const notice = notices.find(({ textHash, writtenAt }) => textHash === basisHash && writtenAt === openedAt);
  if (notice === undefined) throw new Error('A task without what it tells');
  return notice;
}

/** Word by word as it was written and hashed; in Swedish, as the contract is. */
function Text({ notice, lang }: { readonly notice: ContractNotice; readonly lang: Language }) {
  const [title = '', ...paragraphs] = notice.text.split('\n\n');
  return (
    <>
      {lang === 'en' && <p>The text is in Swedish, as the contract is.</p>}
      <div class="document" lang="sv">
        <h2>{title}</h2>
        {paragraphs.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
    </>
  );
}
