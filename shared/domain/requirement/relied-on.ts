import { registrationText } from '../provider/registration.ts';
import { type CheckOutcome, joinTexts, type Missing, needsCompletion, needsHuman } from './check-kinds/check-kind.ts';
import { fieldStatement } from '../completion/request.ts';
import type { Facts } from './facts.ts';
import type { Text } from './finding.ts';

/** Another firm whose capacity a requirement is met with, and what shows that it will be there (LOV 5:2). */
export interface ReliedOn {
  readonly company: string;
  readonly number: Text;
  /** Its stored files, by id. */
  readonly files: readonly string[];
  /** What the applicant answered when no file showed it. */
  readonly answer?: string | undefined;
}

/** Whose capacity a requirement is met with, in the order the applicant names them. */
export function reliedOn({ content, evidence }: Facts, requirementId: string): readonly ReliedOn[] {
  const stored = new Set(evidence.filter(({ status }) => status === 'STORED').map(({ evidenceId }) => evidenceId));
  return (content.reliances ?? [])
    .filter((one) => one.requirementId === requirementId)
    .map(({ company, evidenceIds }) => ({
      company: company.name,
      number: registrationText(company.registration),
      files: evidenceIds.filter((id) => stored.has(id)),
      answer: content.statements?.[fieldStatement(fieldOf(requirementId))],
    }));
}

/**
 * What a check finds of a requirement that is met with another's capacity: that it will be at the applicant's disposal is
 * asked for when nothing shows it, and a person judges what does. A machine never says "met" of another firm.
 */
export function withReliance(outcome: CheckOutcome, relied: readonly ReliedOn[], requirementId: string): CheckOutcome {
  if (relied.length === 0 || outcome.result === 'NOT_APPLICABLE') return outcome;
  const unshown = relied.filter(({ files, answer }) => files.length === 0 && answer === undefined);
  const whose = joinTexts(relied.map(named));
  if (unshown.length > 0) {
    const missing = [...outcome.missing, ...unshown.map((one) => undertakingOf(one, requirementId))];
    return needsCompletion(missing, joinTexts([whose, ...missing.map(({ text }) => text)]));
  }
  const reason = joinTexts([whose, outcome.reason]);
  if (outcome.result === 'NEEDS_COMPLETION') return needsCompletion(outcome.missing, reason);
  return needsHuman(reason, outcome.result === 'MET' ? 'MET' : outcome.suggestion);
}

function named({ company, number, files, answer }: ReliedOn): Text {
  const [sv, en] =
    files.length > 0
      ? [`${String(files.length)} underlag visar det`, `${String(files.length)} files show it`]
      : answer === undefined
        ? ['inget visar det än', 'nothing shows it yet']
        : ['sökanden har svarat med egna ord', 'the applicant has answered in words'];
  return {
    sv: `Kapaciteten är ${company}s (${number.sv}); ${sv}.`,
    en: `The capacity is that of ${company} (${number.en}); ${en}.`,
  };
}

function undertakingOf({ company }: ReliedOn, requirementId: string): Missing {
  return {
    ask: { kind: 'FIELD', field: fieldOf(requirementId) },
    text: {
      sv: `Visa att ${company} ställer sina resurser till förfogande, till exempel med dess skriftliga åtagande.`,
      en: `Show that ${company} puts its resources at your disposal, for example by its written undertaking.`,
    },
  };
}

function fieldOf(requirementId: string): string {
  return `reliance.${requirementId}`;
}
