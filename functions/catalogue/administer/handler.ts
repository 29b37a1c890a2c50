import { pages } from '../../../shared/http/page.ts';
import { actOnEntry, showEntry } from './entry.tsx';
import { putStreets, showStreets } from './streets.tsx';
import { actOnTexts, showTexts } from './texts.tsx';

/** How what the catalogue says is kept right: texts are read by an officer, and what is said to be wrong is seen to. */
export const handler = pages({
  'GET /desk/choice-systems/{choiceSystemId}/texts': showTexts,
  'POST /desk/choice-systems/{choiceSystemId}/texts': actOnTexts,
  'GET /desk/streets': showStreets,
  'POST /desk/streets': putStreets,
  'GET /desk/contracts/{contractId}/catalogue': showEntry,
  'POST /desk/contracts/{contractId}/catalogue': actOnEntry,
});
