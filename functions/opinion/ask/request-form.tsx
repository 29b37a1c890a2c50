import { authorisationPoint, type Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { CheckboxGroup, HiddenFields, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { promiseWords } from '../../../shared/http/application/promise-words.ts';
import { newId } from '../../../shared/platform/ids.ts';
import type { Visit } from './visit.ts';

/** The form's names for the questions, in order. */
export const questionNames = ['question-1', 'question-2', 'question-3', 'question-4', 'question-5'] as const;

/** The requirements that are tested at application: an opinion about another could not matter (LOV 8:1). */
export function askable({ version }: Visit): readonly Requirement[] {
  return version.requirements.requirements.filter((requirement) => authorisationPoint(requirement) !== undefined);
}

/** Whom to ask, until when, about which requirements, and what. */
export function RequestForm({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { lang, application, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const promise = promiseWords(application, lang);
  return (
    <form method="post" action={inLanguage(request.path, lang)} novalidate>
      <h2>{say('Begär ett yttrande', 'Ask for an opinion')}</h2>
      <p>
        {say(
          'Den som tillfrågas får en länk och en kod, och ser vem som söker, kraven du väljer, det som sökanden har skrivit om dem och dina frågor. Det som sökanden anger som affärshemlighet visas inte. Ärendet väntar inte på svaret.',
          'Whoever is asked gets a link and a code, and sees who applies, the requirements you choose, what the applicant wrote about them and your questions. What the applicant claims to be a business secret is not shown. The case does not wait for the answer.',
        )}
      </p>
      <HiddenFields values={{ opinion: valueOf(form.values, 'opinion') || newId() }} />
      <TextField form={form} name="name" label={say('Namn', 'Name')} maxLength={200} />
      <TextField
        form={form}
        name="organisation"
        label={say('Kommun eller myndighet', 'Municipality or authority')}
        maxLength={200}
      />
      <TextField form={form} name="email" type="email" label={say('E-post', 'E-mail')} />
      <TextField
        form={form}
        name="phone"
        type="tel"
        label={say('Mobiltelefon', 'Mobile telephone')}
        hint={say('Koden som öppnar frågorna skickas dit.', 'The code that opens the questions goes there.')}
      />
      <TextField
        form={form}
        name="dueOn"
        type="date"
        size="short"
        label={say('Svar senast', 'Answer by')}
        hint={say(`Beslut utlovat senast: ${promise}`, `Decision promised by: ${promise}`)}
      />
      <CheckboxGroup
        form={form}
        name="requirement"
        label={say('Vilka krav gäller frågorna?', 'Which requirements are the questions about?')}
        choices={askable(visit).map(({ id, title }) => ({ value: id, label: `${id} ${title[lang]}` }))}
      />
      {questionNames.map((name, index) => (
        <TextArea
          key={name}
          form={form}
          name={name}
          rows={index === 0 ? 4 : 2}
          maxLength={2000}
          label={
            index === 0
              ? say('Fråga 1', 'Question 1')
              : say(`Fråga ${String(index + 1)} (frivillig)`, `Question ${String(index + 1)} (optional)`)
          }
        />
      ))}
      <SubmitButton name="step" value="ask">
        {say('Skicka frågorna', 'Send the questions')}
      </SubmitButton>
    </form>
  );
}
