import { saidIn } from '../../../shared/domain/application/translations.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import type { CatalogueWords } from '../../../shared/http/catalogue/words/words.ts';

/** Hours and tasks that are the municipality’s, whoever is chosen; what is in no other language is in Swedish. */
export function OutsideChoice(props: { readonly municipality: Municipality; readonly words: CatalogueWords }) {
  const { words } = props;
  const lines = props.municipality.catalogue.outsideChoice ?? [];
  if (lines.length === 0) return null;
  return (
    <>
      <h2>{words.list.outside}</h2>
      <ul>
        {lines.map((line) => {
          const said = saidIn(line, words.tag);
          return (
            <li key={line.sv} lang={said.tag === words.tag ? undefined : said.tag}>
              {said.words}
            </li>
          );
        })}
      </ul>
    </>
  );
}
