import { describe, expect, it } from 'vitest';
import { advertOf } from '../../../../shared/domain/choice-system/advert.ts';
import { ChoiceSystem } from '../../../../shared/domain/choice-system/choice-system.ts';
import { granvik } from '../../../support/granvik.ts';
import { homeCareTypes } from '../../../support/service-types.ts';

const system = ChoiceSystem.parse({
  schemaVersion: 1,
  status: 'PREPARING',
  id: 'hemtjanst',
  municipality: 'granvik',
  service: 'Hemtjänst',
  decisionRef: { body: 'Kommunfullmäktige', heldOn: '2025-11-24', paragraph: '§ 112' },
  cpvCodes: ['85312000-9'],
  serviceTypes: homeCareTypes,
  services: ['Omvårdnad'],
  areas: ['Hela kommunen'],
  targetGroups: ['Äldre'],
});
const site = 'https://valbar.granvik.example';

describe('the national advert', () => {
  it('LOV 3:1: is written from the same data as the documentation, and leads to it', () => {
    const address = `${site}/ansok/granvik.hemtjanst`;
    const submissionChannels = [{ kind: 'WEB_FORM' as const, address }];
    const { contact, ...advert } = advertOf(
      system,
      { decisionTime: { weeks: 8 }, submissionChannels, validFrom: '2026-02-01' },
      { municipality: granvik, site },
    );
    expect(advert).toMatchObject({
      authority: 'Granviks kommun, Socialnämnden',
      title: 'Hemtjänst i Granviks kommun',
      documentation: `${site}/valfrihetssystem/granvik.hemtjanst`,
      howToApply: [address],
      cpvCodes: ['85312000-9'],
    });
    expect(advert.text).toContain('Beslut fattas inom 8 veckor');
    expect(contact).toEqual({
      name: granvik.coordinator.name,
      email: granvik.coordinator.email,
      phone: granvik.coordinator.phone,
    });
  });

  it('LOV 2:4, 3:2: asks for applications until further notice', () => {
    expect(advertOf(system, {}, { municipality: granvik, site }).text).toContain('när som helst, tills vidare');
  });

  it('says the municipality’s own words', () => {
    const terminology = { ...granvik.terminology, approval: { noun: 'auktorisation', verb: 'auktoriseras' } };
    const own = advertOf(system, {}, { municipality: { ...granvik, terminology }, site });
    expect(own.text).toContain('auktoriseras.');
  });
});
