import { mayBeOpened } from '../../../shared/domain/application/scan.ts';
import { type KnownFact, proofOf } from '../../../shared/domain/follow-up/known-fact.ts';
import type { RecheckPoint } from '../../../shared/domain/follow-up/recheck.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage, type Texts } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageResponse } from '../../../shared/http/page.ts';
import { Note, StatusTag, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import type { Visit } from './visit.ts';

/** The fields of one point's form: each point has its own, by its place. */
export function fieldOf({ recheck }: Visit, about: string): { readonly result: string; readonly note: string } {
  const place = String(recheck.points.findIndex((point) => point.about === about));
  return { result: `result-${place}`, note: `note-${place}` };
}

/** What has changed and waits for a person, what the provider is asked for, and all that is known. */
export function rechecksPage(visit: Visit, form: FormState): PageResponse {
  const { contract, recheck, subject, municipality, staff, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(deskPath('DECIDE_TERM', subject), lang)}>{say('Till avtalet', 'To the contract')}</a>
      </p>
      <p class="lead">
        {say(
          'Kalendern kontrollerar avtalet på nytt och visar vad som har ändrats. Du bedömer; ingenting händer med avtalet av sig självt.',
          'The calendar checks the contract anew and shows what has changed. You judge; nothing happens to the contract by itself.',
        )}
      </p>
      <SummaryList
        rows={[
          {
            label: say('Senast kontrollerat', 'Last checked'),
            value: recheck.ranOn === undefined ? say('Inte än', 'Not yet') : shownDay(recheck.ranOn, lang),
          },
          ...(contract.status === 'SIGNED'
            ? [{ label: say('Kontrolleras nästa gång', 'To be checked next'), value: shownDay(recheck.nextOn, lang) }]
            : []),
          ...(recheck.request === undefined
            ? []
            : [
                {
                  label: say('Har begärts av dem', 'They are asked for'),
                  value: recheck.request.proofs.map((kind) => titleOf(visit, kind)).join('\n'),
                },
              ]),
        ]}
      />
      <h2>{say('Att bedöma', 'To judge')}</h2>
      {recheck.points.length === 0 && <p>{say('Inget väntar på dig.', 'Nothing waits for you.')}</p>}
      {recheck.points.map((point) => (
        <Point key={point.about} visit={visit} point={point} form={form} />
      ))}
      {recheck.facts.length > 0 && (
        <Table
          caption={say('Allt som är känt', 'All that is known')}
          columns={[
            { heading: say('Uppgift', 'Fact') },
            { heading: say('Läge', 'State') },
            { heading: say('Vad som är känt', 'What is known') },
            { heading: say('Källa', 'Source') },
          ]}
          rows={recheck.facts.map((fact) => [
            `${fact.title[lang]} (${fact.requirementIds.join(', ')})`,
            <StatusTag key={fact.about} tone={tones[fact.state]}>
              {stateWords[fact.state][lang]}
            </StatusTag>,
            fact.text[lang],
            sourceOf(fact, lang),
          ])}
        />
      )}
      {Object.keys(recheck.judged).length > 0 && (
        <Table
          caption={say('Senaste bedömning av varje uppgift', 'The latest judgement of each fact')}
          columns={[
            { heading: say('Uppgift', 'Fact') },
            { heading: say('Bedömning', 'Judgement') },
            { heading: say('Anteckning', 'Note') },
            { heading: say('Av', 'By') },
          ]}
          rows={Object.values(recheck.judged).map(({ title, requirementIds, result, note, by, at }) => [
            `${title[lang]} (${requirementIds.join(', ')})`,
            resultWords[result][lang],
            note,
            `${by}, ${shownInstant(at, lang)}`,
          ])}
        />
      )}
      {Object.values(recheck.judged).some(({ result }) => result === 'DEFICIENT') && (
        <p>
          <a href={inLanguage(`${deskPath('DECIDE_TERM', subject)}/measures`, lang)}>
            {say('Åtgärder när avtalet inte följs', 'Measures when the contract is not kept')}
          </a>
        </p>
      )}
    </>
  );
  const { name } = contract.provider;
  const title = say(`Kontroller under avtalet: ${name}`, `Checks during the contract: ${name}`);
  const invalid = form.errors.length > 0;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true }),
  };
}

function Point({
  visit,
  point,
  form,
}: {
  readonly visit: Visit;
  readonly point: RecheckPoint;
  readonly form: FormState;
}) {
  const { lang, subject, files } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const kind = proofOf(point);
  const handedIn = files.filter((file) => file.kind === kind);
  const { result, note } = fieldOf(visit, point.about);
  return (
    <section aria-labelledby={`title-${result}`}>
      <h3 id={`title-${result}`}>
        {point.title[lang]} <StatusTag tone={causeTones[point.cause]}>{causeWords[point.cause][lang]}</StatusTag>
      </h3>
      {point.cause === 'NO_FACT' && (
        <Note tone="calm">
          <p>
            {say(
              'Ingen har visat eller sagt något om det här än. Det är ingen brist; kontrollera och skriv vad du har sett.',
              'Nobody has shown or said anything of this yet. It is no deficiency; check, and write what you have seen.',
            )}
          </p>
        </Note>
      )}
      <SummaryList
        rows={[
          { label: say('Vad som är känt', 'What is known'), value: point.text[lang] },
          ...(point.before === undefined ? [] : [{ label: say('Före det', 'Before that'), value: point.before[lang] }]),
          { label: say('Källa', 'Source'), value: sourceOf(point, lang) },
          { label: say('Upptäckt', 'Noticed'), value: shownDay(point.noticedOn, lang) },
          { label: say('Krav', 'Requirements'), value: point.requirementIds.join(', ') },
        ]}
      />
      {handedIn.length > 0 && (
        <ul>
          {handedIn.map((file) => (
            <li key={file.evidenceId}>
              {mayBeOpened(file) ? (
                <a href={`${deskPath('JUDGE_RECHECK', subject)}/files/${file.evidenceId}`}>{file.fileName}</a>
              ) : (
                file.fileName
              )}
              {`, ${shownInstant(file.at, lang)}`}
            </li>
          ))}
        </ul>
      )}
      {visit.mayJudge && (
        <form method="post" novalidate>
          <input type="hidden" name="about" value={point.about} />
          <input type="hidden" name="noticedOn" value={point.noticedOn} />
          <input type="hidden" name="cause" value={point.cause} />
          <RadioGroup
            form={form}
            name={result}
            label={say('Vad har du kommit fram till?', 'What have you found?')}
            choices={(['IN_ORDER', 'DEFICIENT'] as const).map((value) => ({ value, label: resultWords[value][lang] }))}
          />
          <TextArea
            form={form}
            name={note}
            rows={3}
            maxLength={4000}
            label={say('Anteckning', 'Note')}
            hint={
              kind === undefined
                ? say('Vid en brist: vad den består i.', 'Of a deficiency: what it is.')
                : say(
                    'Vid en brist: vad den består i. De läser det när de ombeds lämna en ny handling.',
                    'Of a deficiency: what it is. They read it when they are asked for another document.',
                  )
            }
          />
          <SubmitButton>{say(`Registrera: ${point.title.sv}`, `Register: ${point.title.en}`)}</SubmitButton>
        </form>
      )}
    </section>
  );
}

function titleOf({ recheck, lang }: Visit, kind: string): string {
  return recheck.facts.find((fact) => proofOf(fact) === kind)?.title[lang] ?? kind;
}

function sourceOf({ source, on }: Pick<KnownFact, 'source' | 'on'>, lang: 'sv' | 'en'): string {
  return on === undefined ? source[lang] : `${source[lang]}, ${shownDay(on, lang)}`;
}

const stateWords: Readonly<Record<KnownFact['state'], Texts>> = {
  HOLDS: { sv: 'Gäller', en: 'Holds' },
  LAPSED: { sv: 'Gäller inte längre', en: 'Holds no more' },
  IN_DOUBT: { sv: 'Oklart', en: 'In doubt' },
  UNKNOWN: { sv: 'Ingen uppgift', en: 'Not known' },
};

const tones = { HOLDS: 'good', LAPSED: 'warn', IN_DOUBT: 'warn', UNKNOWN: 'calm' } as const;

const causeWords: Readonly<Record<RecheckPoint['cause'], Texts>> = {
  CHANGED: { sv: 'Har ändrats', en: 'Has changed' },
  LAPSED: { sv: 'Gäller inte längre', en: 'Holds no more' },
  NO_FACT: { sv: 'Ingen uppgift finns', en: 'Nothing is known' },
  DUE: { sv: 'Ska kontrolleras igen', en: 'To be checked again' },
  SUPPLIED: { sv: 'Ny handling', en: 'New document' },
  EXPLAINED: { sv: 'Svar i ord', en: 'Answered in words' },
};

const causeTones = {
  CHANGED: 'warn',
  LAPSED: 'warn',
  NO_FACT: 'calm',
  DUE: 'calm',
  SUPPLIED: 'calm',
  EXPLAINED: 'calm',
} as const;

const resultWords = {
  IN_ORDER: { sv: 'I sin ordning', en: 'In order' },
  DEFICIENT: { sv: 'En brist', en: 'A deficiency' },
} as const satisfies Record<string, Texts>;
