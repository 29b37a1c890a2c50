import type { Text } from '../requirement/finding.ts';
import { isPlausible } from '../provider/registration.ts';
import { providersOf } from './applicant.ts';
import { fileOf, isPublished } from './business-secret.ts';
import type { Evidence } from './evidence.ts';
import { partAt } from './part.ts';
import type { ApplicationContent, Scope } from './content.ts';

/** What is wrong in what an applicant wrote, and where: a JSON pointer into the content. */
export interface ContentFault {
  readonly path: string;
  readonly text: Text;
}

/** What no schema can see; a draft with such a fault is not kept, since it would name nobody. */
export function contentFaults(content: ApplicationContent): ContentFault[] {
  return [...numberFaults(content), ...secretFaults(content)];
}

function numberFaults({ applicant, reliances = [] }: ApplicationContent): ContentFault[] {
  const companies = [
    ...providersOf(applicant).map(({ registration }, index) => ({
      registration,
      at: index === 0 ? '/applicant' : `/applicant/members/${String(index - 1)}`,
    })),
    ...reliances.map(({ company }, index) => ({
      registration: company.registration,
      at: `/reliances/${String(index)}/company`,
    })),
  ];
  return companies
    .filter(({ registration }) => !isPlausible(registration))
    .map(({ at }) => ({ path: `${at}/registration/organisationNumber`, text: notANumber }));
}

function secretFaults(content: ApplicationContent): ContentFault[] {
  const { businessSecrets = [] } = content;
  return businessSecrets.flatMap((secret, index) => {
    const path = `/businessSecrets/${String(index)}/part`;
    if (isPublished(secret)) return [{ path, text: shownToAll }];
    const exists = fileOf(secret) === undefined ? partAt(content, secret.part) !== undefined : true;
    return exists ? [] : [{ path, text: noSuchPart }];
  });
}

/** Claims about files that the application has not, or had; the files lie beside the content. */
export function fileFaults(
  { businessSecrets = [] }: ApplicationContent,
  files: readonly Pick<Evidence, 'evidenceId'>[],
): ContentFault[] {
  return businessSecrets.flatMap((secret, index) => {
    const file = fileOf(secret);
    if (file === undefined || files.some(({ evidenceId }) => evidenceId === file)) return [];
    return [{ path: `/businessSecrets/${String(index)}/part`, text: noSuchPart }];
  });
}

const noSuchPart: Text = {
  sv: 'Ansökan har ingen sådan del eller fil',
  en: 'The application has no such part or file',
};
const shownToAll: Text = {
  sv: 'Uppgiften visas för alla i katalogen och kan inte vara en affärshemlighet',
  en: 'The catalogue shows it to everybody; it can’t be a business secret',
};
const notANumber: Text = {
  sv: 'Inget organisationsnummer: formen eller kontrollsiffran är fel',
  en: 'Not an organisation number: its form or check digit is wrong',
};

/** What there is to apply for in a system. */
export interface Offer {
  readonly services: readonly string[];
  readonly areas: readonly string[];
  readonly targetGroups: readonly string[];
}

/**
 * What a submission can't do without: what is applied for, and who answers for it.
 * Everything else may be missing: an incomplete application is received all the same (LOV 6:2).
 */
export function submissionFaults(content: ApplicationContent, offer: Offer): ContentFault[] {
  const { signatories } = content;
  return [
    ...(signatories === undefined ? [{ path: '/signatories', text: nobodyAnswers }] : []),
    ...appliedForFaults(content, offer),
  ];
}

/** What is wrong in what is applied for: there is something, and each of it is offered. */
export function appliedForFaults(content: Pick<ApplicationContent, 'scopes'>, offer: Offer): ContentFault[] {
  const { scopes = [] } = content;
  return scopes.length === 0 ? [{ path: '/scopes', text: nothingAppliedFor }] : offerFaults(content, offer);
}

/** What is applied for and can't be. */
export function offerFaults({ scopes = [] }: Pick<ApplicationContent, 'scopes'>, offer: Offer): ContentFault[] {
  return scopes.flatMap((scope, index) => scopeFaults(scope, index, offer));
}

const nobodyAnswers: Text = {
  sv: 'Ange den eller de firmatecknare som ska bekräfta ansökan',
  en: 'Name the signatory, or those who sign jointly, to confirm the application',
};
const nothingAppliedFor: Text = { sv: 'Ange vad ansökan gäller', en: 'Say what is applied for' };

function scopeFaults(scope: Scope, index: number, offer: Offer): ContentFault[] {
  const fields = [
    ['service', scope.service, offer.services],
    ['area', scope.area, offer.areas],
    ['targetGroup', scope.targetGroup, offer.targetGroups],
  ] as const;
  return fields.flatMap(([field, value, known]) => {
    if (known.includes(value)) return [];
    const there = known.join(', ');
    const text = {
      sv: `Går inte att söka här. Det som går att söka: ${there}`,
      en: `Can not be applied for here. What can: ${there}`,
    };
    return [{ path: `/scopes/${String(index)}/${field}`, text }];
  });
}
