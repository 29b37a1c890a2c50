import { eachCheck } from './check-kinds/check.ts';
import { differences } from './compare/differences.ts';
import { harsher, pointName } from './compare/words.ts';
import type { Text } from './finding.ts';
import type { ControlPoint, Requirement, RequirementSet } from './requirement-set.ts';

/** What differs for one requirement between two versions, in words that a committee reads. */
export interface RequirementChange {
  readonly requirementId: string;
  readonly title: Text;
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  readonly details: readonly Text[];
  /** Why the providers who have a contract must be asked again; empty when the change binds them to nothing new. */
  readonly asksAgainBecause: readonly Text[];
}

/** A difference, and the reason to ask present providers about it when there is one. */
interface Detail {
  readonly text: Text;
  readonly because?: Text;
}

/**
 * What a new version adds, removes and changes, requirement by requirement and in the new version's order.
 * Who was approved on the old version is bound by that one until it accepts the new: what is new, or harder, during
 * the contract asks them again. What is only tried with an application meets new applicants alone (LOV 8:1).
 */
export function compareRequirementSets(before: RequirementSet, after: RequirementSet): RequirementChange[] {
  const earlier = new Map(before.requirements.map((requirement) => [requirement.id, requirement]));
  const kept = new Set(after.requirements.map(({ id }) => id));
  return [
    ...after.requirements.flatMap((requirement) => {
      const present = earlier.get(requirement.id);
      return present === undefined ? [added(requirement)] : changed(present, requirement, before, after);
    }),
    ...before.requirements.filter(({ id }) => !kept.has(id)).map(removed),
  ];
}

function added(requirement: Requirement): RequirementChange {
  const { id, title, text, mandatory, controlPoints } = requirement;
  const later = controlPoints.filter(({ point }) => point !== 'AUTHORISATION');
  return {
    requirementId: id,
    title,
    kind: 'ADDED',
    details: [text, ...controlPoints.map(({ point }) => tried(point))],
    asksAgainBecause:
      mandatory && later.length > 0
        ? [{ sv: 'Nytt krav som gäller under avtalstiden.', en: 'A new requirement that holds during the contract.' }]
        : [],
  };
}

function removed({ id, title, text }: Requirement): RequirementChange {
  return { requirementId: id, title, kind: 'REMOVED', details: [text], asksAgainBecause: [] };
}

function changed(
  before: Requirement,
  after: Requirement,
  earlier: RequirementSet,
  later: RequirementSet,
): RequirementChange[] {
  const details = [
    ...wordingDetails(before, after),
    ...reachDetails(before, after),
    ...consequenceDetails(before, after),
    ...pointDetails(before, after, earlier, later),
  ];
  if (details.length === 0) return [];
  return [
    {
      requirementId: after.id,
      title: after.title,
      kind: 'CHANGED',
      details: details.map(({ text }) => text),
      asksAgainBecause: details.flatMap(({ because }) => (because === undefined ? [] : [because])),
    },
  ];
}

function wordingDetails(before: Requirement, after: Requirement): Detail[] {
  const because = { sv: 'Kravets lydelse är en annan.', en: 'The requirement is worded otherwise.' };
  return [
    ...(before.text.sv === after.text.sv
      ? []
      : [{ text: reworded('Kravet', 'The requirement', before.text, after.text), because }]),
    ...(before.title.sv === after.title.sv
      ? []
      : [{ text: reworded('Rubriken', 'The heading', before.title, after.title) }]),
    ...(before.source.sv === after.source.sv
      ? []
      : [{ text: reworded('Källan', 'The source', before.source, after.source) }]),
  ];
}

function reachDetails(before: Requirement, after: Requirement): Detail[] {
  const wider =
    before.services !== undefined &&
    (after.services === undefined || after.services.some((service) => before.services?.includes(service) === false));
  const services = ({ services }: Requirement): Text =>
    services === undefined
      ? { sv: 'alla tjänster', en: 'every service' }
      : { sv: services.join(', '), en: services.join(', ') };
  return [
    ...(before.mandatory === after.mandatory
      ? []
      : after.mandatory
        ? [
            {
              text: { sv: 'Kravet blir obligatoriskt.', en: 'The requirement becomes mandatory.' },
              because: { sv: 'Kravet blir obligatoriskt.', en: 'The requirement becomes mandatory.' },
            },
          ]
        : [{ text: { sv: 'Kravet är inte längre obligatoriskt.', en: 'The requirement is no longer mandatory.' } }]),
    ...(services(before).sv === services(after).sv
      ? []
      : [
          {
            text: {
              sv: `Gäller ${services(after).sv} (förut ${services(before).sv}).`,
              en: `Applies to ${services(after).en} (before: ${services(before).en}).`,
            },
            ...(wider
              ? { because: { sv: 'Kravet gäller fler tjänster.', en: 'The requirement applies to more services.' } }
              : {}),
          },
        ]),
  ];
}

function consequenceDetails({ onDeficiency: before }: Requirement, { onDeficiency: after }: Requirement): Detail[] {
  if (before.join() === after.join()) return [];
  return [
    {
      text: {
        sv: 'Vad en brist kan leda till har ändrats.',
        en: 'What a deficiency may lead to has changed.',
      },
      ...(harsher(before, after)
        ? { because: { sv: 'En brist kan leda till mer än förut.', en: 'A deficiency may lead to more than before.' } }
        : {}),
    },
  ];
}

function pointDetails(
  before: Requirement,
  after: Requirement,
  earlier: RequirementSet,
  later: RequirementSet,
): Detail[] {
  const find = ({ controlPoints }: Requirement, name: ControlPoint['point']): ControlPoint | undefined =>
    controlPoints.find(({ point }) => point === name);
  const names = [...new Set([...after.controlPoints, ...before.controlPoints].map(({ point }) => point))];
  return names.flatMap((name): Detail[] => {
    const [was, is] = [find(before, name), find(after, name)];
    const during = name !== 'AUTHORISATION' || (is !== undefined && asksForUndertaking(is));
    if (is === undefined) return [{ text: noLongerTried(name) }];
    if (was === undefined)
      return [
        {
          text: tried(name),
          ...(during
            ? { because: { sv: 'Kravet följs upp på ett nytt sätt.', en: 'It is followed up in a new way.' } }
            : {}),
        },
      ];
    return differences(was, is, earlier, later).map((text) => ({
      text,
      ...(during
        ? {
            because: {
              sv: `Vad som gäller ${pointName(name).sv} har ändrats.`,
              en: `What holds ${pointName(name).en} has changed.`,
            },
          }
        : {}),
    }));
  });
}

/** What the applicant accepted when applying holds during the contract too. */
function asksForUndertaking({ check }: ControlPoint): boolean {
  return eachCheck(check).some(({ kind }) => kind === 'undertaking');
}

function reworded(sv: string, en: string, before: Text, after: Text): Text {
  return {
    sv: `${sv} lyder nu: ”${after.sv}” (förut: ”${before.sv}”).`,
    en: `${en} now reads: “${after.en}” (before: “${before.en}”).`,
  };
}

function tried(point: ControlPoint['point']): Text {
  const name = pointName(point);
  return { sv: `Prövas ${name.sv}.`, en: `Tested ${name.en}.` };
}

function noLongerTried(point: ControlPoint['point']): Text {
  const name = pointName(point);
  return { sv: `Prövas inte längre ${name.sv}.`, en: `No longer tested ${name.en}.` };
}
