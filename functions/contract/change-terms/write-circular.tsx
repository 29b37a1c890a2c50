import * as z from 'zod/mini';
import { Line } from '../../../shared/domain/application/line.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { circularText } from '../../../shared/domain/contract/circular.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { enterOwnDesk, type OwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { ownDeskPage } from '../../../shared/http/desk/own-desk-page.tsx';
import { CheckboxGroup, ErrorSummary, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, many, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language, languageOf, type Texts } from '../../../shared/http/language.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { listChoiceSystems } from '../../../shared/store/choice-system/choice-system.ts';
import { circularSubject, listCirculars, readCircular } from '../../../shared/store/contract/circular.ts';
import { beginCircular, readAudience } from '../../../shared/store/contract/send-circular.ts';
import { CircularPreview } from './circular-preview.tsx';

const path = '/desk/circulars';

const Form = z.strictObject({
  circularId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  choiceSystemIds: many(z.string().check(z.minLength(1), z.maxLength(64))).check(z.minLength(1), z.maxLength(100)),
  subject: Line.check(z.regex(/^[^\n]*$/)),
  words: z.string().check(z.trim(), z.minLength(1), z.maxLength(5000)),
  step: z.enum(['preview', 'change', 'send']),
});

const messages = {
  choiceSystemIds: { sv: 'Välj till vilka', en: 'Choose to whom' },
  subject: {
    sv: 'Skriv en rubrik på en rad, högst 200 tecken',
    en: 'Write a subject on one line, at most 200 characters',
  },
  words: { sv: 'Skriv texten, högst 5 000 tecken', en: 'Write the text, at most 5,000 characters' },
} satisfies Record<string, Texts>;

export async function showCirculars(request: PageRequest): Promise<PageResponse> {
  return page(await enterOwnDesk(request, ['coordinator']), emptyForm, languageOf(request));
}

/** Shows whom it would go to; then sends it. Pressed twice it is begun once: the form carries the circular's name. */
export async function writeCircular(request: PageRequest): Promise<PageResponse> {
  const desk = await enterOwnDesk(request, ['coordinator']);
  const { municipality, staff } = desk;
  // To another municipality's providers by no mistake of the address.
  if (request.query['municipality'] !== municipality.id) throw new NotAllowed();
  const lang = languageOf(request);
  if (valueOf(request.form, 'step') === 'change') return page(desk, { values: request.form, errors: [] }, lang);
  const parsed = parseForm(Form, request.form, lang, messages);
  if (!parsed.ok) return page(desk, { values: request.form, errors: parsed.errors }, lang);
  const { circularId, choiceSystemIds, subject, words, step } = parsed.value;
  const systems = (await listChoiceSystems(municipality.id)).filter(({ id }) => choiceSystemIds.includes(id));
  if (systems.length !== new Set(choiceSystemIds).size) throw new PageProblem(400);
  const text = circularText(municipality, {
    subject,
    words,
    by: staff.name,
    services: systems.map(({ service }) => service),
  });
  if (step !== 'send') {
    const audience = await readAudience(
      municipality.id,
      systems.map(({ id }) => id),
    );
    return ownDeskPage(
      desk,
      { title: { sv: 'Innan det skickas', en: 'Before it is sent' }, lang },
      <CircularPreview {...{ audience, systems, text, lang }} values={request.form} action={addressOf(desk, lang)} />,
    );
  }
  await send(
    { circularId, choiceSystemIds: systems.map(({ id }) => id), subject, text },
    { municipality: municipality.id, by: staff.name },
  );
  return seeOther(inLanguage(`${path}/${publicId(municipality.id, circularId)}`, lang));
}

async function send(
  written: { circularId: string; choiceSystemIds: string[]; subject: string; text: string },
  of: { municipality: string; by: string },
): Promise<void> {
  if ((await readCircular(circularSubject(of.municipality, written.circularId))) !== null) return;
  try {
    await beginCircular({
      schemaVersion: 1,
      ...of,
      ...written,
      textHash: sha256(written.text),
      createdAt: now(),
      status: 'RUNNING',
      place: { system: 0 },
    });
  } catch (error) {
    // Pressed twice at once: the other press has begun it.
    if (!(error instanceof ConcurrencyError)) throw error;
  }
}

function addressOf({ municipality }: OwnDesk, lang: Language): string {
  return inLanguage(`${path}?municipality=${municipality.id}`, lang);
}

async function page(desk: OwnDesk, form: FormState, lang: Language): Promise<PageResponse> {
  const { municipality, staff } = desk;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const [circulars, all] = await Promise.all([listCirculars(municipality.id), listChoiceSystems(municipality.id)]);
  const systems: readonly ChoiceSystem[] = all.filter(({ status }) => status !== 'PREPARING');
  const kept = valueOf(form.values, 'circularId');
  const circularId = kept === '' ? sha256(`${municipality.id} ${now()} ${staff.name}`).slice(0, 32) : kept;
  return ownDeskPage(
    desk,
    { title: { sv: 'Meddelanden till alla med avtal', en: 'Messages to everybody with a contract' }, path, lang, form },
    <>
      <ErrorSummary form={form} lang={lang} />
      {circulars.length > 0 && (
        <ul>
          {circulars.map((circular) => (
            <li key={circular.circularId}>
              <a href={inLanguage(`${path}/${publicId(municipality.id, circular.circularId)}`, lang)}>
                {circular.subject}
              </a>
              , {shownInstant(circular.createdAt, lang)}
            </li>
          ))}
        </ul>
      )}
      <h2>{say('Skriv till alla', 'Write to all')}</h2>
      {systems.length === 0 ? (
        <p>{say('Det finns ingen tjänst med avtal än.', 'There is no service with contracts yet.')}</p>
      ) : (
        <>
          <p>
            {say(
              'Alla vars avtal gäller får samma text, kommunens egen regi också. Mejlet har bara en länk: den som öppnar den trycker på en knapp och läser, och då registreras när.',
              'Everybody whose contract is in force gets the same text, the municipality’s own unit too. The mail has a link alone: whoever opens it presses a button and reads, and it is then registered when.',
            )}
          </p>
          <form method="post" action={addressOf(desk, lang)} novalidate>
            <input type="hidden" name="circularId" value={circularId} />
            <CheckboxGroup
              form={form}
              name="choiceSystemIds"
              label={say('Till dem med avtal om', 'To those with a contract for')}
              choices={systems.map(({ id, service }) => ({ value: id, label: service }))}
            />
            <TextField form={form} name="subject" label={say('Rubrik', 'Subject')} />
            <TextArea
              form={form}
              name="words"
              rows={10}
              label={say('Text', 'Text')}
              hint={say('Tom rad ger nytt stycke.', 'An empty line begins a new paragraph.')}
            />
            <SubmitButton name="step" value="preview">
              {say('Se vilka som får det', 'See who gets it')}
            </SubmitButton>
          </form>
        </>
      )}
    </>,
  );
}
