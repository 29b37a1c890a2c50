import Papa from 'papaparse';
import type { Disposal, DisposalLine } from '../../../shared/domain/register/disposal.ts';

/** A disposal's log as a spreadsheet: each case by its number, and who decided on it by what plan (arkivlagen 1990:782, 10 §). */
export function logOf(disposal: Disposal, lines: readonly DisposalLine[]): string {
  const { disposalId, plan, proposedAt } = disposal;
  const common = {
    disposal: disposalId,
    plan: plan.name,
    adoptedBy: plan.adopted.by,
    adoptedOn: plan.adopted.on,
    paragraph: plan.adopted.paragraph,
    proposedAt,
    reviewedBy: 'reviewed' in disposal ? (disposal.reviewed?.by ?? '') : '',
    approvedBy: 'approved' in disposal ? disposal.approved.by : '',
    approvedAt: 'approved' in disposal ? disposal.approved.at : '',
  };
  const rows = lines.map((line) => ({
    diaryNumber: line.diaryNumber,
    class: line.class,
    ended: line.ended,
    endedOn: line.endedOn,
    dueOn: line.dueOn,
    documents: line.documents,
    files: line.files,
    preserves: line.preserves.join(' '),
    status: line.status,
    erasedAt: line.status === 'ERASED' ? line.erasedAt : '',
    takenOutBy: line.status === 'TAKEN_OUT' ? line.takenOut.by : '',
    why: whyOf(line),
    ...common,
  }));
  return `\uFEFF${Papa.unparse(rows, { escapeFormulae: true, delimiter: ';', newline: '\r\n' })}\r\n`;
}

function whyOf(line: DisposalLine): string {
  if (line.status === 'TAKEN_OUT') return line.takenOut.why;
  return line.status === 'STOPPED' ? line.stopped.hindrances.join(' ') : '';
}
