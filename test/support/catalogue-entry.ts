import type { CatalogueEntry } from '../../shared/domain/catalogue/entry.ts';

/** A provider of Granvik's in the catalogue; nobody in particular. */
export function sampleEntry(entryId: string, name = `Utförare ${entryId}`): CatalogueEntry {
  return {
    schemaVersion: 1,
    entryId,
    municipality: 'granvik',
    choiceSystemId: 'hemtjanst',
    provider: { name, organisationNumber: '559999-9009', regi: 'PRIVATE', members: [] },
    basis: 'AUTHORISATION',
    scopes: ['Centrum', 'Norra Granvik'].map((area) => ({ service: 'Omvårdnad', area, targetGroup: 'Äldre' })),
    text: { sv: 'Hemtjänst med få och kända medarbetare. '.repeat(8).trim() },
    phone: '0701740610',
    email: 'hej@utforare.example',
    website: 'https://utforare.example',
    languages: ['Svenska', 'Finska'],
    specialCompetence: ['Demens'],
    environmentProfile: ['Fossilfria bilar'],
    addOnServices: [],
    perService: [],
    quality: [],
    intake: null,
    warning: null,
    changedOn: null,
    hours: '07.00–22.00 alla dagar',
    capacity: { unit: 'HOURS_PER_MONTH', amount: 800 },
    visibleFrom: '2026-03-01T12:00:00.000Z',
    startsOn: '2026-04-01',
    endsOn: null,
    selectableFrom: '2026-04-01',
    confirmedOn: '2026-03-01',
    updatedAt: '2026-03-01T12:00:00.000Z',
  };
}
