import { wordsFor } from '../../../shared/http/catalogue/words/languages.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { findArea } from './address.tsx';
import { compare } from './compare.tsx';
import { addressOf, chooseMunicipality, municipalityOf, page } from './frame.tsx';
import { HowToChoose } from './how-to-choose.tsx';
import { showPack } from './pack.tsx';
import { showCatalogue } from './show-catalogue.tsx';
import { showEntry } from './show-entry.tsx';

/** What everybody may see: whom there is to choose from, and how one chooses (LOV 9:1, KL 8:18). */
export const handler = pages(
  {
    'GET /': showCatalogue,
    'POST /omrade': findArea,
    'GET /jamfor': compare,
    'GET /utskrift': showPack,
    'GET /utforare/{entryId}': showEntry,
    'GET /sa-valjer-du': showHowToChoose,
  },
  { personal: false, unlisted: false },
);

function showHowToChoose(request: PageRequest): Promise<PageResponse> {
  const words = wordsFor(request);
  const { title } = words.choosing;
  const municipality = municipalityOf(request);
  if (municipality === undefined) return Promise.resolve(chooseMunicipality(request, title));
  const content = <HowToChoose municipality={municipality} words={words} back={addressOf('/', municipality, words)} />;
  return Promise.resolve(page(request, { title, municipality }, content));
}
