import type { ComponentChildren } from 'preact';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { etagOf, publicPage } from '../../../shared/http/conditional.ts';
import { inLanguage, type Language, languageOf, type Texts } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { findMunicipality, municipalities } from '../../../shared/platform/config.ts';

/** The only municipality there is, or the one that the reader has said. */
export function municipalityOf(request: PageRequest): Municipality | undefined {
  const list = municipalities();
  return list.length === 1 ? list[0] : findMunicipality(request.query['municipality'] ?? '');
}

/** A page that leads to each municipality’s own. */
export function chooseMunicipality(request: PageRequest, title: Texts): PageResponse {
  const lang = languageOf(request);
  return page(
    request,
    { title: title[lang] },
    <ul>
      {municipalities().map((one) => (
        <li key={one.id}>
          <a href={addressOf(request.path, one, lang)}>{one.name}</a>
        </li>
      ))}
    </ul>,
  );
}

/** An address of these pages: of this municipality, in this language. */
export function addressOf(path: string, municipality: Municipality, lang: Language): string {
  return inLanguage(municipalities().length === 1 ? path : `${path}?municipality=${municipality.id}`, lang);
}

/** A page that is written for this request. */
export function page(
  request: PageRequest,
  options: Omit<Written, 'lang' | 'asked'>,
  content: ComponentChildren,
): PageResponse {
  const text = write({ ...options, lang: languageOf(request), asked: request.query }, content);
  return publicPage(request, { text, etag: etagOf(text) });
}

export interface Written {
  readonly title: string;
  readonly municipality?: Municipality;
  readonly wide?: boolean;
  /** Larger letters, for paper and for tired eyes. */
  readonly large?: boolean;
  readonly lang: Language;
  /** What the address asks for, so that the page is there in the other language too. */
  readonly asked: Readonly<Record<string, string>>;
}

/** A page as it is kept. */
export function write({ asked, ...options }: Written, content: ComponentChildren): string {
  const query = new URLSearchParams({ ...asked, lang: options.lang === 'sv' ? 'en' : 'sv' });
  return renderPage(content, { ...options, otherLanguage: `?${query.toString()}` });
}

/** What every address of a municipality carries beside what is asked for. */
export function fixedOf(municipality: Municipality): Readonly<Record<string, string>> {
  return municipalities().length > 1 ? { municipality: municipality.id } : {};
}
