import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { DeskOfficer } from '../../../shared/domain/desk/desk.ts';
import { isSameOfficer } from '../../../shared/domain/desk/officer.ts';
import type { Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { CheckboxGroup, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { OfficerField } from './officer-field.tsx';

interface AssignmentProps {
  readonly application: RegisteredApplication;
  readonly officers: readonly DeskOfficer[];
  /** Requirements that a person can be given to judge. */
  readonly requirements: readonly Requirement[];
  readonly reader: { readonly email: string };
  readonly version: number;
  readonly form: FormState;
  readonly lang: Language;
}

/** Who has the case, and who judges what of it; taken by oneself or given to another. */
export function Assignment(props: AssignmentProps) {
  const { application, requirements, officers, reader, version, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { officer, judges = {} } = application;
  const isOwn = officer !== undefined && isSameOfficer(officer, reader);
  return (
    <>
      <p>
        {say('Handläggare: ', 'Officer: ')}
        <strong>{officer?.name ?? say('ingen än', 'nobody yet')}</strong>
      </p>
      {!isOwn && reader.email !== '' && (
        <form method="post">
          <input type="hidden" name="version" value={String(version)} />
          <SubmitButton name="step" value="take">
            {officer === undefined ? say('Ta ärendet', 'Take the case') : say('Ta över ärendet', 'Take the case over')}
          </SubmitButton>
        </form>
      )}
      <details open={form.errors.some(({ field }) => field === 'to' || field === 'checks' || field === 'checks-to')}>
        <summary>{say('Fördela ärendet eller enskilda kontroller', 'Assign the case or single checks')}</summary>
        <form method="post">
          <input type="hidden" name="version" value={String(version)} />
          <OfficerField
            name="to"
            label={say('Ge hela ärendet till', 'Give the whole case to')}
            officers={officers}
            form={form}
            lang={lang}
          />
          <SubmitButton name="step" value="assign" second>
            {say('Ge ärendet', 'Give the case')}
          </SubmitButton>
        </form>
        <form method="post">
          <input type="hidden" name="version" value={String(version)} />
          <CheckboxGroup
            form={form}
            name="checks"
            label={say('Krav att bedöma', 'Requirements to judge')}
            hint={say('De lämnas med en uppgift och ett brev.', 'They are handed over with a task and a mail.')}
            choices={requirements.map(({ id, title }) => ({
              value: id,
              label: `${id} ${title[lang]}`,
              ...(judges[id] === undefined ? {} : { hint: `${say('Nu hos', 'Now with')} ${judges[id].name}` }),
            }))}
          />
          <OfficerField
            name="checks-to"
            label={say('Ge kraven till', 'Give the requirements to')}
            officers={officers}
            form={form}
            lang={lang}
          />
          <SubmitButton name="step" value="assign-checks" second>
            {say('Ge kraven', 'Give the requirements')}
          </SubmitButton>
        </form>
      </details>
    </>
  );
}
