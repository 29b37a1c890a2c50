import type { Meeting, MeetingProposal } from '../../../../shared/domain/decision/meeting/meeting.ts';
import { putProposal } from '../../../../shared/domain/decision/meeting/proposal.ts';
import { valueOf } from '../../../../shared/http/form/form.ts';
import { meetingErrorText } from '../../../../shared/http/decision/meeting-words.tsx';
import { nameOf } from '../names.ts';
import { type Entered, type Entry, told, wrong } from './entry.ts';
import { readScopes } from './other-outcomes.ts';
import { texts } from './texts.ts';

export function propose(meeting: Meeting, entry: Entry): Entered {
  const { values, lang } = entry;
  const by = nameOf(meeting, valueOf(values, 'proposedBy'));
  if (by === '') return wrong('proposedBy', meetingErrorText('UNKNOWN_PERSON'), lang);
  const id = `P${String(meeting.proposals.length + 1)}`;
  const read = readProposal(meeting, entry, { id, by });
  if (!read.ok) return read;
  const { proposal } = read;
  return told(putProposal(meeting, proposal), lang, {
    type: 'PROPOSAL_PUT',
    data: { id, by, kind: proposal.kind },
    field: () => '',
  });
}

function readProposal(
  meeting: Meeting,
  entry: Entry,
  { id, by }: { readonly id: string; readonly by: string },
): { readonly ok: true; readonly proposal: MeetingProposal } | Extract<Entered, { ok: false }> {
  const { values, lang } = entry;
  switch (valueOf(values, 'proposalKind')) {
    case 'REFER_BACK': {
      const question = valueOf(values, 'question').trim();
      if (question === '') return wrong('question', texts.question, lang);
      if (question.length > 5000) return wrong('question', texts.long, lang);
      return { ok: true, proposal: { id, by, kind: 'REFER_BACK', question } };
    }
    case 'OTHER': {
      const scopes = readScopes(meeting, entry);
      return scopes.ok ? { ok: true, proposal: { id, by, kind: 'OTHER', scopes: [...scopes.scopes] } } : scopes;
    }
    default:
      return wrong('proposalKind', texts.choose, lang);
  }
}
