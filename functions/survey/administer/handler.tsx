import { pages } from '../../../shared/http/page.ts';
import { openFromForm, showList } from './list-page.tsx';
import { actOnNational, showNational } from './national-page.tsx';
import { actOnSurvey, showResults } from './results-page.tsx';

/** Customer surveys at the desk: opened, handed out, read as an index and let into the catalogue, the own unit like the others. */
export const handler = pages({
  'GET /desk/surveys': showList,
  'POST /desk/surveys': openFromForm,
  'GET /desk/national-survey': showNational,
  'POST /desk/national-survey': actOnNational,
  'GET /desk/survey': showResults,
  'POST /desk/survey': actOnSurvey,
});
