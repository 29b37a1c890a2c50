import { decisionRule } from '../../../shared/domain/choice-system/decision-time.ts';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import { capital } from '../../../shared/domain/municipality/terminology.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import { ContentSummary } from '../../../shared/http/application/content-summary.tsx';
import type { Visit } from './visit.ts';

/** When it came, under which number, what it says, and when a decision is promised (LOV 4:4): to keep, or to print. */
export async function receiptPage(visit: Visit): Promise<PageResponse> {
  const { lang, municipality, application, version, content, system } = visit;
  if (!isRegistered(application)) throw new PageProblem(404);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { diaryNumber, receivedAt, decisionDueOn, contentHash, siblings = [] } = application;
  const names = (content.signatories ?? []).map(({ name }) => name).join(', ');
  const html = renderPage(
    <>
      <Note tone="good">
        <p>
          {say(
            `Ansökan har kommit in till ${municipality.name}, ${municipality.committee.name}. Ett kvitto skickas också till ${content.contact.email}.`,
            `The application has reached ${municipality.name}, ${municipality.committee.name}. A receipt is also sent to ${content.contact.email}.`,
          )}
        </p>
      </Note>
      <SummaryList
        rows={[
          { label: say('Diarienummer', 'Case number'), value: diaryNumber },
          { label: say('Inkommen', 'Received'), value: shownInstant(receivedAt, lang) },
          { label: say('Gäller', 'Concerns'), value: system.service },
          {
            label: say('Beslut senast', 'Decision by'),
            value: `${shownDay(decisionDueOn, lang)}\n${decisionRule(version.decisionTime)[lang]}`,
          },
          ...(siblings.length === 0
            ? []
            : [
                {
                  label: say('Har också kommit in till', 'Has also reached'),
                  value: `${siblings.map((one) => municipalityOf(one.municipality).name).join('\n')}\n${say(
                    'Kvitto och länk till varje ärende skickas för sig.',
                    'A receipt and a link to each case are sent separately.',
                  )}`,
                },
              ]),
          {
            label: say('Version', 'Version'),
            value: say(
              `${capital(municipality.terminology.requestDocumentation.singular)}, version ${String(application.versionNumber)}`,
              `Request documentation, version ${String(application.versionNumber)}`,
            ),
          },
          { label: say('Kontrollsumma', 'Checksum'), value: <code>{contentHash}</code> },
        ]}
      />
      <h2>{say('Vad händer nu?', 'What happens now?')}</h2>
      <ol>
        <li>
          {say(
            `${names} bekräftar ansökan med länken som skickas med e-post.`,
            `${names} confirms the application by the link that is sent by e-mail.`,
          )}
        </li>
        <li>
          {say(
            'Kraven kontrolleras. Saknas något frågar vi efter det.',
            'The requirements are checked. If something is missing, we ask for it.',
          )}
        </li>
        <li>
          {say(
            'En handläggare bedömer, och beslutet skickas till kontaktpersonen.',
            'An officer assesses, and the decision is sent to the contact.',
          )}
        </li>
      </ol>
      <p class="no-print">
        <a class="button" href={addressOf(application, lang)}>
          {say('Följ ärendet', 'Follow the case')}
        </a>
      </p>
      <p class="hint no-print">
        {say(
          'Skriv ut eller spara sidan som pdf om du vill ha kvittot kvar.',
          'Print the page or save it as a PDF if you want to keep the receipt.',
        )}
      </p>
      <h2>{say('Det som kom in', 'What was received')}</h2>
      <ContentSummary shown={visit} names={visit.sections.map(({ name }) => name)} />
    </>,
    {
      title: say('Kvitto på ansökan', 'Receipt of the application'),
      lang,
      municipality,
      otherLanguage: addressOf(application, lang === 'sv' ? 'en' : 'sv', 'receipt'),
    },
  );
  return { status: 200, html };
}
