import type * as z from 'zod/mini';

const STANDING_URGENCY =
  'urgency is no standing rule: it is judged case by case, and only when the committee cannot be awaited (KL 6:39)';

/** Ways to decide that people look for and no municipality may have, by the words that they are asked for with. */
const VOID: readonly (readonly [RegExp, string])[] = [
  [
    /automat|machine|robot/i,
    'no decision on an application, or that a contract ends, is made by machine: an automated function may be the' +
      ' delegate only where förvaltningslagen governs the whole case (KL 6:37); LOV 1:3 sets it aside for applications,' +
      ' and a contract ends by its own terms',
  ],
  [/urgen/i, STANDING_URGENCY],
  [
    /click|vote|voting|ballot|members|circulat|capsulam|unanim|quorum|collect/i,
    'members who answer one by one outside a meeting decide nothing: a committee handles a case with more than half' +
      ' of its members present (KL 6:27), and one delegate is one member or one employee (KL 6:37, 7:5)',
  ],
];

/**
 * Why a rule for who decides, one that the schema refused, would have made void decisions; names the paragraph.
 * @param issue what the schema says, with its `input` reported
 * @returns undefined when it is another fault, which the schema's own words say best
 */
export function whyVoid(issue: z.core.$ZodIssue): string | undefined {
  if (issue.path.at(-1) === 'urgentDelegation' && issue.code === 'unrecognized_keys') return STANDING_URGENCY;
  if (issue.path.at(-1) === 'deputySeat' && Array.isArray(issue.input)) {
    return 'several cannot decide together: name the one member whom the committee has appointed (KL 6:39)';
  }
  const rule = ruleIn(issue.path);
  if (rule === undefined) return undefined;
  const [outcome, field, inner] = rule;
  if (
    field === 'subDelegation' &&
    (issue.code === 'unrecognized_keys' || (inner === 'by' && Array.isArray(issue.input)))
  ) {
    return 'only the head of administration passes a delegation on, once, and by a point of their own (KL 7:6)';
  }
  if (issue.code === 'unrecognized_keys' && outcome !== undefined && issue.keys.includes('subDelegation')) {
    return 'a member or a committee passes no delegation on: only the head of administration may, to an employee (KL 7:6)';
  }
  if (issue.code === 'unrecognized_keys') {
    return outcome === undefined ? undelegable(issue.keys) : voidBy(issue.keys);
  }
  if (Array.isArray(issue.input) && (field === 'delegate' || field === 'seat')) {
    return 'several cannot be the delegate together: name one employee (KL 7:5), or one member by seat (KL 6:37)';
  }
  if (issue.code === 'invalid_union') return voidBy([modeOf(issue.input)]);
  return undefined;
}

/** Where in the delegation order a fault is: what is decided, then the rule's own fields; the end of a contract is one of them. */
function ruleIn(path: readonly PropertyKey[]): readonly PropertyKey[] | undefined {
  const measures = path.indexOf('measures');
  if (measures !== -1) return path[measures + 1] === 'termination' ? path.slice(measures + 1) : undefined;
  const rules = path.indexOf('decisionRules');
  return rules === -1 ? undefined : path.slice(rules + 1);
}

function voidBy(words: readonly string[]): string | undefined {
  return VOID.find(([asked]) => words.some((word) => asked.test(word)))?.[1];
}

function undelegable(outcomes: readonly string[]): string {
  return (
    `${outcomes.join(', ')}: only what is proposed on a provider’s application is decided by these rules; the activity’s` +
    ' goals, direction, scope and quality, and so the request documentation, cannot be delegated (KL 6:38)'
  );
}

function modeOf(rule: unknown): string {
  return typeof rule === 'object' && rule !== null && 'mode' in rule ? String(rule.mode) : '';
}
