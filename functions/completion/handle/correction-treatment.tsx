import type { ComponentChildren } from 'preact';
import { countCorrections } from '../../../shared/domain/completion/equal-treatment.ts';
import type { Correction } from '../../../shared/domain/completion/correction.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Table } from '../../../shared/http/parts.tsx';

/** How obvious errors were treated, each with its reason: like ones are to be allowed alike (LOV 1:2). */
export function CorrectionTreatment(props: {
  readonly corrections: readonly Correction[];
  readonly caseLink: (applicationId: string, diaryNumber: string) => ComponentChildren;
  readonly lang: Language;
}) {
  const { corrections, caseLink, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { allowed, refused, waiting } = countCorrections(corrections);
  return (
    <>
      <h2>{say('Rättelser av uppenbara fel', 'Corrections of obvious errors')}</h2>
      <p>
        {say(
          `Medgivna: ${String(allowed)}. Inte medgivna: ${String(refused)}. Väntar på svar: ${String(waiting)}.`,
          `Allowed: ${String(allowed)}. Not allowed: ${String(refused)}. Waiting for an answer: ${String(waiting)}.`,
        )}
      </p>
      {corrections.length > 0 && (
        <Table
          caption={say('Rättelser', 'Corrections')}
          columns={[
            { heading: say('Ärende', 'Case') },
            { heading: say('Krav', 'Requirement') },
            { heading: say('Står', 'Says') },
            { heading: say('Ska stå', 'Should say') },
            { heading: say('Svar', 'Answer') },
          ]}
          rows={corrections.map(({ applicationId, diaryNumber, requirementId, wrong, right, answer }) => [
            caseLink(applicationId, diaryNumber),
            requirementId ?? '–',
            wrong,
            right,
            answer === undefined
              ? say('väntar', 'waits')
              : `${answer.allowed ? say('medgiven', 'allowed') : say('inte medgiven', 'not allowed')}: ${answer.reason} (${answer.by})`,
          ])}
        />
      )}
    </>
  );
}
