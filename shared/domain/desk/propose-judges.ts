import type { ControlPoint } from '../requirement/requirement-set.ts';
import type { DeskOfficer } from './desk.ts';
import { isSameOfficer, type Officer } from './officer.ts';

/** A requirement that waits for a person, and the competence that its control point names for it. */
export interface ToJudge {
  readonly requirementId: string;
  readonly competence: ControlPoint['competence'];
}

/**
 * Who is proposed to judge what, by the competence that the requirement set names and the desk's officers have. Of several
 * who have it each case has its own, so that none has them all. Whoever has the case keeps what they can judge themselves,
 * and what somebody was given already stays theirs. What nobody has the competence for stays with whoever has the case.
 * @param caseId the same case gets the same answer
 */
export function proposeJudges(
  waiting: readonly ToJudge[],
  officers: readonly DeskOfficer[],
  now: {
    readonly caseId: string;
    readonly officer?: Officer | undefined;
    readonly judges?: Readonly<Record<string, Officer>> | undefined;
  },
): ReadonlyMap<string, Officer> {
  const { caseId, officer, judges = {} } = now;
  const turn = [...caseId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return new Map(
    waiting.flatMap(({ requirementId, competence }): [string, Officer][] => {
      if (competence === undefined || Object.hasOwn(judges, requirementId)) return [];
      const able = officers.filter((one) => one.competences.some((word) => isSameWord(word, competence)));
      if (officer !== undefined && able.some((one) => isSameOfficer(one, officer))) return [];
      const chosen = able[turn % Math.max(able.length, 1)];
      return chosen === undefined ? [] : [[requirementId, { name: chosen.name, email: chosen.email }]];
    }),
  );
}

function isSameWord(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
