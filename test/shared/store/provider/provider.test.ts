import { describe, expect, it } from 'vitest';
import type { ProviderRelation } from '../../../../shared/domain/provider/provider.ts';
import { providerSubject, putRelation, readRelations } from '../../../../shared/store/provider/provider.ts';
import { transact } from '../../../../shared/store/transact.ts';
import { useTables } from '../../../support/tables.ts';

useTables();

const swedish = (organisationNumber: string) => ({ kind: 'SWEDISH' as const, organisationNumber });

function relation(kind: ProviderRelation['kind'], id: string, organisationNumber: string): ProviderRelation {
  return {
    schemaVersion: 1,
    kind,
    id,
    organisation: {
      name: 'Solgläntans Hemtjänst AB',
      registration: swedish(organisationNumber),
      legalForm: 'LIMITED_COMPANY',
    },
    persons: [],
    since: '2026-03-02T08:00:00.000Z',
  };
}

describe('a provider', () => {
  it('stands over its applications and contracts, however its number is written', async () => {
    await transact([
      putRelation('granvik', relation('APPLICATION', 'a', '559999-9009')),
      putRelation('granvik', relation('CONTRACT', 'c', '5599999009')),
      putRelation('granvik', relation('APPLICATION', 'other', '559999-9108')),
    ]);
    const found = await readRelations('granvik', swedish('165599999009'));
    expect(found.map(({ kind, id }) => [kind, id])).toEqual([
      ['APPLICATION', 'a'],
      ['CONTRACT', 'c'],
    ]);
  });

  it('has a key that does not tell a sole trader’s personal number', () => {
    expect(JSON.stringify(providerSubject('granvik', swedish('121212-1212')))).not.toContain('121212');
  });
});
