import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import type { Municipality } from '../domain/municipality/municipality.ts';
import { environment } from '../platform/environment.ts';
import type { Letter } from './letter.ts';
import { mailTag } from './mail-tag.ts';

const mail = new SESv2Client({});

/**
 * Sends one letter from the municipality's name.
 * @param tag what the mail service says again when the letter does not arrive
 * @throws when the mail service did not take it
 */
export async function sendLetter(to: string, letter: Letter, municipality: Municipality, tag?: string): Promise<void> {
  const name = Buffer.from(`${municipality.name}, ${municipality.committee.name}`).toString('base64');
  await mail.send(
    new SendEmailCommand({
      FromEmailAddress: `=?UTF-8?B?${name}?= <${environment('MAIL_FROM')}>`,
      ReplyToAddresses: [municipality.coordinator.email],
      Destination: { ToAddresses: [to] },
      ...(tag === undefined ? {} : { EmailTags: [{ Name: mailTag, Value: tag }] }),
      Content: {
        Simple: {
          Subject: { Data: letter.subject, Charset: 'UTF-8' },
          ...(letter.endsAt === undefined ? {} : { Headers: unsubscribeHeaders(letter.endsAt) }),
          Body: { Text: { Data: letter.text, Charset: 'UTF-8' }, Html: { Data: letter.html, Charset: 'UTF-8' } },
        },
      },
    }),
  );
}

/** Mail programs show a button of their own for these (RFC 8058). */
function unsubscribeHeaders(url: string): { Name: string; Value: string }[] {
  return [
    { Name: 'List-Unsubscribe', Value: `<${url}>` },
    { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
  ];
}

/**
 * Sends a one-time code as a text message through the municipality's mail-to-SMS gateway.
 * @param phone as the person's register says it, for example `070-174 06 05`
 */
export async function sendCode(phone: string, code: string, municipality: Municipality): Promise<void> {
  const number = phone.replaceAll(/[^0-9]/g, '');
  const text = `${municipality.name}: din kod är ${code}. Den gäller i tio minuter. (Your code, valid ten minutes.)`;
  await sendLetter(`${number}@${municipality.sms.domain}`, { subject: 'Kod', text, html: text }, municipality);
}
