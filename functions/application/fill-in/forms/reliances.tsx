import * as z from 'zod/mini';
import { Reliance } from '../../../../shared/domain/application/reliance.ts';
import { Line } from '../../../../shared/domain/application/line.ts';
import { addressOf } from '../../../../shared/http/application/address.ts';
import { proofNames } from '../../../../shared/http/application/content-summary.tsx';
import { CheckboxGroup, RadioGroup, TextField } from '../../../../shared/http/form/fields.tsx';
import { many } from '../../../../shared/http/form/form.ts';
import {
  RegistrationFields,
  registrationFields,
  registrationMessages,
  registrationNeeds,
  registrationOf,
  registrationShape,
  typedRegistration,
} from '../../../../shared/http/application/registration-fields.tsx';
import { readRows, type RowSpec, rowStep, rowValues } from '../../../../shared/http/form/rows.ts';
import { Rows } from '../../../../shared/http/form/rows-fields.tsx';
import { SelectField } from '../../../../shared/http/form/select-field.tsx';
import type { FieldsProps, SectionForm } from '../section-form.ts';
import { WhatIsMissing } from '../what-is-missing.tsx';

const Typed = z
  .object({
    requirementId: Reliance.shape.requirementId,
    name: Line,
    ...registrationShape,
    proof: Reliance.shape.proof,
    evidenceIds: many(z.string()).check(z.maxLength(20)),
  })
  .check(...registrationNeeds);

const spec: RowSpec<typeof Typed> = {
  name: 'reliance',
  fields: ['requirementId', 'name', ...registrationFields, 'proof', 'evidenceIds'],
  lists: ['evidenceIds'],
  schema: Typed,
  messages: {
    ...registrationMessages,
    requirementId: { sv: 'Välj kravet som det gäller', en: 'Choose the requirement that it concerns' },
    name: { sv: 'Skriv företagets namn', en: 'Write the firm’s name' },
    proof: { sv: 'Välj hur det visas', en: 'Choose how it is shown' },
  },
  most: 20,
};

/** Which requirements are met with another firm's capacity, whose, and what shows that it will be there (LOV 5:2). */
export const reliancesForm: SectionForm = {
  about: ({ reliances }) => reliances ?? [],
  values: ({ content }) =>
    rowValues(
      spec,
      (content.reliances ?? []).map(({ requirementId, company, proof, evidenceIds }) => ({
        requirementId,
        name: company.name,
        ...typedRegistration(company.registration),
        proof,
        evidenceIds,
      })),
    ),
  read: (values, { lang }) => {
    const { rows, errors } = readRows(spec, values, lang);
    if (errors.length > 0) return { ok: false, errors };
    const reliances = rows.map(({ requirementId, name, proof, evidenceIds, ...typed }): Reliance => {
      const company = { name, registration: registrationOf(typed) };
      return { requirementId, company, proof, evidenceIds };
    });
    return {
      ok: true,
      apply: ({ reliances: _before, ...content }) => (reliances.length === 0 ? content : { ...content, reliances }),
    };
  },
  step: (step, values) => rowStep([spec], step, values),
  fields: ({ form, lang, visit }) => {
    const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
    return (
      <>
        <p>
          {say(
            'Fyll i det här bara om ni uppfyller ett krav med hjälp av ett annat företags ekonomiska, tekniska eller yrkesmässiga kapacitet. Ni behöver visa att företagets resurser står till ert förfogande.',
            'Fill this in only if you meet a requirement with another firm’s financial, technical or professional capacity. You have to show that its resources are at your disposal.',
          )}
        </p>
        <WhatIsMissing visit={visit} section="reliances" />
        <Rows
          spec={spec}
          form={form}
          lang={lang}
          title={say('Företag', 'Firm')}
          add={say('Lägg till ett företag', 'Add a firm')}
          row={(name) => <RelianceFields form={form} lang={lang} visit={visit} name={name} />}
        />
      </>
    );
  },
};

function RelianceFields({ form, lang, visit, name }: FieldsProps & { readonly name: (field: string) => string }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { requirements, evidence: kinds } = visit.version.requirements;
  const files = visit.evidence.filter(({ status }) => status !== 'REJECTED');
  return (
    <>
      <SelectField
        form={form}
        name={name('requirementId')}
        lang={lang}
        label={say('Kravet som det gäller', 'The requirement that it concerns')}
        options={requirements.map(({ id, title }) => ({ value: id, label: `${id} ${title[lang]}` }))}
      />
      <TextField form={form} name={name('name')} label={say('Företagets namn', 'The firm’s name')} />
      <RegistrationFields form={form} lang={lang} name={name} />
      <RadioGroup
        form={form}
        name={name('proof')}
        label={say('Hur visas att resurserna finns?', 'How is it shown that the resources are there?')}
        choices={Reliance.shape.proof.options.map((value) => ({ value, label: proofNames[value][lang] }))}
      />
      {files.length === 0 ? (
        <p>
          {say('Skicka först filen som visar det, under ', 'First send the file that shows it, under ')}
          <a href={addressOf(visit.application, lang, 'evidence')}>{say('Underlag', 'Evidence')}</a>
          {say('. Då går den att välja här.', '. Then it can be chosen here.')}
        </p>
      ) : (
        <CheckboxGroup
          form={form}
          name={name('evidenceIds')}
          label={say('Filer som visar det', 'Files that show it')}
          hint={say('Filerna skickas under Underlag.', 'Files are sent under Evidence.')}
          choices={files.map(({ evidenceId, kind, fileName }) => ({
            value: evidenceId,
            label: `${kinds[kind]?.title[lang] ?? kind}: ${fileName}`,
          }))}
        />
      )}
    </>
  );
}
