import { describe, expect, it } from 'vitest';
import {
  acceptQualityReport,
  closeQualityReport,
  isWaitedFor,
  openQualityReport,
  QualityReport,
  returnQualityReport,
  submitQualityReport,
} from '../../../../shared/domain/follow-up/quality-report.ts';
import { errorOf, value } from '../decision/builders.ts';

const campaign = {
  municipality: 'granvik',
  campaignId: 'hemtjanst-2025',
  year: 2025,
  formHash: 'a',
  dueOn: '2026-01-31',
};
const provider = { name: 'Granviks hemtjänst', registration: { kind: 'BEING_FORMED' }, legalForm: null } as const;
const open = openQualityReport(
  campaign,
  { contractId: 'unit', provider },
  { at: '2026-01-07T06:00:00.000Z', drawn: false },
);
const handIn = { by: 'Nils Rask', at: '2026-02-20T08:00:00.000Z' };
const back = { reasons: 'Antalet stämmer inte.', dueOn: '2026-03-10', by: 'Mika', at: handIn.at, on: '2026-02-21' };

describe('the yearly quality report', () => {
  it('gives whoever is asked late two weeks to answer, and nobody a day that has passed', () => {
    const asked = (at: string) => openQualityReport(campaign, { contractId: 'unit', provider }, { at, drawn: false });
    expect(asked('2026-01-17T06:00:00.000Z').dueOn).toBe('2026-01-31');
    expect(asked('2026-05-02T06:00:00.000Z').dueOn).toBe('2026-05-16');
  });

  it('is one a year for a contract, submitted once and then locked, late too', () => {
    expect(QualityReport.parse(open)).toEqual(open);
    expect(open.reportId).toBe('unit-2025');
    const submitted = value(submitQualityReport(open, handIn));
    expect(submitted).toMatchObject({ status: 'SUBMITTED', submissions: 1, submittedBy: 'Nils Rask' });
    expect(errorOf(submitQualityReport(submitted, handIn))).toBe('NOT_OPEN');
  });

  it('is given back with reasons and a day to come, opens again, and keeps what was said each time', () => {
    const submitted = value(submitQualityReport(open, handIn));
    expect(errorOf(returnQualityReport(open, back))).toBe('NOT_SUBMITTED');
    expect(errorOf(returnQualityReport(submitted, { ...back, dueOn: back.on }))).toBe('DAY_PASSED');
    const returned = value(returnQualityReport(submitted, back));
    expect(returned).toMatchObject({ status: 'OPEN', dueOn: '2026-03-10', submissions: 1 });
    expect(returned.returns).toMatchObject([{ submission: 1, reasons: 'Antalet stämmer inte.' }]);
    const again = value(submitQualityReport(returned, handIn));
    expect(again.submissions).toBe(2);
    const accepted = value(acceptQualityReport(again, { by: 'Mika', at: handIn.at }));
    expect(QualityReport.parse(accepted)).toEqual(accepted);
    expect(errorOf(returnQualityReport(accepted, back))).toBe('NOT_SUBMITTED');
  });

  it('is closed by a person with a reason, never once it is handed in', () => {
    const closing = { by: 'Mika', at: handIn.at, why: 'Avtalet har upphört.' };
    expect(value(closeQualityReport(open, closing)).status).toBe('CLOSED');
    expect(errorOf(closeQualityReport(value(submitQualityReport(open, handIn)), closing))).toBe('NOT_OPEN');
  });

  it('is waited for only while its provider has something to do', () => {
    const submitted = value(submitQualityReport(open, handIn));
    const accepted = value(acceptQualityReport(submitted, { by: 'Mika', at: handIn.at }));
    const returned = value(returnQualityReport(submitted, back));
    expect([open, submitted, accepted, returned].map(isWaitedFor)).toEqual([true, false, false, true]);
  });
});
