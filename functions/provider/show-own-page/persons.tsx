import { rolesOf } from '../../../shared/domain/application/persons.ts';
import type { ProviderPerson, ProviderRelation } from '../../../shared/domain/provider/provider.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { Table } from '../../../shared/http/parts.tsx';

function roleOf({ role }: ProviderPerson): Texts {
  if (role === 'CONTACT') return { sv: 'Kontaktperson', en: 'Contact' };
  if (role === 'SIGNATORY') return { sv: 'Firmatecknare', en: 'Signatory' };
  return rolesOf({ roles: [role] });
}

/** Who acts for the provider in which role, as the latest application or contract that names them says. */
export function Persons({
  relations,
  lang,
}: {
  readonly relations: readonly ProviderRelation[];
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const known = latestIn(relations);
  if (known.length === 0) return null;
  return (
    <Table
      caption={say('Personer i roller', 'Persons in roles')}
      columns={[
        { heading: say('Namn', 'Name') },
        { heading: say('Roll', 'Role') },
        { heading: say('E-post', 'E-mail') },
      ]}
      rows={known.map((person) => [person.name, roleOf(person)[lang], person.email ?? '–'])}
    />
  );
}

/** Whoever the latest names in a role takes the place of all that the earlier did. */
function latestIn(relations: readonly ProviderRelation[]): readonly ProviderPerson[] {
  return relations
    .toSorted((one, other) => (one.since < other.since ? -1 : 1))
    .reduce<readonly ProviderPerson[]>(
      (known, { persons }) => [...known.filter(({ role }) => !persons.some((one) => one.role === role)), ...persons],
      [],
    );
}
