import type { ComponentChildren } from 'preact';
import type { extensionsDecided } from '../../../shared/domain/completion/equal-treatment.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';

/** Who got more time and who did not, each with its reason: like questions are answered alike (LOV 1:2). */
export function ExtensionTreatment(props: {
  readonly extensions: ReturnType<typeof extensionsDecided>;
  readonly caseLink: (applicationId: string, diaryNumber: string) => ComponentChildren;
  readonly lang: Language;
}) {
  const { extensions, caseLink, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say('Längre tid', 'More time')}</h2>
      {extensions.length === 0 ? (
        <p>{say('Ingen har fått eller nekats längre tid.', 'Nobody has been given or refused more time.')}</p>
      ) : (
        <Table
          caption={say('Svar om längre tid', 'Answers about more time')}
          columns={[
            { heading: say('Ärende', 'Case') },
            { heading: say('Sökandens skäl', 'The applicant’s reason') },
            { heading: say('Svar', 'Answer') },
            { heading: say('Skäl', 'Reason') },
            { heading: say('Av', 'By') },
          ]}
          rows={extensions.map((one) => [
            caseLink(one.applicationId, one.diaryNumber),
            one.why ?? '–',
            one.state === 'GRANTED' ? `${say('ja, till', 'yes, to')} ${shownDay(one.dueOn, lang)}` : say('nej', 'no'),
            one.reason,
            `${one.decidedBy}, ${shownInstant(one.decidedAt, lang)}`,
          ])}
        />
      )}
    </>
  );
}
