import type { ComponentChildren } from 'preact';
import { ErrorSummary, RadioGroup, SubmitButton } from '../../form/fields.tsx';
import { emptyForm, type FormState } from '../../form/form.ts';
import type { Texts } from '../../language.ts';
import { Note } from '../../parts.tsx';
import { Contact, type DeskView, document, Facts, progress } from './frame.tsx';

const conflictTexts = {
  intro: {
    sv: 'Innan du får se underlaget behöver vi veta om något gör att din opartiskhet kan ifrågasättas.',
    en: 'Before you see the basis we need to know whether anything could make your impartiality doubtful.',
  },
  who: { sv: 'Vem ärendet gäller', en: 'Whom the case concerns' },
  question: { sv: 'Är du jävig i ärendet?', en: 'Do you have a conflict of interest?' },
  hint: {
    sv: 'Till exempel om du eller någon närstående äger, arbetar i, är styrelseledamot i eller kan vinna eller förlora på hur det går för den som ansöker.',
    en: 'For example if you or somebody close to you owns, works for or sits on the board of the applicant, or stands to gain or lose by the outcome.',
  },
  no: { sv: 'Nej, det finns inget sådant', en: 'No, there is nothing of the kind' },
  yes: { sv: 'Ja, eller jag är osäker', en: 'Yes, or I am not sure' },
  yesHint: {
    sv: 'Någon annan tar då över.',
    en: 'Somebody else then takes over.',
  },
} satisfies Record<string, Texts>;

/** Asks about a conflict of interest, showing only who applies and who stands behind it. */
export function conflictView(view: DeskView, parties: ComponentChildren, form: FormState = emptyForm): string {
  const { lang } = view;
  return document(
    view,
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>{conflictTexts.intro[lang]}</p>
      <h2>{conflictTexts.who[lang]}</h2>
      {parties}
      <form method="post" novalidate>
        <RadioGroup
          form={form}
          name="conflict"
          label={conflictTexts.question[lang]}
          hint={conflictTexts.hint[lang]}
          choices={[
            { value: 'NONE', label: conflictTexts.no[lang] },
            { value: 'DECLARED', label: conflictTexts.yes[lang], hint: conflictTexts.yesHint[lang] },
          ]}
        />
        <SubmitButton name="step" value="conflict">
          {lang === 'sv' ? 'Fortsätt' : 'Continue'}
        </SubmitButton>
      </form>
    </>,
    { above: progress(view, 'conflict'), invalid: form.errors.length > 0 },
  );
}

/** After a declared conflict of interest: nothing of the case is shown. */
export function conflictDeclaredView(view: DeskView): string {
  const { lang } = view;
  return document(
    view,
    <>
      <Note tone="calm">
        <p>
          {lang === 'sv'
            ? 'Du har sagt att det kan finnas jäv. Det är registrerat, någon annan tar över, och du ska inte göra något mer.'
            : 'You said that there may be a conflict of interest. That is recorded, somebody else takes over, and there is nothing more for you to do.'}
        </p>
      </Note>
      <Facts view={view} />
      <Contact view={view} />
    </>,
    { title: lang === 'sv' ? 'Anmält jäv' : 'Conflict of interest declared' },
  );
}
