import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { type ChangeDayError, checkDays, type TermsChange } from '../../../shared/domain/contract/terms-change.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FieldError, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import {
  commitTermsChange,
  listTermsChanges,
  readTermsChange,
  termsChangeSubject,
} from '../../../shared/store/contract/terms-change.ts';
import { consequenceWords } from './words.ts';

interface Visit extends DeskVisit {
  readonly system: ChoiceSystem;
}

const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const Form = z.object({
  changeId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(20_000)),
  priceList: z.optional(Line),
  from: z.iso.date(),
  answerBy: z.iso.date(),
  onRefusal: z.enum(['UNCHANGED', 'ENDS']),
  onSilence: z.enum(['UNCHANGED', 'ENDS', 'AMENDED']),
});

export async function showChanges(request: PageRequest): Promise<PageResponse> {
  return page(await enter(request), emptyForm);
}

/** Pressed twice it is begun once: the form carries the change's name. */
export async function beginChange(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { lang, municipality, system, staff } = visit;
  const parsed = parseForm(Form, request.form, lang);
  if (!parsed.ok) return page(visit, { values: request.form, errors: parsed.errors });
  const at = now();
  const { priceList, ...stated } = parsed.value;
  const days = checkDays(stated, stockholmDay(at));
  if (!days.ok) return page(visit, { values: request.form, errors: [dayErrors[days.error](lang)] });
  const subject = termsChangeSubject(municipality.id, stated.changeId);
  if ((await readTermsChange(subject)) === null) {
    const textHash = sha256(stated.text);
    const change: TermsChange = {
      ...stated,
      schemaVersion: 1,
      municipality: municipality.id,
      choiceSystemId: system.id,
      textHash,
      ...(priceList === undefined ? {} : { priceList: { name: priceList, validFrom: stated.from } }),
      by: staff.name,
      createdAt: at,
      status: 'RUNNING',
      after: 'SIGNED#',
    };
    const { from, answerBy, onRefusal, onSilence } = stated;
    await commitTermsChange({
      before: null,
      after: change,
      event: {
        type: 'TERMS_CHANGE_BEGUN',
        at,
        by: staff.name,
        data: { textHash, from, answerBy, onRefusal, onSilence },
      },
      outbox: [{ kind: 'ROLL_OUT' }],
    });
  }
  return seeOther(inLanguage(`/desk/terms-changes/${publicId(municipality.id, stated.changeId)}`, lang));
}

const dayErrors: Readonly<Record<ChangeDayError, (lang: 'sv' | 'en') => FieldError>> = {
  FROM_PASSED: (lang) => ({ field: 'from', message: lang === 'sv' ? 'Ange en dag som kommer' : 'Enter a day to come' }),
  ANSWER_PASSED: (lang) => ({
    field: 'answerBy',
    message: lang === 'sv' ? 'Ange en dag som kommer' : 'Enter a day to come',
  }),
  ANSWER_AFTER_FROM: (lang) => ({
    field: 'answerBy',
    message: lang === 'sv' ? 'Sista svarsdag är före dagen det gäller' : 'The last day to answer is before it holds',
  }),
};

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'choiceSystemId', ['coordinator']);
  const system = await findChoiceSystem(visit.municipality.id, visit.subject.id);
  if (system === null) throw new PageProblem(404);
  return { ...visit, system };
}

async function page(visit: Visit, form: FormState): Promise<PageResponse> {
  const { lang, municipality, staff, system } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const changes = await listTermsChanges(system);
  const kept = form.values['changeId'];
  const changeId = typeof kept === 'string' ? kept : sha256(`${system.id} ${now()} ${staff.name}`).slice(0, 32);
  const content = (
    <>
      <p>{system.service}</p>
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li key={change.changeId}>
              <a href={inLanguage(`/desk/terms-changes/${publicId(municipality.id, change.changeId)}`, lang)}>
                {change.text.split('\n')[0]}
              </a>
              , {say('från', 'from')} {shownDay(change.from, lang)}
            </li>
          ))}
        </ul>
      )}
      <h2>{say('Skicka en ändring till alla', 'Send a change to all')}</h2>
      <p>
        {say(
          'Alla avtal som gäller får samma text, och var och en svarar för sig. Ingenting ändras av att någon låter bli att svara: då får du frågan.',
          'Every contract in force is sent the same text, and each answers for itself. Nothing changes by silence: you are asked then.',
        )}
      </p>
      <form method="post" novalidate>
        <input type="hidden" name="changeId" value={changeId} />
        <TextArea
          form={form}
          name="text"
          rows={10}
          label={say('Hela texten, med rubriken först', 'The whole text, its heading first')}
        />
        <TextField
          form={form}
          name="priceList"
          label={say('Ny prislista, om priserna ändras', 'New price list, if prices change')}
        />
        <TextField form={form} name="from" type="date" size="short" label={say('Gäller från', 'Holds from')} />
        <TextField form={form} name="answerBy" type="date" size="short" label={say('Svara senast', 'Answer by')} />
        <RadioGroup
          form={form}
          name="onRefusal"
          label={say('Om någon inte godtar ändringen', 'If somebody declines')}
          choices={(['UNCHANGED', 'ENDS'] as const).map((value) => ({ value, label: consequenceWords[value][lang] }))}
        />
        <RadioGroup
          form={form}
          name="onSilence"
          label={say('Om någon inte svarar', 'If somebody does not answer')}
          choices={(['UNCHANGED', 'ENDS', 'AMENDED'] as const).map((value) => ({
            value,
            label: consequenceWords[value][lang],
          }))}
        />
        <SubmitButton>{say('Skicka till alla', 'Send to all')}</SubmitButton>
      </form>
    </>
  );
  const invalid = form.errors.length > 0;
  const title = say('Ändrade villkor', 'Changed terms');
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid }),
  };
}
