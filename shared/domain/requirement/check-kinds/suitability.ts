import * as z from 'zod/mini';
import type { PersonInRole } from '../../application/persons.ts';
import { Text } from '../finding.ts';
import { AssessmentPoints } from '../structured-record.ts';
import { needsHuman } from './check-kind.ts';
import type { PersonKind } from './person-kind.ts';

export const SuitabilityCheck = z.strictObject({
  kind: z.literal('suitability'),
  /** The record's name within the requirement. */
  record: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/)),
  title: Text,
  /** The municipality's own record, kept in the case: what was looked at, never a criminal record. */
  evidence: z.string(),
  points: AssessmentPoints,
  /** `NOTED`: whether an extract was shown is written down, and nothing of it (lag 2026:43, 2010:479). */
  registerExtract: z.enum(['NOT_ASKED', 'NOTED']),
});
export type SuitabilityCheck = z.infer<typeof SuitabilityCheck>;

type Read = Pick<PersonInRole, 'name' | 'roles' | 'sharePercent'>;

/** Whether somebody who owns, leads or sits on the board is fit for it: a person's judgement of a person, always. */
export const suitability: PersonKind<SuitabilityCheck, Read> = {
  suppliedBy: 'AUTHORITY',
  reach: 'NONE',
  read: (_config, { person: { name, roles, sharePercent } }) => ({
    name,
    roles,
    ...(sharePercent === undefined ? {} : { sharePercent }),
  }),
  run: (config, { name }) => needsHuman({ sv: `${config.title.sv}: ${name}.`, en: `${config.title.en}: ${name}.` }),
  uses: (config) => [{ evidence: config.evidence, as: 'RECORD' }],
  records: ({ record, title, points, registerExtract }) => [
    { record, title, points, notesExtract: registerExtract === 'NOTED' },
  ],
};
