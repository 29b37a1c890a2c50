import type { SectionForm } from '../section-form.ts';
import {
  ApplicantFields,
  applicantStep,
  applicantValues,
  readApplicant,
} from '../../../../shared/http/application/applicant-fields.tsx';

/** Who applies. */
export const applicantForm: SectionForm = {
  about: ({ applicant }) => applicant,
  values: ({ content }) => applicantValues(content.applicant),
  read: (values, { lang }) => {
    const read = readApplicant(values, lang);
    return read.ok ? { ok: true, apply: (content) => ({ ...content, applicant: read.value }) } : read;
  },
  step: applicantStep,
  fields: ({ form, lang }) => <ApplicantFields form={form} lang={lang} />,
};
