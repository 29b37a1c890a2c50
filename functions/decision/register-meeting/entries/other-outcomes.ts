import { proposalOf } from '../../../../shared/domain/decision/basis.ts';
import type { Meeting } from '../../../../shared/domain/decision/meeting/meeting.ts';
import { checkOutcomes } from '../../../../shared/domain/decision/outcomes.ts';
import { ScopeOutcome } from '../../../../shared/domain/decision/proposal.ts';
import { exclusionRulesOn } from '../../../../shared/domain/requirement/exclusion-grounds.ts';
import { valueOf } from '../../../../shared/http/form/form.ts';
import { meetingErrorText } from '../../../../shared/http/decision/meeting-words.tsx';
import { type Entered, type Entry, wrong } from './entry.ts';
import { texts } from './texts.ts';

/** Another outcome for at least one scope, with its reason; the others stay as proposed (LOV 8:1). */
export function readScopes(
  meeting: Meeting,
  { found, values, lang }: Entry,
): { readonly ok: true; readonly scopes: readonly ScopeOutcome[] } | Extract<Entered, { ok: false }> {
  const proposed = proposalOf(found.application)?.scopes ?? [];
  const known = {
    requirementIds: found.basis.requirements.map(({ id }) => id),
    grounds: exclusionRulesOn(meeting.heldOn).grounds.map(({ ground }) => ground),
  };
  const scopes: ScopeOutcome[] = [];
  for (const [index, line] of proposed.entries()) {
    const outcome = valueOf(values, `outcome-${String(index)}`);
    if (outcome === '' || outcome === 'AS_PROPOSED') {
      scopes.push(line);
      continue;
    }
    const [kind, name = ''] = valueOf(values, `basis-${String(index)}`).split(':');
    const words = valueOf(values, `reason-${String(index)}`).trim();
    const other = ScopeOutcome.safeParse({
      scope: line.scope,
      outcome,
      reasons: [
        {
          basis: kind === 'GROUND' ? { kind: 'EXCLUSION', ground: name } : { kind: 'REQUIREMENT', requirementId: name },
          text: { sv: words, en: words },
        },
      ],
    });
    if (!other.success) return wrong(`outcome-${String(index)}`, texts.choose, lang);
    if (words.length > 5000) return wrong(`reason-${String(index)}`, texts.long, lang);
    const checked = checkOutcomes([other.data], [line], known);
    if (!checked.ok) {
      const field = checked.error === 'REASON_EMPTY' ? 'reason' : 'basis';
      return wrong(`${field}-${String(index)}`, meetingErrorText(checked.error), lang);
    }
    scopes.push(other.data);
  }
  const differs = scopes.some((line) => !proposed.some((before) => before === line));
  return differs ? { ok: true, scopes } : wrong('outcome-0', texts.same, lang);
}
