import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dcatOf } from '../../../../shared/domain/catalogue/dcat.ts';
import { type CatalogueEntry, entryOf } from '../../../../shared/domain/catalogue/entry.ts';
import { entryEvent, type EntryVersion, shownBefore } from '../../../../shared/domain/catalogue/entry-event.ts';
import { openCsv } from '../../../../shared/domain/catalogue/open-csv.ts';
import { OpenEntry, openEntry } from '../../../../shared/domain/catalogue/open-entry.ts';
import { registerContract } from '../../../../shared/domain/contract/contract.ts';
import { sampleEntry } from '../../../support/catalogue-entry.ts';
import { granvik } from '../../../support/granvik.ts';
import { holds } from '../../../support/holds.ts';
import { homeCare } from '../decision/builders.ts';

const at = '2026-05-01T08:00:00.000Z';

describe('an entry as open data', () => {
  it('has every field of everybody, and the same as CSV', () => {
    const open = openEntry(sampleEntry('E1', 'Lönnbackens "Omsorg", AB'));
    expect(OpenEntry.parse(open)).toEqual(open);
    expect(open).toMatchObject({ id: 'granvik.E1', page: '/utforare/granvik.E1', organisationNumber: '559999-9009' });
    const [head, line, ...rest] = openCsv([open]).split('\r\n');
    expect(rest).toEqual(['']);
    expect(head?.split(',').slice(0, 3)).toEqual(['id', 'page', 'municipality']);
    expect(line).toContain('"Lönnbackens ""Omsorg"", AB"');
    expect(line).toContain('Centrum | Norra Granvik');
  });

  it('tells what surveys have said, each in columns of its own', () => {
    const targets = { municipality: 75, committee: null };
    const quality: CatalogueEntry['quality'] = [
      { source: 'NATIONAL', year: '2026', value: 88, answered: 41, targets, before: 86 },
    ];
    const [head, line] = openCsv([openEntry({ ...sampleEntry('E1'), quality })]).split('\r\n');
    expect(head?.split(',').slice(-9, -3)).toEqual(
      ['year', 'percent', 'answers', 'percent_year_before', 'municipality_target', 'committee_target'].map(
        (name) => `national_survey_${name}`,
      ),
    );
    expect(line?.split(',').slice(-15, -3)).toEqual(['', '', '', '', '', '', '2026', '88', '41', '86', '75', '']);
  });

  it('tells a warning that is shown in columns of its own: its day, until when, and when it was put right', () => {
    const warning = { on: '2026-03-01', until: '2027-03-01', correctedOn: '2026-04-02' };
    const [head, line] = openCsv([openEntry({ ...sampleEntry('E1'), warning })]).split('\r\n');
    expect(head?.split(',').slice(-3)).toEqual(['warning_on', 'warning_until', 'warning_corrected_on']);
    expect(line?.split(',').slice(-3)).toEqual(['2026-03-01', '2027-03-01', '2026-04-02']);
  });

  it('lets no spreadsheet take a text for a formula', () => {
    expect(openCsv([openEntry(sampleEntry('E1', '=cmd()'))])).toContain(",'=cmd(),");
  });

  it('2022:818 2:1: tells nothing of who a sole trader is, whatever they wrote, alone or in a group', () => {
    const word = fc.stringMatching(/^[A-ZÅÄÖa-zåäö]{9,14}$/);
    const number = fc.constantFrom('640823-3234', '640823-3226', '19640823-3234', '6408233234');
    const person = fc.record({ name: word, number, said: word, email: word, site: word });
    holds(
      fc.property(person, fc.boolean(), ({ name, number: organisationNumber, said, email, site }, isMember) => {
        const trader = {
          name,
          registration: { kind: 'SWEDISH', organisationNumber },
          legalForm: 'SOLE_TRADER',
        } as const;
        const firm = {
          name: 'Omsorg AB',
          registration: { kind: 'SWEDISH', organisationNumber: '559999-9009' },
          legalForm: 'LIMITED_COMPANY',
        } as const;
        const contract = registerContract({
          contractId: 'c1',
          municipality: 'granvik',
          choiceSystemId: 'hemtjanst',
          versionNumber: 1,
          basis: { kind: 'IMPORTED', signedOn: '2023-05-04', reference: 'r' },
          provider: isMember ? { ...firm, members: [trader] } : trader,
          scopes: [homeCare],
          selectableFrom: '2026-05-01',
          createdAt: at,
        });
        const presentation = {
          text: { sv: `Jag heter ${said}.` },
          phone: '0701740611',
          email: `${email}@x.example`,
          website: `https://${site}.example`,
          languages: ['Svenska'],
          hours: '7–22',
        };
        const entry = entryOf(
          contract,
          { presentation, capacity: null },
          { text: presentation.text, confirmedOn: '2026-05-01', results: [], warning: null },
          at,
        );
        const open = openEntry(entry);
        const published = JSON.stringify(open) + openCsv([open]);
        for (const secret of [name, said, email, site, '0701740611', '640823', '3234']) {
          expect(published).not.toContain(secret);
        }
      }),
    );
  });
});

describe('the metadata for the national catalogue', () => {
  const base = 'https://val.granvik.example';
  const { openData } = granvik;
  if (openData === undefined) throw new Error('Granvik publishes');
  const { name: own, ...rest } = granvik;
  const xml = dcatOf(base, [{ ...rest, name: `${own} & <vänner>`, openData }]);
  const things = Array.from(
    xml.matchAll(/<(\w+:\w+) rdf:about="([^"]+)">([^]*?)\n {2}<\/\1>/g),
    ([, type = '', uri = '', inner = '']) => ({
      type,
      uri,
      told: Array.from(inner.matchAll(/<(\w+:\w+)[ >]/g), ([, property = '']) => property),
    }),
  );
  const about = things.map(({ uri }) => uri);
  const led = Array.from(xml.matchAll(/rdf:resource="([^"]+)"/g), ([, uri = '']) => uri.replaceAll('&amp;', '&'));

  it('DCAT-AP-SE: is RDF/XML with what the profile demands of catalogue, dataset, distribution and service', () => {
    const has = (type: string, ...properties: string[]) => {
      const found = things.filter((one) => one.type === type);
      for (const { told } of found) expect(told).toEqual(expect.arrayContaining(properties));
      return found.length;
    };
    expect(has('dcat:Catalog', 'dcterms:title', 'dcterms:description', 'dcterms:publisher', 'dcterms:license')).toBe(1);
    expect(has('dcat:Dataset', 'dcterms:title', 'dcterms:description', 'dcterms:publisher', 'dcat:contactPoint')).toBe(
      1,
    );
    expect(has('dcat:Distribution', 'dcat:accessURL', 'dcterms:license', 'dcterms:format')).toBe(2);
    expect(has('dcat:DataService', 'dcterms:title', 'dcat:endpointURL')).toBe(1);
    expect(has('foaf:Agent', 'foaf:name', 'dcterms:type')).toBe(1);
    expect(xml).toContain('Granviks kommun &amp; &lt;vänner&gt;');
  });

  it('gives every thing one address of its own, absolute, and names the publisher as the national catalogue does', () => {
    expect(new Set(about).size).toBe(about.length);
    for (const uri of [...about, ...led]) expect(URL.canParse(uri)).toBe(true);
    expect(about).toContain('http://dataportal.se/organisation/SE2120009994');
  });

  it('leads to nothing that it does not describe', () => {
    const own = led.filter((uri) => uri.startsWith(`${base}/datasets/`));
    expect(own.length).toBeGreaterThan(5);
    for (const uri of own) expect(about).toContain(uri);
  });
});

describe('what has happened to an entry', () => {
  const entry = sampleEntry('E1');

  it('is told by ids alone', () => {
    const told = (before: typeof entry | null, after: typeof entry | null) =>
      entryEvent(before, after, { number: 4, at });
    expect(told(null, entry)).toEqual({
      schemaVersion: 1,
      number: 4,
      type: 'entry.published',
      entryId: 'E1',
      choiceSystemId: 'hemtjanst',
      at,
    });
    expect([told(entry, entry).type, told(entry, null).type]).toEqual(['entry.changed', 'entry.ended']);
  });

  it('says what was shown last before an instant', () => {
    const version = (day: string, shown: EntryVersion['entry']): EntryVersion => ({
      schemaVersion: 1,
      entryId: 'E1',
      number: 1,
      at: `2026-${day}T08:00:00.000Z`,
      entry: shown,
    });
    const versions = [
      version('01-02', entry),
      version('02-02', { ...entry, hours: 'Dygnet runt' }),
      version('03-02', null),
    ];
    const on = (day: string) => shownBefore(versions, `2026-${day}T00:00:00.000Z`)?.hours ?? null;
    expect([on('01-02'), on('01-03'), on('02-03'), on('03-03')]).toEqual([null, entry.hours, 'Dygnet runt', null]);
  });
});
