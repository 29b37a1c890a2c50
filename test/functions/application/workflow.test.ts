import { SendTaskSuccessCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { beforeEach, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as recordAttention } from '../../../functions/application/record-attention/handler.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { OutboxError } from '../../../shared/store/outbox-consumer.ts';
import { putRound } from '../../../shared/store/task/round.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { storeReceived } from '../../support/stored-case.ts';
import { streamOf } from '../../support/stream-event.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';
import { workflow } from '../../support/mocked-services.ts';

const machine = 'arn:aws:states:eu-north-1:000000000000:stateMachine:valbar-granvik-application';

useTables({ APPLICATION_WORKFLOW_ARN: machine });

beforeEach(() => {
  workflow.reset();
  workflow.on(StartExecutionCommand).resolves({});
  workflow.on(SendTaskSuccessCommand).resolves({});
});

const started = () => workflow.commandCalls(StartExecutionCommand).map(({ args: [{ input }] }) => input);
const told = () => workflow.commandCalls(SendTaskSuccessCommand).map(({ args: [{ input }] }) => input);
const fault = (name: string) => Object.assign(new Error('refused'), { name });

describe('a submitted application', () => {
  it('starts its workflow, named after the application and the attempt, with ids and nothing else', async () => {
    const { subject } = await storeReceived({ outbox: [{ kind: 'START', attempt: 1 }] });
    await advance(await streamOf(subject), webContext);
    expect(started()).toEqual([
      {
        stateMachineArn: machine,
        name: `granvik_${subject.id}-1`,
        input: JSON.stringify({ applicationId: publicId('granvik', subject.id), attempt: 1 }),
      },
    ]);
  });

  it('whose workflow has been started before is done', async () => {
    const { subject } = await storeReceived({ outbox: [{ kind: 'START', attempt: 1 }] });
    workflow.on(StartExecutionCommand).rejects(fault('ExecutionAlreadyExists'));
    await advance(await streamOf(subject), webContext);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'DONE' }]);
  });

  it('whose workflow can’t be started is tried again', async () => {
    const { subject } = await storeReceived({ outbox: [{ kind: 'START', attempt: 1 }] });
    workflow.on(StartExecutionCommand).rejectsOnce(fault('ThrottlingException')).resolves({});
    await expect(advance(await streamOf(subject), webContext)).rejects.toThrow(OutboxError);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'FAILED', failure: 'ThrottlingException' }]);
    await advance(await streamOf(subject), webContext);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'DONE' }]);
  });
});

describe('the end of a wait', () => {
  const enteredAt = '2026-03-02T09:00:00.000Z';

  async function ended(number: number, current: number) {
    return storeReceived({
      outbox: [{ kind: 'CALLBACK', round: 'CONFIRMATION', number, outcome: 'CONFIRMED' }],
      also: (of) => [
        putRound(of, { name: 'CONFIRMATION', number: current, taskToken: `token-${String(current)}`, enteredAt }),
      ],
    });
  }

  it('is told to the workflow with the round’s token', async () => {
    const { subject } = await ended(1, 1);
    await advance(await streamOf(subject), webContext);
    expect(told()).toEqual([{ taskToken: 'token-1', output: JSON.stringify({ outcome: 'CONFIRMED' }) }]);
  });

  it('that comes late, when another round is open, wakes nobody', async () => {
    const { subject } = await ended(1, 2);
    await advance(await streamOf(subject), webContext);
    expect(told()).toEqual([]);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'DONE' }]);
  });

  it('of a round that never was wakes nobody', async () => {
    const { subject } = await storeReceived({
      outbox: [{ kind: 'CALLBACK', round: 'DECISION', number: 1, outcome: 'DECIDED' }],
    });
    await advance(await streamOf(subject), webContext);
    expect(told()).toEqual([]);
  });

  it('is done when the workflow no longer waits', async () => {
    const { subject } = await ended(1, 1);
    workflow.on(SendTaskSuccessCommand).rejects(fault('TaskDoesNotExist'));
    await advance(await streamOf(subject), webContext);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'DONE' }]);
  });

  it('of a name nobody knows is a fault that shows on the case', async () => {
    const { subject } = await storeReceived({
      outbox: [{ kind: 'CALLBACK', round: 'LUNCH', number: 1, outcome: 'EATEN' }],
    });
    await expect(advance(await streamOf(subject), webContext)).rejects.toThrow(OutboxError);
    expect(await readOutbox(subject)).toMatchObject([{ state: 'FAILED' }]);
  });
});

describe('a workflow that can’t go on', () => {
  it('is written on its case for a person, by the error’s name alone', async () => {
    const { subject } = await storeReceived();
    const error = { Error: 'States.TaskFailed', Cause: 'kim@solglantan.example could not be read' };
    await recordAttention({ applicationId: publicId('granvik', subject.id), attempt: 1, error }, webContext);
    const events = await readEvents(subject);
    expect(events.at(-1)).toMatchObject({
      type: 'ATTENTION_NEEDED',
      by: 'workflow',
      data: { attempt: 1, error: 'States.TaskFailed' },
    });
    expect(verifyChain(events, hashOf)).toMatchObject({ ok: true });
    expect(JSON.stringify(await everythingIn('CASE_TABLE'))).not.toContain('could not be read');
  });

  it('without its application is a fault of its own', async () => {
    const error = { Error: 'States.TaskFailed' };
    const at = (applicationId: string) => recordAttention({ applicationId, attempt: 1, error }, webContext);
    await expect(at('granvik.01J00000000000000000000000')).rejects.toThrow();
    await expect(at('nothing')).rejects.toThrow('municipality');
  });
});
