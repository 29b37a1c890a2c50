import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMessages } from '../../../infra/local/mailbox.ts';
import { mailboxPage } from '../../../infra/local/mailbox-page.tsx';
import { faultsOf } from '../../support/browser.ts';

const smsDomains = ['sms.granvik.example'];

function sent(over: object): object {
  return {
    MessageId: 'm',
    Source: 'valbar@granvik.example',
    To: ['a@x.example'],
    Subject: 'S',
    BodyText: 'T',
    Timestamp: 1_795_307_496,
    ...over,
  };
}

function read(...messages: object[]) {
  return readMessages({ messages: { '000000000000': messages } }, smsDomains);
}

test('the newest message comes first; of two in the same instant, the later sent', () => {
  const shown = read(
    sent({ MessageId: 'old', Timestamp: 1 }),
    sent({ MessageId: 'new', Timestamp: 2 }),
    sent({ MessageId: 'newest', Timestamp: 2 }),
  );
  expect(shown.map(({ id }) => id)).toEqual(['newest', 'new', 'old']);
});

test('what goes to the SMS gateway is a text message to a number', () => {
  expect(read(sent({ To: ['0701740605@sms.granvik.example'] }))[0]).toMatchObject({ kind: 'SMS', to: ['0701740605'] });
});

test('a name in front of an address is left out of the recipient, and a sender is decoded', () => {
  const [message] = read(
    sent({ To: ['Åsa Berg <Asa@X.example>'], Source: '=?UTF-8?Q?Granviks_kommun_=E2=80=93_SN?= <sn@granvik.example>' }),
  );
  expect(message).toMatchObject({ to: ['asa@x.example'], from: 'Granviks kommun – SN <sn@granvik.example>' });
});

test('a message without subject or text is shown all the same', () => {
  expect(mailboxPage(read(sent({ Subject: null, BodyText: null })), null)).toContain('(utan ämne)');
});

test('a list of an unknown shape is refused', () => {
  expect(() => readMessages({ messages: [] }, smsDomains)).toThrow();
});

test('no text that was sent becomes markup, whatever it holds', () => {
  const marks = (over: object) => mailboxPage(read(sent(over)), null).split('<').length;
  const plain = marks({});
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (text, subject) => {
      fc.pre(!/https?:/.test(text));
      expect(marks({ BodyText: text, Subject: `s${subject}` })).toBe(plain);
    }),
  );
});

test('a link ends where the address ends', () => {
  const page = mailboxPage(
    read(sent({ BodyText: 'Se (http://127.0.0.1:8080/a?b=1&c="2"), eller javascript:x' })),
    null,
  );
  expect(page).toContain('(<a href="http://127.0.0.1:8080/a?b=1&amp;c=">http://127.0.0.1:8080/a?b=1&amp;c=</a>');
  expect(page).not.toContain('href="javascript');
});

test('the mailbox is accessible in a real browser, as axe sees it, with long addresses, and with nothing in it', async () => {
  const address = `http://127.0.0.1:8080/t/confirm-submission/granvik.${'k'.repeat(43)}`;
  const mails = [
    sent({
      MessageId: 'one',
      Subject: 'Komplettera ansökan (SN 2026/00042)',
      BodyText: `Hej!\n\nÖppna länken:\n${address}`,
    }),
    sent({ MessageId: 'two', To: ['0701740605@sms.granvik.example'], BodyText: 'Din kod är 123456.' }),
  ];
  const pages = { full: mailboxPage(read(...mails), null), empty: mailboxPage(read(), null) };
  expect(await faultsOf(Object.entries(pages))).toEqual([]);
}, 60_000);
