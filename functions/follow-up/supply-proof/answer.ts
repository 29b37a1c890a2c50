import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { hasObject } from '../../../shared/store/evidence-bucket.ts';
import { readAskedProofs, supplyProofs } from '../../../shared/store/follow-up/supply-proof.ts';
import { type Asked, fieldName, isMissing, proofsIn, wordsIn } from './asked.ts';

/** Hands in what was asked for: each proof by a file, or in words why there is none. */
export async function answer(
  { task, link, at, lang }: AnswerContext,
  form: Readonly<Record<string, string>>,
): Promise<AnswerOutcome> {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const asked: Asked = { task, found: await readAskedProofs(task) };
  const gone = { sv: 'Handlingarna behövs inte längre.', en: 'The documents are not needed any more.' };
  if (asked.found === null) return { kind: 'CONFLICT', message: gone };
  if (await isBeingVerified(asked)) {
    const message = say(
      'En fil kontrolleras fortfarande. Vänta några sekunder och försök igen.',
      'A file is still being verified. Wait a few seconds and try again.',
    );
    return { kind: 'INVALID', errors: [{ field: '', message }] };
  }
  const missing = proofsIn(asked).filter((proof) => isMissing(asked, proof, form));
  if (missing.length > 0) {
    const errors = missing.map((proof) => ({
      field: fieldName(proof),
      message: say(
        `${proof.fact.title.sv}: lämna en fil, eller skriv varför ni inte kan`,
        `${proof.fact.title.en}: hand in a file, or write why you can not`,
      ),
    }));
    return { kind: 'INVALID', errors };
  }
  const isTaken = await supplyProofs(task, wordsIn(asked, form), { link, at });
  return isTaken ? { kind: 'RECORDED' } : { kind: 'CONFLICT', message: gone };
}

/** A file that has arrived is read within seconds; an answer must not pass it by. */
async function isBeingVerified(asked: Asked): Promise<boolean> {
  const expected = proofsIn(asked).flatMap(({ files }) => files.filter(({ status }) => status === 'EXPECTED'));
  const arrived = await Promise.all(expected.map(({ objectKey }) => hasObject(objectKey)));
  return arrived.includes(true);
}
