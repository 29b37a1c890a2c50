import * as z from 'zod/mini';
import { Desk, type DeskOfficer, Reason } from '../../../shared/domain/desk/desk.ts';
import { mentionsLegalityReview } from '../../../shared/domain/decision/notice.ts';
import type { NoticeWords } from '../../../shared/domain/decision/notice-words.ts';
import { isSameOfficer } from '../../../shared/domain/desk/officer.ts';
import { type FieldError, type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { newId } from '../../../shared/platform/ids.ts';

/** Empty places for new texts on the form. */
const emptyPlaces = 2;

/** The form's names of one reusable text's fields. */
export function reasonFields(index: number): Readonly<Record<'reasonId' | 'requirementId' | 'title' | 'text', string>> {
  const of = (name: string): string => `reason-${String(index)}-${name}`;
  return { reasonId: of('id'), requirementId: of('requirement'), title: of('title'), text: of('text') };
}

/** A desk as its form shows it: an officer a line, a few fields for each text. */
export function settingsValues({
  officers,
  reasons,
  notice,
}: Pick<Desk, 'officers' | 'reasons' | 'notice'>): FormValues {
  const lines = officers.map(({ name, email, competences }) => [name, email, competences.join(', ')].join('; '));
  const texts = reasons.flatMap(({ reasonId, requirementId = '', title, text }, index): [string, string][] => {
    const field = reasonFields(index);
    return [
      [field.reasonId, reasonId],
      [field.requirementId, requirementId],
      [field.title, title],
      [field.text, text],
    ];
  });
  return {
    officers: lines.join('\n'),
    'notice-opening': notice?.opening ?? '',
    'notice-closing': notice?.closing ?? '',
    ...Object.fromEntries(texts),
  };
}

/** How many texts the form has places for. */
export function placesIn(values: FormValues): number {
  const numbers = Object.keys(values).flatMap((name) => /^reason-(\d{1,3})-/.exec(name)?.[1] ?? []);
  return Math.min(Math.max(0, ...numbers.map((number) => Number(number) + 1)), 300) + emptyPlaces;
}

/** Reads the form; a text that is emptied is taken out, the others keep their id. */
export function readSettings(
  values: FormValues,
  lang: Language,
): {
  readonly officers: readonly DeskOfficer[];
  readonly reasons: readonly Reason[];
  readonly notice: NoticeWords;
  readonly errors: readonly FieldError[];
} {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const errors: FieldError[] = [];
  const officers = readOfficers(valueOf(values, 'officers'));
  if (officers === null) {
    errors.push({
      field: 'officers',
      message: say(
        'Skriv varje handläggare på en rad: namn; e-post; vad hen bedömer. Varje adress en gång.',
        'Write each officer on a line: name; e-mail; what they judge. Each address once.',
      ),
    });
  }
  const reasons: Reason[] = [];
  for (let index = 0; index < placesIn(values); index += 1) {
    const field = reasonFields(index);
    const requirementId = valueOf(values, field.requirementId).trim();
    const [title, text] = [valueOf(values, field.title), valueOf(values, field.text)];
    if (text.trim() === '' && title.trim() === '') continue;
    const reason = Reason.safeParse({
      reasonId: /^[0-9A-Z]{26}$/.exec(valueOf(values, field.reasonId))?.[0] ?? newId(),
      ...(requirementId === '' ? {} : { requirementId }),
      title,
      text,
    });
    if (reason.success) reasons.push(reason.data);
    else {
      const wrong = String(reason.error.issues[0]?.path[0] ?? 'text');
      const at = wrong === 'title' ? field.title : wrong === 'requirementId' ? field.requirementId : field.text;
      errors.push({
        field: at,
        message: say(
          `Text ${String(index + 1)}: fyll i rubrik (högst 80 tecken) och text (högst 2 000)`,
          `Text ${String(index + 1)}: fill in a title (at most 80 characters) and a text (at most 2,000)`,
        ),
      });
    }
  }
  const notice = readNoticeWords(values);
  for (const name of ['opening', 'closing'] as const) {
    const text = notice[name] ?? '';
    if (text.length > 2000 || mentionsLegalityReview(text)) {
      errors.push({
        field: `notice-${name}`,
        message: say(
          'Högst 2 000 tecken, och inget om att överklaga: beslutet kan bara rättas i domstol (LOV 10:4)',
          'At most 2,000 characters, and nothing of appeal: the decision can only be corrected in court (LOV 10:4)',
        ),
      });
    }
  }
  return { officers: officers ?? [], reasons, notice, errors };
}

function readNoticeWords(values: FormValues): NoticeWords {
  const [opening, closing] = ['notice-opening', 'notice-closing'].map((name) => valueOf(values, name).trim());
  return {
    ...(opening === undefined || opening === '' ? {} : { opening }),
    ...(closing === undefined || closing === '' ? {} : { closing }),
  };
}

const Officers = Desk.shape.officers;

function readOfficers(text: string): readonly DeskOfficer[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = Officers.safeParse(
    lines.map((line) => {
      const [name = '', email = '', competences = ''] = line.split(';').map((part) => part.trim());
      const words = competences.split(',').map((word) => word.trim());
      return { name, email, competences: words.filter((word) => word !== '') };
    }),
  );
  if (!read.success) return null;
  const isTwice = read.data.some((one, index) => read.data.findIndex((other) => isSameOfficer(one, other)) !== index);
  return isTwice ? null : read.data;
}

/** The version of the desk that the form was filled in from. */
export const SeenVersion = z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number));
