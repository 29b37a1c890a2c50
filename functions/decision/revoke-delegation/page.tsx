import type { Revocation } from '../../../shared/domain/decision/revocation.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { delegatedPath } from '../../../shared/domain/task/address.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { Fold } from '../../../shared/http/form/fold.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { proposalWord } from '../../../shared/http/decision/outcome-words.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { type Delegation, delegationsOf } from './delegations.ts';

interface Shown {
  readonly municipality: Municipality;
  readonly revocations: readonly Revocation[];
  readonly mayRegister: boolean;
  readonly form: FormState;
  readonly lang: Language;
}

/** Above the page's heading. */
export function WayBack({ municipality, lang }: Pick<Shown, 'municipality' | 'lang'>) {
  return (
    <p class="back">
      <a href={inLanguage(delegatedPath(municipality), lang)}>
        {lang === 'sv' ? 'Till delegationsbesluten' : 'To the delegated decisions'}
      </a>
    </p>
  );
}

/** Every point by which applications are decided, whether it stands, and the form to register that it is revoked. */
export function DelegationsPage(props: Shown) {
  const { municipality, revocations, mayRegister, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const delegations = delegationsOf(municipality);
  const standing = delegations.filter(({ point }) => revocations.every((one) => one.delegationPoint !== point));
  if (delegations.length === 0) {
    return <p>{say('Nämnden har inte delegerat några beslut.', 'The committee has delegated no decisions.')}</p>;
  }
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <Table
        caption={say('Beslut om ansökningar på delegation', 'Decisions on applications by delegation')}
        columns={[
          { heading: say('Punkt', 'Point') },
          { heading: say('Gäller', 'Covers') },
          { heading: say('Läge', 'State') },
        ]}
        rows={delegations.map((one) => [
          one.point,
          coveredWords(one, municipality, lang),
          stateWords(
            revocations.find(({ delegationPoint }) => delegationPoint === one.point),
            lang,
          ),
        ])}
      />
      {mayRegister && standing.length > 0 && <RevokeForm {...props} standing={standing} />}
    </>
  );
}

function coveredWords(delegation: Delegation, { terminology }: Municipality, lang: Language): string {
  const { outcomes, isOfTermination, isUrgent } = delegation;
  const urgent = lang === 'sv' ? 'Brådskande ärenden (KL 6:39)' : 'Urgent cases (KL 6:39)';
  const ending = lang === 'sv' ? 'Att ett avtal avslutas' : 'That a contract ends';
  return [
    ...outcomes.map((outcome) => proposalWord(outcome, terminology, lang)),
    ...(isOfTermination ? [ending] : []),
    ...(isUrgent ? [urgent] : []),
  ].join(', ');
}

function stateWords(revocation: Revocation | undefined, lang: Language): string {
  if (revocation === undefined) return lang === 'sv' ? 'Gäller' : 'Stands';
  const { from, heldOn, paragraph } = revocation;
  return lang === 'sv'
    ? `Återkallad från ${shownDay(from, lang)} (nämnden ${shownDay(heldOn, lang)}, § ${paragraph})`
    : `Revoked from ${shownDay(from, lang)} (the committee ${shownDay(heldOn, lang)}, § ${paragraph})`;
}

function RevokeForm({ municipality, standing, form, lang }: Shown & { readonly standing: readonly Delegation[] }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Fold
      summary={say('Nämnden har återkallat en delegation', 'The committee has revoked a delegation')}
      fields={['delegationPoint', 'from', 'heldOn', 'paragraph']}
      form={form}
    >
      <p>
        {say(
          'Från den dagen beslutar nämnden själv. De som redan har fått frågan får veta det på sin länk, och ärendena går till nämndens sammanträde. Beslut som är fattade står fast.',
          'From that day the committee decides itself. Those who have been asked are told so by their link, and the cases go to the committee’s meeting. Decisions that were made stand.',
        )}
      </p>
      <RadioGroup
        form={form}
        name="delegationPoint"
        label={say('Vilken delegation?', 'Which delegation?')}
        choices={standing.map((one) => ({
          value: one.point,
          label: `${one.point} – ${coveredWords(one, municipality, lang)}`,
        }))}
      />
      <TextField
        form={form}
        name="from"
        type="date"
        size="short"
        label={say('Från och med vilken dag?', 'From which day?')}
      />
      <TextField
        form={form}
        name="heldOn"
        type="date"
        size="short"
        label={say('Vilken dag beslutade nämnden det?', 'On which day did the committee resolve so?')}
      />
      <TextField form={form} name="paragraph" size="short" label={say('Paragraf (§)', 'Item (§)')} />
      <SubmitButton>{say('Registrera återkallelsen', 'Register the revocation')}</SubmitButton>
    </Fold>
  );
}
