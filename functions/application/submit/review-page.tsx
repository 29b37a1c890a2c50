import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { decisionRule } from '../../../shared/domain/choice-system/decision-time.ts';
import type { AlsoTo } from '../../../shared/domain/application/also-to.ts';
import type { Text } from '../../../shared/domain/requirement/finding.ts';
import { lackingIn, type SectionName, titles, type Want } from '../../../shared/domain/application/sections.ts';
import { Checkbox, ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FieldError, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { findMunicipality } from '../../../shared/platform/config.ts';
import { jointSystems } from '../../../shared/store/application/joint.ts';
import { submit, type SubmitRefusal } from '../../../shared/store/application/submit.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import { ContentSummary } from '../../../shared/http/application/content-summary.tsx';
import { BackToOverview } from '../../../shared/http/application/back-to-overview.tsx';
import { alsoToOf, AlsoToFields, fieldOf } from './also-to.tsx';
import type { Visit } from './visit.ts';

/** The last look at everything, what is missing and what follows from it; and the press that counts. */
export async function reviewPage(visit: Visit): Promise<PageResponse> {
  const { request, door, at, application, lang } = visit;
  if (request.method !== 'POST') return show(visit, emptyForm);
  if (valueOf(request.form, 'step') !== 'submit') throw new PageProblem(400);
  if (valueOf(request.form, 'confirm') !== 'yes') {
    const message = lang === 'sv' ? 'Kryssa i rutan för att skicka in' : 'Tick the box to send';
    return show(visit, { values: request.form, errors: [{ field: 'confirm', message }] });
  }
  const alsoTo = alsoToOf(request.form, await jointSystems(visit.system, stockholmDay(visit.at)));
  const submitted = await submit(door, at, { alsoTo });
  if (submitted.ok) return seeOther(addressOf(application, lang, 'receipt'));
  return show(visit, { values: request.form, errors: refused(submitted.error, visit, alsoTo) });
}

function refused(refusal: SubmitRefusal, { lang, content }: Visit, alsoTo: readonly AlsoTo[]): readonly FieldError[] {
  switch (refusal.code) {
    case 'WITHDRAWN':
      throw new PageProblem(409);
    case 'CONTACT_NOT_CONFIRMED':
      return [
        {
          field: '',
          message:
            lang === 'sv'
              ? `Bekräfta först adressen ${content.contact.email}: länken finns i brevet som har skickats dit`
              : `Confirm the address ${content.contact.email} first: the link is in the message that was sent to it`,
        },
      ];
    case 'NOT_SUBMITTABLE':
      return refusal.faults.map(({ text }) => ({ field: '', message: text[lang] }));
    case 'NOT_TOGETHER':
      return refusal.faults.map(({ path, text }) => togetherError(alsoTo[Number(path.split('/')[2])], text[lang]));
  }
}

/** Beside the municipality that it is about: one that is offered no more is named, since it has no field. */
function togetherError(choice: AlsoTo | undefined, message: string): FieldError {
  if (choice === undefined) return { field: '', message };
  const name = findMunicipality(choice.municipality)?.name ?? choice.municipality;
  return { field: fieldOf(choice), message: `${name}: ${message}` };
}

/** What lacks, briefly: an answer by what it is about, everything else by what is missing or wrong in it. */
function lackIn(name: SectionName, { texts, title }: Want): Text {
  const isAnswer = name === 'declarations' || name === 'undertakings' || name === 'statements';
  const [text] = texts;
  return isAnswer || text === undefined ? title : text;
}

async function show(visit: Visit, form: FormState): Promise<PageResponse> {
  const { lang, municipality, application, sections, version } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const lacking = lackingIn(sections);
  const isWrong = form.errors.length > 0;
  const joint = await jointSystems(visit.system, stockholmDay(visit.at));
  const html = renderPage(
    <>
      <ErrorSummary form={form} lang={lang} />
      {lacking.length === 0 ? (
        <Note tone="good">
          <p>
            {say(
              'Ansökan är komplett, så långt det går att se här.',
              'The application is complete, as far as can be seen here.',
            )}
          </p>
        </Note>
      ) : (
        <Note tone="warn">
          <h2>{say('Det här saknas', 'This is missing')}</h2>
          <ul>
            {sections.flatMap(({ name }) => {
              const own = lacking.filter(({ section }) => section === name);
              return own.length === 0
                ? []
                : [
                    <li key={name}>
                      <a href={addressOf(application, lang, name)}>{titles[name][lang]}</a>
                      <ul>
                        {own.map(({ want }) => (
                          <li key={want.key}>{lackIn(name, want)[lang]}</li>
                        ))}
                      </ul>
                    </li>,
                  ];
            })}
          </ul>
          <p>
            {say(
              'En ansökan som inte är komplett tas emot ändå (6 kap. 2 § lagen om valfrihetssystem). Vi frågar efter det som saknas, och det kan dröja längre till beslut.',
              'An application that is not complete is received all the same (LOV 6:2). We ask for what is missing, and the decision may take longer.',
            )}
          </p>
        </Note>
      )}
      <ContentSummary
        shown={visit}
        names={visit.sections.map(({ name }) => name)}
        changeAt={(name) => addressOf(application, lang, name)}
      />
      <h2>{say('Skicka in', 'Send')}</h2>
      <p>
        {say(
          'När du skickar in blir ansökan en allmän handling hos kommunen och går inte längre att ändra. Firmatecknaren får en länk för att bekräfta den.',
          'Once sent, the application becomes an official document at the municipality and can no longer be changed. The signatory gets a link to confirm it.',
        )}
      </p>
      <p>{decisionRule(version.decisionTime)[lang]}</p>
      <form method="post" novalidate>
        <AlsoToFields joint={joint} form={form} lang={lang} />
        <Checkbox
          form={form}
          name="confirm"
          label={say(
            'Jag har gått igenom ansökan och vill skicka in den.',
            'I have gone through the application and want to send it.',
          )}
        />
        <SubmitButton name="step" value="submit">
          {say('Skicka in ansökan', 'Send the application')}
        </SubmitButton>
      </form>
    </>,
    {
      title: say('Granska och skicka in', 'Review and send'),
      lang,
      municipality,
      invalid: isWrong,
      above: <BackToOverview application={visit.application} lang={visit.lang} />,
      otherLanguage: addressOf(application, lang === 'sv' ? 'en' : 'sv', 'review'),
    },
  );
  return { status: isWrong ? 422 : 200, html };
}
