import { pages } from '../../../shared/http/page.ts';
import { actOnChange } from './act.ts';
import { beginChange, showChanges } from './begin.tsx';
import { showChange } from './show-change.tsx';
import { showCircular } from './show-circular.tsx';
import { showCirculars, writeCircular } from './write-circular.tsx';

/** What goes to everybody with a contract: new terms or prices, and who has answered what; word, and who has received it. */
export const handler = pages({
  'GET /desk/choice-systems/{choiceSystemId}/terms-changes': showChanges,
  'POST /desk/choice-systems/{choiceSystemId}/terms-changes': beginChange,
  'GET /desk/terms-changes/{changeId}': showChange,
  'POST /desk/terms-changes/{changeId}': actOnChange,
  'GET /desk/circulars': showCirculars,
  'POST /desk/circulars': writeCircular,
  'GET /desk/circulars/{circularId}': showCircular,
});
