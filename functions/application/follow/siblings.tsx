import { leftOutText } from '../../../shared/domain/application/left-out.ts';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import type { Language } from '../../../shared/http/language.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import type { KeptApplication } from '../../../shared/store/application/application.ts';
import type { SiblingCase } from '../../../shared/store/application/sibling.ts';

/** The same application at other municipalities, and what of it this one does not hold. */
export function Siblings(props: {
  readonly application: KeptApplication;
  readonly siblings: readonly SiblingCase[];
  readonly lang: Language;
}) {
  const { application, siblings, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const leftOut = isRegistered(application) ? (application.leftOut ?? []) : [];
  return (
    <>
      {siblings.length > 0 && (
        <>
          <h2>{say('Samma ansökan i andra kommuner', 'The same application in other municipalities')}</h2>
          <p>
            {say(
              'Varje kommun beslutar för sig. Är ett ärende inte öppet på den här enheten får du en länk till det med e-post.',
              'Each municipality decides by itself. If a case is not open on this device, you get a link to it by e-mail.',
            )}
          </p>
          <ul>
            {siblings.map((sibling) => (
              <li key={sibling.applicationId}>
                <a href={addressOf({ ...sibling, status: 'RECEIVED' }, lang)}>
                  {municipalityOf(sibling.municipality).name}
                </a>{' '}
                <span class="soft">
                  {sibling.diaryNumber ?? say('är på väg, det tar någon minut', 'is on its way, it takes a minute')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {leftOut.length > 0 && (
        <>
          <h2>{say('Det här följde inte med hit', 'What did not come along here')}</h2>
          <p>
            {say(
              'Den här kommunen ställer delvis andra krav. Det som behövs frågar vi efter.',
              'This municipality asks partly for other things. We ask for what is needed.',
            )}
          </p>
          <ul>
            {leftOut.map((one) => (
              <li key={one.part}>{leftOutText(one)[lang]}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
