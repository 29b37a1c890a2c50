import { carriesRefusal, decidedOn, type Decision } from '../../../shared/domain/decision/decision.ts';
import { damagesLastDay, type Notice } from '../../../shared/domain/decision/notice.ts';
import { remedyWindow } from '../../../shared/domain/decision/remedy.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';

/** The last decision of a case and its notice, as far as there are any. */
export interface Decided {
  readonly decision: Decision;
  readonly notice: Notice | null;
}

/** Until when correction can be sought in court, and to what is known of it (LOV 10:1–10:5). */
export function RemedyRow(props: {
  readonly decided: Decided | null;
  readonly today: string;
  readonly path: string;
  readonly lang: Language;
}) {
  const { decided, today, path, lang } = props;
  if (decided === null || !carriesRefusal(decided.decision)) return null;
  const { decision, notice } = decided;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const window = notice?.decisionNumber === decision.number ? remedyWindow(notice, true, today) : null;
  const shown =
    window?.kind === 'OPEN'
      ? say(
          `kan sökas till och med ${shownDay(window.lastDay, lang)}`,
          `can be sought until ${shownDay(window.lastDay, lang)}`,
        )
      : window?.kind === 'PASSED'
        ? say(`tiden gick ut ${shownDay(window.lastDay, lang)}`, `the time ended on ${shownDay(window.lastDay, lang)}`)
        : say('tiden har inte börjat löpa', 'no time runs yet');
  const damages = shownDay(damagesLastDay(decidedOn(decision)), lang);
  return (
    <p>
      <a href={inLanguage(`${path}/remedy`, lang)}>{say('Rättelse i domstol', 'Correction in court')}</a>: {shown}.{' '}
      {say(`Skadestånd kan krävas till och med ${damages}.`, `Damages can be sued for until ${damages}.`)}
    </p>
  );
}
