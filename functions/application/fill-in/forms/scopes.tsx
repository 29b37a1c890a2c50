import { type Scope, scopeName } from '../../../../shared/domain/application/content.ts';
import { CheckboxGroup } from '../../../../shared/http/form/fields.tsx';
import { valuesOf } from '../../../../shared/http/form/form.ts';
import type { SectionForm } from '../section-form.ts';
import type { Visit } from '../visit.ts';

const most = 60;

/** Every service for every target group, with the areas it can be given in. */
function groupsOf({ services, targetGroups }: Visit['system']) {
  return services.flatMap((service) => targetGroups.map((targetGroup) => ({ service, targetGroup })));
}

function fieldName(index: number): string {
  return `scope-${String(index)}`;
}

/** What is applied for, scope by scope: each is decided on separately. */
export const scopesForm: SectionForm = {
  about: ({ scopes }) => scopes ?? [],
  values: ({ content, system }) =>
    Object.fromEntries(
      groupsOf(system).map(({ service, targetGroup }, index) => [
        fieldName(index),
        (content.scopes ?? [])
          .filter((scope) => scope.service === service && scope.targetGroup === targetGroup)
          .map(({ area }) => area),
      ]),
    ),
  read: (values, { system, lang }) => {
    const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
    const scopes = groupsOf(system).flatMap(({ service, targetGroup }, index) =>
      valuesOf(values, fieldName(index)).map((area): Scope => ({ service, area, targetGroup })),
    );
    const unknown = scopes.find(({ area }) => !system.areas.includes(area));
    if (unknown !== undefined || scopes.length > most) {
      const message =
        unknown === undefined
          ? say(`Välj högst ${String(most)}`, `Choose at most ${String(most)}`)
          : say('Välj bland områdena som visas', 'Choose among the areas that are shown');
      return { ok: false, errors: [{ field: fieldName(0), message }] };
    }
    return {
      ok: true,
      apply: ({ scopes: _before, ...content }) => (scopes.length === 0 ? content : { ...content, scopes }),
    };
  },
  fields: ({ form, lang, visit }) => {
    const { system, content } = visit;
    const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
    const known = new Set(
      groupsOf(system).flatMap(({ service, targetGroup }) =>
        system.areas.map((area) => scopeName({ service, area, targetGroup })),
      ),
    );
    const gone = (content.scopes ?? []).map(scopeName).filter((name) => !known.has(name));
    return (
      <>
        <p>
          {say(
            'Kryssa i de områden där ni vill utföra varje tjänst. Varje tjänst, område och målgrupp prövas för sig.',
            'Tick the areas in which you want to give each service. Each service, area and target group is decided on by itself.',
          )}
        </p>
        {gone.length > 0 && (
          <p>
            {say('Finns inte längre och tas bort när du sparar: ', 'No longer offered, removed when you save: ')}
            {gone.join('; ')}
          </p>
        )}
        {groupsOf(system).map(({ service, targetGroup }, index) => (
          <CheckboxGroup
            key={`${service} ${targetGroup}`}
            form={form}
            name={fieldName(index)}
            label={system.targetGroups.length === 1 ? service : `${service} – ${targetGroup}`}
            choices={system.areas.map((area) => ({ value: area, label: area }))}
          />
        ))}
      </>
    );
  },
};
