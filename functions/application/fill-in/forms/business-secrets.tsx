import * as z from 'zod/mini';
import { BusinessSecret } from '../../../../shared/domain/application/business-secret.ts';
import { escaped } from '../../../../shared/domain/application/part.ts';
import { partName } from '../../../../shared/http/application/content-summary.tsx';
import { TextArea } from '../../../../shared/http/form/fields.tsx';
import { readRows, type RowSpec, rowStep, rowValues } from '../../../../shared/http/form/rows.ts';
import { Rows } from '../../../../shared/http/form/rows-fields.tsx';
import { SelectField } from '../../../../shared/http/form/select-field.tsx';
import type { SectionForm } from '../section-form.ts';
import type { Visit } from '../visit.ts';

const spec: RowSpec<typeof BusinessSecret> = {
  name: 'secret',
  fields: ['part', 'reason'],
  schema: BusinessSecret,
  messages: {
    part: { sv: 'Välj vad det gäller', en: 'Choose what it concerns' },
    reason: { sv: 'Skriv vilken skada ni skulle lida', en: 'Write what harm it would do you' },
  },
  most: 40,
};

/** What can be claimed: the files, and what is written that the catalogue does not show; with what is claimed already. */
function claimable({ content, evidence }: Visit): readonly string[] {
  const { statements = {}, figures = {}, persons = [], reliances = [], businessSecrets = [] } = content;
  return [
    ...new Set([
      ...evidence.filter(({ status }) => status !== 'REJECTED').map(({ evidenceId }) => `evidence:${evidenceId}`),
      ...Object.keys(statements).map((key) => `/statements/${escaped(key)}`),
      ...Object.keys(figures).map((key) => `/figures/${escaped(key)}`),
      ...persons.map((_, index) => `/persons/${String(index)}`),
      ...(reliances.length === 0 ? [] : ['/reliances']),
      ...businessSecrets.map(({ part }) => part),
    ]),
  ];
}

/** What the applicant claims to be business secrets, and why: a note, tried when somebody asks for it (OSL 31:16). */
export const businessSecretsForm: SectionForm = {
  about: ({ businessSecrets }) => businessSecrets ?? [],
  values: ({ content }) => rowValues(spec, content.businessSecrets ?? []),
  read: (values, visit) => {
    const parts = claimable(visit);
    const known = BusinessSecret.check(z.refine(({ part }) => parts.includes(part), { path: ['part'] }));
    const { rows, errors } = readRows({ ...spec, schema: known }, values, visit.lang);
    if (errors.length > 0) return { ok: false, errors };
    return {
      ok: true,
      apply: ({ businessSecrets: _before, ...content }) =>
        rows.length === 0 ? content : { ...content, businessSecrets: rows },
    };
  },
  step: (step, values) => rowStep([spec], step, values),
  fields: ({ form, lang, visit }) => {
    const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
    const parts = claimable(visit);
    return (
      <>
        <p>
          {say(
            'En ansökan blir allmän handling. Här kan ni ange vad ni anser är affärshemligheter och vilken skada ni skulle lida om det lämnades ut. Kommunen prövar det när någon begär handlingen. Det som katalogen visar kan inte vara hemligt.',
            'An application becomes an official document. Here you can say what you consider to be business secrets, and what harm it would do you if it were disclosed. The municipality tries it when somebody asks for the document. What the catalogue shows can’t be secret.',
          )}
        </p>
        {parts.length === 0 ? (
          <p>
            {say(
              'Det finns inget att ange än. Fyll i resten och skicka filerna först.',
              'There is nothing to claim yet. Fill in the rest and send the files first.',
            )}
          </p>
        ) : (
          <Rows
            spec={spec}
            form={form}
            lang={lang}
            title={say('Uppgift', 'Part')}
            add={say('Lägg till en uppgift', 'Add a part')}
            row={(name) => (
              <>
                <SelectField
                  form={form}
                  name={name('part')}
                  lang={lang}
                  label={say('Vad gäller det?', 'What does it concern?')}
                  options={parts.map((part) => ({ value: part, label: partName(visit, part) }))}
                />
                <TextArea
                  form={form}
                  name={name('reason')}
                  rows={3}
                  maxLength={1000}
                  label={say('Varför skadar det er om det lämnas ut?', 'Why would disclosure harm you?')}
                />
              </>
            )}
          />
        )}
      </>
    );
  },
};
