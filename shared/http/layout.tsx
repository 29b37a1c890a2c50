import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Municipality } from '../domain/municipality/municipality.ts';
import { staffDoor } from './door.ts';
import { inLanguage, type Language, type Texts } from './language.ts';
import { style } from './style.ts';

export interface PageOptions {
  readonly title: string;
  readonly lang: Language;
  /** Whose page it is; absent only where nobody can tell, as on an unknown address. */
  readonly municipality?: Pick<Municipality, 'name' | 'coordinator'> | undefined;
  /** The page says what is wrong with a form: its window title begins with it. */
  readonly invalid?: boolean;
  /** Room for tables. */
  readonly wide?: boolean;
  /** Larger letters, for paper and for tired eyes. */
  readonly large?: boolean;
  /** Who is signed in, with a way out. */
  readonly staff?: { readonly name: string; readonly signOut?: string };
  /** Where the same page is in the other language; by default the same address with another `lang`. */
  readonly otherLanguage?: string;
  /** Stands above the heading, for example how far one has come. */
  readonly above?: ComponentChildren;
}

const texts = {
  skip: { sv: 'Hoppa till innehållet', en: 'Skip to content' },
  invalid: { sv: 'Fel', en: 'Error' },
  accessibility: { sv: 'Tillgänglighet', en: 'Accessibility' },
  privacy: { sv: 'Personuppgifter', en: 'Privacy' },
  contact: { sv: 'Kontakt', en: 'Contact' },
  footer: { sv: 'Om webbplatsen', en: 'About this site' },
  tools: { sv: 'Språk och inloggning', en: 'Language and sign-in' },
  signOut: { sv: 'Logga ut', en: 'Sign out' },
} satisfies Record<string, Texts>;

/** The frame of every page: skip link, whose it is, one heading, and the statements that the law asks for. */
export function Page({ children, ...options }: PageOptions & { readonly children?: ComponentChildren }) {
  const { lang, municipality, title } = options;
  const other = lang === 'sv' ? 'en' : 'sv';
  const site = municipality?.name ?? 'Valbar';
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${options.invalid === true ? `${texts.invalid[lang]}: ` : ''}${title} – ${site}`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body class={options.wide === true ? 'wide' : options.large === true ? 'large' : undefined}>
        <a class="skip" href="#main">
          {texts.skip[lang]}
        </a>
        <header class="site">
          <div class="inner">
            <p class="site-name">
              {municipality === undefined ? (
                'Valbar'
              ) : (
                <>
                  {municipality.name}
                  <span class="product">Valbar</span>
                </>
              )}
            </p>
            <nav class="site-tools" aria-label={texts.tools[lang]}>
              <a href={options.otherLanguage ?? `?lang=${other}`} lang={other} hreflang={other}>
                {other === 'en' ? 'In English' : 'På svenska'}
              </a>
              {options.staff !== undefined && (
                <>
                  <span>{options.staff.name}</span>
                  <form method="post" action={options.staff.signOut ?? staffDoor.signOut}>
                    <button type="submit" class="plain">
                      {texts.signOut[lang]}
                    </button>
                  </form>
                </>
              )}
            </nav>
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          <div class="inner">
            {options.above}
            <h1>{title}</h1>
            {children}
          </div>
        </main>
        <footer class="foot">
          <div class="inner">
            <nav aria-label={texts.footer[lang]}>
              <ul>
                <li>
                  <a href={inLanguage('/om/tillganglighet', lang)}>{texts.accessibility[lang]}</a>
                </li>
                <li>
                  <a href={inLanguage('/om/personuppgifter', lang)}>{texts.privacy[lang]}</a>
                </li>
              </ul>
            </nav>
            {municipality !== undefined && (
              <p>
                {texts.contact[lang]}: <ContactLine contact={municipality.coordinator} />
              </p>
            )}
          </div>
        </footer>
      </body>
    </html>
  );
}

/** A named person with telephone and mail, as links. */
export function ContactLine({ contact }: { readonly contact: Municipality['coordinator'] }) {
  return (
    <>
      {contact.name}
      {contact.title === undefined ? '' : `, ${contact.title}`},{' '}
      <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{shownPhone(contact.phone)}</a>,{' '}
      <a href={`mailto:${contact.email}`}>{contact.email}</a>
    </>
  );
}

/** `0701740605` → `070-174 06 05`; a number that is written otherwise stays as it is. */
export function shownPhone(phone: string): string {
  const parts = /^(07\d)(\d{3})(\d{2})(\d{2})$/.exec(phone);
  return parts === null ? phone : `${parts[1] ?? ''}-${parts.slice(2).join(' ')}`;
}

/** A whole document, escaped. */
export function renderPage(content: ComponentChildren, options: PageOptions): string {
  return `<!doctype html>\n${renderToString(<Page {...options}>{content}</Page>)}`;
}
