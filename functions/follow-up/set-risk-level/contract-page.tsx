import * as z from 'zod/mini';
import { levelOf, levelSet, suggestLevel } from '../../../shared/domain/follow-up/risk-level.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { StatusTag, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { setRisk } from '../../../shared/store/follow-up/risk.ts';
import { History } from './history.tsx';
import { enter, type Visit } from './visit.ts';
import { countedWords, countWords, depthWords, signalWords, suggestedWhen } from './words.ts';

export async function showContractsRisk(request: PageRequest): Promise<PageResponse> {
  return page(await enter(request), emptyForm);
}

const Setting = z.object({
  level: z.string(),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
});

/** Sets the level on what was on the page; the same twice is once. */
export async function setLevel(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (!visit.maySet) throw new NotAllowed();
  const { form } = request;
  const { lang, subject, staff, rule, signals } = visit;
  const parsed = parseForm(Setting, form, lang, {
    level: { sv: 'Välj en nivå', en: 'Choose a level' },
    reason: { sv: 'Skriv varför', en: 'Write why' },
  });
  if (!parsed.ok) return page(visit, { values: form, errors: parsed.errors });
  if (valueOf(form, 'shown') !== hashOf(signals)) throw new PageProblem(409, changed);
  const version = Number(valueOf(form, 'version'));
  const set = await setRisk(subject, rule, { ...parsed.value, version, signals, by: staff.name, at: now() });
  if (set.ok) return again(visit);
  if (set.error === 'UNKNOWN_LEVEL' || set.error === 'NO_REASON') {
    const message = lang === 'sv' ? 'Välj en av nivåerna' : 'Choose one of the levels';
    return page(visit, { values: form, errors: [{ field: 'level', message }] });
  }
  throw new PageProblem(409, changed);
}

const changed = {
  sv: 'Något har hänt med avtalet sedan du öppnade sidan. Läs den på nytt; ingenting har registrerats nu.',
  en: 'Something has happened to the contract since you opened the page. Load it again; nothing was recorded now.',
};

async function page(visit: Visit, form: FormState): Promise<PageResponse> {
  const { contract, subject, municipality, staff, lang, rule, signals, maySet } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const suggested = suggestLevel(rule, signals);
  const holding = levelOf(rule, contract);
  const all = `/desk/choice-systems/${publicId(municipality.id, contract.choiceSystemId)}/risk-levels`;
  const because = countedWords(suggested.because, lang);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(deskPath('DECIDE_TERM', subject), lang)}>{say('Till avtalet', 'To the contract')}</a>
        {' · '}
        <a href={inLanguage(all, lang)}>{say('Alla avtal', 'All contracts')}</a>
      </p>
      <p class="lead">
        {say(
          'Nivån styr hur djupt avtalet följs upp. Systemet räknar och föreslår efter kommunens tabell, lika för alla; en person bestämmer. Ingenting annat händer med avtalet.',
          'The level steers how deep the contract is followed up. The system counts and suggests by the municipality’s table, the same for all; a person decides. Nothing else happens to the contract.',
        )}
      </p>
      <SummaryList
        rows={[
          { label: say('Nivå', 'Level'), value: levelWords(visit) },
          {
            label: say('Förslag', 'Suggestion'),
            value: (
              <>
                <StatusTag tone={suggested.level === holding ? 'calm' : 'warn'}>{suggested.level.name[lang]}</StatusTag>{' '}
                {because.join('; ')}
              </>
            ),
          },
        ]}
      />
      <Table
        caption={say('Vad som räknas, lika för alla avtal', 'What is counted, the same of every contract')}
        columns={[{ heading: say('Tecken', 'Signal') }, { heading: say('Antal', 'Count') }]}
        rows={signals.map((one) => [signalWords[one.signal][lang], countWords(one, lang)])}
      />
      <p class="hint">
        {say(
          `Räknat ${rule.lookBackMonths} månader bakåt. Klagomål och missförhållanden är bara tal, räknade varje natt; är de för få för att visas står det så.`,
          `Counted ${rule.lookBackMonths} months back. Complaints and misconduct are numbers alone, counted each night; where they are too few to show, it says so.`,
        )}
      </p>
      <Table
        caption={say('Kommunens nivåer', 'The municipality’s levels')}
        columns={[
          { heading: say('Nivå', 'Level') },
          { heading: say('Föreslås när något av detta räknas', 'Suggested when any of this is counted') },
          { heading: say('Uppföljningens djup', 'Depth of the follow-up') },
        ]}
        rows={rule.levels.map((level) => [
          level.name[lang],
          <span class="lines">{suggestedWhen(level, lang) || say('Annars', 'Otherwise')}</span>,
          <span class="lines">{depthWords(level, lang)}</span>,
        ])}
      />
      {maySet && (
        <>
          <h2>{say('Bestäm nivån', 'Set the level')}</h2>
          <form method="post" novalidate>
            <input type="hidden" name="version" value={String(contract.version)} />
            <input type="hidden" name="shown" value={hashOf(signals)} />
            <RadioGroup
              form={form}
              name="level"
              label={say('Nivå', 'Level')}
              choices={rule.levels.map((level) => ({
                value: level.id,
                label: `${level.name[lang]}${level === suggested.level ? say(' (förslaget)', ' (the suggestion)') : ''}`,
              }))}
            />
            <TextArea
              form={form}
              name="reason"
              rows={4}
              maxLength={2000}
              label={say('Skäl', 'Reason')}
              hint={say(
                'Alltid, också när du följer förslaget. En annan nivå än den föreslagna visas i listan med sitt skäl.',
                'Always, also when you follow the suggestion. A level other than the suggested is listed with its reason.',
              )}
            />
            <SubmitButton>{say('Bestäm nivån', 'Set the level')}</SubmitButton>
          </form>
        </>
      )}
      <History events={await readEvents(subject)} visit={visit} />
    </>
  );
  const { name } = contract.provider;
  const title = say(`Risknivå: ${name}`, `Risk level: ${name}`);
  const invalid = form.errors.length > 0;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true }),
  };
}

function levelWords({ rule, contract, lang }: Visit): string {
  const { risk } = contract;
  const name = levelOf(rule, contract).name[lang];
  if (risk === undefined || levelSet(rule, contract) === undefined)
    return lang === 'sv' ? `${name}: ingen har bestämt någon än` : `${name}: nobody has set one yet`;
  return `${name}, ${risk.by}, ${shownInstant(risk.at, lang)}`;
}
