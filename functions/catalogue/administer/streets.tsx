import { enterOwnDesk, type OwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { ownDeskPage } from '../../../shared/http/desk/own-desk-page.tsx';
import { ErrorSummary, HiddenFields, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, languageOf, type Texts } from '../../../shared/http/language.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { readStreetsAbout, replaceStreets } from '../../../shared/store/catalogue/streets.ts';
import { mostStreetParts, readStreets } from './read-streets.ts';

/** So many faults are told at once: whoever mends them sends the table again. */
const mostFaults = 20;

const replacedMeanwhile: Texts = {
  sv: 'Tabellen har bytts ut sedan du öppnade sidan. Skicka igen om din ändå ska ersätta den.',
  en: 'The table was replaced after you opened the page. Send again if yours is to replace it all the same.',
};

/** Which street lies in which area: the table by which people find theirs. */
export async function showStreets(request: PageRequest): Promise<PageResponse> {
  return page(request, await enterOwnDesk(request, ['coordinator']), emptyForm);
}

/** Replaces the table by what was pasted, or says what is wrong with it, line by line. */
export async function putStreets(request: PageRequest): Promise<PageResponse> {
  const desk = await enterOwnDesk(request, ['coordinator']);
  const lang = languageOf(request);
  const read = readStreets(valueOf(request.form, 'streets'));
  if (!read.ok) {
    const errors = read.faults.slice(0, mostFaults).map(({ line, says }) => ({
      field: 'streets',
      message: `${lang === 'sv' ? 'Rad' : 'Line'} ${String(line)}: ${says[lang]}`,
    }));
    return page(request, desk, { values: request.form, errors });
  }
  try {
    const seen = Number(valueOf(request.form, 'version'));
    await replaceStreets(desk.municipality.id, read.parts, { by: desk.staff.name, at: now(), seen });
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) throw error;
    return page(request, desk, {
      values: request.form,
      errors: [{ field: 'streets', message: replacedMeanwhile[lang] }],
    });
  }
  return seeOther(inLanguage(`/desk/streets?municipality=${desk.municipality.id}`, lang));
}

async function page(request: PageRequest, desk: OwnDesk, form: FormState): Promise<PageResponse> {
  const lang = languageOf(request);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const about = await readStreetsAbout(desk.municipality.id);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p class="lead">
        {say(
          'Den som väljer kan skriva sin gatuadress i katalogen och får veta vilket område den ligger i. Adressen sparas inte.',
          'Whoever chooses can write their street address in the catalogue and learns which area it lies in. The address is not kept.',
        )}
      </p>
      <p role="status">
        {about === null || about.parts === 0
          ? say(
              'Det finns ingen tabell. Då visas inget fält för adressen.',
              'There is no table. No field for the address is shown then.',
            )
          : say(
              `Tabellen har ${String(about.parts)} rader. ${about.by}, ${shownInstant(about.at, lang)}.`,
              `The table has ${String(about.parts)} lines. ${about.by}, ${shownInstant(about.at, lang)}.`,
            )}
      </p>
      <form method="post" novalidate>
        <HiddenFields values={{ version: String(about?.version ?? 0) }} />
        <TextArea
          form={form}
          name="streets"
          rows={12}
          label={say(
            'Hela tabellen, som den klistras in från ett kalkylblad',
            'The whole table, as pasted from a spreadsheet',
          )}
          hint={say(
            `Kolumner: gata, från nummer, till nummer, sida (udda, jämna eller tomt), område. Tomma nummer är hela gatan. Högst ${String(mostStreetParts)} rader. Den ersätter tabellen som finns.`,
            `Columns: street, from number, to number, side (odd, even or empty), area. Empty numbers are all of the street. At most ${String(mostStreetParts)} lines. It replaces the table that is there.`,
          )}
        />
        <SubmitButton>{say('Ersätt tabellen', 'Replace the table')}</SubmitButton>
      </form>
    </>
  );
  const title = { sv: 'Gator och områden', en: 'Streets and areas' };
  return ownDeskPage(desk, { title, path: '/desk/streets', lang, form }, content);
}
