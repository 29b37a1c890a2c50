import type { ContactPoint, Municipality } from '../municipality/municipality.ts';
import type { ChoiceSystem } from './choice-system.ts';
import { decisionRule } from './decision-time.ts';
import type { DraftDocumentation } from './version.ts';

/**
 * What the form of the national website asks of an advert (LOV 3:1), in Swedish as the website is, and from the same data
 * as the documentation. The website takes nothing by machine: a person copies this there, looks, and confirms what they saw.
 */
export interface Advert {
  readonly authority: string;
  readonly title: string;
  readonly text: string;
  readonly services: readonly string[];
  readonly areas: readonly string[];
  readonly targetGroups: readonly string[];
  readonly cpvCodes: readonly string[];
  /** Where the documentation lies, with what is asked and answered about it. */
  readonly documentation: string;
  readonly howToApply: readonly string[];
  readonly contact: Pick<ContactPoint, 'name' | 'email' | 'phone'>;
}

type Advertised = Pick<DraftDocumentation, 'decisionTime' | 'submissionChannels' | 'validFrom'>;

/** Never with a last day to apply (LOV 2:4, 3:2). @param site the deployment's own address */
export function advertOf(
  system: ChoiceSystem,
  { decisionTime, submissionChannels = [], validFrom }: Advertised,
  { municipality, site }: { readonly municipality: Municipality; readonly site: string },
): Advert {
  const { name, committee, terminology, coordinator } = municipality;
  const service = system.service.toLowerCase();
  const sentences = [
    `${name} har ${terminology.choiceSystem.singular} för ${service} enligt lagen (2008:962) om valfrihetssystem.`,
    `Alla sökande som uppfyller kraven i ${terminology.requestDocumentation.definite} ${terminology.approval.verb}.`,
    'Det går att ansöka när som helst, tills vidare.',
    ...(decisionTime === undefined ? [] : [decisionRule(decisionTime).sv]),
    ...(validFrom === undefined ? [] : [`Underlaget gäller från den ${validFrom}.`]),
  ];
  return {
    authority: `${name}, ${committee.name}`,
    title: `${system.service} i ${name}`,
    text: sentences.join(' '),
    services: system.services,
    areas: system.areas,
    targetGroups: system.targetGroups,
    cpvCodes: system.cpvCodes,
    documentation: `${site}/valfrihetssystem/${system.municipality}.${system.id}`,
    howToApply: submissionChannels.map(({ address }) => address),
    contact: { name: coordinator.name, email: coordinator.email, phone: coordinator.phone },
  };
}
