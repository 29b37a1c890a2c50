import { bind, opensExclusion } from './check-kinds/check.ts';
import { notApplicable, type CheckOutcome, type Words } from './check-kinds/check-kind.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import { correctionsAbout, withCorrections } from '../completion/correction.ts';
import { exclusionRulesOn } from './exclusion-grounds.ts';
import { exclusionGroundsApplied, unsettledGrounds, type ExclusionAssessment } from './exclusion.ts';
import { factsAt, refusalOf, storedEvidence, type Facts, type PointFacts } from './facts.ts';
import type { CompletionItem, Finding, RecordAsked, Text } from './finding.ts';
import {
  appliesToScope,
  controlPoint,
  type ControlPoint,
  type ControlPointName,
  type Requirement,
  type RequirementSet,
} from './requirement-set.ts';
import { reliedOn, withReliance } from './relied-on.ts';
import type { Settlement } from './settlement.ts';
import { withSilence } from '../completion/silence.ts';

/**
 * Checks an application, or later a provider, against every requirement of the version it is bound to (LOV 8:1): one
 * finding each. The same checks serve every control point, at any later day: only what depends on time moves with it.
 * What an officer has settled stands while the facts it was settled on stand; when they change it lapses,
 * and the finding says so.
 * @param name where in a provider's life; settlements and exclusion are those of that control point
 */
export function runChecks(set: RequirementSet, facts: Facts, name: ControlPointName = 'AUTHORISATION'): Finding[] {
  const known = factsAt(facts, name);
  return set.requirements.map((requirement) => {
    const point = controlPoint(requirement, name);
    return point === undefined ? notTestedNow(requirement, known) : check(set, requirement, point, known);
  });
}

/** What the applicant is to be asked for, requirement by requirement (LOV 6:2). */
export function requirementsNeedingCompletion(findings: readonly Finding[]): CompletionItem[] {
  return findings.filter(({ result }) => result === 'NEEDS_COMPLETION').flatMap(({ missing }) => missing);
}

function check(set: RequirementSet, requirement: Requirement, point: ControlPoint, facts: PointFacts): Finding {
  const words = wordsFor(set, requirement, facts);
  const applies = appliesToApplication(requirement, facts);
  const bound = bind(point.check);
  const corrections = applies ? correctionsAbout(requirement.id, facts.corrections) : [];
  // Whom one excludes is never judged by another firm (LOV 7:1).
  const relied = applies && !opensExclusion(point.check) ? reliedOn(facts, requirement.id) : [];
  const factsHash = facts.hash({
    requirementId: requirement.id,
    point: point.point,
    applies,
    evidence: point.evidence.map((kind) => storedEvidence(facts, kind).map(({ evidenceId }) => evidenceId)),
    facts: applies ? bound.read(facts, words) : null,
    ...(corrections.length === 0 ? {} : { corrections: corrections.map(({ number }) => number) }),
    ...(relied.length === 0 ? {} : { relied }),
  });
  const outcome = applies ? withReliance(bound.run(facts, words), relied, requirement.id) : otherService(requirement);
  const records = applies ? recordsFor(outcome, bound.records(facts)) : [];
  const machine = {
    ...withCorrections(withSilence(finding(requirement, outcome, facts.at, factsHash), facts.asking), corrections),
    ...(records.length === 0 ? {} : { records }),
  };
  return opensExclusion(point.check)
    ? withExclusion(machine, facts.exclusion)
    : withSettlement(machine, facts.settlements[requirement.id]);
}

/** Nobody must hold an interview about an application that lacks what it is about. */
function recordsFor({ result }: CheckOutcome, records: readonly RecordAsked[]): RecordAsked[] {
  if (result === 'NOT_APPLICABLE') return [];
  return result === 'NEEDS_COMPLETION' ? records.map((record) => ({ ...record, needed: false })) : [...records];
}

function notTestedNow(requirement: Requirement, facts: PointFacts): Finding {
  const accepted = facts.content.undertakings?.[requirement.id] === true;
  const points = requirement.controlPoints.map(({ point }) => pointNames[point]);
  const opened = {
    sv: `Prövas ${points.map(({ sv }) => sv).join(' och ')}.`,
    en: `Tested ${points.map(({ en }) => en).join(' and ')}.`,
  };
  return {
    requirementId: requirement.id,
    result: 'NOT_TESTED_NOW',
    source: 'SYSTEM',
    at: facts.at,
    reason:
      facts.point !== 'AUTHORISATION'
        ? opened
        : accepted
          ? {
              sv: `Villkor som sökanden har åtagit sig. ${opened.sv}`,
              en: `A term that the applicant has undertaken. ${opened.en}`,
            }
          : {
              sv: `Villkor som följer med avtalet; sökanden har inte åtagit sig det i ansökan. ${opened.sv}`,
              en: `A term that comes with the contract; the applicant has not undertaken it in the application. ${opened.en}`,
            },
    missing: [],
    factsHash: facts.hash({ requirementId: requirement.id, accepted }),
  };
}

function finding(requirement: Requirement, outcome: CheckOutcome, at: string, factsHash: string): Finding {
  return {
    requirementId: requirement.id,
    result: outcome.result,
    ...(outcome.suggestion === undefined ? {} : { suggestion: outcome.suggestion }),
    source: 'SYSTEM',
    at,
    reason: outcome.reason,
    missing: outcome.missing.map(({ ask, text }) => ({ requirementId: requirement.id, ask, text })),
    factsHash,
  };
}

function withSettlement(machine: Finding, settlement: Settlement | undefined): Finding {
  if (settlement === undefined) return machine;
  if (settlement.factsHash !== machine.factsHash)
    return lapsed(machine, settlement.by, settlement.at, resultNames[settlement.result]);
  return {
    requirementId: machine.requirementId,
    result: settlement.result,
    source: 'OFFICER',
    at: settlement.at,
    by: settlement.by,
    ...(settlement.note === ''
      ? { reason: assessedAs(settlement.result) }
      : { reason: { sv: settlement.note, en: settlement.note }, inOwnWords: true }),
    missing: [],
    ...(machine.records === undefined ? {} : { records: machine.records }),
    factsHash: machine.factsHash,
  };
}

/**
 * A ground that applies is never a requirement "not met": the assessment itself carries it to the proposal.
 * An applicant who was asked and declares nothing is assessed all the same; silence is weighed there (LOV 7:1 item 6).
 */
function withExclusion(machine: Finding, assessment: ExclusionAssessment | undefined): Finding {
  if (assessment === undefined || machine.result === 'NOT_APPLICABLE') return machine;
  if (assessment.factsHash !== machine.factsHash)
    return lapsed(machine, assessment.assessedBy.name, assessment.at, {
      sv: 'uteslutningsprövning',
      en: 'exclusion assessment',
    });
  if (unsettledGrounds(assessment, exclusionRulesOn(stockholmDay(assessment.at))).length > 0) return machine;
  const applied = exclusionGroundsApplied(assessment);
  return {
    requirementId: machine.requirementId,
    result: applied.length === 0 ? 'MET' : 'NOT_APPLICABLE',
    source: 'OFFICER',
    at: assessment.at,
    by: assessment.assessedBy.name,
    reason:
      applied.length === 0
        ? {
            sv: 'Grunderna för uteslutning är bedömda. Ingen av dem används.',
            en: 'The grounds for exclusion have been assessed. None of them is used.',
          }
        : {
            sv: 'Bedömt som uteslutning (LOV 7 kap. 1 §), inte som ett krav.',
            en: 'Dealt with as exclusion (LOV 7:1), not as a requirement.',
          },
    missing: [],
    factsHash: machine.factsHash,
  };
}

function lapsed(machine: Finding, by: string, at: string, what: Text): Finding {
  const day = stockholmDay(at);
  return {
    ...machine,
    reason: {
      sv: `Tidigare bedömning (${what.sv}, ${by}, ${day}) gäller inte längre: underlaget har ändrats. ${machine.reason.sv}`,
      en: `An earlier assessment (${what.en}, ${by}, ${day}) has lapsed: its facts have changed. ${machine.reason.en}`,
    },
  };
}

function appliesToApplication(requirement: Requirement, facts: Facts): boolean {
  const scopes = facts.content.scopes ?? [];
  return scopes.length === 0 || scopes.some((scope) => appliesToScope(requirement, scope));
}

function otherService(requirement: Requirement): CheckOutcome {
  const services = (requirement.services ?? []).join(', ');
  return notApplicable({ sv: `Gäller bara: ${services}.`, en: `Applies only to: ${services}.` });
}

function wordsFor(set: RequirementSet, requirement: Requirement, facts: Facts): Words {
  return {
    requirementId: requirement.id,
    evidenceTitle: (evidence) => set.evidence[evidence]?.title ?? { sv: evidence, en: evidence },
    refusal: (evidence) => refusalOf(facts, evidence),
  };
}

function assessedAs(result: Settlement['result']): Text {
  const name = resultNames[result];
  return { sv: `Bedömt som ${name.sv} av handläggare.`, en: `Assessed as ${name.en} by an officer.` };
}

const resultNames: Readonly<Record<Settlement['result'], Text>> = {
  MET: { sv: 'uppfyllt', en: 'met' },
  NOT_MET: { sv: 'inte uppfyllt', en: 'not met' },
};

const pointNames: Readonly<Record<ControlPointName, Text>> = {
  AUTHORISATION: { sv: 'vid ansökan', en: 'at authorisation' },
  BEFORE_START: { sv: 'före start', en: 'before start' },
  FOLLOW_UP: { sv: 'vid uppföljning', en: 'at follow-up' },
  SELF_REPORT: { sv: 'vid egen rapport', en: 'at self-report' },
};
