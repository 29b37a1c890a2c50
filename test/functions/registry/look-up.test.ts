import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handler } from '../../../functions/registry/look-up/handler.ts';
import { type CompanyRegistry, seededCompanies, startCompanyRegistry } from '../../../infra/local/company-registry.ts';
import type { Lookup } from '../../../shared/domain/registry/lookup.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readLookups } from '../../../shared/store/registry/registry.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import {
  type BuiltApplication,
  completeApplication,
  incompleteApplication,
  withContent,
} from '../../support/application-builder.ts';
import { holdSecret } from '../../support/mocked-services.ts';
import { webContext } from '../../support/web-request.ts';
import {
  arrived,
  checked,
  everything,
  findingOf,
  publishAnotherVersion,
  today,
  useRequirements,
} from '../requirement/support.ts';

useRequirements();

const a = completeApplication();
const secretArn = 'arn:aws:secretsmanager:eu-north-1:000000000000:secret:valbar/company-registry-AbCdEf';

let registry: CompanyRegistry;
/** The questions that came in, by their path. */
let asked: string[] = [];
let disturb: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;

beforeAll(async () => {
  registry = await startCompanyRegistry(seededCompanies(process.cwd()), (request, response) => {
    asked.push(request.url ?? '');
    return disturb(request, response);
  });
  holdSecret(JSON.stringify(registry.credentials));
  Object.assign(process.env, {
    REGISTRIES: JSON.stringify({
      COMPANY: {
        adapter: 'BOLAGSVERKET',
        credentialsSecretArn: secretArn,
        tokenUrl: `${registry.address}/oauth2/token`,
        apiUrl: `${registry.address}/v1`,
      },
    }),
  });
});
afterAll(async () => {
  await registry.close();
});
beforeEach(() => {
  asked = [];
  disturb = () => false;
});

async function lookUp(subject: Subject): Promise<void> {
  const applicationId = publicId(subject.municipality, subject.id);
  expect(await handler({ applicationId, attempt: 1 }, webContext)).toEqual({ outcome: 'LOOKED_UP' });
}

/** What is kept after the registries were asked, of the company register. */
async function company(built: BuiltApplication): Promise<{ subject: Subject; lookup: Lookup | undefined }> {
  const subject = await arrived(built);
  await lookUp(subject);
  return { subject, lookup: (await readLookups(subject)).find((one) => one.registry === 'COMPANY') };
}

function applicant(changes: Partial<BuiltApplication['content']['applicant']>): BuiltApplication {
  return withContent(a, { applicant: { ...a.content.applicant, ...changes } });
}

function answering(status: number, body: string): typeof disturb {
  return ({ url }, response) => {
    if (url !== '/v1/organisationer') return false;
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    return true;
  };
}

const hash: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);

describe('looking an applicant up', () => {
  it('keeps what the register says with its source, its time and its hash, and no more than the checks read', async () => {
    const { subject, lookup } = await company(a);
    expect(lookup).toEqual({
      schemaVersion: 1,
      registry: 'COMPANY',
      source: 'Bolagsverket, värdefulla datamängder',
      numberHash: hash,
      answer: {
        outcome: 'FOUND',
        entry: {
          name: 'Solgläntans Hemtjänst AB',
          legalForm: 'LIMITED_COMPANY',
          registeredOn: '2015-05-04',
          proceedings: [],
        },
      },
      answerHash: hash,
      since: `${today}T09:00:00.000Z`,
      at: `${today}T09:00:00.000Z`,
    });
    expect((await readEvents(subject)).at(-1)).toMatchObject({
      type: 'REGISTRIES_LOOKED_UP',
      data: { lookups: [{ registry: 'COMPANY', outcome: 'FOUND' }] },
    });
  });

  it('helps the officer: the finding carries the register’s word, and a person settles', async () => {
    const { subject } = await company(a);
    await checked(subject);
    const finding = await findingOf(subject, 'HT-G-01');
    expect(finding).toMatchObject({ result: 'NEEDS_HUMAN', suggestion: 'MET' });
    expect(finding.reason.sv).toContain('Bolagsverket, värdefulla datamängder (2026-03-05 kl. 10:00)');
  });

  it('asks each register once a run, and not again while the answer is fresh', async () => {
    const { subject } = await company(a);
    expect(asked.filter((url) => url === '/v1/organisationer')).toHaveLength(1);
    const before = await everything();
    await lookUp(subject);
    expect(asked.filter((url) => url === '/v1/organisationer')).toHaveLength(1);
    expect(await everything()).toBe(before);
  });

  it('asks again after a day; the same answer keeps the instant at which it was first given', async () => {
    const { subject, lookup } = await company(a);
    vi.setSystemTime(new Date('2026-03-09T09:00:00.000Z'));
    await lookUp(subject);
    const [again] = await readLookups(subject);
    expect(again).toEqual({ ...lookup, at: '2026-03-09T09:00:00.000Z' });
  });

  it('LOV 7:1: notes a bankruptcy for a person to assess, and proposes nothing from it', async () => {
    const { subject, lookup } = await company(
      applicant({
        name: 'Skymningens Omsorg AB',
        registration: { kind: 'SWEDISH', organisationNumber: '559999-9207' },
      }),
    );
    expect(lookup?.answer).toMatchObject({
      outcome: 'FOUND',
      entry: { proceedings: [{ kind: 'BANKRUPTCY', name: 'Konkurs', since: '2026-02-12' }] },
    });
    await checked(subject);
    const exclusion = await findingOf(subject, 'HT-G-02');
    expect(exclusion).toMatchObject({ result: 'NEEDS_HUMAN' });
    expect(exclusion.suggestion).toBeUndefined();
    expect(exclusion.reason.sv).toContain('Konkurs sedan 2026-02-12');
    expect((await findingOf(subject, 'HT-G-01')).suggestion).toBeUndefined();
  });

  it('leaves a number that the register does not have to a person', async () => {
    const { subject, lookup } = await company(
      applicant({ registration: { kind: 'SWEDISH', organisationNumber: '559999-9405' } }),
    );
    expect(lookup?.answer).toEqual({ outcome: 'NOT_FOUND' });
    await checked(subject);
    expect(await findingOf(subject, 'HT-G-01')).toMatchObject({ result: 'NEEDS_HUMAN' });
    expect((await findingOf(subject, 'HT-G-01')).suggestion).toBeUndefined();
  });

  it('never sends a sole trader’s personal number', async () => {
    const { lookup } = await company(incompleteApplication());
    expect(lookup?.answer).toEqual({ outcome: 'NO_ANSWER', fault: 'PERSONAL_NUMBER' });
    expect(asked).toEqual([]);
  });

  it('does not ask about a number that can not be one', async () => {
    const { lookup } = await company(
      applicant({ registration: { kind: 'SWEDISH', organisationNumber: '559999-9008' } }),
    );
    expect(lookup?.answer).toEqual({ outcome: 'NO_ANSWER', fault: 'INVALID_NUMBER' });
    expect(asked).toEqual([]);
  });

  it('says of a register that is not connected that a person looks it up', async () => {
    await publishAnotherVersion(7, (requirement) =>
      requirement.id === 'HT-G-01'
        ? {
            ...requirement,
            controlPoints: requirement.controlPoints.map((point) => ({
              ...point,
              check: {
                kind: 'registry-lookup' as const,
                registry: 'TAX' as const,
                reading: 'NOT_NEEDED' as const,
                guidance: { sv: 'Är sökanden godkänd för F-skatt?', en: 'Is the applicant approved for F-tax?' },
              },
            })),
          }
        : requirement,
    );
    const subject = await arrived(a, 7);
    await lookUp(subject);
    expect((await readLookups(subject)).map(({ answer }) => answer)).toEqual([
      { outcome: 'NO_ANSWER', fault: 'NOT_CONNECTED' },
    ]);
    await checked(subject);
    const finding = await findingOf(subject, 'HT-G-01');
    expect(finding.result).toBe('NEEDS_HUMAN');
    expect(finding.reason.sv).toContain('Är sökanden godkänd för F-skatt?');
  });

  it.each([
    ['OUTAGE', answering(500, '{}')],
    ['OUTAGE', answering(503, 'maintenance')],
    ['RATE_LIMITED', answering(429, '{}')],
    ['NO_ACCESS', answering(403, '{}')],
    ['WRONG_ANSWER', answering(404, '{}')],
    ['WRONG_ANSWER', answering(200, '{"organisationer": [')],
    ['WRONG_ANSWER', answering(200, '<html>')],
    ['WRONG_ANSWER', answering(200, '{"organisationer": [{"namn": "x"}]}')],
    [
      'NO_ACCESS',
      (request: IncomingMessage, response: ServerResponse) => {
        if (request.url !== '/oauth2/token' && request.headers.authorization !== undefined) {
          response.writeHead(401).end();
          return true;
        }
        return false;
      },
    ],
    [
      'OUTAGE',
      (request: IncomingMessage) => {
        request.socket.destroy();
        return true;
      },
    ],
  ] as const)('falls back to a person, visibly, when the register fails: %s', async (fault, how) => {
    disturb = how;
    const { subject, lookup } = await company(a);
    expect(lookup?.answer).toEqual({ outcome: 'NO_ANSWER', fault });
    await checked(subject);
    const finding = await findingOf(subject, 'HT-G-01');
    expect(finding).toMatchObject({ result: 'NEEDS_HUMAN', source: 'SYSTEM' });
    expect(finding.suggestion).toBeUndefined();
    expect(finding.reason.sv).toContain('Bolagsverket, värdefulla datamängder (2026-03-05');
    // Tried once more at most, and never hammered.
    expect(asked.filter((url) => url === '/v1/organisationer').length).toBeLessThanOrEqual(2);
  });

  it('does not believe an answer about another number', async () => {
    disturb = ({ url }, response) => {
      if (url !== '/v1/organisationer') return false;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          organisationer: [
            {
              organisationsidentitet: { identitetsbeteckning: '5599999108' },
              organisationsnamn: { organisationsnamnLista: [{ namn: 'Dimviks Omsorg AB' }] },
              organisationsform: { kod: 'AB' },
            },
          ],
        }),
      );
      return true;
    };
    expect((await company(a)).lookup?.answer).toEqual({ outcome: 'NO_ANSWER', fault: 'WRONG_ANSWER' });
  });

  it('gets over an outage that passes by itself', async () => {
    let failures = 1;
    disturb = ({ url }, response) => {
      if (url !== '/v1/organisationer' || failures === 0) return false;
      failures -= 1;
      response.writeHead(502).end();
      return true;
    };
    expect((await company(a)).lookup?.answer.outcome).toBe('FOUND');
  });

  it('asks again the next time when it got no answer', async () => {
    disturb = answering(503, '{}');
    const { subject } = await company(a);
    disturb = () => false;
    await lookUp(subject);
    expect((await readLookups(subject)).map(({ answer }) => answer.outcome)).toEqual(['FOUND']);
  });

  it('is a fault for an application that does not exist', async () => {
    await expect(
      handler({ applicationId: 'granvik.01JNOTHINGNOTHINGNOTHING00', attempt: 1 }, webContext),
    ).rejects.toThrow();
  });
});
