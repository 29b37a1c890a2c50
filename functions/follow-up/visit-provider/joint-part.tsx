import type { JointVisit } from '../../../shared/domain/follow-up/joint-visit.ts';
import { isEstablished } from '../../../shared/domain/follow-up/visit.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { Checkbox, CheckboxGroup, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { StatusTag, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import type { AtVisit } from './enter.ts';
import { jointWords } from './words.ts';

interface Props {
  readonly at: AtVisit;
  readonly state: FormState;
}

/** The neighbours in a visit: who was asked, what they said, and what the host may do. */
export function JointPart({ at, state }: Props) {
  const { asked, neighbours, visit, lang, mayWrite } = at;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (asked.length === 0 && neighbours.length === 0) return null;
  const mayAsk = neighbours.filter((one) => visit.invited?.includes(one) !== true);
  const waiting = asked.filter(
    ({ status, municipality }) => status === 'ACCEPTED' && neighbours.includes(municipality),
  );
  return (
    <>
      <h2>{say('Samverkande kommuner', 'Cooperating municipalities')}</h2>
      {asked.length > 0 && (
        <SummaryList
          rows={asked.map(({ municipality, status }) => ({
            label: municipalityOf(municipality).name,
            value: <StatusTag tone={jointWords[status].tone}>{jointWords[status][lang]}</StatusTag>,
          }))}
        />
      )}
      {mayWrite && isEstablished(visit) && waiting.length > 0 && <ShareForm at={at} state={state} waiting={waiting} />}
      {mayWrite && mayAsk.length > 0 && <InviteForm at={at} state={state} mayAsk={mayAsk} />}
    </>
  );
}

function InviteForm({ at: { visit, lang }, state, mayAsk }: Props & { readonly mayAsk: readonly string[] }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <form method="post" novalidate>
      <input type="hidden" name="version" value={String(visit.version)} />
      <CheckboxGroup
        form={stateOf(state, 'invite')}
        name="neighbours"
        label={say('Fråga kommuner som också har avtal här', 'Ask municipalities that have a contract here too')}
        hint={say(
          'De får veta vem besöket gäller och vilka krav, men inte dag eller skäl. De svarar ja eller nej.',
          'They are told whom the visit is at and which requirements, not the day or the reason. They answer yes or no.',
        )}
        choices={mayAsk.map((id) => ({ value: id, label: municipalityOf(id).name }))}
      />
      <SubmitButton name="step" value="invite" second>
        {say('Fråga dem', 'Ask them')}
      </SubmitButton>
    </form>
  );
}

function ShareForm({ at: { visit, lang }, state, waiting }: Props & { readonly waiting: readonly JointVisit[] }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const names = waiting.map(({ municipality }) => municipalityOf(municipality).name);
  return (
    <form method="post" novalidate>
      <input type="hidden" name="version" value={String(visit.version)} />
      <p>
        {say(
          `Rapporten lämnas till ${names.join(', ')}: svaren och fynden krav för krav. Skälet till besöket, utkast, synpunkter, uppgifter och åtgärder lämnas inte.`,
          `The report is given to ${names.join(', ')}: the answers and the findings. The reason, drafts, comments, tasks and measures are not.`,
        )}
      </p>
      <Checkbox
        form={stateOf(state, 'share')}
        name="secrecy"
        label={say(
          'Jag har läst hela rapporten. Den säger bara hur kraven uppfylls, inget om enskilda eller klagomål, och sekretess hindrar inte att den lämnas.',
          'I have read the whole report. It says only how the requirements are met, nothing of persons or complaints, and secrecy does not hinder that it is given.',
        )}
      />
      <SubmitButton name="step" value="share">
        {say('Lämna rapporten', 'Give the report')}
      </SubmitButton>
    </form>
  );
}

function stateOf(state: FormState, step: string): FormState {
  return valueOf(state.values, 'step') === step ? state : emptyForm;
}

/** The neighbours' visits that the municipality was asked to share, each leading to its own page. */
export function JointVisitTable({ joint, lang }: { readonly joint: readonly JointVisit[]; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (joint.length === 0) return null;
  return (
    <Table
      caption={say('Grannkommuners besök', 'Neighbours’ visits')}
      columns={[
        { heading: say('Kommun', 'Municipality') },
        { heading: say('Tillfrågade', 'Asked') },
        { heading: say('Läge', 'State') },
      ]}
      rows={joint.map(({ municipality, visitId, host, invitedAt, status }) => [
        <a key="host" href={inLanguage(`/desk/joint-visits/${publicId(municipality, visitId)}`, lang)}>
          {municipalityOf(host).name}
        </a>,
        shownDay(invitedAt.slice(0, 10), lang),
        <StatusTag key="status" tone={jointWords[status].tone}>
          {jointWords[status][lang]}
        </StatusTag>,
      ])}
    />
  );
}
