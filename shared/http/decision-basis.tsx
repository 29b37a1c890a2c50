import type { DecisionBasis } from '../domain/decision/basis.ts';
import type { ScopeOutcome } from '../domain/decision/proposal.ts';
import type { DecisionRule, Municipality } from '../domain/municipality/municipality.ts';
import { municipalityOf } from '../platform/config.ts';
import { basisSections, outcomeSection, partyFacts } from './decision-document.ts';
import { Sections } from './document-view.tsx';
import type { Language } from './language.ts';
import { SummaryList } from './parts.tsx';

interface BasisProps {
  readonly basis: DecisionBasis;
  readonly lang: Language;
}

/** Only who applies and who stands behind it: what a question about conflict of interest may show (KL 6:28). */
export function Parties({ basis, lang }: { readonly basis: Pick<DecisionBasis, 'content'>; readonly lang: Language }) {
  return <SummaryList rows={partyFacts(basis, lang)} />;
}

/** Everything that a decision rests on, word for word as its document says it. */
export function BasisView({ basis, rule, lang }: BasisProps & { readonly rule?: DecisionRule | undefined }) {
  const municipality = municipalityOf(basis.application.municipality);
  return <Sections sections={basisSections(basis, { municipality, lang, edition: 'FULL', rule })} />;
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
