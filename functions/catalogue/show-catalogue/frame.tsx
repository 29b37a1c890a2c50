import type { ComponentChildren } from 'preact';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { catalogueLanguages, inWordsOf, wordsFor } from '../../../shared/http/catalogue/words/languages.ts';
import type { CatalogueWords } from '../../../shared/http/catalogue/words/words.ts';
import { etagOf, publicPage } from '../../../shared/http/conditional.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { findMunicipality, municipalities } from '../../../shared/platform/config.ts';

/** The only municipality there is, or the one that the reader has said. */
export function municipalityOf(request: PageRequest): Municipality | undefined {
  const list = municipalities();
  return list.length === 1 ? list[0] : findMunicipality(request.query['municipality'] ?? '');
}

/** A page that leads to each municipality’s own. */
export function chooseMunicipality(request: PageRequest, title: string): PageResponse {
  const words = wordsFor(request);
  return page(
    request,
    { title },
    <ul>
      {municipalities().map((one) => (
        <li key={one.id}>
          <a href={addressOf(request.path, one, words)}>{one.name}</a>
        </li>
      ))}
    </ul>,
  );
}

/** An address of these pages: of this municipality, in this language. */
export function addressOf(path: string, municipality: Municipality, words: CatalogueWords): string {
  return inWordsOf(municipalities().length === 1 ? path : `${path}?municipality=${municipality.id}`, words);
}

/** A page that is written for this request. */
export function page(
  request: PageRequest,
  options: Omit<Written, 'words' | 'asked'>,
  content: ComponentChildren,
): PageResponse {
  const text = write({ ...options, words: wordsFor(request), asked: request.query }, content);
  return publicPage(request, { text, etag: etagOf(text) });
}

export interface Written {
  readonly title: string;
  readonly municipality?: Municipality;
  readonly wide?: boolean;
  /** Larger letters, for paper and for tired eyes. */
  readonly large?: boolean;
  readonly words: CatalogueWords;
  /** What the address asks for, so that the page is there in the other languages too. */
  readonly asked: Readonly<Record<string, string>>;
}

/** A page as it is kept. */
export function write({ asked, words, ...options }: Written, content: ComponentChildren): string {
  const others = catalogueLanguages
    .filter(({ tag }) => tag !== words.tag)
    .map(({ tag, name }) => ({ tag, name, address: `?${new URLSearchParams({ ...asked, lang: tag }).toString()}` }));
  const reading = { tag: words.tag, words: words.frame, others };
  return renderPage(content, { ...options, lang: words.lang, reading });
}

/** What every address of a municipality carries beside what is asked for, and every form of these pages. */
export function fixedOf(municipality: Municipality, { tag }: CatalogueWords): Readonly<Record<string, string>> {
  return {
    ...(municipalities().length > 1 ? { municipality: municipality.id } : {}),
    ...(tag === 'sv' ? {} : { lang: tag }),
  };
}
