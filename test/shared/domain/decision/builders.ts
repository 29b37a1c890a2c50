import type { Scope } from '../../../../shared/domain/application/content.ts';
import { Committee } from '../../../../shared/domain/decision/committee.ts';
import type { Decision } from '../../../../shared/domain/decision/decision.ts';
import { decideAsProposed } from '../../../../shared/domain/decision/delegate.ts';
import { deriveProposal, type ProposalFacts } from '../../../../shared/domain/decision/derive-proposal.ts';
import type { Meeting } from '../../../../shared/domain/decision/meeting/meeting.ts';
import { openMeeting } from '../../../../shared/domain/decision/meeting/open.ts';
import { setAttendance } from '../../../../shared/domain/decision/meeting/presence.ts';
import type { Proposal } from '../../../../shared/domain/decision/proposal.ts';
import { exclusionRulesOn } from '../../../../shared/domain/requirement/exclusion-grounds.ts';
import type { ExclusionAssessment, GroundAssessment } from '../../../../shared/domain/requirement/exclusion.ts';
import type { Finding } from '../../../../shared/domain/requirement/finding.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import { hashOf } from '../../../../shared/platform/hash.ts';

export const at = '2026-03-02T09:00:00.000Z';

export const homeCare: Scope = { service: 'Hemtjänst', area: 'Hela kommunen', targetGroup: 'Äldre' };
export const escort: Scope = { service: 'Ledsagning', area: 'Hela kommunen', targetGroup: 'Äldre' };

export function finding(
  requirementId: string,
  result: Finding['result'],
  reason = `${requirementId}: ${result}`,
): Finding {
  return {
    requirementId,
    result,
    source: 'OFFICER',
    by: 'Ebba Lind',
    at,
    reason: { sv: reason, en: reason },
    missing: [],
    factsHash: 'f'.repeat(64),
  };
}

export function exclusion(...assessed: GroundAssessment[]): ExclusionAssessment {
  return {
    schemaVersion: 1,
    ruleVersion: 'LOV-7-1@2022-08-01',
    assessedBy: { name: 'Ebba Lind', role: 'OFFICER' },
    at,
    factsHash: 'f'.repeat(64),
    grounds: exclusionRulesOn('2026-03-06')
      .grounds.map(({ ground }) => ground)
      .map(
        (ground) =>
          assessed.find((line) => line.ground === ground) ?? {
            ground,
            applies: 'NO',
            evidence: 'Registerutdrag sett.',
          },
      ),
  };
}

export function facts(changes: Partial<ProposalFacts> = {}): ProposalFacts {
  return {
    findings: [finding('G-01', 'MET'), finding('S-01', 'MET')],
    scopes: [homeCare],
    requirementServices: { 'G-01': 'ALL', 'S-01': ['Hemtjänst'] },
    exclusion: exclusion(),
    opinions: [],
    completions: [],
    at,
    hash: hashOf,
    ...changes,
  };
}

export function proposal(changes: Partial<ProposalFacts> = {}): Proposal {
  const derived = deriveProposal(facts(changes));
  if (derived.kind !== 'PROPOSAL') throw new Error('The facts give no proposal.');
  return derived.proposal;
}

/** A delegated member's decision on what follows from the facts. */
export function decisionOf(changes: Partial<ProposalFacts> = {}): Decision {
  const proposed = proposal(changes);
  return value(
    decideAsProposed({
      proposal: proposed,
      right: { mode: 'DELEGATE_MEMBER', delegationPoint: '4.13', seat: '3' },
      delegate: { role: 'MEMBER', name: 'Carin Dahl', seat: '3' },
      conflict: { conflict: 'NONE', declaredAt: at },
      shownBasisHash: proposed.basisHash,
      lostFiles: 0,
      number: 1,
      at,
    }),
  );
}

/** Granvik's social committee: seats 1–7, chair on 1, vice-chair on 2, substitutes E1–E3. */
export function committee(changes: Partial<Committee> = {}): Committee {
  const person = (name: string, index: number) => ({
    name,
    email: `${name.toLowerCase().replace(/[^a-z]/g, '')}@granvik.example`,
    phone: `07017406${String(10 + index)}`,
  });
  const members = ['Agnes Alm', 'Bo Berg', 'Carin Dahl', 'David Ek', 'Elin Fors', 'Filip Gran', 'Greta Holm'];
  return Committee.parse({
    schemaVersion: 1,
    id: 'socialnamnden',
    municipality: 'granvik',
    name: 'Socialnämnden',
    seats: members.map((name, index) => ({
      seat: String(index + 1),
      role: index === 0 ? 'CHAIR' : index === 1 ? 'VICE_CHAIR' : 'MEMBER',
      person: person(name, index),
    })),
    substitutes: ['Hugo Ivarsson', 'Ida Jonsson', 'Karl Lund'].map((name, index) => ({
      id: `E${index + 1}`,
      person: person(name, 10 + index),
    })),
    exerciseOfAuthority: true,
    ...changes,
  });
}

/** A meeting about the proposal, with these persons in the room. */
export function meetingWith(present: readonly string[], roster: Committee = committee(), basisHash = 'b'): Meeting {
  const opened: Meeting = openMeeting(roster, {
    number: 1,
    heldOn: '2026-03-10',
    basisHash,
    at: '2026-03-10T08:00:00.000Z',
    administration: 'Socialförvaltningen',
  });
  return present.reduce<Meeting>((meeting, who) => value(setAttendance(meeting, who, 'PRESENT_IN_ROOM')), opened);
}

/** The value of a result that a test takes for granted. */
export function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function errorOf<E>(result: Result<unknown, E>): E | undefined {
  return result.ok ? undefined : result.error;
}
