import type { ServiceType } from '../../../shared/domain/choice-system/service-type.ts';
import type { Terminology } from '../../../shared/domain/municipality/terminology.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';

const laws: Readonly<Record<Exclude<ServiceType['lawBasis'], 'NONE'>, Texts>> = {
  SOL: { sv: 'socialtjänstlagen', en: 'the Social Services Act' },
  LSS: { sv: 'LSS', en: 'LSS, the Act on support for persons with disabilities' },
  HSL: { sv: 'hälso- och sjukvårdslagen', en: 'the Health Services Act' },
};

const units: Readonly<Record<ServiceType['unit'], Texts>> = {
  HOUR: { sv: 'timme', en: 'hour' },
  DAY: { sv: 'dygn eller dag', en: 'day' },
  MONTH: { sv: 'månad', en: 'month' },
  SESSION: { sv: 'tillfälle', en: 'session' },
  DELIVERY: { sv: 'leverans', en: 'delivery' },
};

/** What the law and the remuneration say of the kinds of service; those of which they say the same share a line. */
export function serviceTypesInWords(
  types: readonly ServiceType[],
  terms: Terminology,
  lang: Language,
): readonly string[] {
  const alike = Map.groupBy(types, (type) => inWords(type, terms, lang));
  return [...alike].map(([words, group]) => `${group.map(({ title }) => title[lang]).join('; ')} – ${words}`);
}

function inWords(type: ServiceType, terms: Terminology, lang: Language): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const law =
    type.lawBasis === 'NONE' ? [] : [say(`enligt ${laws[type.lawBasis].sv}`, `under ${laws[type.lawBasis].en}`)];
  return `${[
    ...law,
    type.permitRequired
      ? say('kräver tillstånd från IVO', 'needs a permit from IVO')
      : say('kräver inget tillstånd', 'needs no permit'),
    type.needsDecision
      ? say('ges efter beslut om behov', 'given after a decision on needs')
      : say('ges utan beslut om behov', 'given without a decision on needs'),
    type.bound === 'PLACE'
      ? say(`ges på en plats som ${terms.provider.definite} har`, 'given at a place that the provider has')
      : say('ges där personen är', 'given where the person is'),
    say(`räknas per ${units[type.unit].sv}`, `counted per ${units[type.unit].en}`),
  ].join(', ')}. CPV ${type.cpvCode}.`;
}
