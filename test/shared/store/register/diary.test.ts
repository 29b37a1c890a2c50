import { describe, expect, it } from 'vitest';
import { handler as showDiary } from '../../../../functions/register/show-diary/handler.tsx';
import { applicationSubject, commitApplication } from '../../../../shared/store/application/application.ts';
import { explainGaps, readDiary } from '../../../../shared/store/register/diary.ts';
import { nextDiaryNumber } from '../../../../shared/store/register/register.ts';
import { granvik } from '../../../support/granvik.ts';
import { received } from '../../../support/stored-case.ts';
import { ask } from '../../../support/web-request.ts';
import { signedIn, useDecisions } from '../../../functions/decision/support.ts';

useDecisions();

const night = (day: number) => `2026-03-${String(day).padStart(2, '0')}T01:30:00.000Z`;

async function store(diaryNumber: string, applicantName: string): Promise<void> {
  const after = received({ applicationId: `CASE${diaryNumber.slice(-5)}`, diaryNumber, applicantName });
  expect(applicationSubject('granvik', after.applicationId).id).toBe(after.applicationId);
  await commitApplication({
    before: null,
    after,
    event: { type: 'APPLICATION_RECEIVED', at: after.receivedAt, by: 'applicant', data: {} },
  });
}

const page = (query: Readonly<Record<string, string>>, role: 'auditor' | 'case-officer' = 'auditor') =>
  ask(showDiary, {
    route: '/desk/diary',
    query: { municipality: 'granvik', ...query },
    headers: { authorization: `Bearer ${signedIn({ role, name: 'Rev Isor', email: 'rev@granvik.example' })}` },
  });

describe('the diary of a year', () => {
  it('OSL 5:2: has a line for each number, and explains in a line of its own the one that nothing has', async () => {
    const [first, lost, third] = [
      await nextDiaryNumber(granvik, '2026-03-02'),
      await nextDiaryNumber(granvik, '2026-03-02'),
      await nextDiaryNumber(granvik, '2026-03-02'),
    ];
    await store(first, 'Solgläntan');
    await store(third, 'Lönnbacken');
    // What was taken since the last look may still be on its way: a first look explains nothing.
    expect(await explainGaps(granvik, 2026, night(3))).toBe(0);
    expect(await explainGaps(granvik, 2026, night(3))).toBe(0);
    const late = await nextDiaryNumber(granvik, '2026-03-03');
    expect(await explainGaps(granvik, 2026, night(4))).toBe(1);
    expect(await explainGaps(granvik, 2026, night(4))).toBe(0);
    await store(late, 'Sensjö');
    expect(await explainGaps(granvik, 2026, night(5))).toBe(0);
    const { lines } = await readDiary('granvik', 2026, { most: 10 });
    expect(lines.map((line) => [line.diaryNumber, 'applicationId' in line ? line.applicantName : null])).toEqual([
      [first, 'Solgläntan'],
      [lost, null],
      [third, 'Lönnbacken'],
      [late, 'Sensjö'],
    ]);
    // A number that is explained is taken by nobody any more.
    await expect(store(lost, 'För sent')).rejects.toThrow();
    expect(await explainGaps(granvik, 2030, night(5))).toBe(0);
  });

  it('is read in portions and as a spreadsheet, by whoever may', async () => {
    const { lines, next } = await readDiary('granvik', 2026, { most: 2 });
    expect(lines).toHaveLength(2);
    expect(await readDiary('granvik', 2026, { after: next ?? 0, most: 10 })).toMatchObject({ next: null });
    const { status, body } = await page({ year: '2026' });
    expect(status).toBe(200);
    expect(body).toContain('Oanvänt');
    expect(body).toContain('Lönnbacken');
    const csv = Buffer.from((await page({ year: '2026', format: 'csv' })).body, 'base64').toString('utf8');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(5);
    expect((await page({ year: 'x' })).status).toBe(400);
    expect((await page({}, 'case-officer')).status).toBe(403);
  });
});
