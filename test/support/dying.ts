import { database } from '../../shared/store/client.ts';

/** Runs until its nth transaction, which never comes to be written: as a function that dies just before. */
export async function dyingBefore(nth: number, work: () => Promise<unknown>): Promise<{ readonly died: boolean }> {
  const name = 'dies-before-commit';
  let left = nth;
  database.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName?.startsWith('TransactWrite') === true && (left -= 1) <= 0) throw new Error('died');
      return next(args);
    },
    { name, step: 'initialize' },
  );
  try {
    await work();
    return { died: false };
  } catch (error) {
    if (left > 0) throw error;
    return { died: true };
  } finally {
    database.middlewareStack.remove(name);
  }
}
