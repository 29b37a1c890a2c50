import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod/mini';
import * as contracts from '../../workflows/contracts.ts';

const recordings = join(import.meta.dirname, 'recorded');

/** Every message that an execution of some day has carried; a recording is added, never changed. */
const Recording = z.strictObject({
  ApplicationWorkflowInput: contracts.ApplicationWorkflowInput,
  StepInput: contracts.StepInput,
  RoundInput: contracts.RoundInput,
  AttentionInput: contracts.AttentionInput,
  ConfirmationOutcome: contracts.ConfirmationOutcome,
  CheckOutcome: contracts.CheckOutcome,
  CompletionOutcome: contracts.CompletionOutcome,
  AssessmentOutcome: contracts.AssessmentOutcome,
  DecisionOutcome: contracts.DecisionOutcome,
  NoticeOutcome: contracts.NoticeOutcome,
  SigningOutcome: contracts.SigningOutcome,
});

describe('the workflow contracts', () => {
  test.each(readdirSync(recordings))('still read what executions carried as of %s', (file) => {
    const recorded: unknown = JSON.parse(readFileSync(join(recordings, file), 'utf8'));
    expect(Recording.safeParse(recorded).error).toBeUndefined();
  });

  it('let an input grow', () => {
    const input = { applicationId: 'granvik.01K', attempt: 1, reason: 'something of tomorrow' };
    expect(contracts.StepInput.parse(input)).toEqual({ applicationId: 'granvik.01K', attempt: 1 });
  });

  it('name an execution after its application and attempt, in characters that logs accept', () => {
    const name = contracts.executionName({ applicationId: 'granvik.01KAJ2V6T4', attempt: 2 });
    expect(name).toBe('granvik_01KAJ2V6T4-2');
    expect(name).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
  });

  it('know the outcomes of every round', () => {
    expect(Object.keys(contracts.roundOutcomes).toSorted()).toEqual([
      'ASSESSMENT',
      'COMPLETION',
      'CONFIRMATION',
      'DECISION',
      'REGISTRATION',
      'SIGNING',
    ]);
  });
});
