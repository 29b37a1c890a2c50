import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { fewestShown } from '../../../shared/domain/municipality/small-numbers.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { nationalColumns, type NationalTable, readNational } from '../../../shared/domain/survey/national.ts';
import type { ToPublish } from '../../../shared/domain/survey/publication.ts';
import { SurveyYear } from '../../../shared/domain/survey/quality-result.ts';
import { enterOwnDesk, type OwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { ownDeskPage } from '../../../shared/http/desk/own-desk-page.tsx';
import { emptyForm, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language, languageOf, type Texts } from '../../../shared/http/language.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { readEveryEntry } from '../../../shared/store/catalogue/every-entry.ts';
import { listChoiceSystems } from '../../../shared/store/choice-system/choice-system.ts';
import {
  listPublications,
  publicationSubject,
  publishResults,
  readPublication,
  withdrawResults,
} from '../../../shared/store/survey/publication.ts';
import { NationalForm, Preview, Shown } from './national.tsx';
import { whole } from './numbers.ts';

const path = '/desk/national-survey';
/** So many faults are told at once: whoever mends them sends the table again. */
const mostFaults = 30;

const Sent = z.strictObject({
  step: z.enum(['try', 'show']),
  choiceSystemId: z.string().check(z.minLength(1), z.maxLength(64)),
  year: SurveyYear,
  municipalityTarget: z.optional(whole(0, 100)),
  committeeTarget: z.optional(whole(0, 100)),
  passOver: z.optional(z.literal('yes')),
  table: z.string().check(z.minLength(1), z.maxLength(200_000)),
});

const Withdrawn = z.strictObject({ step: z.literal('withdraw'), choiceSystemId: z.string(), year: SurveyYear });

const number: Texts = { sv: 'Skriv ett tal från 0 till 100', en: 'Write a number from 0 to 100' };
const messages = {
  choiceSystemId: { sv: 'Välj tjänst', en: 'Choose the service' },
  year: { sv: 'Skriv året för undersökningen', en: 'Write the year of the survey' },
  municipalityTarget: number,
  committeeTarget: number,
  table: { sv: 'Klistra in tabellen', en: 'Paste the table' },
} satisfies Record<string, Texts>;

export async function showNational(request: PageRequest): Promise<PageResponse> {
  return page(request, await enterOwnDesk(request, ['coordinator']), { form: emptyForm });
}

/** Tries a table of the national survey, shows what it would do, and lets the catalogue show it; or takes a year out of it. */
export async function actOnNational(request: PageRequest): Promise<PageResponse> {
  const desk = await enterOwnDesk(request, ['coordinator']);
  const lang = languageOf(request);
  const withdrawn = Withdrawn.safeParse(request.form);
  if (withdrawn.success) return takeOut(request, desk, withdrawn.data);
  const refuse = (errors: FormState['errors']) => page(request, desk, { form: { values: request.form, errors } });
  const parsed = parseForm(Sent, request.form, lang, messages);
  if (!parsed.ok) return refuse(parsed.errors);
  const { step, choiceSystemId, year, municipalityTarget = null, committeeTarget = null, ...sent } = parsed.value;
  const { municipality, staff } = desk;
  const at = now();
  const systems = await listChoiceSystems(municipality.id);
  if (systems.every(({ id }) => id !== choiceSystemId))
    return refuse([{ field: 'choiceSystemId', message: messages.choiceSystemId[lang] }]);
  if (year > stockholmDay(at).slice(0, 4)) return refuse([{ field: 'year', message: messages.year[lang] }]);
  const read = await readTable(desk, choiceSystemId, { table: sent.table, passOver: sent.passOver === 'yes' });
  if (read.faults.length > 0) return refuse(faultsOf(read, lang));
  const wanted: ToPublish = {
    municipality: municipality.id,
    choiceSystemId,
    source: 'NATIONAL',
    year,
    targets: { municipality: municipalityTarget, committee: committeeTarget },
    rows: [...read.rows],
    by: staff.name,
    at,
  };
  if (step === 'try') return page(request, desk, { form: { values: request.form, errors: [] }, wanted, read });
  await unlessChanged(() => publishResults(wanted));
  return seeOther(inLanguage(`${path}?municipality=${municipality.id}`, lang));
}

async function takeOut(
  request: PageRequest,
  { municipality, staff }: OwnDesk,
  { choiceSystemId, year }: z.infer<typeof Withdrawn>,
): Promise<PageResponse> {
  const named = { municipality: municipality.id, choiceSystemId, source: 'NATIONAL', year } as const;
  const shown = await readPublication(publicationSubject(named));
  if (shown === null) throw new PageProblem(404);
  await unlessChanged(() => withdrawResults(shown, { by: staff.name, at: now() }));
  return seeOther(inLanguage(`${path}?municipality=${municipality.id}`, languageOf(request)));
}

/** @throws PageProblem 409 when somebody else did something meanwhile */
async function unlessChanged(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ConcurrencyError) throw new PageProblem(409);
    throw error;
  }
}

async function readTable(
  { municipality }: OwnDesk,
  choiceSystemId: string,
  { table, passOver }: { readonly table: string; readonly passOver: boolean },
): Promise<NationalTable> {
  const entries = (await readEveryEntry(municipality.id)).filter((entry) => entry.choiceSystemId === choiceSystemId);
  const units = entries.map(({ entryId, provider }) => ({
    contractId: entryId,
    id: publicId(municipality.id, entryId),
    name: provider.name,
  }));
  return readNational(table, units, { fewest: fewestShown(municipality), passOver });
}

function faultsOf({ faults }: NationalTable, lang: Language): FormState['errors'] {
  const line = lang === 'sv' ? 'Rad' : 'Line';
  const left = faults.length - mostFaults;
  return [
    ...faults.slice(0, mostFaults).map((fault) => ({
      field: 'table',
      message: `${line} ${String(fault.line)}, ${nationalColumns[fault.column][lang]}: ${fault.says[lang]}`,
    })),
    ...(left > 0
      ? [{ field: 'table', message: lang === 'sv' ? `Och ${String(left)} fel till` : `And ${String(left)} more` }]
      : []),
  ];
}

async function page(
  request: PageRequest,
  desk: OwnDesk,
  tried: { readonly form: FormState; readonly wanted?: ToPublish; readonly read?: NationalTable },
): Promise<PageResponse> {
  const { form, wanted, read } = tried;
  const { id } = desk.municipality;
  const lang = languageOf(request);
  const systems = await listChoiceSystems(id);
  const all = await Promise.all(systems.map((system) => listPublications(id, system.id)));
  const shown = all.flat().filter(({ source }) => source === 'NATIONAL');
  const before = shown.find(
    ({ choiceSystemId, year }) => choiceSystemId === wanted?.choiceSystemId && year === wanted.year,
  );
  const title = { sv: 'Socialstyrelsens undersökning', en: 'The national survey' };
  return ownDeskPage(
    desk,
    { title, path, lang, form, wide: true },
    <>
      {wanted !== undefined && read !== undefined && (
        <Preview wanted={wanted} strange={read.strange} before={before ?? null} form={form} lang={lang} />
      )}
      <NationalForm systems={systems} form={form} lang={lang} />
      <Shown publications={shown} systems={systems} lang={lang} />
    </>,
  );
}
