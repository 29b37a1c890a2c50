import type { Made } from './decision.ts';
import { capacityWords } from './position.ts';

/** Whoever decided, with what they decided as, in the words of lists and letters. */
export function deciderWords(made: Made): string {
  const as = capacityOf(made);
  return as === undefined ? made.decidedBy.name : `${made.decidedBy.name}, ${as}`;
}

/** The point that it was delegated by, and the one of whoever passed it on (KL 7:6). */
export function pointWords(made: Exclude<Made, { mode: 'MEETING' }>): string {
  const { delegationPoint } = made;
  if (made.mode !== 'DELEGATE_OFFICER' || made.subDelegation === undefined) return delegationPoint;
  return `${delegationPoint}, vidaredelegerad ${made.subDelegation.point} av ${made.subDelegation.by.name}`;
}

/** Who decided and by what right, for a letter. */
export function madeWords(made: Made): string {
  return [
    deciderWords(made),
    ...('meeting' in made ? [`sammanträdet ${made.meeting.heldOn}, § ${made.meeting.paragraph}`] : []),
    ...(made.mode === 'MEETING' ? [] : [`delegationspunkt ${pointWords(made)}`]),
    ...(made.mode === 'URGENT_CHAIR' ? ['brådskande ärende (6 kap. 39 § kommunallagen)'] : []),
  ].join(', ');
}

function capacityOf(made: Made): string | undefined {
  if (made.mode === 'SUBCOMMITTEE' || made.mode === 'MEETING') return undefined;
  if (made.mode === 'URGENT_CHAIR') return made.decidedBy.as === 'CHAIR' ? 'ordförande' : 'utsedd ledamot';
  const { capacity } = made.decidedBy;
  if (capacity !== undefined) return capacityWords(capacity).sv;
  return made.mode === 'DELEGATE_OFFICER' ? made.decidedBy.title : undefined;
}
