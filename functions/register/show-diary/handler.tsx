import Papa from 'papaparse';
import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { DiaryLine } from '../../../shared/domain/register/diary-line.ts';
import { MunicipalityChoice } from '../../../shared/http/desk/municipality-choice.tsx';
import { ownDeskPage } from '../../../shared/http/desk/own-desk-page.tsx';
import { enterOwnDesk, type OwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { inLanguage, type Language, languageOf } from '../../../shared/http/language.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readDiary } from '../../../shared/store/register/diary.ts';

const path = '/desk/diary';
/** So many lines are on a page; so many in one spreadsheet, which is some two megabytes of what an answer may hold. */
const pageSize = 100;
const fileSize = 10_000;

const Asked = z.object({
  year: z.optional(z.string().check(z.regex(/^20\d{2}$/))),
  after: z.optional(z.string().check(z.regex(/^\d{1,7}$/))),
  format: z.optional(z.literal('csv')),
});

/** The diary of a year (OSL 5:2): every number, with its case or that nothing has it. */
export const handler = pages({ [`GET ${path}`]: show });

async function show(request: PageRequest): Promise<PageResponse> {
  const desk = await enterOwnDesk(request, ['coordinator', 'secretary', 'auditor']);
  const lang = languageOf(request);
  const asked = Asked.safeParse(request.query);
  if (!asked.success) throw new PageProblem(400);
  const year = Number(asked.data.year ?? stockholmDay(now()).slice(0, 4));
  const after = Number(asked.data.after ?? '0');
  if (asked.data.format === 'csv') return asFile(desk, { year, after, lang });
  const { municipality, own } = desk;
  const { lines, next } = await readDiary(municipality.id, year, { after, most: pageSize });
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const to = (query: Readonly<Record<string, string>>): string =>
    inLanguage(
      `${path}?${new URLSearchParams({ municipality: municipality.id, year: String(year), ...query }).toString()}`,
      lang,
    );
  const page = (
    <>
      <MunicipalityChoice
        own={own}
        municipality={municipality}
        addressOf={(id) => inLanguage(`${path}?municipality=${id}&year=${String(year)}`, lang)}
        lang={lang}
      />
      <p>
        <a href={to({ year: String(year - 1) })}>{String(year - 1)}</a> · <strong>{String(year)}</strong> ·{' '}
        <a href={to({ year: String(year + 1) })}>{String(year + 1)}</a>
      </p>
      {lines.length === 0 ? (
        <p>{say('Inga nummer har använts.', 'No numbers have been used.')}</p>
      ) : (
        <>
          <p>
            <a href={to({ format: 'csv', after: String(after) })}>
              {say('Hämta som kalkylblad', 'Fetch as a spreadsheet')}
            </a>
          </p>
          <Lines lines={lines} municipality={municipality.id} lang={lang} />
        </>
      )}
      {next !== null && (
        <p>
          <a href={to({ after: String(next) })}>{say('Följande nummer', 'The numbers that follow')}</a>
        </p>
      )}
    </>
  );
  const title = { sv: `Diarium ${String(year)}`, en: `Diary ${String(year)}` };
  return ownDeskPage(desk, { title, lang, wide: true }, page);
}

function Lines({
  lines,
  municipality,
  lang,
}: {
  readonly lines: readonly DiaryLine[];
  readonly municipality: string;
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Table
      caption={say('Diariets nummer', 'The numbers of the diary')}
      columns={[
        { heading: say('Nummer', 'Number') },
        { heading: say('Inkom', 'Received') },
        { heading: say('Från', 'From') },
        { heading: say('Gäller', 'About') },
      ]}
      rows={lines.map((line) =>
        'applicationId' in line
          ? [
              <a href={inLanguage(`/desk/applications/${publicId(municipality, line.applicationId)}`, lang)}>
                {line.diaryNumber}
              </a>,
              shownInstant(line.receivedAt, lang),
              line.applicantName,
              line.choiceSystemId,
            ]
          : [line.diaryNumber, '–', '–', unusedWords(line.unusedAt, lang)],
      )}
    />
  );
}

function unusedWords(unusedAt: string, lang: Language): string {
  const found = shownInstant(unusedAt, lang);
  return lang === 'sv'
    ? `Oanvänt: togs för en inlämning som inte fullföljdes eller kom två gånger (konstaterat ${found})`
    : `Unused: taken for a submission that was not completed, or came twice (found ${found})`;
}

async function asFile(
  { municipality }: OwnDesk,
  { year, after, lang }: { readonly year: number; readonly after: number; readonly lang: Language },
): Promise<PageResponse> {
  const { lines } = await readDiary(municipality.id, year, { after, most: fileSize });
  const rows = lines.map((line) =>
    'applicationId' in line
      ? {
          diaryNumber: line.diaryNumber,
          receivedAt: line.receivedAt,
          applicant: line.applicantName,
          choiceSystem: line.choiceSystemId,
          unusedAt: '',
        }
      : { diaryNumber: line.diaryNumber, receivedAt: '', applicant: '', choiceSystem: '', unusedAt: line.unusedAt },
  );
  const text = `\uFEFF${Papa.unparse(rows, { escapeFormulae: true, delimiter: ';', newline: '\r\n' })}\r\n`;
  const name = `${lang === 'sv' ? 'diarium' : 'diary'} ${String(year)}.csv`;
  return { status: 200, file: { contentType: 'text/csv; charset=utf-8', name, bytes: Buffer.from(text, 'utf8') } };
}
