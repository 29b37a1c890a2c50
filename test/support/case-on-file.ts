import type { CaseOnFile } from '../../shared/domain/register/case-on-file.ts';
import { completeApplication } from './application-builder.ts';
import { received } from './stored-case.ts';

/** A case that has come in on 2 March 2026, and nothing more. */
export function filedCase(changes: Partial<CaseOnFile> = {}): CaseOnFile {
  return {
    application: received({ receivedAt: '2026-03-02T09:00:00.000Z' }),
    content: completeApplication().content,
    basis: null,
    evidence: [],
    lookups: [],
    completions: [],
    corrections: [],
    opinions: [],
    notes: [],
    letters: [],
    acted: [],
    decisions: [],
    excerpts: [],
    notices: [],
    remedies: [],
    contracts: [],
    kept: [],
    events: [],
    ...changes,
  };
}
