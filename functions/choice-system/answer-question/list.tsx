import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { MunicipalityChoice } from '../../../shared/http/desk/municipality-choice.tsx';
import { enterOwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { inLanguage, type Language, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { listQuestions } from '../../../shared/store/choice-system/question.ts';

type Arrived = Awaited<ReturnType<typeof listQuestions>>[number];

/** Questions that wait for an answer, and what became of the others. Who asked is not shown. */
export async function showQuestions(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const { staff, municipality, own } = await enterOwnDesk(request, ['coordinator', 'case-officer']);
  const questions = await listQuestions(municipality.id);
  const waiting = questions.filter(({ status }) => status === 'ASKED').toReversed();
  const settled = questions.filter(({ status }) => status !== 'ASKED');
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { definite } = municipality.terminology.requestDocumentation;
  const content = (
    <>
      <MunicipalityChoice
        own={own}
        municipality={municipality}
        addressOf={(id) => inLanguage(`/desk/questions?municipality=${id}`, lang)}
        lang={lang}
      />
      {waiting.length === 0 ? (
        <p>{say('Ingen fråga väntar på svar.', 'No question waits for an answer.')}</p>
      ) : (
        <Questions
          caption={say('Väntar på svar', 'Wait for an answer')}
          questions={waiting}
          municipality={municipality}
          lang={lang}
        />
      )}
      {settled.length > 0 && (
        <Questions caption={say('Avslutade', 'Settled')} questions={settled} municipality={municipality} lang={lang} />
      )}
    </>
  );
  const title = say(`Frågor om ${definite}`, 'Questions about the request documentation');
  const above = (
    <p class="back">
      <a href={inLanguage(`/desk?municipality=${municipality.id}`, lang)}>{say('Till kön', 'To the queue')}</a>
    </p>
  );
  return { status: 200, html: renderPage(content, { title, lang, municipality, staff, wide: true, above }) };
}

function Questions(props: {
  readonly caption: string;
  readonly questions: readonly Arrived[];
  readonly municipality: Municipality;
  readonly lang: Language;
}) {
  const { caption, questions, municipality, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Table
      caption={caption}
      columns={[
        { heading: say('Fråga', 'Question') },
        { heading: say('Ställd', 'Asked') },
        { heading: say('Läge', 'State') },
      ]}
      rows={questions.map((question) => [
        <a href={inLanguage(`/desk/questions/${publicId(municipality.id, question.questionId)}`, lang)}>
          {beginningOf(question.status === 'ANSWERED' ? question.published.question : question.text)}
        </a>,
        shownInstant(question.askedAt, lang),
        <State question={question} lang={lang} />,
      ])}
    />
  );
}

function State({ question, lang }: { readonly question: Arrived; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  switch (question.status) {
    case 'ASKED':
      return <StatusTag tone="warn">{say('Väntar', 'Waits')}</StatusTag>;
    case 'DECLINED':
      return <>{say('Besvaras inte här', 'Not answered here')}</>;
    case 'ANSWERED':
      return (
        <>
          {question.published.corrected === undefined
            ? say('Besvarad', 'Answered')
            : say('Besvarad, rättad', 'Answered, corrected')}
        </>
      );
  }
}

function beginningOf(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
