import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { OpenQuestion } from './people.ts';

/** Whose impartiality is doubted, until somebody has ruled on it. `path`: where they are registered, when that is another page. */
export function OpenQuestions(props: {
  readonly questions: readonly OpenQuestion[];
  readonly path?: string;
  readonly lang: Language;
}) {
  const { questions, path, lang } = props;
  if (questions.length === 0) return null;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Note tone="warn">
      <p>
        <strong>
          {say('Frågor om jäv som inte är prövade', 'Questions of impartiality that nobody has ruled on')}
        </strong>
      </p>
      {questions.map(({ name, raisedBy, reason, at }) => (
        <p key={`${name} ${at}`}>
          {say(
            `${name}: väckt av ${raisedBy} ${shownDay(stockholmDay(at), lang)}. ${reason}`,
            `${name}: raised by ${raisedBy} on ${shownDay(stockholmDay(at), lang)}. ${reason}`,
          )}
        </p>
      ))}
      {path !== undefined && (
        <p>
          <a href={inLanguage(path, lang)}>{say('Jäv i ärendet', 'Conflicts of interest in the case')}</a>
        </p>
      )}
    </Note>
  );
}
