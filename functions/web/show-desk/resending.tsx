import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import type { OutboxLine } from '../../../shared/store/outbox.ts';
import { wordsOfLine } from './words-of-events.ts';

/** What failed of a case's mails and messages, each with a way to do it again. */
export function Resending(props: {
  readonly outbox: readonly OutboxLine[];
  readonly mayResend: boolean;
  readonly lang: Language;
}) {
  const { outbox, mayResend, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      {outbox
        .filter(({ state }) => state === 'FAILED')
        .map((line) => (
          <Note tone="warn" key={line.outboxId}>
            <p>
              {say('Misslyckades: ', 'Failed: ')}
              {wordsOfLine(line, lang)}, {shownInstant(line.at, lang)}.
            </p>
            {mayResend && (
              <form method="post">
                <input type="hidden" name="step" value="resend" />
                <input type="hidden" name="line" value={line.outboxId} />
                <SubmitButton second>{say('Gör om', 'Do it again')}</SubmitButton>
              </form>
            )}
          </Note>
        ))}
    </>
  );
}
