import { type Decision, decidedOn } from '../../../shared/domain/decision/decision.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Terminology } from '../../../shared/domain/municipality/terminology.ts';
import type { Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { findingWords, proposalWord } from '../../../shared/http/decision/outcome-words.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { StatusTag } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import type { EarlierCase } from '../../../shared/store/requirement/earlier.ts';

interface PageProps {
  readonly requirements: readonly Requirement[];
  readonly cases: readonly EarlierCase[];
  readonly terms: Terminology;
  readonly lang: Language;
}

/** Requirement by requirement: how it was found in earlier cases, why, by whom and when, and what was decided. */
export function EarlierPage({ requirements, cases, terms, lang }: PageProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const tried = requirements.filter(({ id }) => of(id, cases).length > 0);
  if (tried.length === 0)
    return (
      <p class="lead">
        {say(
          'Vi har inte bedömt samma krav för den här sökanden förut.',
          'The same requirements have not been judged for this applicant before.',
        )}
      </p>
    );
  return (
    <>
      <p class="lead">
        {say(
          'Så har vi bedömt och beslutat för samma sökande förut, senast först. Det binder ingen, men lika fall ska bedömas lika: skriv i skälet vad som skiljer. Att du har läst det här antecknas i varje ärendes läslogg.',
          'How we have judged and decided for the same applicant before, the latest first. It binds nobody, but equal cases are to be judged equally: write in the reason what differs. That you read this is noted in the access log of each case.',
        )}
      </p>
      {tried.map(({ id, title }) => (
        <section key={id} id={id} aria-labelledby={`title-${id}`}>
          <h2 id={`title-${id}`}>
            {id} {title[lang]}
          </h2>
          <ul>
            {of(id, cases).map(({ application, finding, decision }) => (
              <li key={application.applicationId}>
                <StatusTag tone={findingWords[finding.result].tone}>{findingWords[finding.result][lang]}</StatusTag>{' '}
                {finding.isSameProof && <StatusTag>{say('Samma underlag', 'The same proof')}</StatusTag>}{' '}
                {shownInstant(finding.at, lang)},{' '}
                {finding.source === 'SYSTEM' ? say('av systemets kontroll', 'by the system’s check') : finding.by}
                <br />
                {finding.reason[lang]}
                <br />
                <a
                  href={inLanguage(
                    `/desk/applications/${publicId(application.municipality, application.applicationId)}`,
                    lang,
                  )}
                >
                  {application.diaryNumber}
                </a>
                {': '}
                {decision === undefined ? say('inget beslut än', 'no decision yet') : decided(decision, terms, lang)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function of(id: string, cases: readonly EarlierCase[]) {
  return cases.flatMap(({ application, findings, decision }) => {
    const finding = findings.find(({ requirementId }) => requirementId === id);
    return finding === undefined ? [] : [{ application, finding, decision }];
  });
}

function decided(decision: Decision, terms: Terminology, lang: Language): string {
  const by =
    'meeting' in decision ? `${decision.decidedBy.name}, § ${decision.meeting.paragraph}` : decision.decidedBy.name;
  return `${proposalWord(decision.proposalOutcome, terms, lang)} ${shownDay(decidedOn(decision), lang)}, ${by}`;
}
