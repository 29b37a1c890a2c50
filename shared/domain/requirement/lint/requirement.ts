import type { ControlPoint, Requirement, RequirementSet } from '../requirement-set.ts';
import { conditionRemarks } from './conditions.ts';
import { evidenceRemarks } from './evidence.ts';
import { advice, refusal, repeated, type Remark } from './remark.ts';
import { isJudgedByPerson, isUndertaken, vagueWords } from './wording.ts';

/** One requirement: tested at some control point, each with evidence and check, and followed up. */
export function requirementRemarks(requirement: Requirement, set: RequirementSet): Remark[] {
  const path = `requirements.${requirement.id}`;
  return [
    ...controlPointRemarks(requirement, path),
    ...requirement.controlPoints.flatMap((point) => {
      const at = `${path}.controlPoints.${point.point}`;
      return [
        ...evidenceRemarks(point, at, set),
        ...conditionRemarks(point.check, `${at}.check`),
        ...repeated((point.parameters ?? []).map(({ name }) => name)).map((name) =>
          refusal(
            `${at}.parameters.${name}`,
            `Parametern ${name} finns två gånger. Ge varje parameter ett eget namn.`,
            `The parameter ${name} is there twice. Give each parameter its own name.`,
          ),
        ),
      ];
    }),
    ...wordingRemarks(requirement, path),
  ];
}

function controlPointRemarks({ controlPoints, mandatory, onDeficiency }: Requirement, path: string): Remark[] {
  return [
    ...(controlPoints.length > 0
      ? []
      : [
          refusal(
            path,
            'Kravet prövas aldrig. Lägg till minst en kontrollpunkt: vid ansökan, före start, vid uppföljning eller egen rapport.',
            'The requirement is never tested. Add at least one control point: authorisation, before start, follow-up or self-report.',
          ),
        ]),
    ...repeated(controlPoints.map(({ point }) => point)).map((point) =>
      refusal(
        `${path}.controlPoints.${point}`,
        'Kontrollpunkten finns två gånger. Slå ihop dem med en kontroll av slaget all-of.',
        'The control point is there twice. Join them with a check of the kind all-of.',
      ),
    ),
    ...(mandatory && onDeficiency.length === 0 && controlPoints.some(isDuringContract)
      ? [refusal(`${path}.onDeficiency`, 'Ange vad en brist kan leda till.', 'State what a deficiency may lead to.')]
      : []),
  ];
}

/** What is only tried before the start leads to no contract at all when it lacks. */
function isDuringContract({ point }: ControlPoint): boolean {
  return point === 'FOLLOW_UP' || point === 'SELF_REPORT';
}

function wordingRemarks(requirement: Requirement, path: string): Remark[] {
  const words = isJudgedByPerson(requirement) ? [] : vagueWords(requirement.text.sv);
  return [
    ...(words.length === 0
      ? []
      : [
          advice(
            `${path}.text`,
            `Det går inte att pröva vad som menas med: ${words.join(', ')}. Skriv vad som ska visas, eller låt en person bedöma med vägledning (human).`,
            `What is meant by these words can't be tested: ${words.join(', ')}. Write what is to be shown, or let a person judge with guidance (human).`,
          ),
        ]),
    ...(isUndertaken(requirement) && requirement.controlPoints.every(({ point }) => point === 'AUTHORISATION')
      ? [
          advice(
            path,
            'Åtagandet följs aldrig upp. Lägg till en kontrollpunkt vid uppföljning eller egen rapport.',
            'The undertaking is never followed up. Add a control point at follow-up or self-report.',
          ),
        ]
      : []),
  ];
}
