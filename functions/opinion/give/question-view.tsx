import type { ApplyingProvider } from '../../../shared/domain/application/applicant.ts';
import { withoutSecrets } from '../../../shared/domain/application/business-secret.ts';
import { scopeName } from '../../../shared/domain/application/content.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Partly } from '../../../shared/domain/application/part.ts';
import { rolesOf } from '../../../shared/domain/application/persons.ts';
import { publicRegistration } from '../../../shared/domain/catalogue/organisation-number.ts';
import { Registration } from '../../../shared/domain/provider/registration.ts';
import { authorisationPoint, type Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import type { Question } from './question.ts';

interface Props {
  readonly question: Question;
  readonly lang: Language;
}

/** Who applies and who stands behind it, but for those whom the applicant claims to be secret (FL 16 §). */
export function Applicants({ question, lang }: Props) {
  const { applicant, signatories = [], persons = [] } = withoutSecrets(question.content, []).content;
  const people = [
    ...signatories.map(({ name }) => ({ label: lang === 'sv' ? 'Företräds av' : 'Represented by', value: name })),
    ...persons.map(({ name, roles = [] }) => ({ label: rolesOf({ roles })[lang], value: name })),
  ];
  return (
    <SummaryList
      rows={[
        {
          label: lang === 'sv' ? 'Sökande' : 'Applicant',
          value: [applicant, ...(applicant?.members ?? [])].map((one) => providerWords(one, lang)).join('\n'),
        },
        ...people.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }])),
      ]}
    />
  );
}

/** A provider's name and number, as far as they are no secret. */
function providerWords(provider: Partly<ApplyingProvider> | undefined, lang: Language): string {
  const { name, legalForm } = provider ?? {};
  const registration = Registration.safeParse(provider?.registration).data;
  const number =
    registration === undefined ? undefined : publicRegistration(registration, legalForm ?? 'SOLE_TRADER')[lang];
  return [name, number].filter((word) => word !== undefined).join(', ');
}

/** Only what the questions need: what is applied for, the requirements they are about, and what was written about those. */
export function QuestionView({ question, lang }: Props) {
  const { opinion, content, set } = question;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const about = set.requirements.filter(({ id }) => opinion.requirementIds.includes(id));
  return (
    <>
      <p>
        {say(
          `${opinion.askedBy} vid kommunen ber ${opinion.organisation} om ett yttrande, senast ${shownDay(opinion.dueOn, lang)}. Svaret blir en allmän handling i ärendet och läses av den som beslutar. Du kan inte ändra det när du har lämnat det.`,
          `${opinion.askedBy} at the municipality asks ${opinion.organisation} for an opinion, by ${shownDay(opinion.dueOn, lang)}. The answer becomes an official document of the case and is read by whoever decides. You can not change it once you have given it.`,
        )}
      </p>
      <h2>{say('Ansökan', 'The application')}</h2>
      <Applicants question={question} lang={lang} />
      <SummaryList
        rows={[
          {
            label: say('Ansökan gäller', 'Applied for'),
            value: (content.scopes ?? []).map(scopeName).join('\n'),
          },
        ]}
      />
      <h2>{say('Krav som frågorna gäller', 'Requirements that the questions are about')}</h2>
      {about.map((requirement) => (
        <section key={requirement.id}>
          <h3>
            {requirement.id} {requirement.title[lang]}
          </h3>
          <p>{requirement.text[lang]}</p>
          <Shown requirement={requirement} question={question} lang={lang} />
        </section>
      ))}
    </>
  );
}

/** What the applicant wrote about a requirement, and what kinds of documents it handed in: never the documents. */
function Shown({ requirement, question, lang }: Props & { readonly requirement: Requirement }) {
  const { content, evidence, set } = question;
  const shown = withoutSecrets(content, evidence);
  const secret =
    lang === 'sv' ? 'Visas inte: sökanden anger en affärshemlighet.' : 'Not shown: the applicant claims a secret.';
  const handedIn = lang === 'sv' ? 'inlämnat' : 'handed in';
  const rows = (authorisationPoint(requirement)?.evidence ?? []).flatMap((kind) => {
    const label = set.evidence[kind]?.title[lang] ?? kind;
    const isFile = (file: Evidence): boolean => file.kind === kind && file.status === 'STORED';
    if (content.statements?.[kind] !== undefined) {
      return [{ label, value: shown.content.statements?.[kind] ?? secret }];
    }
    if (!evidence.some(isFile)) return [];
    return [{ label, value: shown.files.some(isFile) ? handedIn : secret }];
  });
  return rows.length === 0 ? null : <SummaryList rows={rows} />;
}
