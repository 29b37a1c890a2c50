import { Person } from '../../../../shared/domain/application/content.ts';
import { fieldOf, readRows, rowStep, rowValues, type RowSpec } from '../../../../shared/http/form/rows.ts';
import type { SectionForm } from '../section-form.ts';
import { PersonFields, personMessages } from '../../../../shared/http/application/person-fields.tsx';
import { Rows } from '../../../../shared/http/form/rows-fields.tsx';

const spec: RowSpec<typeof Person> = {
  name: 'signatory',
  fields: ['name', 'email', 'phone'],
  schema: Person,
  messages: personMessages,
  most: 10,
};

/** Those who sign for the applicant: each confirms the application by a task of their own. */
export const signatoriesForm: SectionForm = {
  about: ({ signatories }) => signatories ?? [],
  values: ({ content }) =>
    rowValues(
      spec,
      (content.signatories ?? []).map(({ name, email = '', phone = '' }) => ({ name, email, phone })),
    ),
  read: (values, { lang }) => {
    const { rows, errors } = readRows(spec, values, lang);
    if (errors.length > 0) return { ok: false, errors };
    const addresses = rows.map(({ email }) => email.toLowerCase());
    const twice = addresses.findIndex((email, index) => addresses.indexOf(email) !== index);
    if (twice >= 0) {
      const message =
        lang === 'sv'
          ? 'Varje firmatecknare behöver en egen e-postadress'
          : 'Each signatory needs an e-mail address of their own';
      return { ok: false, errors: [{ field: fieldOf(spec.name, twice, 'email'), message }] };
    }
    return {
      ok: true,
      apply: ({ signatories: _before, ...content }) =>
        rows.length === 0 ? content : { ...content, signatories: rows },
    };
  },
  step: (step, values) => rowStep([spec], step, values),
  fields: ({ form, lang }) => {
    const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
    return (
      <>
        <p>
          {say(
            'När ansökan har skickats får var och en av firmatecknarna en länk med e-post och en kod som sms, och bekräftar ansökan. Tecknar ni firman två i förening anger du båda.',
            'Once the application is sent, each signatory gets a link by e-mail and a code by text message, and confirms the application. If two sign jointly, name both.',
          )}
        </p>
        <Rows
          spec={spec}
          form={form}
          lang={lang}
          title={say('Firmatecknare', 'Signatory')}
          add={say('Lägg till en firmatecknare', 'Add a signatory')}
          row={(name) => (
            <PersonFields
              form={form}
              name={name}
              lang={lang}
              phoneHint={say('Koden skickas hit.', 'The code goes here.')}
            />
          )}
        />
      </>
    );
  },
};
