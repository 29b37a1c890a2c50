import type { QuestionIn } from '../../../shared/domain/choice-system/question.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';

/** What has been asked and answered, for everybody (LOV 1:2), and the ways to ask and to follow the news. */
export function QuestionsPart(props: {
  readonly choiceSystemId: string;
  readonly answers: readonly QuestionIn<'ANSWERED'>[];
  readonly lang: Language;
}) {
  const { choiceSystemId, answers, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const address = `/valfrihetssystem/${choiceSystemId}`;
  return (
    <section>
      <h2 id="fragor">{say('Frågor och svar', 'Questions and answers')}</h2>
      {answers.length === 0 && <p>{say('Ingen har frågat något än.', 'Nobody has asked anything yet.')}</p>}
      {answers.map(({ questionId, versionNumber, published, settledAt }) => (
        <div key={questionId}>
          <h3 lang="sv">{published.question}</h3>
          <div lang="sv">
            {published.answer.split('\n\n').map((part, at) => (
              <p key={at}>{part}</p>
            ))}
          </div>
          {published.corrected !== undefined && (
            <p>
              <strong>
                {say('Rättat', 'Corrected')} {shownDay(stockholmDay(published.corrected.at), lang)}:
              </strong>{' '}
              <span lang="sv">{published.corrected.what}</span>
            </p>
          )}
          <p class="hint">
            {say('Besvarad', 'Answered')} {shownDay(stockholmDay(settledAt), lang)}, version {versionNumber}
          </p>
        </div>
      ))}
      <ul>
        <li>
          <a href={inLanguage(`${address}/fraga`, lang)}>
            {say('Fråga om kraven och villkoren', 'Ask about the request documentation')}
          </a>
        </li>
        <li>
          <a href={inLanguage(`${address}/nyheter`, lang)}>
            {say('Få nyheter om kraven och villkoren med e-post', 'Get news of the request documentation by mail')}
          </a>
        </li>
      </ul>
    </section>
  );
}
