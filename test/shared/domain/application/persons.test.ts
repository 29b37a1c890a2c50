import { describe, expect, test } from 'vitest';
import { PersonInRole, Persons, personsIn, rolesOf } from '../../../../shared/domain/application/persons.ts';

const robin = { name: 'Robin Ljungström', roles: ['MANAGER', 'OWNER'], sharePercent: 49.5 };

describe('persons behind the applicant', () => {
  test.each([
    ['a number within the name', { ...robin, name: 'Robin 121212-1212' }],
    ['a field for a national identity number', { ...robin, personalNumber: '121212-1212' }],
    ['no role', { ...robin, roles: [] }],
    ['a role twice', { ...robin, roles: ['OWNER', 'OWNER'] }],
    ['a role nobody knows', { ...robin, roles: ['FRIEND'] }],
    ['more than all of the company', { ...robin, sharePercent: 101 }],
    ['a day that is none', { ...robin, from: '2026-02-30' }],
    ['more merits than anybody reads', { ...robin, practice: Array.from({ length: 41 }, () => ({})) }],
  ])('%s is refused', (_what, person) => {
    expect(PersonInRole.safeParse(person).success).toBe(false);
  });

  test('a name and a role are enough: nobody states merits that no requirement asks for', () => {
    expect(PersonInRole.safeParse({ name: 'Kim Solberg', roles: ['BOARD_MEMBER'] }).success).toBe(true);
  });

  test('the list is bounded', () => {
    expect(Persons.safeParse(Array.from({ length: 40 }, () => robin)).success).toBe(true);
    expect(Persons.safeParse(Array.from({ length: 41 }, () => robin)).success).toBe(false);
  });

  test('are found by each of their roles, and shown with all of them', () => {
    const persons = Persons.parse([robin, { name: 'Kim Solberg', roles: ['BOARD_MEMBER'] }]);
    expect(personsIn({ persons }, 'OWNER').map(({ name }) => name)).toEqual(['Robin Ljungström']);
    expect(personsIn({}, 'OWNER')).toEqual([]);
    expect(persons.map((person) => rolesOf(person).sv)).toEqual(['Verksamhetsansvarig, ägare', 'Styrelseledamot']);
  });
});
