import { expect, it } from 'vitest';
import { handler } from '../../../functions/requirement/assess/handler.tsx';
import type { Check } from '../../../shared/domain/requirement/check-kinds/check.ts';
import { readChecks } from '../../../shared/store/requirement/check.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { faultsOf } from '../../support/browser.ts';
import { type Form, inAssessment, officerAt, publishAnotherVersion, useRequirements } from './support.ts';

useRequirements();

const text = (sv: string) => ({ sv, en: sv });
const points = [{ id: 'goals', title: text('Målen'), guidance: text('Kan berätta om målen.') }];
const check: Check = {
  kind: 'all-of',
  checks: [
    {
      kind: 'structured-assessment',
      record: 'interview',
      title: text('Intervju'),
      method: 'INTERVIEW',
      points,
      evidence: [],
      sections: [],
    },
    {
      kind: 'for-each-person',
      role: 'MANAGER',
      nobody: 'ASK',
      checks: [
        {
          kind: 'suitability',
          record: 'fit',
          title: text('Lämplighet'),
          evidence: 'x',
          points,
          registerExtract: 'NOTED',
        },
      ],
    },
  ],
};

it('an officer settles by what is written down point by point, of each person, and finds it again on the page', async () => {
  await publishAnotherVersion(2, (requirement) =>
    requirement.id === 'HT-S-09'
      ? { ...requirement, controlPoints: [{ point: 'AUTHORISATION', evidence: [], check }] }
      : requirement,
  );
  const subject = await inAssessment(completeApplication(), 2);
  const page = officerAt(handler, subject);
  await page.post({ step: 'conflict', conflict: 'NONE' });
  const shown = (await page.get()).body;
  expect(shown).toContain('Kan berätta om målen.');
  expect(shown).toContain('Lämplighet: Robin Ljungström');
  expect(shown).toContain('Utdraget och vad som står i det får inte sparas.');

  const interview: Form = {
    'record-HT-S-09-0-on': '2026-03-03',
    'record-HT-S-09-0-with': 'Robin Ljungström',
    'record-HT-S-09-0-answer-goals': 'YES',
  };
  const fit: Form = {
    'record-HT-S-09-1-on': '2026-03-03',
    'record-HT-S-09-1-answer-goals': 'PARTLY',
    'record-HT-S-09-1-note-goals': 'Ny i branschen.',
    'record-HT-S-09-1-extract': 'SHOWN',
  };
  const met: Form = { step: 'save', 'result-HT-S-09': 'MET' };
  const settlement = async () =>
    (await readChecks(subject)).find(({ finding }) => finding.requirementId === 'HT-S-09')?.settlement;

  let refused = '';
  for (const incomplete of [
    {},
    interview,
    { ...interview, ...fit, 'record-HT-S-09-1-extract': '' },
    { ...interview, ...fit, 'record-HT-S-09-0-on': 'i tisdags' },
    { ...interview, ...fit, 'record-HT-S-09-1-answer-goals': 'KANSKE' },
  ]) {
    const answer = await page.send({ ...met, ...incomplete });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('HT-S-09');
    expect(await settlement()).toBeUndefined();
    refused = answer.body;
  }
  // It says which record it is that is wrong, and leads to it.
  expect(refused).toContain('href="#record-HT-S-09-1-on"');
  expect(refused).toContain('HT-S-09, Lämplighet, Robin Ljungström: ange dagen');

  expect((await page.send({ ...met, ...interview, ...fit })).status).toBe(303);
  expect(await settlement()).toMatchObject({
    result: 'MET',
    records: [
      { record: 'interview', on: '2026-03-03', with: 'Robin Ljungström', points: [{ point: 'goals', answer: 'YES' }] },
      { record: 'fit', subject: 'Robin Ljungström', extract: 'SHOWN' },
    ],
  });
  const kept = (await page.get()).body;
  expect(kept).toContain('Ny i branschen.');
  expect(await faultsOf(Object.entries({ shown, refused, kept }))).toEqual([]);
}, 60_000);
