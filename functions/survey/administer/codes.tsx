import encodeQR from 'qr';
import * as z from 'zod/mini';
import type { Survey } from '../../../shared/domain/survey/survey.ts';
import { ownDeskPage } from '../../../shared/http/desk/own-desk-page.tsx';
import { HiddenFields, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { type Option, SelectField } from '../../../shared/http/form/select-field.tsx';
import { type Language, languageOf, type Texts } from '../../../shared/http/language.ts';
import { baseUrlOf, type PageRequest, type PageResponse } from '../../../shared/http/page.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { issueCodes } from '../../../shared/store/survey/codes.ts';
import { surveyIdOf } from '../../../shared/store/survey/survey.ts';
import { whole } from './numbers.ts';
import type { SurveyDesk } from './results-page.tsx';

const Issued = z.strictObject({
  step: z.string(),
  batch: z.string().check(z.regex(/^[0-9A-Za-z_-]{10,64}$/)),
  contract: z.string().check(z.maxLength(100)),
  count: whole(1, 500),
});

const messages = {
  batch: { sv: 'Ladda om sidan', en: 'Load the page again' },
  contract: { sv: 'Välj vem enkäten gäller', en: 'Choose whom it is about' },
  count: { sv: 'Skriv ett antal från 1 till 500', en: 'Write a number from 1 to 500' },
} satisfies Record<string, Texts>;

const madeBefore: Texts = {
  sv: 'De koderna är redan gjorda, eller så är enkäten stängd. De visas bara en gång. Gör nya om de har kommit bort.',
  en: 'Those codes are made already, or the survey is closed. They are shown only once. Make new ones if they are lost.',
};

/** The codes are in the answer to this POST and nowhere again: printed, or sent by who knows to whom. */
export async function issueFromForm(
  request: PageRequest,
  desk: SurveyDesk,
  as: 'print' | 'file',
  again: (form: FormState) => Promise<PageResponse>,
): Promise<PageResponse> {
  const { survey, municipality, staff } = desk;
  const lang = languageOf(request);
  const refuse = (field: string, says: Texts) =>
    again({ values: { ...request.form, batch: newId() }, errors: [{ field, message: says[lang] }] });
  const parsed = parseForm(Issued, request.form, lang, messages);
  if (!parsed.ok) return again({ values: request.form, errors: parsed.errors });
  const { contract, count, batch } = parsed.value;
  const entry = await readEntry(municipality.id, contract);
  if (entry?.choiceSystemId !== survey.choiceSystemId) return refuse('contract', messages.contract);
  const { name } = entry.provider;
  const codes = await issueCodes(survey, {
    batchId: batch,
    contractId: entry.entryId,
    name,
    count,
    by: staff.name,
    at: now(),
  });
  if (codes === null) return refuse('count', madeBefore);
  const address = `${baseUrlOf(request)}/enkat?municipality=${municipality.id}`;
  if (as === 'file') {
    const lines = codes.map((code) => `${inFours(code)};${linkOf(address, code)}`);
    const bytes = Buffer.from(['kod;lank', ...lines, ''].join('\r\n'));
    const file = { contentType: 'text/csv; charset=utf-8', name: `koder-${surveyIdOf(survey)}.csv`, bytes };
    return { status: 200, file };
  }
  return ownDeskPage(
    desk,
    { title: { sv: `Brev att skriva ut: ${name}`, en: `Letters to print: ${name}` }, lang },
    <Letters codes={codes} address={address} survey={survey} name={name} lang={lang} />,
  );
}

export function CodesForm(props: {
  readonly providers: readonly Option[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { providers, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const batch = valueOf(form.values, 'batch');
  return (
    <>
      <h2>{say('Gör koder', 'Make codes')}</h2>
      <p>
        {say(
          'En kod per person, på papper eller som länk. De visas en gång. Ingen kod kan följas till den som svarar.',
          'One code per person, on paper or as a link. They are shown once. No code can be followed to who answers.',
        )}
      </p>
      <form method="post" novalidate>
        <HiddenFields values={{ batch: batch === '' ? newId() : batch }} />
        <SelectField
          form={form}
          name="contract"
          label={say('Vem gäller enkäten?', 'Whom is it about?')}
          options={providers}
          lang={lang}
        />
        <TextField
          form={form}
          name="count"
          inputMode="numeric"
          size="short"
          label={say('Hur många koder?', 'How many codes?')}
        />
        <SubmitButton name="step" value="print">
          {say('Gör brev att skriva ut', 'Make letters to print')}
        </SubmitButton>{' '}
        <SubmitButton name="step" value="file" second>
          {say('Gör en fil för utskick', 'Make a file for mailing')}
        </SubmitButton>
      </form>
    </>
  );
}

/** One letter per code, to print and hand out. */
function Letters(props: {
  readonly codes: readonly string[];
  readonly address: string;
  readonly survey: Survey;
  readonly name: string;
  readonly lang: Language;
}) {
  const { codes, address, survey, name, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <p class="no-print">
        {say('Skriv ut sidan nu: koderna visas inte igen.', 'Print the page now: the codes are not shown again.')}
      </p>
      {codes.map((code) => (
        <article key={code}>
          <h2>{say(`Hur nöjd är du med ${name}?`, `How content are you with ${name}?`)}</h2>
          <p>
            {say(
              `Svara på tre frågor på ${address} senast ${shownDay(survey.closesOn, lang)}. Ingen får veta vem du är.`,
              `Answer three questions at ${address} by ${shownDay(survey.closesOn, lang)}. Nobody is told who you are.`,
            )}
          </p>
          <p>
            {say('Din kod: ', 'Your code: ')}
            <strong class="mono">{inFours(code)}</strong>
          </p>
          <QrCode
            text={linkOf(address, code)}
            label={say('Länk till enkäten med din kod', 'Link to the survey with your code')}
          />
        </article>
      ))}
    </>
  );
}

/** A square that a telephone reads as the link (ISO/IEC 18004). */
function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const squares = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const dark = squares.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
  );
  const side = String(squares.length);
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${side}v${side}h-${side}z`} />
      <path d={dark.join('')} />
    </svg>
  );
}

function linkOf(address: string, code: string): string {
  return `${address}&kod=${code}`;
}

function inFours(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}
