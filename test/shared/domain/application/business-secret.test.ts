import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublished, withoutSecrets } from '../../../../shared/domain/application/business-secret.ts';
import type { ApplicationContent } from '../../../../shared/domain/application/content.ts';
import { mapParts, partAt } from '../../../../shared/domain/application/part.ts';
import { completeApplication, withContent } from '../../../support/application-builder.ts';

/** An application of which every text is its own, and so can be told wherever it turns up. */
const whole = marked(
  withContent(completeApplication(), {
    persons: [
      { name: 'Eva', roles: ['OWNER'], practice: [{ from: '2020-01-01', share: 1, employer: 'A', field: 'OTHER' }] },
      { name: 'Ida', roles: ['MANAGER'] },
    ],
    reliances: [
      {
        requirementId: 'HT-S-09',
        company: { name: 'B', registration: { kind: 'FOREIGN', country: 'NO', register: 'C', number: 'D' } },
        proof: 'OTHER',
        evidenceIds: [],
      },
    ],
    statements: { 'goal.plan': 'E', 'routine.lex-sarah': 'F' },
  }).content,
);
const files = ['A', 'B', 'C'].map((letter) => ({ evidenceId: letter.repeat(26) }));

function marked(content: ApplicationContent): ApplicationContent;
function marked(content: unknown): unknown {
  return mapParts(content, (pointer, part) => (typeof part === 'string' ? `«${pointer}»` : part));
}

function pointersOf(part: unknown): string[] {
  const pointers: string[] = [];
  mapParts(part, (pointer, inner) => {
    if (pointer !== '') pointers.push(pointer);
    return inner;
  });
  return pointers;
}

const claims = fc
  .uniqueArray(fc.constantFrom(...pointersOf(whole), ...files.map(({ evidenceId }) => `evidence:${evidenceId}`)))
  .map((parts) => parts.map((part) => ({ part, reason: `Skäl för ${part}` })));

describe('an application that leaves the authority', () => {
  it('OSL 31:16: has no text of a claimed part in it, no claim and no claimed file; all else is there', () => {
    fc.assert(
      fc.property(claims, (businessSecrets) => {
        const shown = withoutSecrets({ ...whole, businessSecrets }, files);
        const said = JSON.stringify(shown);
        const isSecret = (pointer: string): boolean =>
          !isPublished({ part: pointer }) &&
          businessSecrets.some(({ part }) => pointer === part || pointer.startsWith(`${part}/`));
        for (const pointer of pointersOf(whole)) {
          if (typeof partAt(whole, pointer) !== 'string') continue;
          expect([pointer, said.includes(`«${pointer}»`)]).toEqual([pointer, !isSecret(pointer)]);
        }
        expect(said).not.toContain('Skäl för');
        expect(shown.files).toEqual(files.filter(({ evidenceId }) => !isSecret(`evidence:${evidenceId}`)));
      }),
    );
  });

  it('is whole when nothing is claimed', () => {
    const { content } = completeApplication();
    expect(withoutSecrets(content, files)).toEqual({ content, files });
  });
});
