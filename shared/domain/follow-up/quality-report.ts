import * as z from 'zod/mini';
import { isInForce, type Contract } from '../contract/contract.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import type { Text } from '../requirement/finding.ts';
import { err, ok, type Result } from '../result.ts';

const Count = z.int().check(z.nonnegative(), z.lte(100_000));
const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(5000));

/** The yearly quality report's answers: numbers about the operation, never about a person. */
export const QualityAnswers = z
  .strictObject({
    staffFullTimeEquivalents: z.number().check(z.nonnegative(), z.lte(10_000)),
    educatedSharePercent: z.number().check(z.nonnegative(), z.lte(100)),
    serviceUsers: Count,
    complaints: Count,
    complaintsLeadingToChange: Count,
    misconductReports: Count,
    improvementsMade: Words,
    improvementsPlanned: Words,
  })
  .check(
    z.refine(({ complaints, complaintsLeadingToChange }) => complaintsLeadingToChange <= complaints, {
      path: ['complaintsLeadingToChange'],
      message: 'Can’t be more than the number of complaints.',
    }),
  );
export type QualityAnswers = z.infer<typeof QualityAnswers>;

export interface QualityQuestion {
  readonly id: keyof QualityAnswers;
  readonly kind: 'DECIMAL' | 'PERCENT' | 'COUNT' | 'TEXT';
  readonly text: Text;
}

/** The form, the same for everybody, in the order it is asked. */
export const qualityQuestions: readonly QualityQuestion[] = [
  {
    id: 'staffFullTimeEquivalents',
    kind: 'DECIMAL',
    text: { sv: 'Antal årsarbetare i genomsnitt under året', en: 'Full-time equivalents, average over the year' },
  },
  {
    id: 'educatedSharePercent',
    kind: 'PERCENT',
    text: {
      sv: 'Andel av omsorgspersonalen med yrkesutbildning, i procent',
      en: 'Share of the care staff with vocational education, in per cent',
    },
  },
  {
    id: 'serviceUsers',
    kind: 'COUNT',
    text: { sv: 'Antal kunder den 31 december', en: 'Number of service users on 31 December' },
  },
  {
    id: 'complaints',
    kind: 'COUNT',
    text: { sv: 'Antal synpunkter och klagomål under året', en: 'Number of complaints during the year' },
  },
  {
    id: 'complaintsLeadingToChange',
    kind: 'COUNT',
    text: { sv: 'Hur många av dem som ledde till en förändring', en: 'How many of them led to a change' },
  },
  {
    id: 'misconductReports',
    kind: 'COUNT',
    text: {
      sv: 'Antal rapporter om missförhållanden (lex Sarah) under året',
      en: 'Number of misconduct reports (lex Sarah) during the year',
    },
  },
  {
    id: 'improvementsMade',
    kind: 'TEXT',
    text: { sv: 'Förbättringar som har gjorts under året', en: 'Improvements made during the year' },
  },
  {
    id: 'improvementsPlanned',
    kind: 'TEXT',
    text: { sv: 'Förbättringar som planeras', en: 'Improvements planned' },
  },
];

const common = {
  schemaVersion: z.literal(1),
  reportId: z.string(),
  municipality: MunicipalityId,
  contractId: z.string(),
  providerName: z.string(),
  /** The year it is about. */
  year: z.int().check(z.gte(2000), z.lte(2200)),
  dueOn: z.iso.date(),
};

/** A yearly report on quality (SoL 15:9, KL 10:8): a draft until its task is out, open until it is answered. */
export const QualityReport = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('DRAFT') }),
  z.strictObject({ ...common, status: z.literal('OPEN'), openedAt: z.iso.datetime() }),
  z.strictObject({
    ...common,
    status: z.literal('SUBMITTED'),
    openedAt: z.iso.datetime(),
    answers: QualityAnswers,
    submittedAt: z.iso.datetime(),
    submittedBy: z.string(),
  }),
]);
export type QualityReport = z.infer<typeof QualityReport>;
export type QualityReportIn<S extends QualityReport['status']> = Extract<QualityReport, { status: S }>;

/** A contract has one report a year, so opening the year twice opens nothing twice. */
export function qualityReportId(contractId: string, year: number): string {
  return `${contractId}-${year}`;
}

/** The drafts of a year: one for every contract in force on the day, the own unit's and the imported ones alike (LOV 1:2). */
export function draftQualityReports(
  contracts: readonly Contract[],
  { year, on, dueOn }: { readonly year: number; readonly on: string; readonly dueOn: string },
): readonly QualityReportIn<'DRAFT'>[] {
  return contracts
    .filter((contract) => isInForce(contract, on))
    .map((contract) => ({
      schemaVersion: 1,
      status: 'DRAFT',
      reportId: qualityReportId(contract.contractId, year),
      municipality: contract.municipality,
      contractId: contract.contractId,
      providerName: contract.provider.name,
      year,
      dueOn,
    }));
}

export function openQualityReport(report: QualityReport, at: string): Result<QualityReportIn<'OPEN'>, 'NOT_A_DRAFT'> {
  return report.status === 'DRAFT' ? ok({ ...report, status: 'OPEN', openedAt: at }) : err('NOT_A_DRAFT');
}

/** Takes the answers, once. A report that comes late is a report all the same. */
export function submitQualityReport(
  report: QualityReport,
  submission: { readonly answers: QualityAnswers; readonly by: string; readonly at: string },
): Result<QualityReportIn<'SUBMITTED'>, 'NOT_OPEN'> {
  if (report.status !== 'OPEN') return err('NOT_OPEN');
  const { answers, by, at } = submission;
  return ok({ ...report, status: 'SUBMITTED', answers, submittedBy: by, submittedAt: at });
}
