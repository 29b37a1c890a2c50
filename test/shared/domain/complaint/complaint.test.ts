import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../../shared/domain/complaint/complaint.ts';
import { countComplaints } from '../../../../shared/domain/complaint/counts.ts';
import * as handling from '../../../../shared/domain/complaint/handling.ts';
import { readingGround } from '../../../../shared/domain/complaint/may-read.ts';
import { namesNumber } from '../../../../shared/domain/complaint/personal-number.ts';
import { drawReadings } from '../../../../shared/domain/complaint/reading.ts';
import type { ComplaintRule } from '../../../../shared/domain/complaint/rule.ts';
import { hashOf } from '../../../../shared/platform/hash.ts';

const rule: ComplaintRule = {
  answerDays: 21,
  accountDays: 10,
  misconduct: {
    responsible: { name: 'Enar Chefsson', email: 'enhetschef@granvik.example' },
    investigateDays: 30,
    reportDays: 3,
  },
  formsPerHour: 60,
  keptYears: 5,
  readings: { reviewer: { name: 'Rut Granskar', email: 'granskare@granvik.example' }, sample: 3, keptYears: 5 },
};
const act = { at: '2026-03-02T09:00:00.000Z', today: '2026-03-02', by: 'Handa Läggare' };

const complaint: Complaint = {
  schemaVersion: 1,
  status: 'OPEN',
  municipality: 'granvik',
  complaintId: 'K1',
  reference: 'SN-K 2026/1',
  kind: 'COMPLAINT',
  topic: 'TIMES',
  about: { contractId: 'lonn-1', name: 'Lönnbackens Omsorg' },
  channel: 'FORM',
  registeredBy: null,
  receivedOn: '2026-03-02',
  registeredAt: act.at,
  answerBy: '2026-03-23',
  mayMail: false,
  followHash: 'f',
};

function done(step: ReturnType<typeof handling.assign>): Complaint {
  if (!step.ok) throw new Error(step.error);
  return step.value;
}

const answered = done(handling.answerComplaint(complaint, 'PAGE', act));
const closed = done(handling.closeComplaint(answered, 'UPHELD', rule, act));
const reported = done(handling.markMisconduct(complaint, rule, act));
const serious = done(handling.findMisconduct(reported, 'SERIOUS', rule, act));

describe('a complaint', () => {
  it('is answered once, and closed only when it is', () => {
    expect(handling.answerComplaint(answered, 'PAGE', act)).toEqual({ ok: false, error: 'ANSWERED' });
    expect(handling.closeComplaint(complaint, 'UPHELD', rule, act)).toEqual({ ok: false, error: 'NOT_ANSWERED' });
    expect(closed).toMatchObject({ status: 'CLOSED', eraseOn: '2031-03-02' });
  });

  it('can’t be answered on a page that nobody has the address of', () => {
    const { followHash: _none, ...byCall } = complaint;
    expect(handling.answerComplaint(byCall, 'PAGE', act)).toEqual({ ok: false, error: 'CANNOT_BE_READ' });
  });

  it('takes no step once it is closed', () => {
    const steps = [
      handling.assign(closed, { name: 'A', email: 'a@granvik.example' }),
      handling.askForAccount(closed, 'T', rule, act),
      handling.markMisconduct(closed, rule, act),
      handling.findMisconduct(closed, 'SERIOUS', rule, act),
      handling.reportToInspectorate(closed, { on: act.today, by: 'PROVIDER' }, act),
      handling.answerComplaint(closed, 'PAGE', act),
      handling.closeComplaint(closed, 'UPHELD', rule, act),
    ];
    for (const step of steps) expect(step).toEqual({ ok: false, error: 'CLOSED' });
    expect(handling.nextDueOn(closed)).toBeNull();
  });

  it('asks its provider one question at a time', () => {
    const asked = done(handling.askForAccount(complaint, 'T1', rule, act));
    expect(asked.account).toMatchObject({ dueOn: '2026-03-12' });
    expect(handling.askForAccount(asked, 'T2', rule, act)).toEqual({ ok: false, error: 'ASKED_ALREADY' });
    expect(handling.askForAccount({ ...complaint, about: null }, 'T', rule, act).ok).toBe(false);
  });
});

describe('SoL 27:5–27:6: misconduct', () => {
  it('has its own days beside the complaint’s: to be investigated, and when serious to be reported', () => {
    expect(reported.misconduct?.investigateBy).toBe('2026-04-01');
    expect(serious.misconduct?.inspectorate?.reportBy).toBe('2026-03-05');
    expect(handling.nextDueOn(serious)).toBe('2026-03-05');
    expect(handling.nextDueOn(reported)).toBe('2026-03-23');
  });

  it('keeps the complaint open until it is found, and with IVO when it is serious', () => {
    const close = (one: Complaint) =>
      handling.closeComplaint(done(handling.answerComplaint(one, 'PAGE', act)), 'UPHELD', rule, act);
    expect(close(reported)).toEqual({ ok: false, error: 'MISCONDUCT_UNSETTLED' });
    expect(close(serious)).toEqual({ ok: false, error: 'MISCONDUCT_UNSETTLED' });
    const withInspectorate = done(
      handling.reportToInspectorate(serious, { on: '2026-03-02', by: 'MUNICIPALITY', reference: '8.5-1' }, act),
    );
    expect(close(withInspectorate).ok).toBe(true);
    expect(close(done(handling.findMisconduct(reported, 'MISCONDUCT', rule, act))).ok).toBe(true);
  });

  it('can be found otherwise until it is reported, which is never ahead of its day', () => {
    const milder = done(handling.findMisconduct(serious, 'NO_MISCONDUCT', rule, act));
    expect(milder.misconduct?.inspectorate).toBeUndefined();
    const ahead = { on: '2026-03-03', by: 'PROVIDER' } as const;
    expect(handling.reportToInspectorate(serious, ahead, act)).toEqual({ ok: false, error: 'FUTURE_DAY' });
    expect(handling.reportToInspectorate(milder, { ...ahead, on: act.today }, act).ok).toBe(false);
  });
});

describe('a passed day', () => {
  it('is told once, and the next one anew', () => {
    expect(handling.passedUntold(complaint, '2026-03-23')).toBeNull();
    expect(handling.passedUntold(complaint, '2026-03-24')).toBe('2026-03-23');
    expect(handling.passedUntold({ ...complaint, lateTold: '2026-03-23' }, '2026-04-24')).toBeNull();
    expect(handling.passedUntold({ ...serious, lateTold: '2026-03-05' }, '2026-04-24')).toBeNull();
    expect(handling.passedUntold(answered, '2026-04-24')).toBeNull();
  });
});

describe('who reads', () => {
  const reader = { email: 'h@granvik.example', coordinates: false };

  it('2001:454 6 §: whose it is, who coordinates and who answers for misconduct, and nobody else', () => {
    expect(readingGround(complaint, reader, rule)).toBeNull();
    expect(readingGround(complaint, { ...reader, coordinates: true }, rule)).toBe('COORDINATOR');
    const theirs = { ...complaint, assignee: { name: 'H', email: 'H@granvik.example' } };
    expect(readingGround(theirs, reader, rule)).toBe('ASSIGNED');
    const responsible = { ...reader, email: rule.misconduct.responsible.email };
    expect(readingGround(complaint, responsible, rule)).toBeNull();
    expect(readingGround(reported, responsible, rule)).toBe('RESPONSIBLE');
    expect(readingGround(complaint, { email: '', coordinates: false }, rule)).toBeNull();
  });

  it('is drawn by chance that anybody can repeat', () => {
    const readings = Array.from({ length: 20 }, (_one, index) => ({
      readingId: `R${String(index)}`,
      complaintId: 'K1',
      reference: 'SN-K 2026/1',
      reader: 'H',
      ground: 'ASSIGNED' as const,
      at: `2026-03-${String(index + 1).padStart(2, '0')}T09:00:00.000Z`,
    }));
    const drawn = drawReadings(readings, { sample: 3, seed: 'a', hash: hashOf });
    expect(drawn).toHaveLength(3);
    expect(drawReadings(readings.toReversed(), { sample: 3, seed: 'a', hash: hashOf })).toEqual(drawn);
    expect(drawReadings(readings, { sample: 3, seed: 'b', hash: hashOf })).not.toEqual(drawn);
  });
});

describe('the numbers', () => {
  it('leave out what is too small to show, and other years', () => {
    const many = Array.from({ length: 5 }, () => complaint);
    const deviation: Complaint = { ...complaint, kind: 'DEVIATION' };
    const old: Complaint = { ...complaint, receivedOn: '2025-12-31' };
    const { providers } = countComplaints([...many, deviation, old, { ...complaint, about: null }], {
      year: '2026',
      on: '2026-06-01',
      fewerThan: 5,
    });
    expect(providers).toEqual([
      { contractId: 'lonn-1', name: 'Lönnbackens Omsorg', complaints: 5, deviations: null, misconduct: 0 },
    ]);
  });
});

describe('a personal identity number', () => {
  it.each(['19121212-1212', '121212-1212', '1212121212', 'Gäller 1912 12, nr 191212121212.', '640883-3231'])(
    'is seen in %j',
    (text) => {
      expect(namesNumber(text)).toBe(true);
    },
  );

  it.each(['070-174 06 05', '556999-9009 AB', 'kl. 12.30 den 12 december 2026', 'SN 2026/00042', '1234567890123456'])(
    'is not seen in %j',
    (text) => {
      expect(namesNumber(text)).toBe(false);
    },
  );
});
