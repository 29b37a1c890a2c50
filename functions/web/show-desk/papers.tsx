import type { ApplicationIn, RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { openPeriod } from '../../../shared/domain/completion/period.ts';
import { canMove } from '../../../shared/domain/application/status.ts';
import { withdrawalChannelWords } from '../../../shared/domain/application/withdrawal.ts';
import { channelWords } from '../../../shared/domain/application/filing.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import type { SummaryRow } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';

/** How it came, when an officer brought it into the register, and who that was. */
export function filingRows({ filing }: RegisteredApplication, lang: Language): readonly SummaryRow[] {
  if (filing === undefined) return [];
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { channel, registeredBy, registeredAt, signedBy, explanation } = filing;
  return [
    { label: say('Kom in', 'Came'), value: channelWords[channel][lang] },
    {
      label: say('Registrerad av', 'Registered by'),
      value: `${registeredBy.name}, ${shownInstant(registeredAt, lang)}`,
    },
    ...(signedBy.length === 0 ? [] : [{ label: say('Underskriven av', 'Signed by'), value: signedBy.join(', ') }]),
    ...(explanation === undefined ? [] : [{ label: say('Förklaring', 'Explanation'), value: explanation }]),
  ];
}

/** To the papers of the case, and where those are added that answer a completion by letter. */
export function PapersLink(props: {
  readonly application: RegisteredApplication;
  readonly path: string;
  readonly lang: Language;
}) {
  const { application, path, lang } = props;
  if (application.filing === undefined && application.status !== 'COMPLETION_REQUESTED') return null;
  return (
    <p>
      <a href={inLanguage(`${path}/entry`, lang)}>
        {lang === 'sv' ? 'Handlingar som kom på papper' : 'Papers that came by letter'}
      </a>
    </p>
  );
}

/** To what was last asked for: where its day is moved and an answer by telephone noted, while it waits. */
export function CompletionLink(props: {
  readonly application: RegisteredApplication;
  readonly path: string;
  readonly lang: Language;
}) {
  const { application, path, lang } = props;
  if (application.completions.length === 0) return null;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      {' · '}
      <a href={inLanguage(`${path}/completion`, lang)}>
        {openPeriod(application.completions) === undefined
          ? say('Senaste kompletteringen', 'The latest completion')
          : say('Kompletteringen: längre tid, svar per telefon', 'The completion: more time, answer by telephone')}
      </a>
    </>
  );
}

/** To where a withdrawal is registered that came by letter or telephone, while there is something to withdraw. */
export function WithdrawalLink(props: {
  readonly application: RegisteredApplication;
  readonly path: string;
  readonly lang: Language;
}) {
  const { application, path, lang } = props;
  if (!canMove(application.status, 'withdraw')) return null;
  return (
    <p>
      <a href={inLanguage(`${path}/withdrawal`, lang)}>
        {lang === 'sv'
          ? 'Registrera en återkallelse som kom med brev eller telefon'
          : 'Register a withdrawal that came by letter or telephone'}
      </a>
    </p>
  );
}

/** From whom, how and when a withdrawal came that an officer registered. */
export function withdrawalRows({ withdrawal }: ApplicationIn<'WITHDRAWN'>, lang: Language): readonly SummaryRow[] {
  if (withdrawal === undefined) return [];
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { from, channel, receivedOn, explanation, registeredBy } = withdrawal;
  return [
    {
      label: say('Återkallad av', 'Withdrawn by'),
      value: `${from}. ${withdrawalChannelWords[channel][lang]}, ${shownDay(receivedOn, lang)}`,
    },
    { label: say('Registrerad av', 'Registered by'), value: registeredBy.name },
    ...(explanation === undefined ? [] : [{ label: say('Förklaring', 'Explanation'), value: explanation }]),
  ];
}
