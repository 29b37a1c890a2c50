import { opensExclusion } from '../../../shared/domain/requirement/check-kinds/check.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import {
  type ExclusionGround,
  type ExclusionRules,
  exclusionRulesOn,
  type GroundRule,
} from '../../../shared/domain/requirement/exclusion-grounds.ts';
import {
  assessExclusion,
  type ExclusionAssessment,
  GroundAssessment,
} from '../../../shared/domain/requirement/exclusion.ts';
import { authorisationPoint, type Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { type FieldError, type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import type { Examination } from '../../../shared/store/requirement/examination.ts';
import { fieldOf } from './field-names.ts';

/** The grounds as they read on the day the application arrived. */
export function rulesFor({ application }: Examination): ExclusionRules {
  return exclusionRulesOn(stockholmDay(application.receivedAt));
}

/** The requirement that opens the exclusion assessment and is settled by it. */
export function isExclusionRequirement(requirement: Requirement): boolean {
  const check = authorisationPoint(requirement)?.check;
  return check !== undefined && opensExclusion(check);
}

/** The facts that an exclusion assessment rests on: it lapses when they change. */
export function exclusionFacts({ version, findings }: Examination): string {
  const opened = version.requirements.requirements.find(isExclusionRequirement);
  return findings.find(({ requirementId }) => requirementId === opened?.id)?.factsHash ?? '';
}

/** Whether the assessment that is kept rests on other facts than those of now. */
export function exclusionLapsed(examination: Examination): boolean {
  return examination.exclusion !== null && examination.exclusion.factsHash !== exclusionFacts(examination);
}

/** Takes the officer's answers on the grounds that were answered; the rest stay open. */
export function readExclusion(
  examination: Examination,
  values: FormValues,
  by: { readonly officer: string; readonly at: string; readonly lang: Language },
): {
  readonly exclusion: ExclusionAssessment | null;
  readonly changed: boolean;
  readonly errors: readonly FieldError[];
} {
  const rules = rulesFor(examination);
  const read = rules.grounds.map((rule) => ({ ground: rule.ground, ...readGround(rule, values, by.lang) }));
  const answers = read.flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
  const errors = read.flatMap((ground) => ground.errors);
  const unchanged = { exclusion: examination.exclusion, changed: false };
  if (errors.length > 0) return { ...unchanged, errors };
  if (answers.length === 0 || isKept(examination, answers)) return { ...unchanged, errors: [] };
  // Whoever has not answered on a ground yet has it open, which is what "unclear" is.
  const open = rules.grounds
    .map(({ ground }) => ground)
    .filter((ground) => !answers.some((answer) => answer.ground === ground));
  const assessed = assessExclusion([...answers, ...open.map(unclear)], rules, {
    officer: by.officer,
    at: by.at,
    factsHash: exclusionFacts(examination),
    legalForm: examination.content.applicant.legalForm,
  });
  if (!assessed.ok) {
    return {
      ...unchanged,
      errors: assessed.error.map(({ ground, message }) => ({
        field: fieldOf.representatives(ground),
        message: `${nameOf(rules, ground)}: ${message[by.lang]}`,
      })),
    };
  }
  const grounds = assessed.value.grounds.filter(({ ground }) => !open.includes(ground));
  return { exclusion: { ...assessed.value, grounds }, changed: true, errors: [] };
}

function isKept(examination: Examination, answers: readonly GroundAssessment[]): boolean {
  const { exclusion } = examination;
  return exclusion !== null && !exclusionLapsed(examination) && hashOf(exclusion.grounds) === hashOf(answers);
}

function unclear(ground: ExclusionGround): GroundAssessment {
  return { ground, applies: 'UNCLEAR' };
}

function readGround(
  rule: GroundRule,
  values: FormValues,
  lang: Language,
): { readonly answer?: GroundAssessment; readonly errors: readonly FieldError[] } {
  const { ground } = rule;
  const at = (field: (of: ExclusionGround) => string): string => valueOf(values, field(ground)).trim();
  const applies = at(fieldOf.applies);
  const evidence = at(fieldOf.evidence);
  const proportionality = at(fieldOf.proportionality);
  const exclude = at(fieldOf.exclude);
  const representatives = at(fieldOf.representatives)
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const anything = [applies, evidence, proportionality, exclude, ...representatives].some((text) => text !== '');
  if (!anything) return { errors: [] };
  const parsed = GroundAssessment.safeParse({
    ground,
    applies,
    ...(evidence === '' ? {} : { evidence }),
    ...(representatives.length === 0 ? {} : { representativesChecked: representatives }),
    ...(applies === 'YES' && exclude !== '' ? { exclude: exclude === 'YES' } : {}),
    ...(applies === 'YES' && proportionality !== '' ? { proportionality } : {}),
  });
  if (parsed.success) return { answer: parsed.data, errors: [] };
  const faults = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return {
    errors: faultyFields
      .filter(({ key }) => faults.has(key))
      .map(({ field, message }) => ({
        field: field(ground),
        message: `${lang === 'sv' ? 'Grund' : 'Ground'} ${String(rule.item)}: ${message[lang]}`,
      })),
  };
}

const faultyFields: readonly {
  readonly key: string;
  readonly field: (ground: ExclusionGround) => string;
  readonly message: Texts;
}[] = [
  {
    key: 'applies',
    field: fieldOf.applies,
    message: {
      sv: 'välj om grunden finns, inte finns eller är oklar',
      en: 'choose whether the ground exists, does not, or is unclear',
    },
  },
  {
    key: 'evidence',
    field: fieldOf.evidence,
    message: { sv: 'skriv vad du har sett, var och när', en: 'write what you have seen, where and when' },
  },
  {
    key: 'representativesChecked',
    field: fieldOf.representatives,
    message: {
      sv: 'skriv företrädarnas namn, högst 200 tecken vart',
      en: 'write the representatives’ names, each at most 200 characters',
    },
  },
  {
    key: 'proportionality',
    field: fieldOf.proportionality,
    message: {
      sv: 'skriv hur du har vägt om uteslutning är rimligt (proportionalitet)',
      en: 'write how you weighed whether exclusion is reasonable (proportionality)',
    },
  },
  {
    key: 'exclude',
    field: fieldOf.exclude,
    message: {
      sv: 'välj om grunden ska leda till uteslutning',
      en: 'choose whether the ground is to lead to exclusion',
    },
  },
];

function nameOf(rules: ExclusionRules, ground: ExclusionGround): string {
  const item = rules.grounds.find((rule) => rule.ground === ground)?.item;
  return `LOV 7:1 p. ${item === undefined ? ground : String(item)}`;
}
