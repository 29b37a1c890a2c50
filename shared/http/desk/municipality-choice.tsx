import type { Language } from '../language.ts';
import type { OwnDesk } from './own-desk.ts';

interface MunicipalityChoiceProps extends Pick<OwnDesk, 'own' | 'municipality'> {
  /** Where the same page of another municipality is. */
  readonly addressOf: (municipalityId: string) => string;
  readonly lang: Language;
}

/** Whose desk it is, and the way to the others; nothing for whoever works for one municipality. */
export function MunicipalityChoice({ own, municipality, addressOf, lang }: MunicipalityChoiceProps) {
  if (own.length < 2) return null;
  return (
    <nav aria-label={lang === 'sv' ? 'Kommun' : 'Municipality'}>
      <p>
        {own.map(({ id, name }) =>
          id === municipality.id ? (
            <strong key={id}>{name} </strong>
          ) : (
            <a key={id} href={addressOf(id)}>
              {name}{' '}
            </a>
          ),
        )}
      </p>
    </nav>
  );
}
