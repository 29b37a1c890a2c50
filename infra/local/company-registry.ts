import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod/mini';

const Code = z.strictObject({ kod: z.string(), klartext: z.string() });

/** A fictional organisation as the stand-in knows it. */
const Company = z.strictObject({
  number: z.string().check(z.regex(/^\d{10}$/)),
  name: z.string(),
  form: Code,
  registeredOn: z.iso.date(),
  deregisteredOn: z.optional(z.iso.date()),
  proceeding: z.optional(z.strictObject({ ...Code.shape, fromDatum: z.iso.date() })),
});
export type Company = z.infer<typeof Company>;

/** Answers a request in place of the stand-in; true when it has. */
export type Disturbance = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface CompanyRegistry {
  /** Where it answers: `<address>/oauth2/token` and `<address>/v1/organisationer`. */
  readonly address: string;
  /** Who may ask: fictional, and worth nothing elsewhere. */
  readonly credentials: { readonly clientId: string; readonly clientSecret: string };
  close(): Promise<void>;
}

/** The fictional companies of the seed. */
export function seededCompanies(project: string): readonly Company[] {
  return z
    .array(Company)
    .parse(JSON.parse(readFileSync(join(project, 'config', 'seed', 'company-registry.json'), 'utf8')));
}

/**
 * A stand-in for Bolagsverket's open company data: the same requests and answers (docs/adr/0011), fictional companies.
 * @param disturb what goes wrong, for a test that wants it to
 */
export async function startCompanyRegistry(
  companies: readonly Company[],
  disturb: Disturbance = () => false,
): Promise<CompanyRegistry> {
  const credentials = { clientId: 'valbar-local', clientSecret: randomUUID() };
  const token = randomUUID();
  const basic = `Basic ${Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString('base64')}`;
  const server = createServer((request, response) => {
    if (disturb(request, response)) return;
    const { authorization } = request.headers;
    if (request.method !== 'POST') problem(response, 405);
    else if (request.url === '/oauth2/token') {
      if (authorization === basic)
        json(response, 200, {
          access_token: token,
          scope: 'vardefulla-datamangder:read',
          token_type: 'Bearer',
          expires_in: 3600,
        });
      else json(response, 401, { error: 'invalid_client' });
    } else if (request.url !== '/v1/organisationer') problem(response, 404);
    else if (authorization !== `Bearer ${token}`) problem(response, 401);
    else void answer(request, response, companies);
  });
  return { address: await listen(server), credentials, close: () => closed(server) };
}

const Question = z.object({ identitetsbeteckning: z.string().check(z.regex(/^\d{10}(\d{2})?$/)) });

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  companies: readonly Company[],
): Promise<void> {
  const question = Question.safeParse(await bodyOf(request));
  if (!question.success) {
    problem(response, 400);
    return;
  }
  const number = question.data.identitetsbeteckning;
  const company = companies.find((one) => one.number === number);
  json(response, 200, { organisationer: [company === undefined ? unknown(number) : known(company)] });
}

/** What the registry answers about a company that it has. */
export function known({ number, name, form, registeredOn, deregisteredOn, proceeding }: Company): object {
  const from = { dataproducent: 'Bolagsverket', fel: null };
  return {
    organisationsidentitet: {
      identitetsbeteckning: number,
      typ: { kod: 'ORGANISATIONSNUMMER', klartext: 'Organisationsnummer' },
    },
    namnskyddslopnummer: null,
    registreringsland: { kod: 'SE-LAND', klartext: 'Sverige' },
    organisationsnamn: {
      ...from,
      organisationsnamnLista: [
        {
          namn: name,
          organisationsnamntyp: { kod: 'FORETAGSNAMN', klartext: 'Företagsnamn' },
          registreringsdatum: registeredOn,
          verksamhetsbeskrivningSarskiltForetagsnamn: null,
        },
      ],
    },
    organisationsform: { ...from, ...form },
    organisationsdatum: { ...from, registreringsdatum: registeredOn, infortHosScb: null },
    avregistreradOrganisation: deregisteredOn === undefined ? null : { ...from, avregistreringsdatum: deregisteredOn },
    pagaendeAvvecklingsEllerOmstruktureringsforfarande:
      proceeding === undefined
        ? null
        : { ...from, pagaendeAvvecklingsEllerOmstruktureringsforfarandeLista: [proceeding] },
  };
}

/** An unknown number is no error of the protocol: each part says that there is no such organisation. */
function unknown(number: string): object {
  const none = {
    dataproducent: 'Bolagsverket',
    fel: { typ: 'ORGANISATION_FINNS_EJ', felBeskrivning: 'Den efterfrågade organisationen finns inte.' },
  };
  return {
    organisationsidentitet: { identitetsbeteckning: number, typ: null },
    organisationsnamn: none,
    organisationsform: none,
    organisationsdatum: none,
    avregistreradOrganisation: none,
    pagaendeAvvecklingsEllerOmstruktureringsforfarande: none,
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function problem(response: ServerResponse, status: number): void {
  json(response, status, { type: 'about:blank', status, title: `Status ${String(status)}`, requestId: randomUUID() });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('No port'));
      else resolve(`http://127.0.0.1:${String(address.port)}`);
    });
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
