import { describe, expect, it } from 'vitest';
import { ChoiceSystem } from '../../../../shared/domain/choice-system/choice-system.ts';
import { isJoint } from '../../../../shared/domain/choice-system/joint.ts';
import { serviceTypes } from '../../../support/service-types.ts';

function system(municipality: string, names: string, ...types: string[]): ChoiceSystem {
  return ChoiceSystem.parse({
    schemaVersion: 1,
    status: 'PREPARING',
    id: 'hemtjanst',
    municipality,
    service: 'Hemtjänst',
    decisionRef: { body: 'Kommunfullmäktige', heldOn: '2025-11-24', paragraph: '§ 112' },
    cpvCodes: ['85312000-9'],
    serviceTypes: serviceTypes(...types),
    services: ['Hemtjänst'],
    areas: ['Hela kommunen'],
    targetGroups: ['Äldre'],
    jointWith: [{ municipality: names, id: 'hemtjanst' }],
  });
}

describe('a joint system', () => {
  const granvik = system('granvik', 'lillby', 'escort', 'relief');

  it('is one that both municipalities name, with some kind of service in common', () => {
    expect(isJoint(granvik, system('lillby', 'granvik', 'escort'))).toBe(true);
    expect(isJoint(granvik, system('lillby', 'fjallberg', 'escort'))).toBe(false);
    expect(isJoint(granvik, system('lillby', 'granvik', 'housing-support'))).toBe(false);
  });

  it('is of two municipalities', () => {
    const alone = system('granvik', 'granvik', 'escort');
    expect(isJoint(alone, alone)).toBe(false);
  });
});
