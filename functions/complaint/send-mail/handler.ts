import type { Complaint } from '../../../shared/domain/complaint/complaint.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { complainantLetter, readingsLetter, staffComplaintLetter } from '../../../shared/messages/complaint-letter.ts';
import type { Letter } from '../../../shared/messages/letter.ts';
import { sendLetter } from '../../../shared/messages/send.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { environment } from '../../../shared/platform/environment.ts';
import { readComplaint, readComplaintContent } from '../../../shared/store/complaint/complaint.ts';
import type { OutboxLine, OutboxMessage } from '../../../shared/store/outbox.ts';
import { consumeOutbox } from '../../../shared/store/outbox-consumer.ts';
import { tables } from '../../../shared/store/tables.ts';

type Told = Extract<OutboxMessage, { kind: 'TELL' }>['what'];

/**
 * Tells whom a complaint concerns that something has happened: its reference, and never what it says. Addresses are read
 * when the mail is sent, and stand in no line of the outbox. Untagged: what does not arrive is told to nobody else.
 */
export const handler = consumeOutbox(
  async ({ subject, message }: OutboxLine) => {
    if (message.kind !== 'TELL') return;
    const municipality = municipalityOf(subject.municipality);
    const { what } = message;
    if (what === 'READINGS_TO_REVIEW') {
      const reviewer = municipality.complaints?.readings.reviewer;
      const url = `${base()}/desk/complaint-readings?municipality=${municipality.id}`;
      if (reviewer !== undefined) await sendLetter(reviewer.email, readingsLetter(municipality, url), municipality);
      return;
    }
    const complaint = await readComplaint(subject);
    if (complaint === null) return;
    if (what === 'RECEIVED' || what === 'ANSWERED') {
      const content = await readComplaintContent(subject);
      const to = content?.complainant.email;
      if (to !== undefined) await sendLetter(to, complainantLetter(what, complaint, municipality), municipality);
      return;
    }
    const to = staffAddress(what, complaint, municipality);
    if (to !== undefined) await sendLetter(to, staffLetterOf(what, complaint, municipality), municipality);
  },
  () => tables.citizen,
);

/** Re-read when it is sent: what has been settled meanwhile is not written about. */
function staffAddress(what: Told, complaint: Complaint, municipality: Municipality): string | undefined {
  if (complaint.status === 'CLOSED') return undefined;
  if (what === 'ASSIGNED') return complaint.assignee?.email;
  if (what === 'MISCONDUCT') return municipality.complaints?.misconduct.responsible.email;
  return municipality.coordinator.email;
}

function staffLetterOf(what: Told, { reference, complaintId }: Complaint, municipality: Municipality): Letter {
  const url = `${base()}/desk/complaints/${publicId(municipality.id, complaintId)}`;
  return staffComplaintLetter(what === 'MISCONDUCT' || what === 'LATE' ? what : 'ASSIGNED', municipality, {
    reference,
    url,
  });
}

function base(): string {
  return environment('PUBLIC_BASE_URL');
}
