import { readFileSync } from 'node:fs';
import config from '../../../config/granvik.json' with { type: 'json' };
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import { completeApplication } from '../application-builder.ts';
import { serviceTypes } from '../service-types.ts';

const { cooperatesWith: _neighbours, ...alone } = Municipality.parse(config.municipalities[1]);

/** The other fictional municipality, with other words for everything; a test says when the two cooperate. */
export const lillby: Municipality = alone;

/** Its terms for housing support, as its own file has them. */
export const housingSupport = RequirementSet.parse(
  JSON.parse(readFileSync(new URL('./boendestod.json', import.meta.url), 'utf8')),
);

const scope = { service: 'Boendestöd', area: 'Hela kommunen', targetGroup: 'Vuxna' };

export const housingSupportSystem = {
  municipality: 'lillby',
  id: 'boendestod',
  service: 'Boendestöd',
  decisionRef: { body: 'Kommunfullmäktige i Lillby', heldOn: '2026-01-12', paragraph: '§ 4' },
  cpvCodes: ['85312400-3'],
  serviceTypes: serviceTypes('housing-support'),
  services: [scope.service],
  areas: [scope.area],
  targetGroups: [scope.targetGroup],
};

/** The rest of its documentation, in its own words. */
export const housingSupportDocumentation = {
  compensation: { grounds: 'Check per utförd timme.' },
  specialTerms: [],
  submissionChannels: [{ kind: 'POST', address: 'Lillby kommun, 999 80 Lillby' }],
  decisionTime: { weeks: 6 },
  contractTemplate: { title: 'Avtal', sections: [{ heading: 'Parter', text: '{{provider.name}}' }] },
  nationalAdvert: { url: 'https://lov-uppdrag.example/lillby', confirmedOn: '2026-02-02', confirmedBy: 'Sam Ordning' },
  validFrom: '2026-02-02',
};

/** An application that states everything and hands in nothing. */
export function housingSupportApplication(): ApplicationContent {
  return {
    ...completeApplication().content,
    scopes: [scope],
    declarations: { 'villkor.1': true, 'villkor.2': true },
    undertakings: { 'villkor.7': true, 'villkor.8': true },
    statements: { arbetssatt: 'Planen görs vid köksbordet och ses över varje månad.' },
  };
}
