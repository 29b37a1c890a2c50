import { inBrief } from '../../../shared/domain/application/scopes-in-brief.ts';
import type { ChangeNotice, ChangeNoticeIn } from '../../../shared/domain/change-notice/change-notice.ts';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { ChangeList } from '../../../shared/http/change-notice/change-list.tsx';
import { changeInWords, changeKindWords } from '../../../shared/http/change-notice/change-words.ts';
import type { DeskVisit } from '../../../shared/http/desk/desk.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageResponse } from '../../../shared/http/page.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { readChangeNotices } from '../../../shared/store/change-notice/change-notice.ts';
import { readStated, type Stated } from '../../../shared/store/contract/contract.ts';

/** One of the staff at the changes of a contract. */
export interface Visit extends DeskVisit {
  readonly contract: Exclude<Contract, { status: 'DRAFT' }>;
  /** Whether they answer, or only read. */
  readonly mayAnswer: boolean;
}

/** What waits for an answer first, with what was sent about it, then everything that was given notice of. */
export async function changesPage(visit: Visit, sent: FormState): Promise<PageResponse> {
  const { contract, subject, municipality, staff, lang, mayAnswer } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const [notices, stated] = await Promise.all([readChangeNotices(subject), readStated(subject)]);
  const [waiting] = notices.filter(isWaiting);
  // Answered by somebody else meanwhile, it would show words about one notice under another.
  const form = valueOf(sent.values, 'notice') === waiting?.changeNoticeId ? sent : emptyForm;
  const others = notices.filter(isWaiting).length - 1;
  const invalid = form.errors.length > 0;
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(deskPath('DECIDE_TERM', subject), lang)}>{say('Till avtalet', 'To the contract')}</a>
      </p>
      {waiting !== undefined && mayAnswer && contract.status === 'SIGNED' && (
        <>
          <AnswerForm notice={waiting} before={holdsNow(waiting, contract, stated)} form={form} lang={lang} />
          {others > 0 && (
            <p>
              {say(
                `Ytterligare ${String(others)} väntar; nästa visas när du har svarat.`,
                `Another ${String(others)} wait; the next is shown when you have answered.`,
              )}
            </p>
          )}
        </>
      )}
      <h2>{say('Alla anmälda ändringar', 'All notices of change')}</h2>
      <ChangeList notices={notices} lang={lang} />
    </>
  );
  const title = say(`Ändringar hos ${contract.provider.name}`, `Changes at ${contract.provider.name}`);
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true }),
  };
}

/** What the change would take the place of. */
function holdsNow({ change }: ChangeNotice, { scopes }: Contract, stated: Stated | null): readonly string[] {
  if (change.kind === 'AREAS') return inBrief(scopes);
  if (change.kind !== 'MANAGER') return [];
  return (stated?.persons ?? []).filter(({ role }) => role === 'MANAGER').map(({ name }) => name);
}

function isWaiting(notice: ChangeNotice): notice is ChangeNoticeIn<'AWAITING_APPROVAL'> {
  return notice.status === 'AWAITING_APPROVAL';
}

function AnswerForm(props: {
  readonly notice: ChangeNoticeIn<'AWAITING_APPROVAL'>;
  /** What holds now, where the system knows it. */
  readonly before: readonly string[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { notice, before, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say('Väntar på svar', 'Waits for an answer')}</h2>
      <SummaryList
        rows={[
          { label: say('Vad som ändras', 'What changes'), value: changeKindWords[notice.change.kind][lang] },
          ...(before.length === 0 ? [] : [{ label: say('Som det är nu', 'As it is now'), value: before.join('\n') }]),
          { label: say('Ny uppgift', 'As it will be'), value: changeInWords(notice.change, lang).join('\n') },
          { label: say('Från', 'From'), value: shownDay(notice.countsFrom, lang) },
          {
            label: say('Anmält', 'Notified'),
            value: `${shownInstant(notice.submittedAt, lang)}, ${notice.submittedBy.name}`,
          },
          ...(notice.message === undefined ? [] : [{ label: say('De skriver', 'They write'), value: notice.message }]),
          ...(notice.requirementId === undefined
            ? []
            : [{ label: say('Krav', 'Requirement'), value: notice.requirementId }]),
        ]}
      />
      <form method="post" novalidate>
        <input type="hidden" name="notice" value={notice.changeNoticeId} />
        <RadioGroup
          form={form}
          name="outcome"
          label={say('Ditt svar', 'Your answer')}
          choices={[
            { value: 'APPROVE', label: say('Ändringen godtas', 'The change is approved') },
            { value: 'REFUSE', label: say('Ändringen godtas inte', 'The change is refused') },
          ]}
        />
        <TextArea form={form} name="why" rows={3} label={say('Skäl, som de får läsa', 'Reasons, which they read')} />
        <TextField
          form={form}
          name="authority"
          label={say('Enligt vilken delegationspunkt eller paragraf?', 'By which delegation point or paragraph?')}
        />
        <SubmitButton name="step" value="answer">
          {say('Lämna svaret', 'Give the answer')}
        </SubmitButton>
      </form>
    </>
  );
}
