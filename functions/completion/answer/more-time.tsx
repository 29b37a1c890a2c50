import { mayAskForExtension, pendingExtension } from '../../../shared/domain/completion/extension.ts';
import { SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { whyField } from './ask-for-more-time.ts';
import type { Completion } from './completion.ts';

interface MoreTimeProps {
  readonly completion: Completion;
  readonly form: FormState;
  readonly lang: Language;
}

/** Asking for more time where the rule lets one; folded, since most don't need it. */
export function AskForMoreTime({ completion, form, lang }: MoreTimeProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { rule, request } = completion;
  if (!mayAskForExtension(rule, request.extensions)) return null;
  const days = String(rule.extension.days);
  return (
    <details open={form.errors.some(({ field }) => field === whyField)}>
      <summary>{say('Räcker inte tiden?', 'Is the time not enough?')}</summary>
      <TextArea
        form={form}
        name={whyField}
        rows={3}
        label={say('Varför behöver ni längre tid?', 'Why do you need more time?')}
        hint={say(
          `Ni kan få upp till ${days} dagar till. En handläggare svarar; till dess gäller dagen som den är.`,
          `You may get up to ${days} more days. An officer answers; until then the day stands.`,
        )}
      />
      <SubmitButton name="step" value="more-time" second>
        {say('Be om längre tid', 'Ask for more time')}
      </SubmitButton>
    </details>
  );
}

/** What came of the latest question about more time. */
export function MoreTimeAnswer({ completion, lang }: Omit<MoreTimeProps, 'form'>) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { extensions = [] } = completion.request;
  const latest = extensions.at(-1);
  if (latest === undefined) return null;
  if (pendingExtension(extensions) !== undefined) {
    return (
      <Note tone="calm">
        <p>
          {say(
            'Ni har bett om längre tid. En handläggare svarar snart. Fortsätt gärna under tiden.',
            'You have asked for more time. An officer answers soon. Please go on meanwhile.',
          )}
        </p>
      </Note>
    );
  }
  if (latest.state === 'GRANTED') {
    return (
      <Note tone="good">
        <p>
          {say('Tiden är förlängd till ', 'The time is extended to ')}
          {shownDay(latest.dueOn, lang)}. {say('Skäl: ', 'Reason: ')}
          {latest.reason}
        </p>
      </Note>
    );
  }
  return latest.state === 'REFUSED' ? (
    <Note tone="warn">
      <p>
        {say('Tiden är inte förlängd. Skäl: ', 'The time is not extended. Reason: ')}
        {latest.reason}
      </p>
    </Note>
  ) : null;
}
