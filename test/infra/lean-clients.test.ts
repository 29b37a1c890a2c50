import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { bundle } from '../../infra/bundle.ts';
import { defineFunction } from '../../shared/platform/manifest.ts';
import { granvik, root, temporaryFolder } from './support.ts';

const asked: { path: string | undefined; agent: string | undefined; body: string }[] = [];
const mail = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    asked.push({ path: request.url, agent: request.headers['user-agent'], body });
    if (body.includes('gone@')) {
      response.writeHead(400, { 'x-amzn-errortype': 'MessageRejected' }).end('{"message":"No such address"}');
    } else {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"MessageId":"m-1"}');
    }
  });
});

const Handler = z.object({
  handler: z.custom<(to: string) => Promise<unknown>>((value) => typeof value === 'function'),
});

const Description = z.object({ version: z.string(), homepage: z.string() });

let port = 0;
let code = '';
let handler: z.output<typeof Handler>['handler'];

beforeAll(async () => {
  await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve));
  const address = mail.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'handler.ts'),
    `import { SendEmailCommand, SESv2Client } from ${JSON.stringify(join(root, 'node_modules/@aws-sdk/client-sesv2/dist-es/index.js'))};
     const credentials = { accessKeyId: 'x', secretAccessKey: 'y' };
     const client = new SESv2Client({ endpoint: 'http://127.0.0.1:${String(port)}', region: 'eu-north-1', credentials });
     export const handler = (to) => client.send(new SendEmailCommand({ Destination: { ToAddresses: [to] }, Content: { Raw: { Data: Buffer.from('å') } } }));`,
  );
  const manifest = defineFunction({ name: 'sample-mail', trigger: { kind: 'workflow' }, access: {} });
  const { directory } = await bundle({
    root,
    functions: [{ manifest, handler: join(folder, 'handler.ts') }],
    config: granvik(),
    outputDirectory: join(folder, 'dist'),
  });
  const path = join(directory, 'sample-mail/index.mjs');
  code = readFileSync(path, 'utf8');
  ({ handler } = Handler.parse(await import(pathToFileURL(path).href)));
});

afterAll(() => new Promise((resolve) => mail.close(resolve)));

describe('an SDK client in a bundle', () => {
  it('keeps the operation in use, and none of the others', () => {
    expect(code).toContain('SendEmail');
    expect(code).not.toContain('CreateEmailTemplate');
    expect(code).not.toContain('PutAccountVdmAttributes');
  });

  it('tells the service its version, and brings nothing else of its package’s description', async () => {
    await handler('someone@example.se');
    const description = join(root, 'node_modules/@aws-sdk/client-sesv2/package.json');
    const { version, homepage } = Description.parse(JSON.parse(readFileSync(description, 'utf8')));
    expect(asked.at(-1)?.agent).toContain(`aws-sdk-js/${version}`);
    expect(code).not.toContain(homepage);
  });

  it('asks and understands as the whole client does', async () => {
    await expect(handler('someone@example.se')).resolves.toMatchObject({ MessageId: 'm-1' });
    expect(asked[0]?.path).toBe('/v2/email/outbound-emails');
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      Destination: { ToAddresses: ['someone@example.se'] },
      Content: { Raw: { Data: 'w6U=' } },
    });
  });

  it('names a refusal as the whole client does', async () => {
    await expect(handler('gone@example.se')).rejects.toMatchObject({
      name: 'MessageRejected',
      message: 'No such address',
    });
  });
});
