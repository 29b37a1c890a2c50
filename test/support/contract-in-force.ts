import { readChoiceSystem } from '../../shared/store/choice-system/choice-system.ts';
import { registerOlderContract } from '../../shared/store/contract/register.ts';

/** Stores a contract of Granvik's home care, or a neighbour's, that is in force, with somebody to ask at `<id>@omsorg.example`. */
export async function storeInForce(
  contractId: string,
  organisationNumber = '5561000010',
  municipality = 'granvik',
): Promise<void> {
  const system = await readChoiceSystem(municipality, 'hemtjanst');
  if (system.status !== 'OPEN') throw new Error('The system has to be open');
  await registerOlderContract(
    system,
    {
      contractId,
      basis: { kind: 'IMPORTED', signedOn: '2024-06-03', reference: contractId },
      provider: {
        name: `Omsorg ${contractId}`,
        registration: { kind: 'SWEDISH', organisationNumber },
        legalForm: 'LIMITED_COMPANY',
      },
      scopes: [{ service: 'Hemtjänst', area: 'Hela kommunen', targetGroup: 'Äldre' }],
      selectableFrom: '2024-07-01',
    },
    {
      presentation: {
        text: { sv: 'Hemtjänst.' },
        phone: '0701740682',
        email: `${contractId}@omsorg.example`,
        languages: ['Svenska'],
        hours: 'Dygnet runt',
      },
      capacity: null,
    },
    { by: 'Sam', at: '2026-01-12T08:00:00.000Z' },
  );
}
