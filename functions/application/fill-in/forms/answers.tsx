import type { Text } from '../../../../shared/domain/requirement/finding.ts';
import { eachCheck } from '../../../../shared/domain/requirement/check-kinds/check.ts';
import { authorisationPoint, type Requirement } from '../../../../shared/domain/requirement/requirement-set.ts';
import type { SectionName } from '../../../../shared/domain/application/sections.ts';
import { answerLimit } from '../../../../shared/domain/completion/request.ts';
import { Checkbox, RadioGroup, TextArea } from '../../../../shared/http/form/fields.tsx';
import { valueOf } from '../../../../shared/http/form/form.ts';
import type { Language } from '../../../../shared/http/language.ts';
import type { SectionForm } from '../section-form.ts';
import type { Visit } from '../visit.ts';

/** The ids that a section's wants are about: `declaration:HT-G-02` → `HT-G-02`. */
function idsIn({ sections }: Visit, name: SectionName): readonly string[] {
  const wants = sections.find((section) => section.name === name)?.wants ?? [];
  return wants.map(({ key }) => key.slice(key.indexOf(':') + 1));
}

function requirementsIn(visit: Visit, name: SectionName): readonly Requirement[] {
  const ids = idsIn(visit, name);
  return visit.version.requirements.requirements.filter(({ id }) => ids.includes(id));
}

/** The words that are asserted or accepted: the check's own, or the requirement's whole text. */
function wordsOf(requirement: Requirement): readonly Text[] {
  const point = authorisationPoint(requirement);
  const words =
    point === undefined
      ? []
      : [...eachCheck(point.check)].flatMap((check) => {
          if (check.kind === 'declaration' || check.kind === 'exclusion') return [check.asserts];
          return check.kind === 'undertaking' ? [check.accepts] : [];
        });
  return words.length === 0 ? [requirement.text] : words;
}

/** The requirement in the documentation's own words, folded away where something shorter is asked. */
function RequirementText({ requirement, lang }: { readonly requirement: Requirement; readonly lang: Language }) {
  return (
    <details>
      <summary>
        {lang === 'sv' ? `Hela kravet (${requirement.id})` : `The whole requirement (${requirement.id})`}
      </summary>
      <p>{requirement.text[lang]}</p>
    </details>
  );
}

/** Facts that the applicant asserts: a no is an answer too, and is weighed by a person. */
export const declarationsForm: SectionForm = {
  about: ({ declarations }) => declarations ?? {},
  values: ({ content }) =>
    Object.fromEntries(Object.entries(content.declarations ?? {}).map(([id, is]) => [`fact.${id}`, is ? 'YES' : 'NO'])),
  read: (values, visit) => {
    const said = idsIn(visit, 'declarations').flatMap((id): [string, boolean][] => {
      const answer = valueOf(values, `fact.${id}`);
      return answer === 'YES' || answer === 'NO' ? [[id, answer === 'YES']] : [];
    });
    return {
      ok: true,
      apply: ({ declarations: _before, ...content }) =>
        said.length === 0 ? content : { ...content, declarations: Object.fromEntries(said) },
    };
  },
  fields: ({ form, lang, visit }) => {
    const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
    return (
      <>
        <p>
          {say(
            'Här svarar ni på vad som stämmer om er. Ett nej avgör ingenting i sig: en handläggare tar reda på mer.',
            'Here you answer what is true of you. A no settles nothing by itself: an officer finds out more.',
          )}
        </p>
        {requirementsIn(visit, 'declarations').map((requirement) => (
          <section key={requirement.id}>
            <h2>{requirement.title[lang]}</h2>
            <RadioGroup
              form={form}
              name={`fact.${requirement.id}`}
              label={
                <span class="plainly">
                  {wordsOf(requirement)
                    .map((words) => words[lang])
                    .join(' ')}
                </span>
              }
              choices={[
                { value: 'YES', label: say('Ja, det stämmer', 'Yes, that is so') },
                { value: 'NO', label: say('Nej, det stämmer inte', 'No, that is not so') },
              ]}
            />
            <RequirementText requirement={requirement} lang={lang} />
          </section>
        ))}
      </>
    );
  },
};

/** Terms that the applicant accepts for the time of the contract. */
export const undertakingsForm: SectionForm = {
  about: ({ undertakings }) => undertakings ?? {},
  values: ({ content }) =>
    Object.fromEntries(Object.entries(content.undertakings ?? {}).map(([id, is]) => [`term.${id}`, is ? 'yes' : ''])),
  read: (values, visit) => {
    const accepted = idsIn(visit, 'undertakings').filter((id) => valueOf(values, `term.${id}`) === 'yes');
    return {
      ok: true,
      apply: ({ undertakings: _before, ...content }) =>
        accepted.length === 0
          ? content
          : { ...content, undertakings: Object.fromEntries(accepted.map((id) => [id, true])) },
    };
  },
  fields: ({ form, lang, visit }) => {
    const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
    return (
      <>
        <p>
          {say(
            'Villkoren gäller under hela avtalstiden. Kryssa i dem som ni åtar er att följa.',
            'The terms hold for the whole time of the contract. Tick those that you undertake to follow.',
          )}
        </p>
        {requirementsIn(visit, 'undertakings').map((requirement) => (
          <section key={requirement.id}>
            <h2>{requirement.title[lang]}</h2>
            {wordsOf(requirement).map((words) => (
              <p key={words.sv}>{words[lang]}</p>
            ))}
            <Checkbox
              form={form}
              name={`term.${requirement.id}`}
              label={say(`Vi åtar oss detta (${requirement.id})`, `We undertake this (${requirement.id})`)}
            />
          </section>
        ))}
      </>
    );
  },
};

/** What is said in words, for a person to read. */
export const statementsForm: SectionForm = {
  about: ({ statements }) => statements ?? {},
  values: ({ content }) =>
    Object.fromEntries(Object.entries(content.statements ?? {}).map(([id, text]) => [`words.${id}`, text])),
  read: (values, visit) => {
    const { lang } = visit;
    const ids = idsIn(visit, 'statements');
    const written = ids.flatMap((id): [string, string][] => {
      const text = valueOf(values, `words.${id}`).trim();
      return text === '' ? [] : [[id, text]];
    });
    const long = written.filter(([, text]) => text.length > answerLimit);
    if (long.length > 0) {
      const most = String(answerLimit);
      const message = lang === 'sv' ? `Skriv högst ${most} tecken` : `Write at most ${most} characters`;
      return { ok: false, errors: long.map(([id]) => ({ field: `words.${id}`, message })) };
    }
    return {
      ok: true,
      apply: ({ statements: before, ...content }) => {
        // Words that this form does not ask for stay as they are.
        const others = Object.entries(before ?? {}).filter(([id]) => !ids.includes(id));
        const statements = Object.fromEntries([...others, ...written]);
        return Object.keys(statements).length === 0 ? content : { ...content, statements };
      },
    };
  },
  fields: ({ form, lang, visit }) => {
    const { requirements } = visit.version;
    return (
      <>
        {idsIn(visit, 'statements').map((id) => {
          const asking = requirements.requirements.filter((one) => authorisationPoint(one)?.evidence.includes(id));
          return (
            <section key={id}>
              <h2>{requirements.evidence[id]?.title[lang] ?? id}</h2>
              {asking.map((requirement) => (
                <p key={requirement.id}>{`${requirement.text[lang]} (${requirement.id})`}</p>
              ))}
              <TextArea
                form={form}
                name={`words.${id}`}
                rows={8}
                maxLength={answerLimit}
                label={lang === 'sv' ? 'Er beskrivning' : 'Your description'}
              />
            </section>
          );
        })}
      </>
    );
  },
};
