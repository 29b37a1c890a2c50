import { registrationText } from '../../../shared/domain/provider/registration.ts';
import type { Lookup } from '../../../shared/domain/registry/lookup.ts';
import { registryNames } from '../../../shared/domain/registry/registry.ts';
import { ErrorSummary, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language, type Texts } from '../../../shared/http/language.ts';
import { Note, SummaryList, type SummaryRow } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { type Visit, waiting } from './visit.ts';

export const title: Texts = { sv: 'Kontrollera en ny registrering', en: 'Check a new registration' };

/** What the company says it is registered as, what the registries say of that number, and the officer's word. */
export function RegistrationPage({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { lang, application, content, formation, lookups, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { name, registration } = content.applicant;
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <SummaryList
        rows={[
          { label: say('Ärende', 'Case'), value: application.diaryNumber },
          { label: say('Namn', 'Name'), value: name },
          { label: say('Organisationsnummer', 'Organisation number'), value: registrationText(registration)[lang] },
          {
            label: say('Angivet', 'Stated'),
            value: `${formation.stated.by}, ${shownInstant(formation.stated.at, lang)}`,
          },
        ]}
      />
      <h2>{say('Vad registren säger', 'What the registries say')}</h2>
      {lookups.length === 0 ? (
        <p>
          {say(
            'Inget register har svarat om numret. Kontrollera det hos Bolagsverket.',
            'No registry has answered about the number. Look it up at the Companies Registration Office.',
          )}
        </p>
      ) : (
        lookups.map((lookup) => <Said key={lookup.registry} lookup={lookup} lang={lang} />)
      )}
      {waiting(visit) === null ? (
        <Outcome visit={visit} />
      ) : (
        <form method="post" action={inLanguage(request.path, lang)} novalidate>
          <p>
            {say(
              'När du bekräftar skickas avtalet ut för underskrift.',
              'When you confirm, the contract is sent out to be signed.',
            )}
          </p>
          <SubmitButton name="step" value="confirm">
            {say('Bekräfta registreringen', 'Confirm the registration')}
          </SubmitButton>
          <h2>{say('Stämmer den inte?', 'Is it not right?')}</h2>
          <TextArea
            form={form}
            name="why"
            rows={2}
            label={say('Vad ska ändras?', 'What is to be changed?')}
            hint={say(
              'Sökanden läser det och anger registreringen igen.',
              'The applicant reads it and states the registration again.',
            )}
          />
          <SubmitButton name="step" value="return" second>
            {say('Begär den igen', 'Ask for it again')}
          </SubmitButton>
        </form>
      )}
    </>
  );
}

function Said({ lookup, lang }: { readonly lookup: Lookup; readonly lang: Language }) {
  const { answer, source, registry, at } = lookup;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const when: SummaryRow = {
    label: say('Källa', 'Source'),
    value: `${source ?? registryNames[registry][lang]}, ${shownInstant(at, lang)}`,
  };
  if (answer.outcome === 'NOT_FOUND') {
    return (
      <SummaryList rows={[when, { label: say('Svar', 'Answer'), value: say('Numret finns inte', 'No such number') }]} />
    );
  }
  if (answer.outcome === 'NO_ANSWER') {
    return <SummaryList rows={[when, { label: say('Svar', 'Answer'), value: say('Inget svar', 'No answer') }]} />;
  }
  const { name, registeredOn, endedOn, proceedings } = answer.entry;
  return (
    <SummaryList
      rows={[
        when,
        { label: say('Namn', 'Name'), value: name },
        ...(registeredOn === undefined
          ? []
          : [{ label: say('Registrerat', 'Registered'), value: shownDay(registeredOn, lang) }]),
        ...(endedOn === undefined
          ? []
          : [{ label: say('Avregistrerat', 'Struck off'), value: shownDay(endedOn, lang) }]),
        ...(proceedings.length === 0
          ? []
          : [{ label: say('Pågår', 'Proceedings'), value: proceedings.map((one) => one.name).join(', ') }]),
      ]}
    />
  );
}

function Outcome({ visit: { formation, lang } }: { readonly visit: Visit }) {
  const { checked, returned } = formation;
  if (checked !== undefined) {
    const by = `${checked.by}, ${shownInstant(checked.at, lang)}`;
    return (
      <Note tone="good">
        <p>{lang === 'sv' ? `Registreringen är kontrollerad: ${by}.` : `The registration is checked: ${by}.`}</p>
      </Note>
    );
  }
  return (
    <Note tone="warn">
      <p>
        {returned === undefined
          ? lang === 'sv'
            ? 'Registreringen slås upp. Uppgiften kommer strax.'
            : 'The registration is being looked up. The task comes in a moment.'
          : lang === 'sv'
            ? `Begärd igen: ${returned.by}, ${shownInstant(returned.at, lang)}. ${returned.why}`
            : `Asked for again: ${returned.by}, ${shownInstant(returned.at, lang)}. ${returned.why}`}
      </p>
    </Note>
  );
}
