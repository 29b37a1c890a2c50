import type { Evidence } from '../../domain/application/evidence.ts';
import { type DecisionBasis, proposalOf } from '../../domain/decision/basis.ts';
import type { ScopeOutcome } from '../../domain/decision/proposal.ts';
import type { DecisionRight } from '../../domain/decision/mode.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { municipalityOf } from '../../platform/config.ts';
import { basisSections, outcomeSection, partyFacts } from './document.ts';
import { Sections } from '../register/document-view.tsx';
import type { Language } from '../language.ts';
import { Note, SummaryList } from '../parts.tsx';

interface BasisProps {
  readonly basis: DecisionBasis;
  readonly lang: Language;
}

/** Only who applies and who stands behind it: what a question about conflict of interest may show (KL 6:28). */
export function Parties({ basis, lang }: { readonly basis: Pick<DecisionBasis, 'content'>; readonly lang: Language }) {
  return <SummaryList rows={partyFacts(basis, lang)} />;
}

/** Everything that a decision rests on, word for word as its document says it. */
export function BasisView({ basis, right, lang }: BasisProps & { readonly right?: DecisionRight | undefined }) {
  const municipality = municipalityOf(basis.application.municipality);
  return (
    <>
      <LostFiles files={basis.lost} lang={lang} />
      <Sections sections={basisSections(basis, { municipality, lang, edition: 'FULL', right })} />
    </>
  );
}

/** A proposal may not be decided on as if nothing had happened to what it rests on. */
function LostFiles({ files, lang }: { readonly files: readonly Evidence[]; readonly lang: Language }) {
  if (files.length === 0) return null;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Note tone="warn">
      <h2>{say('Filer som inte längre räknas', 'Files that count no more')}</h2>
      <ul>
        {files.map(({ evidenceId, fileName, scan }) => (
          <li key={evidenceId}>
            {fileName}:{' '}
            {scan === 'INFECTED'
              ? say('innehåller skadlig kod', 'contains malware')
              : say('kan inte undersökas', 'can not be scanned')}
          </li>
        ))}
      </ul>
      <p>
        {say(
          'Det upptäcktes efter att förslaget lämnades. Förslaget behöver bedömas på nytt: skicka tillbaka ärendet.',
          'It was found after the proposal was made. The proposal has to be assessed anew: send the case back.',
        )}
      </p>
    </Note>
  );
}

/** What is proposed, per scope with its reasons (LOV 8:2), as it will be decided. */
export function ProposedOutcomes({ basis: { application }, lang }: BasisProps) {
  const scopes = proposalOf(application)?.scopes ?? [];
  return <ScopeOutcomes scopes={scopes} municipality={municipalityOf(application.municipality)} lang={lang} />;
}

/** The outcome per scope with its reasons (LOV 8:2). */
export function ScopeOutcomes({
  scopes,
  municipality,
  lang,
}: {
  readonly scopes: readonly ScopeOutcome[];
  readonly municipality: Pick<Municipality, 'terminology'>;
  readonly lang: Language;
}) {
  return <Sections sections={scopes.map((scope) => outcomeSection(scope, { municipality, lang }))} />;
}
