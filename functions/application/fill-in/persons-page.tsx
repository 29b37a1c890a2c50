import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { rolesOf } from '../../../shared/domain/application/persons.ts';
import { withoutPerson } from '../../../shared/domain/application/without-person.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import type { Visit } from './visit.ts';
import { WhatIsMissing } from './what-is-missing.tsx';

/** Everybody who is named so far, each with a way to change and to take away. */
export function PersonList({ visit, seen }: { readonly visit: Visit; readonly seen: string }) {
  const { content, application, lang, sections } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const persons = content.persons ?? [];
  const next = sections[sections.findIndex(({ name }) => name === 'persons') + 1];
  return (
    <>
      <p>
        {say(
          'Ange den som är verksamhetsansvarig och ersättaren, med meriter, och de som äger och leder företaget. Vi frågar aldrig efter personnummer eller utdrag ur belastningsregistret.',
          'Name the person in daily charge and the deputy, with their merits, and those who own and lead the company. We never ask for personal identity numbers or criminal-record extracts.',
        )}
      </p>
      <WhatIsMissing visit={visit} section="persons" />
      {persons.length > 0 && (
        <form method="post" novalidate>
          <input type="hidden" name="seen" value={seen} />
          <ul class="tasks">
            {persons.map((person, index) => (
              <li key={index}>
                <span>
                  <a href={addressOf(application, lang, 'persons', { person: String(index) })}>{person.name}</a>
                  <span class="hint">{rolesOf(person)[lang]}</span>
                </span>
                <button type="submit" name="step" value={`delete:${String(index)}`} class="plain">
                  {say('Ta bort', 'Remove')}
                  <span class="away">{` ${person.name}`}</span>
                </button>
              </li>
            ))}
          </ul>
        </form>
      )}
      <p>
        <a class="button" href={addressOf(application, lang, 'persons', { person: String(persons.length) })}>
          {persons.length === 0
            ? say('Lägg till den första personen', 'Add the first person')
            : say('Lägg till en person', 'Add a person')}
        </a>
      </p>
      <p>
        <a href={addressOf(application, lang, next?.name ?? 'review')}>
          {say('Fortsätt till nästa avsnitt', 'Continue to the next section')}
        </a>
      </p>
    </>
  );
}

/** The content without the person that a step names; undefined when it names none. */
export function removePerson(step: string): ((content: ApplicationContent) => ApplicationContent) | undefined {
  const [, number] = /^delete:(\d{1,2})$/.exec(step) ?? [];
  if (number === undefined) return undefined;
  return (content) => withoutPerson(content, Number(number));
}
