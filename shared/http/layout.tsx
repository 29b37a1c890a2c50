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
  /** A page that is there in other languages than these two: its own, and the rest by their own names. */
  readonly reading?: {
    /** BCP 47 */
    readonly tag: string;
    readonly words: FrameWords;
    readonly others: readonly { readonly tag: string; readonly name: string; readonly address: string }[];
  };
  /** Stands above the heading, for example how far one has come. */
  readonly above?: ComponentChildren;
}

/** What the frame says to everybody who reads. */
export type FrameWords = Readonly<
  Record<'skip' | 'accessibility' | 'privacy' | 'contact' | 'footer' | 'tools', string>
>;

export const frameWords = {
  sv: {
    skip: 'Hoppa till innehållet',
    accessibility: 'Tillgänglighet',
    privacy: 'Personuppgifter',
    contact: 'Kontakt',
    footer: 'Om webbplatsen',
    tools: 'Språk och inloggning',
  },
  en: {
    skip: 'Skip to content',
    accessibility: 'Accessibility',
    privacy: 'Privacy',
    contact: 'Contact',
    footer: 'About this site',
    tools: 'Language and sign-in',
  },
} satisfies Record<Language, FrameWords>;

const texts = {
  invalid: { sv: 'Fel', en: 'Error' },
  signOut: { sv: 'Logga ut', en: 'Sign out' },
} satisfies Record<string, Texts>;

/** The frame of every page: skip link, whose it is, one heading, and the statements that the law asks for. */
export function Page({ children, ...options }: PageOptions & { readonly children?: ComponentChildren }) {
  const { lang, municipality, title } = options;
  const other = lang === 'sv' ? 'en' : 'sv';
  const { tag, words, others } = options.reading ?? {
    tag: lang,
    words: frameWords[lang],
    others: [
      {
        tag: other,
        name: other === 'en' ? 'In English' : 'På svenska',
        address: options.otherLanguage ?? `?lang=${other}`,
      },
    ],
  };
  const site = municipality?.name ?? 'Valbar';
  return (
    <html lang={tag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${options.invalid === true ? `${texts.invalid[lang]}: ` : ''}${title} – ${site}`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body class={options.wide === true ? 'wide' : options.large === true ? 'large' : undefined}>
        <a class="skip" href="#main">
          {words.skip}
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
            <nav class="site-tools" aria-label={words.tools}>
              {others.map((one) => (
                <a key={one.tag} href={one.address} lang={one.tag} hreflang={one.tag}>
                  {one.name}
                </a>
              ))}
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
            <nav aria-label={words.footer}>
              <ul>
                <li>
                  <a href={inLanguage('/om/tillganglighet', lang)}>{words.accessibility}</a>
                </li>
                <li>
                  <a href={inLanguage('/om/personuppgifter', lang)}>{words.privacy}</a>
                </li>
              </ul>
            </nav>
            {municipality !== undefined && (
              <p>
                {words.contact}: <ContactLine contact={municipality.coordinator} />
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
