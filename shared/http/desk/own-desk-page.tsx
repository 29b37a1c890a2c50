import type { ComponentChildren } from 'preact';
import { emptyForm, type FormState } from '../form/form.ts';
import { inLanguage, type Language, type Texts } from '../language.ts';
import { renderPage } from '../layout.tsx';
import type { PageResponse } from '../page.ts';
import { MunicipalityChoice } from './municipality-choice.tsx';
import type { OwnDesk } from './own-desk.ts';

interface OwnDeskPage {
  readonly title: Texts;
  /** Where the same page is of whichever municipality; absent for what only one has. */
  readonly path?: string;
  readonly lang: Language;
  /** What was wrong with what was sent. */
  readonly form?: FormState;
  readonly wide?: boolean;
}

/** A page on what is a whole municipality's: signed in, with the way back to the desk and to the other municipalities. */
export function ownDeskPage(
  { municipality, own, staff }: OwnDesk,
  { title, path, lang, form = emptyForm, wide = false }: OwnDeskPage,
  content: ComponentChildren,
): PageResponse {
  const invalid = form.errors.length > 0;
  const above = (
    <>
      <p class="back">
        <a href={inLanguage(`/desk?municipality=${municipality.id}`, lang)}>
          {lang === 'sv' ? 'Till skrivbordet' : 'To the desk'}
        </a>
      </p>
      {path !== undefined && (
        <MunicipalityChoice
          own={own}
          municipality={municipality}
          addressOf={(id) => inLanguage(`${path}?municipality=${id}`, lang)}
          lang={lang}
        />
      )}
    </>
  );
  const options = { title: title[lang], lang, municipality, staff, invalid, wide, above };
  return { status: invalid ? 422 : 200, html: renderPage(content, options) };
}
