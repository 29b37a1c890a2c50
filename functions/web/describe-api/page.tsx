import type { Language, Texts } from '../../../shared/http/language.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { operationsOf, responsesOf, type ApiDocument, type NamedOperation, type Schema } from './document.ts';
import { curlFor } from './example.ts';
import { fieldsOf } from './fields.ts';

const texts = {
  intro: {
    sv: 'Här är allt som går att göra över programgränssnittet. Den som ansöker behöver inget konto: ett utkast ger en nyckel, och nyckeln öppnar utkastet. Fel besvaras som problem+json (RFC 9457) och säger vad som är fel och var.',
    en: 'Here is everything that can be done over the programming interface. An applicant needs no account: a draft gives a key, and the key opens the draft. Errors are answered as problem+json (RFC 9457) and say what is wrong and where.',
  },
  asDocument: { sv: 'Samma beskrivning som OpenAPI 3.1', en: 'The same description as OpenAPI 3.1' },
  contents: { sv: 'Innehåll', en: 'Contents' },
  parameters: { sv: 'I adressen och huvudet', en: 'In the address and headers' },
  body: { sv: 'Fält i det som skickas', en: 'Fields of what is sent' },
  answer: { sv: 'Fält i svaret', en: 'Fields of the answer' },
  answers: { sv: 'Svar', en: 'Answers' },
  tryIt: { sv: 'Prova', en: 'Try it' },
  fetch: { sv: 'Hämta', en: 'Fetch' },
  name: { sv: 'Namn', en: 'Name' },
  type: { sv: 'Typ', en: 'Type' },
  required: { sv: 'Krävs', en: 'Required' },
  rule: { sv: 'Regel', en: 'Rule' },
  status: { sv: 'Status', en: 'Status' },
  meaning: { sv: 'Betyder', en: 'Means' },
  yes: { sv: 'ja', en: 'yes' },
  no: { sv: 'nej', en: 'no' },
  open: { sv: 'Öppen för alla', en: 'Open to all' },
  applicationToken: { sv: 'Ansökans nyckel', en: "The application's key" },
  staff: { sv: 'Inloggad personal', en: 'Signed-in staff' },
} satisfies Record<string, Texts>;

/** The API for people: every operation with its fields, and a way to try it. */
export function ApiPage({
  document,
  lang,
  baseUrl,
}: {
  readonly document: ApiDocument;
  readonly lang: Language;
  readonly baseUrl: string;
}) {
  const operations = operationsOf(document);
  const groups = Map.groupBy(operations, (operation) => operation.tags?.[0] ?? '');
  return (
    <>
      <p class="lead">{texts.intro[lang]}</p>
      <p>
        <a href="/v1/openapi.json">{texts.asDocument[lang]}</a>
      </p>
      <nav aria-labelledby="contents">
        <h2 id="contents">{texts.contents[lang]}</h2>
        <ul>
          {operations.map((operation) => (
            <li key={operation.operationId}>
              <a href={`#${operation.operationId}`}>
                <code>
                  {operation.method} {operation.path}
                </code>
              </a>{' '}
              <span lang="en">{operation.summary}</span>
            </li>
          ))}
        </ul>
      </nav>
      {[...groups].map(([tag, members]) => (
        <section key={tag}>
          <h2>{tag}</h2>
          {members.map((operation) => (
            <OperationPart key={operation.operationId} {...{ operation, document, lang, baseUrl }} />
          ))}
        </section>
      ))}
    </>
  );
}

interface PartProps {
  readonly operation: NamedOperation;
  readonly document: ApiDocument;
  readonly lang: Language;
  readonly baseUrl: string;
}

function OperationPart({ operation, document, lang, baseUrl }: PartProps) {
  const name = `${operation.method} ${operation.path}`;
  const body = operation.requestBody?.content['application/json']?.schema;
  const responses = responsesOf(operation, document);
  const answer = responses
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => response.content?.['application/json']?.schema)
    .find((schema) => schema !== undefined);
  return (
    <article id={operation.operationId} aria-labelledby={`${operation.operationId}-title`}>
      <h3 id={`${operation.operationId}-title`}>
        <code>{name}</code>
      </h3>
      <p>
        <span lang="en">{operation.summary}</span> <Security operation={operation} lang={lang} />
      </p>
      <Parameters operation={operation} lang={lang} />
      {body !== undefined && <Fields caption={`${texts.body[lang]}: ${name}`} {...{ schema: body, document, lang }} />}
      {answer !== undefined && (
        <Fields caption={`${texts.answer[lang]}: ${name}`} {...{ schema: answer, document, lang }} />
      )}
      <Table
        caption={`${texts.answers[lang]}: ${name}`}
        columns={[{ heading: texts.status[lang] }, { heading: texts.meaning[lang] }]}
        rows={distinct(responses).map(([status, response]) => [
          status === 'default' ? '4xx, 5xx' : status,
          response.description ?? '',
        ])}
      />
      <h4>{texts.tryIt[lang]}</h4>
      <TryForm operation={operation} lang={lang} />
      <pre tabIndex={0} aria-label={`curl: ${name}`}>
        {curlFor(operation, document, baseUrl)}
      </pre>
    </article>
  );
}

/** Statuses that say what the default says are one row with it. */
function distinct(responses: ReturnType<typeof responsesOf>): ReturnType<typeof responsesOf> {
  const usual = responses.find(([status]) => status === 'default')?.[1].description;
  return responses.filter(([status, { description }]) => status === 'default' || description !== usual);
}

function Security({ operation, lang }: { readonly operation: NamedOperation; readonly lang: Language }) {
  const schemes = (operation.security ?? []).flatMap((scheme) => Object.keys(scheme));
  if (schemes.includes('staff')) return <StatusTag tone="warn">{texts.staff[lang]}</StatusTag>;
  if (schemes.length > 0) return <StatusTag tone="calm">{texts.applicationToken[lang]}</StatusTag>;
  return <StatusTag tone="good">{texts.open[lang]}</StatusTag>;
}

function Parameters({ operation, lang }: { readonly operation: NamedOperation; readonly lang: Language }) {
  const parameters = operation.parameters ?? [];
  if (parameters.length === 0) return null;
  return (
    <Table
      caption={`${texts.parameters[lang]}: ${operation.method} ${operation.path}`}
      columns={[
        { heading: texts.name[lang] },
        { heading: texts.type[lang] },
        { heading: texts.required[lang] },
        { heading: texts.rule[lang] },
      ]}
      rows={parameters.map((parameter) => [
        <code>{parameter.name}</code>,
        parameter.in,
        parameter.required === true ? texts.yes[lang] : texts.no[lang],
        parameter.description ?? parameter.schema?.enum?.map(String).join(' | ') ?? '',
      ])}
    />
  );
}

function Fields(props: {
  readonly caption: string;
  readonly schema: Schema;
  readonly document: ApiDocument;
  readonly lang: Language;
}) {
  const { lang } = props;
  const fields = fieldsOf(props.schema, props.document);
  if (fields.length === 0) return null;
  return (
    <details>
      <summary>{props.caption}</summary>
      <Table
        caption={props.caption}
        columns={[
          { heading: texts.name[lang] },
          { heading: texts.type[lang] },
          { heading: texts.required[lang] },
          { heading: texts.rule[lang] },
        ]}
        rows={fields.map((field) => [
          <code>{field.name}</code>,
          field.type,
          field.required ? texts.yes[lang] : texts.no[lang],
          field.rule,
        ])}
      />
    </details>
  );
}

/** What a browser can do by itself: an open GET whose address has no ids to fill in. */
function TryForm({ operation, lang }: { readonly operation: NamedOperation; readonly lang: Language }) {
  const open = operation.method === 'GET' && (operation.security ?? []).length === 0 && !operation.path.includes('{');
  if (!open) return null;
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  return (
    <form method="get" action={operation.path}>
      {query.map((parameter) => {
        const id = `${operation.operationId}-${parameter.name}`;
        return (
          <div class="field" key={id}>
            <label for={id}>{parameter.name}</label>
            <input
              id={id}
              name={parameter.name}
              type="text"
              class="short"
              autocomplete="off"
              required={parameter.required === true}
            />
          </div>
        );
      })}
      <button type="submit" class="second">
        {texts.fetch[lang]} <span class="mono">{operation.path}</span>
      </button>
    </form>
  );
}
