import { pages } from '../../../shared/http/page.ts';
import { noteSent, showLetter } from './letter.tsx';

const letter = '/desk/applications/{applicationId}/letters/{letterId}';

/** What would be mailed to somebody who has no address for it, as a letter. */
export const handler = pages({ [`GET ${letter}`]: showLetter, [`POST ${letter}`]: noteSent });
