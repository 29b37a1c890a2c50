import type { Subject } from '../../shared/domain/task/task.ts';
import { sha256 } from '../../shared/platform/hash.ts';
import { readTask } from '../../shared/store/task/task.ts';
import { contactOf } from '../../shared/store/contract/contact.ts';
import { giveContractNotice } from '../../shared/store/contract/notice.ts';
import { readContract } from '../../shared/store/contract/contract.ts';
import { issueLink } from '../../shared/store/task/link.ts';
import { acceptInvitation, inviteMember } from '../../shared/store/provider/account.ts';
import { providerSubject } from '../../shared/store/provider/provider.ts';
import { recordEvent } from '../../shared/store/record-event.ts';
import { registerOlderContract } from '../../shared/store/contract/register.ts';
import { findChoiceSystem } from '../../shared/store/choice-system/choice-system.ts';
import type { OidcIssuer } from './oidc-issuer.ts';

/** The fictional provider that had its contract before the system. */
export const lonnbacken = {
  name: 'Lönnbackens Omsorg',
  registration: { kind: 'SWEDISH', organisationNumber: '769999-9996' },
  legalForm: 'ECONOMIC_ASSOCIATION',
} as const;

/** Another one. */
export const almviken = {
  name: 'Almvikens Hemtjänst AB',
  registration: { kind: 'SWEDISH', organisationNumber: '559999-9991' },
  legalForm: 'LIMITED_COMPANY',
} as const;

/** Registers a provider's older contract, in force and shown; a choice system `hemtjanst` has to be open. */
export async function olderContract(
  contractId: string,
  provider: typeof lonnbacken | typeof almviken,
  municipality = 'granvik',
): Promise<string> {
  const system = await findChoiceSystem(municipality, 'hemtjanst');
  if (system?.status !== 'OPEN') throw new Error('No open system');
  const host = provider === lonnbacken ? 'lonnbacken.example' : 'almviken.example';
  await registerOlderContract(
    system,
    {
      contractId,
      basis: { kind: 'IMPORTED', signedOn: '2023-05-04', reference: `SN 2023/${contractId}` },
      provider,
      scopes: [{ service: 'Hemtjänst', area: 'Hela kommunen', targetGroup: 'Äldre' }],
      selectableFrom: '2023-06-01',
    },
    {
      presentation: {
        text: { sv: `Vi på ${provider.name} kommer hem till dig.` },
        phone: '0701740655',
        email: `hej@${host}`,
        languages: ['Svenska'],
        hours: 'Alla dagar 07.00–22.00',
      },
      capacity: { unit: 'HOURS_PER_MONTH', amount: 1200 },
      persons: [
        { role: 'CONTACT', name: provider === lonnbacken ? 'Lo Lönn' : 'Eve Almvik', email: `hej@${host}` },
        { role: 'MANAGER', name: 'Vera Vik' },
      ],
    },
    { by: 'Sam Ordning', at: '2026-02-01T08:00:00.000Z' },
  );
  return contractId;
}

/** Makes somebody a provider's first administrator, by an invitation and its link. */
export async function letIn(
  provider: { readonly name: string; readonly registration: Parameters<typeof providerSubject>[1] },
  memberId: string,
  name: string,
): Promise<void> {
  const at = '2026-02-02T08:00:00.000Z';
  const subject = providerSubject('granvik', provider.registration);
  const organisation = { name: provider.name, registration: provider.registration };
  const person = { name, email: 'hej@lonnbacken.example' };
  const invited = await inviteMember(subject, organisation, { ...person, role: 'ADMINISTRATOR' }, { by: 'Sam', at });
  const task = invited.ok ? await readTask(subject, invited.value.invitations[0]?.taskId ?? '') : null;
  if (task?.status !== 'OPEN') throw new Error('Not invited');
  const link = { municipality: 'granvik', tokenHash: sha256(await issueLink(task, at)) };
  await acceptInvitation({ task, link, at }, { memberId, ...person });
}

/** Word about a contract, mailed to its contact and not received yet; due a week after it was written. */
export async function writeTo(subject: Subject, at: string): Promise<void> {
  const contract = await readContract(subject);
  if (contract === null) throw new Error('No contract');
  const word = { noticeId: 'word', kind: 'EXTENDED', text: 'Avtalet förlängs', by: 'Sam Ordning', at } as const;
  const { writes, mail } = giveContractNotice(contract, await contactOf(contract), word);
  const event = { type: 'CONTRACT_EXTENDED', at, by: 'Sam Ordning', data: {} };
  await recordEvent(subject, event, { also: writes, outbox: [mail] });
}

/** The cookie of somebody who has signed in as a provider's. */
export function providerSession(issuer: OidcIssuer, sub: string, name: string): string {
  return `__Host-provider-session=${issuer.token({ sub, name, email: `${sub}@lonnbacken.example` })}`;
}
