import { afterEach, describe, expect, it } from 'vitest';
import { Bolagsverket } from '../../../shared/store/registry/bolagsverket.ts';
import { readAnswer } from '../../../shared/store/registry/bolagsverket-answer.ts';
import { RegistryFault } from '../../../shared/store/registry/registry-adapter.ts';
import {
  type CompanyRegistry,
  type Disturbance,
  known,
  seededCompanies,
  startCompanyRegistry,
} from '../../../infra/local/company-registry.ts';

const companies = seededCompanies(process.cwd());
const [solglantan] = companies;
const open: CompanyRegistry[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((registry) => registry.close()));
});

async function adapterOf(disturb?: Disturbance, clientSecret?: string): Promise<Bolagsverket> {
  const registry = await startCompanyRegistry(companies, disturb);
  open.push(registry);
  return new Bolagsverket(
    {
      adapter: 'BOLAGSVERKET',
      credentialsSecretArn: 'arn:aws:secretsmanager:eu-north-1:000000000000:secret:x',
      tokenUrl: `${registry.address}/oauth2/token`,
      apiUrl: `${registry.address}/v1`,
    },
    async () => ({ ...registry.credentials, ...(clientSecret === undefined ? {} : { clientSecret }) }),
    200,
  );
}

async function faultOf(answer: Promise<unknown>): Promise<unknown> {
  const error = await answer.catch((thrown: unknown) => thrown);
  return error instanceof RegistryFault ? error.fault : error;
}

/** The answer about a company of the seed, with parts of it replaced. */
function answerWith(parts: object): { readonly organisationer: readonly object[] } {
  if (solglantan === undefined) throw new Error('The seed has a company');
  return { organisationer: [{ ...known(solglantan), ...parts }] };
}

describe('Bolagsverket’s open company data', () => {
  it.each([
    [
      '559999-9009',
      { name: 'Solgläntans Hemtjänst AB', legalForm: 'LIMITED_COMPANY', registeredOn: '2015-05-04', proceedings: [] },
    ],
    ['769999-9996', { legalForm: 'ECONOMIC_ASSOCIATION' }],
    ['559999-9306', { endedOn: '2023-06-30' }],
  ])('tells what it has under %s', async (number, entry) => {
    expect(await (await adapterOf()).lookUp(number)).toMatchObject(entry);
  });

  it('knows no such number', async () => {
    expect(await (await adapterOf()).lookUp('559999-9405')).toBeNull();
  });

  it('is not let in with another secret', async () => {
    expect(await faultOf((await adapterOf(undefined, 'wrong')).lookUp('559999-9009'))).toBe('NO_ACCESS');
  });

  it.each(['/oauth2/token', '/v1/organisationer'])('is not waited for when %s hangs', async (path) => {
    const adapter = await adapterOf(({ url }) => url === path);
    expect(await faultOf(adapter.lookUp('559999-9009'))).toBe('TIMED_OUT');
  });

  it('asks for one token for many questions, and for another when it was withdrawn', async () => {
    let tokens = 0;
    let withdraw = false;
    const adapter = await adapterOf(({ url }, response) => {
      if (url === '/oauth2/token') tokens += 1;
      else if (withdraw) {
        withdraw = false;
        response.writeHead(401).end();
        return true;
      }
      return false;
    });
    await adapter.lookUp('559999-9009');
    await adapter.lookUp('559999-9108');
    expect(tokens).toBe(1);
    withdraw = true;
    expect(await adapter.lookUp('559999-9009')).toMatchObject({ name: 'Solgläntans Hemtjänst AB' });
    expect(tokens).toBe(2);
  });

  it('takes no answer with a part that could not be read: silence about a bankruptcy is not its absence', () => {
    const fel = (typ: string) => ({ pagaendeAvvecklingsEllerOmstruktureringsforfarande: { fel: { typ } } });
    expect(() => readAnswer(answerWith(fel('TIMEOUT')), '559999-9009')).toThrow('TIMED_OUT');
    expect(() => readAnswer(answerWith(fel('OTILLGANGLIG_UPPGIFTSKALLA')), '559999-9009')).toThrow('OUTAGE');
    expect(() => readAnswer(answerWith(fel('OGILTIG_BEGARAN')), '559999-9009')).toThrow('WRONG_ANSWER');
  });

  it('reads no answer about several organisations, or without a name', () => {
    const { organisationer } = answerWith({});
    const twice = { organisationer: [...organisationer, ...organisationer] };
    expect(() => readAnswer(twice, '559999-9009')).toThrow('WRONG_ANSWER');
    expect(() => readAnswer(answerWith({ organisationsnamn: {} }), '559999-9009')).toThrow('WRONG_ANSWER');
    expect(readAnswer({ organisationer: [] }, '559999-9009')).toBeNull();
  });

  it('keeps a form and a proceeding that it does not tell apart as they are', () => {
    const proceedings = [{ kod: 'FUOL', klartext: 'Överlåtande i fusion', fromDatum: null }];
    const entry = readAnswer(
      answerWith({
        organisationsform: { kod: 'SCE', klartext: 'Europakooperativ' },
        pagaendeAvvecklingsEllerOmstruktureringsforfarande: {
          pagaendeAvvecklingsEllerOmstruktureringsforfarandeLista: proceedings,
        },
      }),
      '559999-9009',
    );
    expect(entry?.legalForm).toBeUndefined();
    expect(entry?.proceedings).toEqual([{ kind: 'OTHER', name: 'Överlåtande i fusion' }]);
  });
});
