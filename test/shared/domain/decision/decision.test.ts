import { describe, expect, it } from 'vitest';
import { Committee, seatHolder } from '../../../../shared/domain/decision/committee.ts';
import {
  approvedScopes,
  carriesRefusal,
  caseOutcome,
  decideAtMeeting,
  decidedOn,
  Decision,
  reasonsOf,
} from '../../../../shared/domain/decision/decision.ts';
import {
  answerAsDelegate,
  decideAsProposed,
  DelegateAnswer,
  type DelegateDecides,
} from '../../../../shared/domain/decision/delegate.ts';
import { declareResult } from '../../../../shared/domain/decision/meeting/declare.ts';
import type { MeetingProposal } from '../../../../shared/domain/decision/meeting/meeting.ts';
import { putProposal } from '../../../../shared/domain/decision/meeting/proposal.ts';
import { rightFor } from '../../../../shared/domain/decision/mode.ts';
import { DecisionRule } from '../../../../shared/domain/municipality/municipality.ts';
import { at, committee, errorOf, escort, finding, homeCare, meetingWith, proposal, value } from './builders.ts';

const officer = { role: 'OFFICER', name: 'Maj Nord', email: 'maj.nord@granvik.example', title: 'Enhetschef' } as const;
const member = { role: 'MEMBER', name: 'Carin Dahl', seat: '3' } as const;
const officerRule: DecisionRule = {
  mode: 'DELEGATE_OFFICER',
  delegationPoint: '4.12',
  delegate: { name: 'Maj Nord', email: 'Maj.Nord@granvik.example', phone: '0701740610' },
};
const memberRule: DecisionRule = { mode: 'DELEGATE_MEMBER', delegationPoint: '4.13', seat: '3' };

function round(changes: Partial<DelegateDecides> = {}): DelegateDecides {
  const proposed = proposal();
  return {
    proposal: proposed,
    right: memberRule,
    delegate: member,
    conflict: { conflict: 'NONE', declaredAt: at },
    shownBasisHash: proposed.basisHash,
    lostFiles: 0,
    number: 1,
    at,
    ...changes,
  };
}

describe('a delegate', () => {
  it('KL 6:37: a delegated member decides as proposed, and the decision names its delegation point', () => {
    const decision = value(decideAsProposed(round()));
    expect(decision).toMatchObject({
      mode: 'DELEGATE_MEMBER',
      delegationPoint: '4.13',
      decidedBy: { name: 'Carin Dahl', role: 'MEMBER', seat: '3' },
      scopes: round().proposal.scopes,
      basisHash: round().proposal.basisHash,
      proposalOutcome: 'CLEAR_APPROVAL',
      conflict: { conflict: 'NONE' },
    });
    expect(Decision.parse(decision)).toEqual(decision);
  });

  it('does not decide on files that a scan has taken away since; it sends back, or hands over', () => {
    const lost = round({ lostFiles: 1 });
    expect(errorOf(decideAsProposed(lost))).toBe('FILES_LOST');
    expect(value(answerAsDelegate(lost, { answer: 'SEND_BACK', question: 'Ett nytt intyg?' })).kind).toBe('SENT_BACK');
    expect(value(answerAsDelegate(lost, { answer: 'HAND_OVER', reason: 'Nämnden' })).kind).toBe('HANDED_OVER');
  });

  it('KL 7:5: a delegated officer decides as proposed', () => {
    const decision = value(decideAsProposed(round({ right: officerRule, delegate: officer })));
    expect(decision).toMatchObject({
      mode: 'DELEGATE_OFFICER',
      decidedBy: { title: 'Enhetschef' },
      delegationPoint: '4.12',
    });
    expect(Decision.parse(decision)).toEqual(decision);
    const { title: _title, ...untitled } = officer;
    expect(value(decideAsProposed(round({ right: officerRule, delegate: untitled }))).decidedBy).toEqual({
      role: 'OFFICER',
      name: 'Maj Nord',
    });
  });

  it('may decide, send back or hand over, and nothing else', () => {
    expect(answerAsDelegate(round(), { answer: 'AS_PROPOSED' })).toMatchObject({ value: { kind: 'DECIDED' } });
    expect(answerAsDelegate(round(), { answer: 'SEND_BACK', question: 'Vem är ersättare?' })).toEqual({
      ok: true,
      value: { kind: 'SENT_BACK', question: 'Vem är ersättare?' },
    });
    expect(answerAsDelegate(round(), { answer: 'HAND_OVER', reason: 'Av principiell vikt.' })).toEqual({
      ok: true,
      value: { kind: 'HANDED_OVER', reason: 'Av principiell vikt.' },
    });
    for (const answer of [{ answer: 'REFUSE' }, { answer: 'SEND_BACK', question: ' ' }, { answer: 'HAND_OVER' }]) {
      expect(DelegateAnswer.safeParse(answer).success).toBe(false);
    }
  });

  it('KL 6:28: with a declared conflict of interest can only hand over', () => {
    const withConflict = round({ conflict: { conflict: 'DECLARED', declaredAt: at, reason: 'Syskon i styrelsen' } });
    expect(errorOf(answerAsDelegate(withConflict, { answer: 'AS_PROPOSED' }))).toBe('CONFLICT_DECLARED');
    expect(errorOf(answerAsDelegate(withConflict, { answer: 'SEND_BACK', question: 'Varför?' }))).toBe(
      'CONFLICT_DECLARED',
    );
    expect(answerAsDelegate(withConflict, { answer: 'HAND_OVER', reason: 'Jäv' }).ok).toBe(true);
  });

  it('decides only on the basis that was shown', () => {
    const changed = round({ shownBasisHash: 'another' });
    expect(errorOf(decideAsProposed(changed))).toBe('BASIS_CHANGED');
    expect(errorOf(answerAsDelegate(changed, { answer: 'HAND_OVER', reason: 'Jäv' }))).toBe('BASIS_CHANGED');
  });

  it('KL 6:37: nobody but the one named in the delegation order decides', () => {
    expect(errorOf(decideAsProposed(round({ delegate: { ...member, seat: '4' } })))).toBe('NOT_THE_DELEGATE');
    expect(errorOf(decideAsProposed(round({ delegate: officer })))).toBe('NOT_THE_DELEGATE');
    expect(errorOf(decideAsProposed(round({ right: officerRule })))).toBe('NOT_THE_DELEGATE');
    const other = { ...officer, email: 'other@granvik.example' };
    expect(errorOf(decideAsProposed(round({ right: officerRule, delegate: other })))).toBe('NOT_THE_DELEGATE');
  });

  it('KL 6:37: nobody decides alone on what the delegation order leaves to the committee', () => {
    expect(errorOf(decideAsProposed(round({ right: { mode: 'MEETING' } })))).toBe('NOT_DELEGATED');
  });
});

describe('the committee in a meeting', () => {
  const refusal = proposal({
    scopes: [homeCare, escort],
    findings: [finding('G-01', 'MET'), finding('S-01', 'NOT_MET', 'Utbildning saknas.')],
  });
  const requirementIds = ['G-01', 'S-01'];

  function decided(put: MeetingProposal | undefined, declared = put?.id ?? 'P1') {
    const opened = meetingWith(['1', '2', '3', '4'], committee(), refusal.basisHash);
    const meeting = put === undefined ? opened : value(putProposal(opened, put));
    return decideAtMeeting({
      meeting: value(declareResult(meeting, { proposal: declared, paragraph: '97', at })),
      proposal: refusal,
      requirementIds,
    });
  }

  const other = (changes: Partial<(typeof refusal.scopes)[number]>): MeetingProposal => ({
    id: 'P2',
    by: 'Bo Berg',
    kind: 'OTHER',
    scopes: refusal.scopes.map((line, index) => (index === 0 ? { ...line, ...changes } : line)),
  });
  const text = { sv: 'Nämnden bedömer annorlunda.', en: 'The committee assesses otherwise.' };

  it('KL 5:54: decides what the chair has declared, with day and §', () => {
    const outcome = value(decided(undefined));
    expect(outcome).toMatchObject({
      kind: 'DECIDED',
      decision: {
        mode: 'MEETING',
        decidedBy: { name: 'Socialnämnden', chair: 'Agnes Alm' },
        meeting: { heldOn: '2026-03-10', paragraph: '97', castingVote: false },
        proposalOutcome: 'PARTIAL_APPROVAL',
      },
    });
    if (outcome.kind !== 'DECIDED') throw new Error('Not decided');
    expect(Decision.parse(outcome.decision)).toEqual(outcome.decision);
    expect(decidedOn(outcome.decision)).toBe('2026-03-10');
  });

  it('KL 5:54: has decided nothing before the result is declared', () => {
    const meeting = meetingWith(['1', '2', '3', '4'], committee(), refusal.basisHash);
    expect(errorOf(decideAtMeeting({ meeting, proposal: refusal, requirementIds }))).toBe('NOT_DECLARED');
  });

  it('has not decided on another basis than the one before it', () => {
    const meeting = value(
      declareResult(meetingWith(['1', '2', '3', '4'], committee(), 'older'), { proposal: 'P1', paragraph: '97', at }),
    );
    expect(errorOf(decideAtMeeting({ meeting, proposal: refusal, requirementIds }))).toBe('BASIS_CHANGED');
  });

  it('can refer the case back with a question', () => {
    expect(value(decided({ id: 'P2', by: 'Bo Berg', kind: 'REFER_BACK', question: 'Vad säger IVO?' }))).toEqual({
      kind: 'SENT_BACK',
      question: 'Vad säger IVO?',
    });
  });

  it('LOV 8:1: approves against the proposal only by naming the requirement it assesses otherwise', () => {
    const approve = (basis: { kind: 'ALL_MET' } | { kind: 'REQUIREMENT'; requirementId: string }) =>
      decided(other({ outcome: 'APPROVE', reasons: [{ basis, text }] }));
    expect(errorOf(approve({ kind: 'ALL_MET' }))).toBe('REASON_NAMES_NO_REQUIREMENT');
    expect(errorOf(approve({ kind: 'REQUIREMENT', requirementId: 'INVENTED' }))).toBe('UNKNOWN_REQUIREMENT');
    expect(value(approve({ kind: 'REQUIREMENT', requirementId: 'S-01' })).kind).toBe('DECIDED');
  });

  it('LOV 8:1: refuses only by a requirement of the version, excludes only by a ground of LOV 7:1', () => {
    const refuse = other({
      outcome: 'REFUSE',
      reasons: [{ basis: { kind: 'EXCLUSION', ground: 'CONVICTION' }, text }],
    });
    expect(errorOf(decided(refuse))).toBe('REASON_NAMES_NO_REQUIREMENT');
    const exclude = (ground: string) =>
      other({ outcome: 'EXCLUDE', reasons: [{ basis: { kind: 'EXCLUSION', ground }, text }] });
    expect(errorOf(decided(exclude('DISLIKED')))).toBe('UNKNOWN_GROUND');
    expect(value(decided(exclude('CONVICTION'))).kind).toBe('DECIDED');
    const byRequirement = other({
      outcome: 'EXCLUDE',
      reasons: [{ basis: { kind: 'REQUIREMENT', requirementId: 'S-01' }, text }],
    });
    expect(errorOf(decided(byRequirement))).toBe('REASON_NAMES_NO_GROUND');
  });

  it('LOV 8:2: decides nothing without reasons in words, and on exactly what was applied for', () => {
    const blank = other({
      reasons: [{ basis: { kind: 'REQUIREMENT', requirementId: 'S-01' }, text: { sv: ' ', en: '' } }],
    });
    expect(errorOf(decided(blank))).toBe('REASON_EMPTY');
    expect(errorOf(decided(other({ reasons: [] })))).toBe('REASON_EMPTY');
    expect(errorOf(decided(other({ scope: { ...homeCare, area: 'Annat område' } })))).toBe('SCOPES_DIFFER');
  });

  it('approves the case when any scope is approved, contracts only that, and tells the rest how to seek correction', () => {
    const outcome = value(decided(undefined));
    if (outcome.kind !== 'DECIDED') throw new Error('Not decided');
    expect(caseOutcome(outcome.decision)).toBe('APPROVED');
    expect(approvedScopes(outcome.decision)).toEqual([escort]);
    expect(carriesRefusal(outcome.decision)).toBe(true);
    expect(reasonsOf(outcome.decision).map(({ basis }) => basis.kind)).toEqual(['REQUIREMENT', 'ALL_MET']);
  });
});

describe('a decision', () => {
  it('refused in every scope is a refusal; each reason is told once', () => {
    const findings = [finding('G-01', 'NOT_MET', 'Försäkring saknas.'), finding('S-01', 'MET')];
    const refusal = proposal({ scopes: [homeCare, escort], findings });
    const decision = value(decideAsProposed(round({ proposal: refusal, shownBasisHash: refusal.basisHash })));
    expect(caseOutcome(decision)).toBe('REFUSED');
    expect(approvedScopes(decision)).toEqual([]);
    expect(reasonsOf(decision)).toHaveLength(1);
    expect(decidedOn({ ...decision, decidedAt: '2026-03-09T23:30:00.000Z' })).toBe('2026-03-10');
  });

  it('KL 6:37–6:38: can’t be automated, nor collected outside a meeting, nor a standing urgency', () => {
    for (const mode of ['AUTOMATED', 'PREPARATION', 'URGENT_CHAIR']) {
      expect(DecisionRule.safeParse({ mode, delegationPoint: '1' }).success).toBe(false);
      expect(Decision.safeParse({ ...value(decideAsProposed(round())), mode }).success).toBe(false);
    }
  });
});

describe('rightFor', () => {
  it('KL 6:37: follows the delegation order by the proposed outcome, and the committee once handed over', () => {
    const municipality = {
      decisionRules: {
        CLEAR_APPROVAL: officerRule,
        APPROVAL_AFTER_COMPLETION: memberRule,
        PARTIAL_APPROVAL: memberRule,
        REFUSAL: { mode: 'MEETING' as const },
        EXCLUSION: { mode: 'MEETING' as const },
      },
    };
    expect(rightFor(municipality, 'CLEAR_APPROVAL')).toEqual(officerRule);
    expect(rightFor(municipality, 'REFUSAL')).toEqual({ mode: 'MEETING' });
    expect(rightFor(municipality, 'CLEAR_APPROVAL', { handedOver: true })).toEqual({ mode: 'MEETING' });
  });
});

describe('a committee', () => {
  it('knows who holds a seat', () => {
    expect(seatHolder(committee(), '3')?.name).toBe('Carin Dahl');
    expect(seatHolder(committee(), '8')).toBeUndefined();
  });

  it('has one chair, names of its own for all, and calling orders of its own substitutes', () => {
    const roster = committee();
    const bad = [
      { ...roster, seats: roster.seats.map((line) => ({ ...line, role: 'MEMBER' })) },
      { ...roster, seats: [...roster.seats, { ...roster.seats[2], seat: '1', role: 'MEMBER' }] },
      { ...roster, substitutes: roster.substitutes.map((line) => ({ ...line, id: '1' })) },
      { ...roster, seats: roster.seats.map((line) => ({ ...line, callingOrder: ['E9'] })) },
    ];
    expect(bad.map((candidate) => Committee.safeParse(candidate).success)).toEqual([false, false, false, false]);
  });
});
