import { proposalOf } from '../../../shared/domain/decision/basis.ts';
import { mayAskOpinion, opinionLimits } from '../../../shared/domain/opinion/opinion.ts';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { Opinions } from '../../../shared/http/opinion/opinions.tsx';
import { Note } from '../../../shared/http/parts.tsx';
import { RequestForm } from './request-form.tsx';
import type { Visit } from './visit.ts';

/** What others were asked and what they said; and, until the decision's basis is settled, the way to ask. */
export function OpinionsPage(props: {
  readonly visit: Visit;
  readonly form: FormState;
  /** What was sent came too late. */
  readonly tooLate: boolean;
}) {
  const { visit, form, tooLate } = props;
  const { lang, application, opinions, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {tooLate && (
        <Note tone="warn">
          <p>
            {say(
              'Ärendet har gått vidare. Det du skickade har inte registrerats.',
              'The case has gone on. What you sent was not recorded.',
            )}
          </p>
        </Note>
      )}
      {request.query['done'] !== undefined && form.errors.length === 0 && (
        <Note tone="good">
          <p>{say('Sparat.', 'Saved.')}</p>
        </Note>
      )}
      <Opinions opinions={opinions} proposal={proposalOf(application)} lang={lang} />
      <TakeBack visit={visit} />
      {mayAskOpinion(application) && opinions.length < opinionLimits.perApplication ? (
        <RequestForm visit={visit} form={form} />
      ) : (
        <p>
          {say(
            'Underlaget för beslutet är klart. Fler yttranden kan inte begäras.',
            'The basis of the decision is settled. No more opinions can be asked for.',
          )}
        </p>
      )}
    </>
  );
}

/** For each that waits: to wait no longer. Whoever declared a conflict of interest will not answer. */
function TakeBack({ visit }: { readonly visit: Visit }) {
  const { lang, opinions, tasks, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const waiting = opinions.filter(({ status }) => status === 'ASKED');
  if (waiting.length === 0) return null;
  return (
    <form method="post" action={inLanguage(request.path, lang)}>
      {waiting.map(({ opinionId, taskId, name }) => (
        <div key={opinionId}>
          {tasks.some((task) => task.taskId === taskId && task.conflict === 'DECLARED') && (
            <Note tone="warn">
              <p>{say(`${name} har anmält jäv.`, `${name} has declared a conflict of interest.`)}</p>
            </Note>
          )}
          <SubmitButton name="step" value={`take-back:${opinionId}`} second>
            {say(`Återta frågorna till ${name}`, `Take back the questions to ${name}`)}
          </SubmitButton>
        </div>
      ))}
    </form>
  );
}
