import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { MailboxMessage } from './mailbox.ts';

const style = `
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem;
  color: #1d2a26; background: #fbfaf6; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2, h3 { font-size: 1.15rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
p { margin: .25rem 0; } .en { font-size: .9375rem; color: #4a5a54; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: 1.5rem 0; }
form div { min-width: 0; } label { display: block; } select, button { font: inherit; padding: .4rem .6rem; max-width: 100%; }
ol { list-style: none; padding: 0; margin: 0; }
article { background: #fff; border: 1px solid #b9c4be; border-radius: .375rem; padding: 1rem 1.25rem; margin: 0 0 1rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem .75rem; margin: 0 0 .75rem; font-size: .9375rem; }
dt { color: #4a5a54; } dd { margin: 0; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; border-top: 1px solid #dde3df; padding-top: .75rem; }
a { color: #0b5a46; } :focus-visible { outline: 3px solid #0b5a46; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  body { color: #e8ece9; background: #151a18; } article { background: #1e2522; border-color: #55635d; }
  .en, dt { color: #b3c0ba; } a { color: #8fd3bd; } .text { border-color: #3b4742; }
  :focus-visible { outline-color: #8fd3bd; }
}`;

/** Lets in this page's own style and nothing else: what is shown was written by strangers. */
export const mailboxPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** @param to the recipient to whom the list is narrowed */
export function mailboxPage(messages: readonly MailboxMessage[], to: string | null): string {
  const recipients = [...new Set(messages.flatMap((message) => message.to))].toSorted();
  const shown = to === null ? messages : messages.filter((message) => message.to.includes(to));
  const page = (
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Brevlådan – Valbar på den här datorn</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <h1>Brevlådan</h1>
          <p>Det här har systemet skickat, det senaste först. Inget har lämnat den här datorn.</p>
          <p class="en" lang="en">
            What the system has sent, the newest first. Nothing has left this computer.
          </p>
          <form method="get" action="/mailbox">
            <div>
              <label for="to">
                Mottagare <span lang="en">/ Recipient</span>
              </label>
              <select id="to" name="to">
                <option value="">Alla / Everyone</option>
                {recipients.map((recipient) => (
                  <option value={recipient} selected={recipient === to}>
                    {recipient}
                  </option>
                ))}
              </select>
            </div>
            <button type="submit">
              Visa <span lang="en">/ Show</span>
            </button>
          </form>
          <h2>{shown.length === 1 ? '1 meddelande' : `${String(shown.length)} meddelanden`}</h2>
          {shown.length === 0 ? (
            <p>
              Inget här än. <span lang="en">Nothing here yet.</span>
            </p>
          ) : (
            <ol>
              {shown.map((message) => (
                <li>
                  <Message message={message} />
                </li>
              ))}
            </ol>
          )}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${render(page)}`;
}

function Message({ message }: { readonly message: MailboxMessage }): VNode {
  const { kind, from, to, subject, text, at } = message;
  return (
    <article>
      <h3>{kind === 'SMS' ? 'Sms' : subject === '' ? '(utan ämne)' : subject}</h3>
      <dl>
        <dt>Till</dt>
        <dd>{to.join(', ')}</dd>
        <dt>Från</dt>
        <dd>{from}</dd>
        <dt>Skickat</dt>
        <dd>
          <time dateTime={at}>{swedishTime(at)}</time>
        </dd>
      </dl>
      <p class="text">{withLinks(text)}</p>
    </article>
  );
}

/** Only web addresses become links, and only as the text they are. */
function withLinks(text: string): (string | VNode)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .flatMap((part, position) => {
      if (position % 2 === 0) return [part];
      const address = part.replace(/[.,;:!?)\]]+$/, '');
      return [<a href={address}>{address}</a>, part.slice(address.length)];
    })
    .filter((part) => part !== '');
}

function swedishTime(at: string): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' });
}
