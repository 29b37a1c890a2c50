import type { MeetingError } from '../../../../shared/domain/decision/meeting/error.ts';
import type { Meeting } from '../../../../shared/domain/decision/meeting/meeting.ts';
import type { NewEvent } from '../../../../shared/domain/register/event.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import type { FieldError, FormValues } from '../../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../../shared/http/language.ts';
import { meetingErrorText } from '../../../../shared/http/decision/meeting-words.tsx';
import type { Case } from '../read-case.ts';

/** The meeting after an entry, and what the case's history says of it. */
export type Entered =
  | { readonly ok: true; readonly meeting: Meeting; readonly event: Pick<NewEvent, 'type' | 'data'> }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

export interface Entry {
  readonly found: Case;
  readonly values: FormValues;
  readonly lang: Language;
  readonly at: string;
}

export type Apply = (meeting: Meeting, entry: Entry) => Entered;

export function told<M extends Meeting>(
  result: Result<M, MeetingError>,
  lang: Language,
  entry: { readonly type: string; readonly data: NewEvent['data']; readonly field: (error: MeetingError) => string },
): Entered {
  if (!result.ok) return wrong(entry.field(result.error), meetingErrorText(result.error), lang);
  return { ok: true, meeting: result.value, event: { type: entry.type, data: entry.data } };
}

export function wrong(
  field: string,
  text: Texts,
  lang: Language,
): { readonly ok: false; readonly errors: FieldError[] } {
  return { ok: false, errors: [{ field, message: text[lang] }] };
}
