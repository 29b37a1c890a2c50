import type { Day } from '../../../shared/domain/calendar/day.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { before, following, type Tertial } from '../../../shared/domain/overview/tertial.ts';
import { MunicipalityChoice } from '../../../shared/http/desk/municipality-choice.tsx';
import { inLanguage, type Language } from '../../../shared/http/language.ts';

interface ChoicesProps {
  readonly own: readonly Municipality[];
  readonly municipality: Municipality;
  readonly tertial: Tertial;
  readonly today: Day;
  readonly lang: Language;
}

/** Other municipalities, other tertials, and the same as a file. */
export function Choices({ own, municipality, tertial, today, lang }: ChoicesProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const address = (path: string, query: Readonly<Record<string, string>>): string =>
    inLanguage(`${path}?${new URLSearchParams({ municipality: municipality.id, ...query }).toString()}`, lang);
  const next = following(tertial);
  const [page, file] = ['/desk/overview', '/desk/overview/document'];
  const { name } = tertial;
  return (
    <>
      <MunicipalityChoice
        own={own}
        municipality={municipality}
        addressOf={(id) => address(page, { municipality: id, tertial: name })}
        lang={lang}
      />
      {own.length > 1 && (
        <p>
          <a href={address('/desk/overview/municipalities', { tertial: name })}>
            {say('Kommunerna sida vid sida', 'The municipalities side by side')}
          </a>
        </p>
      )}
      <nav aria-label={say('Tertial och filer', 'Periods and files')}>
        <p>
          <a href={address(page, { tertial: before(tertial).name })}>{say('Tertialet före', 'The period before')}</a>
          {next.from <= today && (
            <>
              {' · '}
              <a href={address(page, { tertial: next.name })}>{say('Tertialet efter', 'The period after')}</a>
            </>
          )}
          {' · '}
          <a href={address(file, { tertial: name, format: 'pdf' })}>PDF</a>
          {' · '}
          <a href={address(file, { tertial: name, format: 'docx' })}>Word</a>
          {' · '}
          <a href={address(page, { tertial: name, format: 'csv' })}>{say('Kalkylblad (CSV)', 'Spreadsheet (CSV)')}</a>
        </p>
      </nav>
    </>
  );
}
