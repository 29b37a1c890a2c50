import * as z from 'zod/mini';
import type { Asked } from '../completion/request.ts';

/** Ids of requirements whose declaration or undertaking a contact gave by link, and no signatory has stood behind yet. */
export const Unconfirmed = z.strictObject({
  declarations: z.array(z.string()),
  undertakings: z.array(z.string()),
});
export type Unconfirmed = z.infer<typeof Unconfirmed>;

/** What waits for the signatories with what a completion adds to it; undefined when it adds nothing. */
export function withAdded(
  before: Unconfirmed | undefined,
  asked: readonly Asked[],
  answers: Readonly<Record<string, string>>,
): Unconfirmed | undefined {
  const added = (kind: Asked['ask']['kind']): string[] =>
    asked
      .filter(({ ask, key }) => ask.kind === kind && (answers[key] ?? '').trim() !== '')
      .flatMap(({ requirementIds }) => requirementIds);
  const declarations = added('DECLARATION');
  const undertakings = added('UNDERTAKING');
  if (declarations.length === 0 && undertakings.length === 0) return undefined;
  return {
    declarations: [...new Set([...(before?.declarations ?? []), ...declarations])],
    undertakings: [...new Set([...(before?.undertakings ?? []), ...undertakings])],
  };
}
