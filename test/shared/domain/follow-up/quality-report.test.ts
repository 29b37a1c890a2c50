import { describe, expect, it } from 'vitest';
import { registerContract, type Contract } from '../../../../shared/domain/contract/contract.ts';
import {
  draftQualityReports,
  openQualityReport,
  QualityAnswers,
  qualityQuestions,
  QualityReport,
  qualityReportId,
  submitQualityReport,
} from '../../../../shared/domain/follow-up/quality-report.ts';
import { errorOf, homeCare, value } from '../decision/builders.ts';

const base = {
  municipality: 'granvik',
  choiceSystemId: 'hemtjanst',
  versionNumber: 1,
  scopes: [homeCare],
  selectableFrom: '2026-05-01',
  createdAt: '2026-01-02T08:00:00.000Z',
};
const unit = registerContract({
  ...base,
  contractId: 'unit',
  basis: { kind: 'ASSIGNMENT', decidedBy: 'Socialnämnden', decidedOn: '2025-12-09', paragraph: '§ 141' },
  provider: {
    name: 'Granviks hemtjänst',
    registration: { kind: 'SWEDISH', organisationNumber: '212000-1355' },
    legalForm: null,
  },
});
const imported = registerContract({
  ...base,
  contractId: 'imported',
  basis: { kind: 'IMPORTED', signedOn: '2023-05-04', reference: 'SN 2023/00017' },
  provider: {
    name: 'Tallens Omsorg',
    registration: { kind: 'SWEDISH', organisationNumber: '640823-3234' },
    legalForm: 'SOLE_TRADER',
  },
});
const ended: Contract = { ...imported, contractId: 'ended', status: 'ENDED', endedOn: '2025-11-30', why: 'Uppsagt.' };

const answers: QualityAnswers = {
  staffFullTimeEquivalents: 14.5,
  educatedSharePercent: 82,
  serviceUsers: 61,
  complaints: 4,
  complaintsLeadingToChange: 3,
  misconductReports: 0,
  improvementsMade: 'Fast omsorgskontakt för alla.',
  improvementsPlanned: 'Ny rutin för nycklar.',
};

const year = { year: 2025, on: '2026-01-15', dueOn: '2026-03-01' };

describe('the yearly quality report', () => {
  it('LOV 1:2: is asked of every provider in force and of the own unit alike, with the same questions', () => {
    const drafts = draftQualityReports([unit, imported, ended], year);
    expect(drafts.map(({ contractId }) => contractId)).toEqual(['unit', 'imported']);
    expect(new Set(drafts.map(({ year, dueOn, status }) => `${year} ${dueOn} ${status}`)).size).toBe(1);
    expect(drafts.map((draft) => QualityReport.parse(draft))).toEqual(drafts);
  });

  it('is one a year for a contract, however often the year is opened', () => {
    const ids = [...draftQualityReports([unit], year), ...draftQualityReports([unit], year)].map(
      ({ reportId }) => reportId,
    );
    expect(new Set(ids)).toEqual(new Set([qualityReportId('unit', 2025)]));
    expect(qualityReportId('unit', 2026)).not.toBe(qualityReportId('unit', 2025));
  });

  it('asks for every answer that its schema takes, in two languages', () => {
    expect(qualityQuestions.map(({ id }) => id).toSorted()).toEqual(Object.keys(answers).toSorted());
    expect(qualityQuestions.every(({ text }) => text.sv !== '' && text.en !== '')).toBe(true);
  });

  it('is opened once and submitted once, late too', () => {
    const [draft] = draftQualityReports([unit], year);
    if (draft === undefined) throw new Error('No draft');
    const submission = { answers, by: 'Nils Rask', at: '2026-03-20T08:00:00.000Z' };
    expect(errorOf(submitQualityReport(draft, submission))).toBe('NOT_OPEN');
    const open = value(openQualityReport(draft, '2026-01-15T06:00:00.000Z'));
    expect(errorOf(openQualityReport(open, '2026-01-16T06:00:00.000Z'))).toBe('NOT_A_DRAFT');
    const submitted = value(submitQualityReport(open, submission));
    expect(QualityReport.parse(submitted)).toEqual(submitted);
    expect(errorOf(submitQualityReport(submitted, submission))).toBe('NOT_OPEN');
  });

  it.each([
    ['a share above all', { educatedSharePercent: 101 }],
    ['a negative count', { complaints: -1 }],
    ['half a complaint', { complaints: 1.5 }],
    ['more acted on than came in', { complaintsLeadingToChange: 5 }],
    ['an empty account', { improvementsMade: '   ' }],
    ['something not asked for', { personnummer: '640823-3234' }],
  ])('does not take %s', (_case, change) => {
    expect(QualityAnswers.safeParse(answers).success).toBe(true);
    expect(QualityAnswers.safeParse({ ...answers, ...change }).success).toBe(false);
  });
});
