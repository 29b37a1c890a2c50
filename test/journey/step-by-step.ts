import { beforeEach } from 'vitest';

/**
 * The tests of the file go on from each other: after one that failed the next would only wait for what doesn't come, so
 * they are passed over.
 */
export function stepByStep(): void {
  let failed: string | undefined;
  beforeEach(({ onTestFailed, skip, task }) => {
    skip(failed !== undefined, `since "${failed ?? ''}" failed`);
    onTestFailed(() => {
      failed = task.name;
    });
  });
}
