import { lostFiles } from '../../../shared/domain/decision/basis.ts';
import type { Opinion } from '../../../shared/domain/opinion/opinion.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { BasisView } from '../../../shared/http/decision/basis.tsx';
import { inLanguage } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import type { Examination } from '../../../shared/store/requirement/examination.ts';
import type { Visit } from './visit.ts';

/** The assessment as it stands when there is nothing to assess: asked to complete, proposed, decided. */
export function AssessmentRecord(props: {
  readonly visit: Visit;
  readonly examination: Examination;
  readonly opinions: readonly Opinion[];
  /** Something was sent that came too late. */
  readonly changed: boolean;
}) {
  const { visit, examination, opinions, changed } = props;
  const { lang, task } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { application, content, version, exclusion } = examination;
  const awaitsCompletion =
    application.status === 'COMPLETION_REQUESTED' ||
    (task.status === 'ANSWERED' && task.outcome === 'COMPLETION_REQUESTED');
  // What was found when the assessment ended, not what a check would say today.
  const basis = {
    application,
    content,
    findings: examination.kept.map(({ finding }) => finding),
    requirements: version.requirements.requirements,
    exclusion,
    opinions,
    lost: lostFiles(application, examination.evidence),
  };
  return (
    <>
      {changed && (
        <Note tone="warn">
          <p>
            {say(
              'Bedömningen var redan avslutad. Det du skickade har inte registrerats.',
              'The assessment had ended already. What you sent was not recorded.',
            )}
          </p>
        </Note>
      )}
      <Note tone="calm">
        <p>
          {awaitsCompletion
            ? say(
                'Sökanden har fått en begäran om komplettering. Ärendet kommer tillbaka hit.',
                'The applicant was asked to complete. The case comes back here.',
              )
            : say('Ingen bedömning väntar nu.', 'No assessment is waiting now.')}
        </p>
        {application.completions.length > 0 && (
          <p>
            <a href={inLanguage(deskPath('DECIDE_EXTENSION', visit.subject), lang)}>
              {say(
                'Se begäran, ge längre tid eller anteckna ett svar',
                'See the request, give more time or note an answer',
              )}
            </a>
          </p>
        )}
      </Note>
      <BasisView basis={basis} lang={lang} />
    </>
  );
}
