import { Contact, document, Facts, type View } from './frame.tsx';

/** What a task that asks for an account shows to somebody who is not signed in. */
export function askAccountView(view: View, signIn: string): string {
  const { lang } = view;
  return document(
    view,
    <>
      <Facts view={view} />
      <p>
        {lang === 'sv'
          ? 'Logga in för att gå vidare. Har du inget konto skapar du ett på inloggningssidan; sedan kommer du tillbaka hit.'
          : 'Sign in to go on. If you have no account you make one on the sign-in page; then you come back here.'}
      </p>
      <p>
        <a class="button" href={signIn}>
          {lang === 'sv' ? 'Logga in' : 'Sign in'}
        </a>
      </p>
      <Contact view={view} />
    </>,
  );
}
