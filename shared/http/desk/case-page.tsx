import type { ComponentChildren } from 'preact';
import { BackToCase } from './back-to-case.tsx';
import type { DeskVisit } from './desk.ts';
import type { Texts } from '../language.ts';
import { renderPage } from '../layout.tsx';
import type { PageResponse } from '../page.ts';

/** An officer's page on one part of a case: wide, signed in, with the way back to the case. */
export function casePage(
  { lang, municipality, staff, subject }: DeskVisit,
  { title, status, invalid }: { readonly title: Texts; readonly status: number; readonly invalid: boolean },
  content: ComponentChildren,
): PageResponse {
  const above = <BackToCase subject={subject} lang={lang} />;
  return {
    status,
    html: renderPage(content, { title: title[lang], lang, municipality, staff, invalid, wide: true, above }),
  };
}
