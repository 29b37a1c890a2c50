import type { AlsoTo } from '../../../shared/domain/application/also-to.ts';
import { type Scope, scopeName } from '../../../shared/domain/application/content.ts';
import { parsePublicId, publicId } from '../../../shared/domain/municipality/public-id.ts';
import { CheckboxGroup } from '../../../shared/http/form/fields.tsx';
import { type FormState, type FormValues, valuesOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import type { OpenSystem } from '../../../shared/store/application/joint.ts';

const prefix = 'also-';

/** The field of a neighbour's system: its scopes, of which those that are ticked are applied for. */
export function fieldOf({ municipality, choiceSystemId }: AlsoTo): string {
  return `${prefix}${publicId(municipality, choiceSystemId)}`;
}

/**
 * The neighbours' systems that something was ticked for. One that is offered no more is kept, for the submission to
 * refuse: nothing that was chosen is left out in silence.
 */
export function alsoToOf(form: FormValues, joint: readonly OpenSystem[]): readonly AlsoTo[] {
  return Object.keys(form).flatMap((field) => {
    const id = field.startsWith(prefix) ? parsePublicId(field.slice(prefix.length)) : null;
    if (id === null) return [];
    const system = joint.find((one) => one.municipality === id.municipality && one.id === id.id);
    const ticked = valuesOf(form, field);
    const scopes = system === undefined ? [] : scopesOf(system).filter((scope) => ticked.includes(scopeName(scope)));
    return [{ municipality: id.municipality, choiceSystemId: id.id, scopes }];
  });
}

/** Where else the application can be submitted, by what can be applied for there. */
export function AlsoToFields(props: {
  readonly joint: readonly OpenSystem[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { joint, form, lang } = props;
  if (joint.length === 0) return null;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h3>{say('Sök även i andra kommuner', 'Apply to other municipalities as well')}</h3>
      <p>
        {say(
          'Ansökan blir ett eget ärende i varje kommun som du väljer. Kommunen prövar den mot sina egna krav och beslutar för sig. Firmatecknaren bekräftar varje ansökan för sig, och det som kommunen frågar efter därutöver begär den in som komplettering.',
          'The application becomes a case of its own in each municipality that you choose, which tries it against its own requirements and decides by itself. The signatory confirms each application, and whatever else the municipality asks for, it asks you to complete.',
        )}
      </p>
      {joint.map((system) => (
        <CheckboxGroup
          key={system.municipality}
          form={form}
          name={fieldOf({ municipality: system.municipality, choiceSystemId: system.id })}
          label={`${municipalityOf(system.municipality).name}: ${system.service}`}
          hint={say('Kryssa i det som ni vill utföra där.', 'Tick what you want to give there.')}
          choices={scopesOf(system).map((scope) => ({ value: scopeName(scope), label: scopeName(scope) }))}
        />
      ))}
    </>
  );
}

function scopesOf({ services, areas, targetGroups }: OpenSystem): Scope[] {
  return services.flatMap((service) =>
    areas.flatMap((area) => targetGroups.map((targetGroup) => ({ service, area, targetGroup }))),
  );
}
