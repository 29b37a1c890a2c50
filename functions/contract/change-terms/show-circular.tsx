import Papa from 'papaparse';
import * as z from 'zod/mini';
import { copyStandings, type CopyStanding } from '../../../shared/domain/contract/circular.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { ContractText } from '../../../shared/http/contract/text.tsx';
import { enterDesk } from '../../../shared/http/desk/desk.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { StatusTag, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { listChoiceSystems } from '../../../shared/store/choice-system/choice-system.ts';
import { type FollowedCopy, readCircular, readCopies } from '../../../shared/store/contract/circular.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { standingTones, standingWords } from './circular-words.ts';

const Asked = z.object({
  standing: z.optional(z.enum(copyStandings)),
  format: z.optional(z.literal('csv')),
});

/** Who got a circular, whom it has not reached, and when each received it; the same as a spreadsheet. */
export async function showCircular(request: PageRequest): Promise<PageResponse> {
  const { lang, municipality, staff, subject } = await enterDesk(request, 'circularId', ['coordinator']);
  const circular = await readCircular(subject);
  if (circular === null) throw new PageProblem(404);
  const asked = Asked.safeParse(request.query);
  if (!asked.success) throw new PageProblem(400);
  const [copies, systems] = await Promise.all([readCopies(circular), listChoiceSystems(municipality.id)]);
  if (asked.data.format === 'csv') return asFile(copies, circular.createdAt, lang);
  const { standing } = asked.data;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const to = (query: string): string => inLanguage(`${request.path}${query}`, lang);
  const shown = standing === undefined ? copies : copies.filter((copy) => copy.standing === standing);
  const content = (
    <>
      <SummaryList
        rows={[
          {
            label: say('Skickat', 'Sent'),
            value: circular.status === 'SENT' ? say('Till alla', 'To all') : say('Skickas just nu', 'Being sent'),
          },
          {
            label: say('Till dem med avtal om', 'To those with a contract for'),
            value: circular.choiceSystemIds
              .map((id) => systems.find((system) => system.id === id)?.service ?? id)
              .join('\n'),
          },
          { label: say('Av', 'By'), value: `${circular.by}, ${shownInstant(circular.createdAt, lang)}` },
          { label: say('Textens kontrollsumma', 'Checksum of the text'), value: <code>{circular.textHash}</code> },
        ]}
      />
      <ul>
        <li>
          <a href={to('')}>{say('Alla', 'All')}</a>: {String(copies.length)}
        </li>
        {copyStandings
          .map((one) => ({ one, count: copies.filter((copy) => copy.standing === one).length }))
          .filter(({ count }) => count > 0)
          .map(({ one, count }) => (
            <li key={one}>
              <a href={to(`?standing=${one}`)}>{standingWords[one][lang]}</a>: {String(count)}
            </li>
          ))}
      </ul>
      <p>
        <a href={to('?format=csv')}>{say('Hämta som kalkylblad', 'Fetch as a spreadsheet')}</a>
      </p>
      {shown.length === 0 ? (
        <p>{say('Ingen här.', 'Nobody here.')}</p>
      ) : (
        <Copies copies={inOrder(shown)} municipality={municipality.id} lang={lang} />
      )}
      <details>
        <summary>{say('Hela texten', 'The whole text')}</summary>
        <ContractText text={circular.text} />
      </details>
    </>
  );
  const back = inLanguage(`/desk/circulars?municipality=${municipality.id}`, lang);
  const above = (
    <p class="back">
      <a href={back}>{say('Till meddelandena', 'To the messages')}</a>
    </p>
  );
  return {
    status: 200,
    html: renderPage(content, { title: circular.subject, lang, municipality, staff, wide: true, above }),
  };
}

/** Those that somebody has to do something about first. */
function inOrder(copies: readonly FollowedCopy[]): readonly FollowedCopy[] {
  const place = (standing: CopyStanding): number => copyStandings.indexOf(standing);
  return copies.toSorted((a, b) => place(a.standing) - place(b.standing));
}

function Copies(props: {
  readonly copies: readonly FollowedCopy[];
  readonly municipality: string;
  readonly lang: Language;
}) {
  const { copies, municipality, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Table
      caption={say('Vilka som har fått det', 'Who got it')}
      columns={[
        { heading: say('Avtal med', 'Contract with') },
        { heading: say('Läge', 'State') },
        { heading: say('Till', 'To') },
        { heading: say('Skickat', 'Sent') },
        { heading: say('Mottaget', 'Received') },
      ]}
      rows={copies.map(({ contractId, providerName, recipient, sentAt, standing, received }) => [
        <a href={inLanguage(deskPath('DECIDE_TERM', contractSubject(municipality, contractId)), lang)}>
          {providerName}
        </a>,
        <StatusTag tone={standingTones[standing]}>{standingWords[standing][lang]}</StatusTag>,
        recipient === undefined
          ? '–'
          : `${recipient.name}${recipient.email === undefined ? '' : `, ${recipient.email}`}`,
        recipient === undefined ? '–' : shownInstant(sentAt, lang),
        received === undefined ? '–' : `${shownInstant(received.at, lang)}, ${received.by}`,
      ])}
    />
  );
}

function asFile(copies: readonly FollowedCopy[], createdAt: string, lang: Language): PageResponse {
  const rows = copies.map(({ contractId, providerName, recipient, sentAt, standing, received }) => ({
    contract: contractId,
    provider: providerName,
    recipient: recipient?.name ?? '',
    email: recipient?.email ?? '',
    sentAt: recipient === undefined ? '' : sentAt,
    standing,
    state: standingWords[standing][lang],
    receivedAt: received?.at ?? '',
    receivedBy: received?.by ?? '',
  }));
  const text = `\uFEFF${Papa.unparse(rows, { escapeFormulae: true, delimiter: ';', newline: '\r\n' })}\r\n`;
  const name = `${lang === 'sv' ? 'meddelande' : 'message'} ${createdAt.slice(0, 10)}.csv`;
  return { status: 200, file: { contentType: 'text/csv; charset=utf-8', name, bytes: Buffer.from(text, 'utf8') } };
}
