import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sendCode, sendLetter } from '../../../shared/messages/send.ts';
import { granvik } from '../../support/granvik.ts';

const ses = mockClient(SESv2Client);

beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({});
  vi.stubEnv('MAIL_FROM', 'valbar@granvik.example');
});

const input = () => ses.commandCalls(SendEmailCommand)[0]?.args[0].input;

describe('sending', () => {
  it('comes from the municipality, is answered to the coordinator, and keeps its letters', async () => {
    await sendLetter('kim@solglantan.example', { subject: 'Åäö', text: 'text', html: '<p>html</p>' }, granvik);
    expect(input()).toMatchObject({
      ReplyToAddresses: [granvik.coordinator.email],
      Destination: { ToAddresses: ['kim@solglantan.example'] },
      Content: { Simple: { Subject: { Data: 'Åäö', Charset: 'UTF-8' } } },
    });
    expect(input()?.FromEmailAddress).toMatch(/^=\?UTF-8\?B\?[A-Za-z0-9+/=]+\?= <valbar@granvik\.example>$/);
    expect(Buffer.from(/B\?(.*)\?=/.exec(input()?.FromEmailAddress ?? '')?.[1] ?? '', 'base64').toString()).toBe(
      'Granviks kommun, Socialnämnden',
    );
  });

  it.each(['070-174 06 05', '0701740605', '070 174 06 05'])(
    'a code to %s goes through the gateway as one number',
    async (phone) => {
      await sendCode(phone, '012345', granvik);
      expect(input()?.Destination).toEqual({ ToAddresses: ['0701740605@sms.granvik.example'] });
      expect(input()?.Content?.Simple?.Body?.Text?.Data).toContain('012345');
    },
  );

  it('of a code says which municipality, the code and how long it holds, in one text message', async () => {
    await sendCode('0701740605', '012345', granvik);
    const text = input()?.Content?.Simple?.Body?.Text?.Data ?? '';
    expect(text).toContain('Granviks kommun');
    expect(text.length).toBeLessThanOrEqual(160);
  });

  it('fails when the service does not take it', async () => {
    ses.on(SendEmailCommand).rejects(new Error('not verified'));
    await expect(sendLetter('kim@solglantan.example', { subject: 's', text: 't', html: 'h' }, granvik)).rejects.toThrow(
      'not verified',
    );
  });
});
