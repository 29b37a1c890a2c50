import type { SectionName } from '../../../../shared/domain/application/sections.ts';
import type { SectionForm } from '../section-form.ts';
import { declarationsForm, statementsForm, undertakingsForm } from './answers.tsx';
import { applicantForm } from './applicant.tsx';
import { businessSecretsForm } from './business-secrets.tsx';
import { capacityForm } from './capacity.tsx';
import { contactForm } from './contact.tsx';
import { personsForm } from './persons.tsx';
import { presentationForm } from './presentation.tsx';
import { reliancesForm } from './reliances.tsx';
import { scopesForm } from './scopes.tsx';
import { signatoriesForm } from './signatories.tsx';

/** Every section that is written; evidence is sent instead. */
export const forms: Readonly<Record<Exclude<SectionName, 'evidence'>, SectionForm>> = {
  applicant: applicantForm,
  contact: contactForm,
  signatories: signatoriesForm,
  scopes: scopesForm,
  capacity: capacityForm,
  persons: personsForm,
  declarations: declarationsForm,
  undertakings: undertakingsForm,
  statements: statementsForm,
  reliances: reliancesForm,
  presentation: presentationForm,
  businessSecrets: businessSecretsForm,
};
