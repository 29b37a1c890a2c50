import type { Municipality } from '../municipality/municipality.ts';

type Publishing = Pick<Municipality, 'id' | 'name' | 'organisationNumber' | 'terminology'> & {
  readonly openData: NonNullable<Municipality['openData']>;
};

const authority = 'http://publications.europa.eu/resource/authority';
const namespaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/**
 * The metadata by which the national catalogue finds the data (2022:818 2:6): DCAT-AP-SE 3 as RDF/XML, which is what it
 * harvests, once a day from `/datasets/dcat`. Every thing has an address of its own; no node is blank.
 * @param base where the site is reached, without a slash at the end
 * @param publishing those that publish, at least one: the first answers for the whole
 */
export function dcatOf(base: string, publishing: readonly [Publishing, ...(readonly Publishing[])]): string {
  const [first] = publishing;
  const declared = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rdf:RDF${declared.join('')}>`,
    thing('dcat:Catalog', `${base}/datasets/dcat`, [
      said('dcterms:title', `Öppna data från ${first.name}`, 'sv'),
      said('dcterms:title', `Open data from ${first.name}`, 'en'),
      said('dcterms:description', 'Vem man kan välja mellan.', 'sv'),
      said('dcterms:description', 'Whom there is to choose between.', 'en'),
      at('dcterms:publisher', publisherOf(first)),
      at('dcterms:license', first.openData.licence),
      at('dcterms:language', `${authority}/language/SWE`),
      at('dcat:themeTaxonomy', `${authority}/data-theme`),
      at('foaf:homepage', `${base}/`),
      ...publishing.map(({ id }) => at('dcat:dataset', datasetOf(base, id))),
    ]),
    ...publishing.flatMap((one) => datasetThings(base, one)),
    '</rdf:RDF>',
    '',
  ].join('\n');
}

function datasetThings(base: string, municipality: Publishing): string[] {
  const { id, name, openData, terminology } = municipality;
  const { provider, choiceSystem } = terminology;
  const dataset = datasetOf(base, id);
  const service = `${dataset}#service`;
  const contact = `${dataset}#contact`;
  const json = `${base}/v1/open-data/entries?municipality=${id}`;
  const csv = `${base}/v1/open-data/entries.csv?municipality=${id}`;
  const common = [at('dcterms:license', openData.licence)];
  const distribution = (uri: string, url: string, format: string, sv: string, en: string) =>
    thing('dcat:Distribution', uri, [
      said('dcterms:title', sv, 'sv'),
      said('dcterms:title', en, 'en'),
      plain('dcterms:format', format),
      at('dcat:accessURL', url),
      at('dcat:accessService', service),
      ...common,
    ]);
  return [
    thing('foaf:Agent', publisherOf(municipality), [
      plain('foaf:name', name),
      at('dcterms:type', 'http://purl.org/adms/publishertype/LocalAuthority'),
    ]),
    thing('vcard:Organization', contact, [
      plain('vcard:fn', openData.contact.name),
      at('vcard:hasEmail', `mailto:${openData.contact.email}`),
    ]),
    thing('dcat:Dataset', dataset, [
      said('dcterms:title', `${capital(provider.plural)} att välja mellan`, 'sv'),
      said('dcterms:title', 'Providers to choose between', 'en'),
      said(
        'dcterms:description',
        `Alla ${provider.plural} i kommunens ${choiceSystem.singular}, egen regi också: tjänster, områden, språk, kompetens, tider och kapacitet. Så som det är nu, eller som det var en viss dag. Inga uppgifter om personer.`,
        'sv',
      ),
      said(
        'dcterms:description',
        'Every provider under the Act on freedom of choice systems, the municipality’s own unit too: services, areas, languages, competence, hours and capacity. As it is now, or as it was on a given day. Nothing about persons.',
        'en',
      ),
      at('dcterms:publisher', publisherOf(municipality)),
      at('dcat:contactPoint', contact),
      at('dcat:theme', `${authority}/data-theme/SOCI`),
      at('dcat:theme', `${authority}/data-theme/GOVE`),
      said('dcat:keyword', provider.plural, 'sv'),
      said('dcat:keyword', choiceSystem.singular, 'sv'),
      said('dcat:keyword', 'freedom of choice', 'en'),
      at('dcterms:accessRights', `${authority}/access-right/PUBLIC`),
      at('dcterms:accrualPeriodicity', `${authority}/frequency/CONT`),
      at('dcterms:language', `${authority}/language/SWE`),
      typed('dcterms:issued', openData.issuedOn, 'date'),
      at('dcat:landingPage', `${base}/?municipality=${id}`),
      at('dcat:distribution', `${dataset}#json`),
      at('dcat:distribution', `${dataset}#csv`),
    ]),
    distribution(`${dataset}#json`, json, 'application/json', 'JSON, i delar', 'JSON, in parts'),
    distribution(`${dataset}#csv`, csv, 'text/csv', 'CSV, i delar', 'CSV, in parts'),
    thing('dcat:DataService', service, [
      said('dcterms:title', 'Öppet API', 'sv'),
      said('dcterms:title', 'Open API', 'en'),
      at('dcat:endpointURL', `${base}/v1/open-data`),
      at('dcat:endpointDescription', `${base}/v1/openapi.json`),
      at('dcat:servesDataset', dataset),
      at('dcat:contactPoint', contact),
      at('dcterms:publisher', publisherOf(municipality)),
      at('dcterms:accessRights', `${authority}/access-right/PUBLIC`),
      ...common,
    ]),
  ];
}

/** The identifier by which the national catalogue knows a public body. */
function publisherOf({ organisationNumber }: Publishing): string {
  return `http://dataportal.se/organisation/SE${organisationNumber.replace('-', '')}`;
}

function datasetOf(base: string, municipality: string): string {
  return `${base}/datasets/dcat/${municipality}`;
}

function thing(type: string, about: string, lines: readonly string[]): string {
  return [`  <${type} rdf:about="${escaped(about)}">`, ...lines.map((line) => `    ${line}`), `  </${type}>`].join(
    '\n',
  );
}

function at(property: string, uri: string): string {
  return `<${property} rdf:resource="${escaped(uri)}"/>`;
}

function said(property: string, words: string, lang: 'sv' | 'en'): string {
  return `<${property} xml:lang="${lang}">${escaped(words)}</${property}>`;
}

function plain(property: string, words: string): string {
  return `<${property}>${escaped(words)}</${property}>`;
}

function typed(property: string, value: string, type: string): string {
  return `<${property} rdf:datatype="${namespaces.xsd}${type}">${escaped(value)}</${property}>`;
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('sv') + word.slice(1);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
