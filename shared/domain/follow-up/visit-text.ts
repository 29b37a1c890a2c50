import type { Municipality } from '../municipality/municipality.ts';
import type { FollowUpVisitIn } from './visit.ts';

type Sender = Pick<Municipality, 'name' | 'committee' | 'coordinator'>;

/** What a provider is told of a visit that is announced: when, who comes, why and what they look at. */
export function visitAnnouncement(
  { name, committee, coordinator }: Sender,
  { providerName, plannedOn, visitors, reason, requirements }: FollowUpVisitIn<'PLANNED'>,
  movedFrom?: string,
): string {
  return [
    movedFrom === undefined ? 'Uppföljningsbesök' : 'Uppföljningsbesöket är flyttat',
    `${name}, ${committee.name}, besöker ${providerName} den ${plannedOn}${movedFrom === undefined ? '' : `, i stället för ${movedFrom}`}.`,
    `De som kommer: ${visitors.join(', ')}.`,
    `Skäl: ${reason}`,
    `Det här ser vi på:\n${requirements.map(({ requirementId, title }) => `${requirementId} ${title.sv}`).join('\n')}`,
    'Efter besöket får ni rapporten och kan säga om något i den är fel, innan den fastställs.',
    `Passar dagen inte? ${coordinator.name}, ${coordinator.phone}, ${coordinator.email}.`,
  ].join('\n\n');
}

/** That an announced visit does not take place. */
export function visitCancelledText(
  { name, coordinator }: Sender,
  { providerName, plannedOn, why }: FollowUpVisitIn<'CANCELLED'>,
): string {
  return [
    'Uppföljningsbesöket är inställt',
    `${name} kommer inte till ${providerName} den ${plannedOn}.`,
    `Skäl: ${why}`,
    `Frågor? ${coordinator.name}, ${coordinator.phone}, ${coordinator.email}.`,
  ].join('\n\n');
}
