import { scopeName } from '../../domain/application/content.ts';
import { proposalOf, type DecisionBasis } from '../../domain/decision/basis.ts';
import type { MeetingDecisionError } from '../../domain/decision/decision.ts';
import type { MeetingError } from '../../domain/decision/meeting/error.ts';
import type { MeetingProposal } from '../../domain/decision/meeting/meeting.ts';
import type { ScopeOutcome } from '../../domain/decision/proposal.ts';
import { outcomeWord } from './outcome-words.ts';
import type { Language, Texts } from '../language.ts';
import { termsOf } from '../../platform/config.ts';
import type { Terminology } from '../../domain/municipality/terminology.ts';

const texts: Readonly<Record<MeetingError | MeetingDecisionError, Texts>> = {
  NOT_DELEGATED: {
    sv: 'Utskottet får bara besluta enligt förslaget, och så länge delegationen gäller. Annars är beslutet nämndens: återremittera, eller lämna över ärendet till nämnden.',
    en: 'The subcommittee may only decide as proposed, and while the delegation stands. Otherwise the decision is the committee’s: refer the case back, or hand it over to the committee.',
  },
  ALREADY_DECLARED: {
    sv: 'Ordförandens resultat är redan registrerat.',
    en: 'The chair’s result has been registered already.',
  },
  VOTE_NOT_OPEN: { sv: 'Ingen omröstning pågår.', en: 'No vote is in progress.' },
  VOTE_ALREADY_OPEN: { sv: 'En omröstning pågår.', en: 'A vote is in progress.' },
  VOTE_NOT_CLOSED: {
    sv: 'Avsluta omröstningen innan resultatet registreras.',
    en: 'Close the vote before the result is registered.',
  },
  VOTE_CLOSED: { sv: 'Omröstningen är avslutad.', en: 'The vote is closed.' },
  UNKNOWN_SEAT: { sv: 'Välj en av nämndens platser.', en: 'Choose one of the committee’s seats.' },
  UNKNOWN_PERSON: {
    sv: 'Välj en ledamot eller ersättare som finns i nämnden.',
    en: 'Choose a member or a substitute of the committee.',
  },
  UNKNOWN_PROPOSAL: { sv: 'Välj ett av yrkandena.', en: 'Choose one of the proposals.' },
  SAME_PROPOSAL: {
    sv: 'Ja och nej måste stå för olika yrkanden.',
    en: 'Yes and no have to stand for different proposals.',
  },
  DUPLICATE_PROPOSAL: { sv: 'Yrkandet är redan registrerat.', en: 'The proposal has been registered already.' },
  REMOTE_NOT_ALLOWED: {
    sv: 'Fullmäktige har inte beslutat om deltagande på distans (KL 5:16). Välj på plats eller frånvarande.',
    en: 'The council has not decided on remote participation (KL 5:16). Choose in the room or absent.',
  },
  REASON_MISSING: { sv: 'Skriv skälet till jävet.', en: 'Write the reason for the conflict of interest.' },
  ALREADY_RECUSED: { sv: 'Jävet är redan registrerat.', en: 'The recusal has been registered already.' },
  NOT_RECUSED: {
    sv: 'Välj någon som jäv är registrerat för.',
    en: 'Choose somebody for whom a recusal is registered.',
  },
  SEAT_IS_SERVED: {
    sv: 'Platsen har redan någon som tjänstgör.',
    en: 'Somebody is serving on the seat already.',
  },
  SEAT_HAS_VOTED: {
    sv: 'Platsen har redan röstat och kan inte få en annan ersättare.',
    en: 'The seat has voted already and can not get another substitute.',
  },
  NO_SUBSTITUTE: {
    sv: 'Ingen ersättare är närvarande och ledig. Registrera ersättarens närvaro först.',
    en: 'No substitute is present and free. Register the substitute’s attendance first.',
  },
  NOT_SERVING: { sv: 'Personen tjänstgör inte på platsen.', en: 'The person is not serving on the seat.' },
  ABSENT: {
    sv: 'Personen är registrerad som frånvarande och kan inte rösta. Säg till sekreteraren.',
    en: 'The person is registered as absent and can not vote. Tell the secretary.',
  },
  RECUSED: {
    sv: 'Personen är registrerad som jävig och kan inte delta.',
    en: 'The person is registered as having a conflict of interest and can not take part.',
  },
  ALREADY_VOTED: { sv: 'Platsen har redan röstat.', en: 'The seat has voted already.' },
  ABSTENTION_NOT_ALLOWED: {
    sv: 'Det går inte att avstå när ärendet gäller myndighetsutövning (KL 4:25). Välj ja eller nej.',
    en: 'Nobody may abstain when the case is exercise of authority (KL 4:25). Choose yes or no.',
  },
  VOTES_MISSING: {
    sv: 'Alla som tjänstgör har inte röstat än, och ingen får avstå (KL 4:25).',
    en: 'Not everybody who serves has voted yet, and nobody may abstain (KL 4:25).',
  },
  NO_QUORUM: {
    sv: 'Nämnden är inte beslutsför: mer än hälften av platserna måste ha någon som tjänstgör (KL 6:27).',
    en: 'The committee has no quorum: more than half of the seats need somebody who serves (KL 6:27).',
  },
  NOBODY_PRESIDES: {
    sv: 'Ingen kan leda sammanträdet. Registrera vem som valts till ordförande.',
    en: 'Nobody can preside. Register who was chosen to.',
  },
  CHAIR_MUST_VOTE: {
    sv: 'Det står lika och ordföranden har inte röstat. Ordförandens röst avgör.',
    en: 'The vote is tied and the chair has not voted. The chair’s vote decides.',
  },
  RESULT_DIFFERS_FROM_VOTE: {
    sv: 'Efter en omröstning är beslutet det yrkande som vann den.',
    en: 'After a vote the decision is the proposal that won it.',
  },
  PARAGRAPH_MISSING: {
    sv: 'Skriv paragrafens nummer i protokollet, till exempel 97.',
    en: 'Write the number of the item in the minutes, for example 97.',
  },
  DID_NOT_SERVE: {
    sv: 'Välj någon som tjänstgjorde när beslutet fattades. Den som var jävig eller frånvarande deltog inte.',
    en: 'Choose somebody who served when the decision was made. Whoever was recused or absent took no part.',
  },
  ALREADY_RESERVED: { sv: 'Reservationen är redan registrerad.', en: 'The reservation has been registered already.' },
  ADJUSTED: { sv: 'Paragrafen är redan justerad.', en: 'The item of the minutes has been adjusted already.' },
  ADJUSTED_ON_WRONG_DAY: {
    sv: 'Skriv dagen då paragrafen justerades: tidigast sammanträdets dag, senast i dag.',
    en: 'Write the day on which the item was adjusted: from the day of the meeting to today.',
  },
  NOT_DECLARED: { sv: 'Resultatet är inte förklarat.', en: 'The result has not been declared.' },
  BASIS_CHANGED: {
    sv: 'Underlaget har ändrats sedan ärendet togs upp. Öppna det på nytt.',
    en: 'The basis was changed after the item was opened. Open it anew.',
  },
  SCOPES_DIFFER: {
    sv: 'Beslutet ska gälla det som ansökan gäller.',
    en: 'The decision has to cover what was applied for.',
  },
  REASON_EMPTY: { sv: 'Skriv skäl för varje del av beslutet.', en: 'Write reasons for every part of the decision.' },
  REASON_NAMES_NO_REQUIREMENT: {
    sv: 'Ange vilket krav som skälet gäller.',
    en: 'Name the requirement that the reason is about.',
  },
  REASON_NAMES_NO_GROUND: {
    sv: 'Ange vilken uteslutningsgrund som skälet gäller.',
    en: 'Name the ground for exclusion that the reason is about.',
  },
  UNKNOWN_REQUIREMENT: {
    sv: 'Kravet finns inte i den version som ansökan prövas mot.',
    en: 'The requirement is not in the version that the application is tried against.',
  },
  UNKNOWN_GROUND: { sv: 'Grunden finns inte i lagen.', en: 'The ground is not in the Act.' },
};

/** What stands against an entry in the meeting, in words. */
export function meetingErrorText(error: MeetingError | MeetingDecisionError): Texts {
  return texts[error];
}

/** What a proposal in a meeting means, in a few lines. */
export function MeetingProposalView(props: {
  readonly proposal: MeetingProposal | undefined;
  readonly basis: DecisionBasis;
  readonly lang: Language;
}) {
  const { proposal, basis, lang } = props;
  const terms = termsOf(basis.application.municipality);
  if (proposal === undefined) return null;
  switch (proposal.kind) {
    case 'REFER_BACK':
      return (
        <>
          {lang === 'sv' ? 'Återremiss: ' : 'Refer back: '}
          {proposal.question}
        </>
      );
    case 'AS_PROPOSED':
      return (
        <>
          {lang === 'sv' ? 'Förvaltningens förslag. ' : 'The administration’s proposal. '}
          {inShort(proposalOf(basis.application)?.scopes ?? [], terms, lang)}
        </>
      );
    case 'OTHER':
      return (
        <>
          {lang === 'sv' ? 'Annat beslut. ' : 'Another decision. '}
          {inShort(proposal.scopes, terms, lang)}
        </>
      );
  }
}

function inShort(scopes: readonly ScopeOutcome[], terms: Terminology, lang: Language): string {
  return scopes.map(({ scope, outcome }) => `${scopeName(scope)}: ${outcomeWord(outcome, terms, lang)}`).join('; ');
}
