import type { Addressee, ApplicationContent } from '../../domain/application/content.ts';
import { type Capacity, termsPerService } from '../../domain/application/service-terms.ts';
import { providersOf } from '../../domain/application/applicant.ts';
import { type PersonInRole, rolesOf } from '../../domain/application/persons.ts';
import type { Reliance } from '../../domain/application/reliance.ts';
import { type SectionName, sectionNames, titles } from '../../domain/application/sections.ts';
import { saidIn, saidInOthers } from '../../domain/application/translations.ts';
import { registrationText } from '../../domain/provider/registration.ts';
import { legalFormNames } from '../../domain/requirement/check-kinds/applies-when.ts';
import type { Evidence } from '../../domain/application/evidence.ts';
import type { Text } from '../../domain/requirement/finding.ts';
import type { RequirementSet } from '../../domain/requirement/requirement-set.ts';
import type { Language } from '../language.ts';
import { languageName } from '../language-names.ts';
import { type SummaryRow, SummaryList } from '../parts.tsx';
import { shownDay } from '../shown-time.ts';

interface Shown {
  readonly content: ApplicationContent;
  readonly evidence: readonly Evidence[];
  readonly version: { readonly requirements: RequirementSet };
  readonly lang: Language;
}

/**
 * Everything that the application says, section by section.
 * @param changeAt where a section is changed, for whoever may
 */
export function ContentSummary(props: {
  readonly shown: Shown;
  readonly names: readonly SectionName[];
  readonly changeAt?: (name: SectionName) => string;
}) {
  const { shown, names, changeAt } = props;
  const { lang } = shown;
  return (
    <>
      {names.map((name) => {
        const rows = contentRows(shown, name);
        return (
          <section key={name}>
            <h2>{titles[name][lang]}</h2>
            {rows.length === 0 ? (
              <p class="soft">{lang === 'sv' ? 'Inget angivet.' : 'Nothing stated.'}</p>
            ) : (
              <SummaryList rows={rows} />
            )}
            {changeAt !== undefined && (
              <p class="change">
                <a href={changeAt(name)}>
                  {lang === 'sv' ? 'Ändra ' : 'Change '}
                  {titles[name][lang].toLowerCase()}
                </a>
              </p>
            )}
          </section>
        );
      })}
    </>
  );
}

/** What one section says; empty when it says nothing. */
export function contentRows({ content, evidence, version, lang }: Shown, name: SectionName): readonly SummaryRow[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const requirement = (id: string): string =>
    version.requirements.requirements.find((one) => one.id === id)?.title[lang] ?? id;
  const unverified = lang === 'sv' ? ', inte kontrollerad än' : ', not verified yet';
  const named = ({ fileName, status }: (typeof evidence)[number]): string =>
    status === 'EXPECTED' ? `${fileName}${unverified}` : fileName;
  const document = (id: string): string => version.requirements.evidence[id]?.title[lang] ?? id;
  switch (name) {
    case 'applicant':
      return applicantRows(content, lang);
    case 'contact':
      return [personRow(content.contact, say('Kontaktperson', 'Contact'))];
    case 'signatories':
      return (content.signatories ?? []).map((person) => personRow(person, say('Firmatecknare', 'Signatory')));
    case 'scopes':
      return [...Map.groupBy(content.scopes ?? [], ({ service, targetGroup }) => `${service} – ${targetGroup}`)].map(
        ([label, scopes]) => ({ label, value: scopes.map(({ area }) => area).join('\n') }),
      );
    case 'capacity':
      return capacityRows(content, lang);
    case 'persons':
      return (content.persons ?? []).map((person) => ({ label: rolesOf(person)[lang], value: meritsOf(person, lang) }));
    case 'declarations':
      return Object.entries(content.declarations ?? {}).map(([id, is]) => ({
        label: requirement(id),
        value: is ? say('Ja, det stämmer', 'Yes, that is so') : say('Nej, det stämmer inte', 'No, that is not so'),
      }));
    case 'undertakings':
      return Object.entries(content.undertakings ?? {}).flatMap(([id, is]) =>
        is ? [{ label: requirement(id), value: say('Åtagande lämnat', 'Undertaken') }] : [],
      );
    case 'statements':
      return Object.entries(content.statements ?? {}).map(([id, value]) => ({ label: document(id), value }));
    case 'evidence':
      return [
        ...Map.groupBy(
          evidence.filter(({ status }) => status !== 'REJECTED'),
          ({ kind }) => kind,
        ),
      ].map(([kind, files]) => ({ label: document(kind), value: files.map(named).join('\n') }));
    case 'reliances':
      return (content.reliances ?? []).map(({ requirementId, company, proof, evidenceIds }) => ({
        label: requirement(requirementId),
        value: [
          company.name,
          registrationText(company.registration)[lang],
          proofNames[proof][lang],
          ...evidence.filter(({ evidenceId }) => evidenceIds.includes(evidenceId)).map(named),
        ].join('\n'),
      }));
    case 'presentation':
      return presentationRows(content, lang);
    case 'businessSecrets':
      return (content.businessSecrets ?? []).map(({ part, reason }) => ({
        label: partName({ content, evidence, version, lang }, part),
        value: reason,
      }));
  }
}

/** How it is shown that another firm's capacity will be there. */
export const proofNames: Readonly<Record<Reliance['proof'], Text>> = {
  UNDERTAKING: { sv: 'Genom företagets åtagande', en: 'By the firm’s undertaking' },
  OTHER: { sv: 'På ett annat sätt', en: 'In another way' },
};

/** What a part of an application is called, as a claim names it: a file by its kind and name, words by what they are about. */
export function partName({ content, evidence, version, lang }: Shown, part: string): string {
  const file = evidence.find(({ evidenceId }) => part === `evidence:${evidenceId}`);
  const kind = (id: string): string => version.requirements.evidence[id]?.title[lang] ?? id;
  if (file !== undefined) return `${kind(file.kind)}: ${file.fileName}`;
  const [, field = '', name = ''] = part.split('/');
  const title = sectionNames.find((one) => one === field);
  if (field === 'statements' && name !== '') return kind(name);
  if (field === 'figures' && name !== '') return name;
  if (field === 'persons' && name !== '') return content.persons?.[Number(name)]?.name ?? part;
  return title === undefined ? part : titles[title][lang];
}

function applicantRows({ applicant }: ApplicationContent, lang: Language): readonly SummaryRow[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const [lead, ...members] = providersOf(applicant);
  if (lead === undefined) return [];
  return [
    { label: say('Namn', 'Name'), value: lead.name },
    { label: say('Registrering', 'Registration'), value: registrationText(lead.registration)[lang] },
    { label: say('Företagsform', 'Legal form'), value: legalFormNames[lead.legalForm][lang] },
    ...(lead.address === undefined ? [] : [{ label: say('Adress', 'Address'), value: lead.address }]),
    ...(applicant.newlyStarted === true ? [{ label: say('Nystartad', 'Newly started'), value: say('Ja', 'Yes') }] : []),
    ...members.map(({ name, registration }) => ({
      label: say('Medlem i gruppen', 'Member of the group'),
      value: `${name}\n${registrationText(registration)[lang]}`,
    })),
  ];
}

function capacityRows(
  { capacity, perService, scopes = [], selectableFrom, figures }: ApplicationContent,
  lang: Language,
): readonly SummaryRow[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const words = ({ unit, amount }: Capacity): string =>
    amount === null
      ? say('Ingen övre gräns', 'No ceiling')
      : `${String(amount)} ${unit === 'PLACES' ? say('platser', 'places') : say('timmar i månaden', 'hours a month')}`;
  return [
    ...(capacity === undefined ? [] : [{ label: say('Kapacitet', 'Capacity'), value: words(capacity) }]),
    ...termsPerService(perService, scopes).map((own) => ({
      label: own.service,
      value: [own.capacity === null ? null : words(own.capacity), own.hours].filter((one) => one !== null).join('\n'),
    })),
    ...(selectableFrom === undefined
      ? []
      : [{ label: say('Kan väljas från', 'Can be chosen from'), value: shownDay(selectableFrom, lang) }]),
    ...Object.entries(figures ?? {}).map(([label, figure]) => ({ label, value: String(figure) })),
  ];
}

function presentationRows({ presentation }: ApplicationContent, lang: Language): readonly SummaryRow[] {
  if (presentation === undefined) return [];
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const {
    text,
    hours,
    languages,
    specialCompetence = [],
    environmentProfile = [],
    addOnServices = [],
    phone,
    email,
    website,
  } = presentation;
  const swedish = saidIn(text, 'sv');
  return [
    ...[swedish, ...saidInOthers(text, swedish)].map(({ tag, words }) => ({
      label: languageName(tag, lang),
      value: (
        <span lang={tag} dir="auto">
          {words}
        </span>
      ),
    })),
    { label: say('Tider', 'Hours'), value: hours },
    ...(languages.length === 0 ? [] : [{ label: say('Språk', 'Languages'), value: languages.join(', ') }]),
    ...(specialCompetence.length === 0
      ? []
      : [{ label: say('Särskild kompetens', 'Special competence'), value: specialCompetence.join(', ') }]),
    ...(environmentProfile.length === 0
      ? []
      : [{ label: say('Miljöprofil', 'Environment profile'), value: environmentProfile.join(', ') }]),
    ...(addOnServices.length === 0
      ? []
      : [{ label: say('Tilläggstjänster', 'Add-on services'), value: addOnServices.join(', ') }]),
    { label: say('Telefon', 'Telephone'), value: phone },
    { label: say('E-post', 'E-mail'), value: email },
    ...(website === undefined ? [] : [{ label: say('Webbplats', 'Website'), value: website }]),
  ];
}

function personRow({ name, email, phone, address }: Addressee, label: string): SummaryRow {
  return { label, value: [name, email, phone, address].filter((line) => line !== undefined).join('\n') };
}

function meritsOf({ name, education = [], practice = [], leadership = [] }: PersonInRole, lang: Language): string {
  const stretch = ({ employer, from, to }: { employer: string; from: string; to?: string | undefined }): string =>
    `${employer}, ${from} – ${to ?? (lang === 'sv' ? 'pågår' : 'goes on')}`;
  return [
    name,
    ...education.map(({ programme }) => programme),
    ...practice.map(stretch),
    ...leadership.map(stretch),
  ].join('\n');
}
