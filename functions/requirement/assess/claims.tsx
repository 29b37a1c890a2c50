import type { BusinessSecret } from '../../../shared/domain/application/business-secret.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Reliance } from '../../../shared/domain/application/reliance.ts';
import { registrationText } from '../../../shared/domain/provider/registration.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note, Table } from '../../../shared/http/parts.tsx';

interface Props {
  readonly evidence: readonly Evidence[];
  readonly lang: Language;
}

/** Whose capacity requirements are met with, and the files that are another firm's (LOV 5:2). */
export function Reliances({ reliances, evidence, lang }: Props & { readonly reliances: readonly Reliance[] }) {
  if (reliances.length === 0) return null;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Table
      caption={say('Åberopad kapacitet hos andra företag', 'Capacity of other firms that is relied on')}
      columns={[
        { heading: say('Krav', 'Requirement') },
        { heading: say('Företag', 'Firm') },
        { heading: say('Visas genom', 'Shown by') },
      ]}
      rows={reliances.map(({ requirementId, company, proof, evidenceIds }) => {
        const files = evidence.filter(({ evidenceId }) => evidenceIds.includes(evidenceId));
        const names = files.map(({ fileName }) => fileName).join(', ');
        return [
          requirementId,
          `${company.name}, ${registrationText(company.registration)[lang]}`,
          `${proof === 'UNDERTAKING' ? say('åtagande', 'an undertaking') : say('annat underlag', 'other proof')}: ${
            names === '' ? say('inget underlag inlämnat', 'no proof handed in') : names
          }`,
        ];
      })}
    />
  );
}

/** What the applicant claims to be secret: a note, tried when somebody asks for the document (OSL 5:5, 31:16). */
export function BusinessSecrets({ secrets, evidence, lang }: Props & { readonly secrets: readonly BusinessSecret[] }) {
  if (secrets.length === 0) return null;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Note tone="warn">
      <p>
        <strong>{say('Sökanden anger affärshemligheter.', 'The applicant claims business secrets.')}</strong>{' '}
        {say(
          'Markeringen är en anteckning. Pröva sekretessen (OSL 31 kap. 16 §) varje gång någon begär ut handlingen.',
          'The mark is a note. Try the secrecy (OSL 31:16) each time somebody asks for the document.',
        )}
      </p>
      <ul>
        {secrets.map(({ part, reason }) => {
          const file = evidence.find(({ evidenceId }) => part === `evidence:${evidenceId}`);
          return (
            <li key={part}>
              {file?.fileName ?? part}: {reason}
            </li>
          );
        })}
      </ul>
    </Note>
  );
}
