import type { ComponentChildren } from 'preact';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { inLanguage, languageOf, type Language, type Texts } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { pages, type PageHandler } from '../../../shared/http/page.ts';
import { findMunicipality, municipalities } from '../../../shared/platform/config.ts';
import { Accessibility } from './accessibility.tsx';
import { Privacy } from './privacy.tsx';

type Statement = (props: { readonly lang: Language; readonly municipality: Municipality }) => ComponentChildren;

/** A statement is one municipality's own; where several share a deployment, the reader says which. */
function statement(title: Texts, Content: Statement): PageHandler {
  return (request) => {
    const lang = languageOf(request);
    const list = municipalities();
    const asked = request.query['municipality'] ?? '';
    const municipality = list.length === 1 ? list[0] : findMunicipality(asked);
    const content =
      municipality === undefined ? (
        <ul>
          {list.map((one) => (
            <li key={one.id}>
              <a href={inLanguage(`${request.path}?municipality=${one.id}`, lang)}>{one.name}</a>
            </li>
          ))}
        </ul>
      ) : (
        <Content lang={lang} municipality={municipality} />
      );
    const other = lang === 'sv' ? 'en' : 'sv';
    const which = municipality === undefined || list.length === 1 ? '' : `&municipality=${municipality.id}`;
    const html = renderPage(content, {
      title: title[lang],
      lang,
      municipality,
      otherLanguage: `?lang=${other}${which}`,
    });
    return Promise.resolve({ status: 200, html });
  };
}

export const handler = pages(
  {
    'GET /om/tillganglighet': statement({ sv: 'Tillgänglighet', en: 'Accessibility' }, Accessibility),
    'GET /om/personuppgifter': statement({ sv: 'Personuppgifter', en: 'Privacy' }, Privacy),
  },
  { personal: false, unlisted: false },
);
