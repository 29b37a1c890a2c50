import { afterEach, expect, it } from 'vitest';
import { handler as showDesk } from '../../../functions/web/show-desk/handler.tsx';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { commitDesk } from '../../../shared/store/desk/desk.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOfficerTasks } from '../../../shared/store/task/task.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { faultsOf } from '../../support/browser.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import {
  applicationOf,
  awaitAssessment,
  findingOf,
  inAssessment,
  officerAt,
  tasksOf,
  today,
  useRequirements,
} from './support.ts';

useRequirements();
afterEach(useGranvik);

it('gives what is left to judge to the desk’s officers by the competence that the requirements name, once', async () => {
  const nora = { name: 'Nora Sköld', email: 'nora@granvik.example', competences: ['vård och omsorg'] };
  const desk = { schemaVersion: 1 as const, municipality: 'granvik', officers: [nora], reasons: [] };
  await commitDesk(null, desk, 'Sam Ordning', `${today}T08:00:00.000Z`);
  const subject = await inAssessment(completeApplication());
  expect((await findingOf(subject, 'HT-S-02')).result).toBe('NEEDS_HUMAN');
  const { judges = {} } = await applicationOf(subject);
  expect(judges['HT-S-02']).toEqual({ name: nora.name, email: nora.email });
  // Nobody here knows economy: that stays with whoever has the case.
  expect(judges).not.toHaveProperty('HT-G-04');
  const [task] = await tasksOf(subject, 'JUDGE');
  expect(task).toMatchObject({ status: 'OPEN', assignee: { name: nora.name }, dueOn: '2026-03-12' });
  expect(task?.requirementIds).toContain('HT-S-02');
  expect((await readOfficerTasks('granvik', nora.email, 10)).map(({ kind }) => kind)).toEqual(['JUDGE']);
  await awaitAssessment(subject, 'again');
  expect(await tasksOf(subject, 'JUDGE')).toHaveLength(1);
  expect((await readEvents(subject)).find(({ type }) => type === 'ASSESSMENT_REQUESTED')?.data).toMatchObject({
    judges: { 'HT-S-02': nora.name },
  });
  const file = officerAt(showDesk, subject, { role: 'coordinator' }).at('/desk/applications/{applicationId}', {});
  const shown = (await file.get()).body;
  expect(shown).toContain(nora.name);
  expect(await faultsOf([['proposed judges', shown]])).toEqual([]);
}, 60_000);

it('gives as many days for the assessment as the municipality says', async () => {
  useMunicipalities([{ ...granvik, deadlines: { ...granvik.deadlines, assessmentDays: 10 } }]);
  const subject = await inAssessment(completeApplication());
  expect(await tasksOf(subject, 'ASSESS')).toMatchObject([{ dueOn: '2026-03-15' }]);
});
