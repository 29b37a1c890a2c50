import { describe, expect, it } from 'vitest';
import { handler as complete } from '../../../functions/completion/answer/handler.tsx';
import { commitApplication, putContent, readContent } from '../../../shared/store/application/application.ts';
import { readChecks } from '../../../shared/store/requirement/check.ts';
import { readRound } from '../../../shared/store/task/round.ts';
import { completeApplication, homeCare, incompleteApplication } from '../../support/application-builder.ts';
import {
  applicationOf,
  arrived,
  awaitCompletion,
  checked,
  eventTypes,
  everything,
  findingOf,
  holderOf,
  inAssessment,
  openTaskOf,
  useRequirements,
} from './support.ts';

useRequirements();

describe('checking the requirements', () => {
  it('LOV 8:1: finds something on every requirement of the bound version, and lets a complete application go on', async () => {
    const subject = await arrived(completeApplication());
    expect(await checked(subject)).toBe('READY');
    expect((await applicationOf(subject)).status).toBe('CHECKING');
    const checks = await readChecks(subject);
    expect(checks.map(({ finding }) => finding.requirementId).toSorted()).toEqual(
      homeCare.requirements.map(({ id }) => id).toSorted(),
    );
    expect(checks.some(({ finding }) => finding.result === 'NEEDS_COMPLETION')).toBe(false);
    expect(await eventTypes(subject)).toEqual(['APPLICATION_RECEIVED', 'REQUIREMENTS_CHECKED']);
  });

  it('LOV 6:2: lets the applicant complete what is missing', async () => {
    const subject = await arrived(incompleteApplication());
    expect(await checked(subject)).toBe('NEEDS_COMPLETION');
    expect(await findingOf(subject, 'HT-G-13')).toMatchObject({
      result: 'NEEDS_COMPLETION',
      source: 'SYSTEM',
      missing: [{ ask: { kind: 'EVIDENCE', evidence: 'insurance.certificate' } }],
    });
  });

  it('LOV 6:2: asks nobody more often than everybody; what is missing then goes to an officer', async () => {
    const subject = await arrived(incompleteApplication());
    await checked(subject);
    const before = await applicationOf(subject);
    await commitApplication({
      before,
      after: { ...before, status: 'COMPLETION_REQUESTED', completionRounds: 1 },
      event: { type: 'COMPLETION_REQUESTED', at: '2026-03-04T09:00:00.000Z', by: 'system', data: {} },
    });
    expect(await checked(subject)).toBe('READY');
    expect((await findingOf(subject, 'HT-G-13')).result).toBe('NEEDS_COMPLETION');
  });

  it('LOV 6:2: takes nothing from an applicant who has been asked and has time left, when the workflow is started anew', async () => {
    const subject = await arrived(incompleteApplication());
    await checked(subject);
    await awaitCompletion(subject);
    const before = await everything();
    expect(await checked(subject)).toBe('NEEDS_COMPLETION');
    expect(await everything()).toBe(before);
    await awaitCompletion(subject, 'token-of-the-new-workflow');
    expect(await readRound(subject, 'COMPLETION')).toMatchObject({ taskToken: 'token-of-the-new-workflow' });
    const page = await holderOf(complete, 'complete', await openTaskOf(subject, 'COMPLETE'));
    expect((await page.post({ step: 'answer', confirm: 'yes' })).status).toBe(303);
    expect((await applicationOf(subject)).completions).toMatchObject([{ ended: { outcome: 'ANSWERED' } }]);
    expect(await checked(subject)).toBe('READY');
  });

  it('says the same when it is run again, and writes nothing', async () => {
    const subject = await arrived(incompleteApplication());
    await checked(subject);
    const before = await everything();
    expect(await checked(subject)).toBe('NEEDS_COMPLETION');
    expect(await everything()).toBe(before);
  });

  it('sees what changed when it is run again', async () => {
    const subject = await arrived(completeApplication());
    await checked(subject);
    const before = await applicationOf(subject);
    const content = await readContent(subject);
    if (content === null) throw new Error('It was stored');
    await commitApplication({
      before,
      after: before,
      event: { type: 'SOMETHING_CHANGED', at: '2026-03-05T09:00:00.000Z', by: 'test', data: {} },
      also: [putContent(subject, { ...content, declarations: {} })],
    });
    expect(await checked(subject)).toBe('NEEDS_COMPLETION');
  });

  it('leaves an application alone that is with an officer already', async () => {
    const subject = await inAssessment(completeApplication());
    const before = await everything();
    expect(await checked(subject)).toBe('READY');
    expect(await everything()).toBe(before);
  });

  it('is a fault for an application that does not exist', async () => {
    await expect(
      checked({ municipality: 'granvik', type: 'APPLICATION', id: '01JNOTHINGNOTHINGNOTHING00' }),
    ).rejects.toThrow();
  });
});
