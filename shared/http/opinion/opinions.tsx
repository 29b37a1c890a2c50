import type { Proposal } from '../../domain/decision/proposal.ts';
import type { Opinion } from '../../domain/opinion/opinion.ts';
import { Sections } from '../register/document-view.tsx';
import type { Language } from '../language.ts';
import { answerFacts, opinionSections } from './opinion-sections.ts';
import { SummaryList } from '../parts.tsx';

/** What others were asked about a case and what they said, as a part of its page. */
export function Opinions(props: {
  readonly opinions: readonly Opinion[];
  readonly proposal: Pick<Proposal, 'opinions'> | undefined;
  readonly lang: Language;
}) {
  const { opinions, proposal, lang } = props;
  const sections = opinionSections(opinions, proposal, { lang, edition: 'FULL' });
  return <Sections sections={sections.map((section) => ({ ...section, level: section.level === 2 ? 1 : 2 }))} />;
}

/** Each question with what was said to it. */
export function Answers({ opinion, lang }: { readonly opinion: Opinion; readonly lang: Language }) {
  return <SummaryList rows={answerFacts(opinion, lang)} />;
}
