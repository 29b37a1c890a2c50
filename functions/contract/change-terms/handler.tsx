import { pages } from '../../../shared/http/page.ts';
import { actOnChange } from './act.ts';
import { beginChange, showChanges } from './begin.tsx';
import { showChange } from './show-change.tsx';

/** New terms or prices for the contracts of a choice system: sent to all, and who has answered what. */
export const handler = pages({
  'GET /desk/choice-systems/{choiceSystemId}/terms-changes': showChanges,
  'POST /desk/choice-systems/{choiceSystemId}/terms-changes': beginChange,
  'GET /desk/terms-changes/{changeId}': showChange,
  'POST /desk/terms-changes/{changeId}': actOnChange,
});
