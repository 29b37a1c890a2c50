import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handler as administer } from '../../../functions/contract/administer/handler.tsx';
import { handler as followSigning } from '../../../functions/contract/follow-signing/handler.ts';
import { handler as hearSigning } from '../../../functions/contract/hear-signing/handler.ts';
import { handler as registerSignature } from '../../../functions/contract/register-signature/handler.tsx';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { isServed, type ServedContract } from '../../../shared/domain/contract/at-service.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { useBucket } from '../../support/bucket.ts';
import { faultsOf } from '../../support/browser.ts';
import { contractOut, openTasksOf, signingAs } from '../../support/contract-out.ts';
import { holdSecret, mail, secrets, workflow } from '../../support/mocked-services.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { follow } from '../../../functions/contract/follow-signing/follow.ts';
import { Scrive } from '../../../functions/contract/follow-signing/scrive.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { fieldOf, hashOfBytes, ScriveStandIn } from '../../support/scrive.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example', EVIDENCE_BUCKET: 'granvik-evidence' });
const { objects } = useBucket();
workflow.onAnyCommand().resolves({});
mail.onAnyCommand().resolves({});
const issuer = new OidcIssuer();
const scrive = new ScriveStandIn();
const secretArn = 'arn:aws:secretsmanager:eu-north-1:000000000000:secret:valbar/scrive-AbCdEf';

beforeAll(async () => {
  await openHomeCare();
  await issuer.start();
  await scrive.start();
  Object.assign(process.env, issuer.environment);
  holdSecret(JSON.stringify(scrive.credentials));
});
afterAll(async () => {
  secrets.reset();
  await Promise.all([issuer.stop(), scrive.stop()]);
});
beforeEach(() => {
  scrive.documents.clear();
  scrive.requests.length = 0;
  scrive.disturb = () => false;
  scrive.sealsAtOnce = true;
  signingAs({
    order: 'PROVIDER_FIRST',
    service: {
      adapter: 'SCRIVE',
      credentialsSecretArn: secretArn,
      apiUrl: scrive.apiUrl,
      authentication: 'SMS_PIN',
    },
  });
});

const hours = 3_600_000;
const mika = 'mika@solglantan.example';
const chief = 'enhetschef@granvik.example';

/** The sweep, so many hours from now. */
function sweep(later = 0) {
  const at = new Date(Date.now() + 1000 + later * hours).toISOString();
  return followSigning({ at }, { ...webContext, getRemainingTimeInMillis: () => 240_000 });
}

async function served(contract: Subject): Promise<ServedContract> {
  const found = await readContract(contract);
  if (!isServed(found)) throw new Error('It is at no service');
  return found;
}

/** A contract that the service has sent to its signers. */
async function out() {
  const both = await contractOut();
  await sweep();
  return { ...both, document: scrive.only };
}

function call(contract: Subject, documentId: string) {
  return ask(hearSigning, {
    route: '/signing-service/{contractId}',
    params: { contractId: `${contract.municipality}.${contract.id}` },
    form: { document_id: documentId, document_signed_and_sealed: 'true', document_json: '{"status":"closed"}' },
  });
}

function desk(contract: Subject, form?: Record<string, string>, role = 'coordinator', path = '') {
  const claims = {
    sub: 'c',
    name: 'Sam Ordning',
    email: 'samordnare@granvik.example',
    'cognito:groups': [`granvik:${role}`],
  };
  return ask(path === '/signature' ? registerSignature : administer, {
    route: `/desk/contracts/{contractId}${path}`,
    params: { contractId: `${contract.municipality}.${contract.id}` },
    cookies: [`__Host-session=${issuer.token(claims)}`],
    ...(form === undefined ? {} : { form }),
  });
}

async function eventsOf(contract: Subject): Promise<string[]> {
  return (await readEvents(contract)).map(({ type }) => type);
}

describe('a contract that an e-signing service has signed', () => {
  it('LOV 2:2: goes there as a PDF of its text, to those who sign in their order, with a code beside the link', async () => {
    const { contract } = await contractOut();
    expect(await readTasks(contract)).toEqual([]);
    expect(await readOutbox(contract)).toEqual([]);
    expect(await sweep()).toEqual({ followed: 1 });
    const { update, status, file } = scrive.only;
    expect(status).toBe('pending');
    expect(update).toMatchObject({
      title: 'Avtal SN 2026/00042 med Granviks kommun',
      days_to_sign: 30,
      api_callback_url: `https://valbar.granvik.example/signing-service/granvik.${contract.id}`,
    });
    expect(update?.parties.map((party) => [party.is_author, party.is_signatory])).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ]);
    const [, provider, municipality] = update?.parties ?? [];
    if (provider === undefined || municipality === undefined) throw new Error('Two sign');
    expect([provider, municipality].map(({ sign_order: turn }) => turn)).toEqual([1, 2]);
    expect([provider, municipality].map((party) => party.authentication_method_to_sign)).toEqual([
      'sms_pin',
      'sms_pin',
    ]);
    expect(fieldOf(provider, 'name', 1)).toBe('Mika');
    expect(fieldOf(provider, 'name', 2)).toBe('Glänta');
    expect(fieldOf(provider, 'mobile')).toBe('+46701740611');
    expect(fieldOf(municipality, 'email')).toBe(chief);
    expect(await served(contract)).toMatchObject({
      status: 'AWAITING_SIGNATURES',
      service: { status: 'OUT', laid: { reference: scrive.only.id, fileHash: hashOfBytes(file) }, signed: [] },
    });
  });

  it('LOV 8:3: is made by the last signature there: sealed, fetched, stored with its hash, and each recorded once', async () => {
    const { contract, application, document } = await out();
    scrive.sign(document, mika);
    expect((await call(contract, document.id)).status).toBe(204);
    await sweep();
    expect(await served(contract)).toMatchObject({ service: { status: 'OUT', signed: ['provider-1'] } });
    expect((await desk(contract)).body).toContain('Mika Glänta');
    scrive.sign(document, chief);
    await call(contract, document.id);
    await sweep();
    await call(contract, document.id);
    await sweep();
    const found = await served(contract);
    const objectKey = `granvik/contracts/${contract.id}/sealed-${document.id}.pdf`;
    const sealed = Buffer.from(objects.get(objectKey) ?? '', 'latin1');
    expect(sealed.toString('latin1')).toContain(`sealed ${document.id}`);
    expect(found).toMatchObject({
      status: 'SIGNED',
      service: { status: 'SEALED', objectKey, sealHash: hashOfBytes(sealed) },
      signers: [
        {
          signature: {
            method: 'ELECTRONIC',
            at: '2026-03-12T10:38:49.590Z',
            documentHash: 'documentHash' in found ? found.documentHash : '',
            identity: { kind: 'SERVICE', service: 'Scrive', reference: document.id },
          },
        },
        { status: 'SIGNED' },
      ],
    });
    expect(await readApplication(application)).toMatchObject({ status: 'CONTRACTED' });
    expect((await eventsOf(contract)).filter((type) => type === 'SIGNATURE_RECORDED')).toHaveLength(2);
    expect((await readOutbox(contract)).filter(({ kind }) => kind === 'PUBLISH')).toHaveLength(1);
    const link = await desk(contract, undefined, 'auditor', '/sealed');
    expect(link.status).toBe(303);
    expect(link.headers['location']).toContain(objectKey);
    objects.set(objectKey, `${sealed.toString('latin1')} `);
    const counted = vi.spyOn(Metrics.prototype, 'addMetric');
    const changed = await desk(contract, undefined, 'auditor', '/sealed');
    expect(changed.status).toBe(500);
    expect(counted).toHaveBeenCalledWith('KeptDocumentsBroken', 'Count', 1);
    counted.mockRestore();
    expect(changed.body).toContain('kontrollsumma');
    objects.set(objectKey, sealed.toString('latin1'));
  });

  it('is asked about once a day when nobody calls, and at the next run when the service calls', async () => {
    const { contract, document } = await out();
    await sweep();
    scrive.requests.length = 0;
    expect(await sweep(2)).toEqual({ followed: 0 });
    expect(await sweep(25)).toEqual({ followed: 1 });
    expect(scrive.requests).toEqual(['GET documents/{id}/get']);
    expect(await sweep(26)).toEqual({ followed: 0 });
    await call(contract, document.id);
    expect(await sweep()).toEqual({ followed: 1 });
  });

  it('believes nothing of what a call says, and takes none about another document', async () => {
    const { contract, document } = await out();
    expect((await call(contract, document.id)).status).toBe(204);
    await sweep();
    expect(await served(contract)).toMatchObject({ status: 'AWAITING_SIGNATURES', service: { status: 'OUT' } });
    expect((await call(contract, '8222115557000000000')).status).toBe(404);
    expect((await call({ ...contract, id: '01UNKNOWN' }, document.id)).status).toBe(404);
    expect((await call({ ...contract, municipality: 'elsewhere' }, document.id)).status).toBe(404);
    expect((await call(contract, '')).status).toBe(404);
  });

  it('waits for the seal, and has no signature before it', async () => {
    scrive.sealsAtOnce = false;
    const { contract, document } = await out();
    scrive.sign(document, mika);
    scrive.sign(document, chief);
    await sweep();
    expect(await served(contract)).toMatchObject({ status: 'AWAITING_SIGNATURES', service: { status: 'OUT' } });
    expect(objects.size).toBe(0);
    scrive.seal(document);
    await sweep();
    expect(await served(contract)).toMatchObject({ status: 'SIGNED' });
  });
});

describe('whoever dies on the way', () => {
  it.each(['POST documents/{id}/update', 'POST documents/{id}/start', 'GET documents/{id}/get'])(
    'at %s sends no second document when it is tried again',
    async (call) => {
      const { contract } = await contractOut();
      scrive.disturb = (_request, response) => {
        if (scrive.requests.at(-1) !== call) return false;
        response.writeHead(500).end();
        return true;
      };
      await sweep();
      expect(await served(contract)).toMatchObject({ service: { status: 'TO_SEND', fault: { kind: 'OUTAGE' } } });
      expect((await desk(contract)).body).toContain('Tjänsten svarar inte som den ska');
      scrive.disturb = () => false;
      expect(await sweep()).toEqual({ followed: 0 });
      await sweep(1);
      expect(scrive.documents.size).toBe(1);
      expect(await served(contract)).toMatchObject({ service: { status: 'OUT' } });
    },
  );

  it('after it was started, and before that was written down, finds it started', async () => {
    const { contract } = await contractOut();
    scrive.disturb = (_request, response) => {
      if (scrive.requests.at(-1) !== 'POST documents/{id}/start') return false;
      scrive.only.status = 'pending';
      response.writeHead(502).end();
      return true;
    };
    await sweep();
    scrive.disturb = () => false;
    await sweep(1);
    expect(scrive.requests.filter((request) => request.endsWith('/start'))).toHaveLength(1);
    expect(await served(contract)).toMatchObject({ service: { status: 'OUT' } });
  });
});

describe('what is not signed there', () => {
  it('is told to the coordinator with what the signer said, and goes on as a person says', async () => {
    const { contract, document } = await out();
    scrive.reject(document, 'Priset i punkt 4 stämmer inte.');
    await sweep();
    expect(await served(contract)).toMatchObject({
      status: 'AWAITING_SIGNATURES',
      service: { status: 'STOPPED', why: 'REJECTED', said: 'Priset i punkt 4 stämmer inte.' },
    });
    const [task] = await openTasksOf(contract, 'SEE_TO_SIGNING');
    expect(task?.assignee.email).toBe('samordnare@granvik.example');
    await sweep(48);
    expect(await openTasksOf(contract, 'SEE_TO_SIGNING')).toHaveLength(1);
    const shown = await desk(contract);
    expect(shown.body).toContain('Priset i punkt 4 stämmer inte.');
    expect(await faultsOf([['not signed at the service', shown.body]])).toEqual([]);
    expect((await desk(contract, undefined, 'auditor')).body).not.toContain('Skicka till tjänsten igen');
    expect((await desk(contract, { step: 'send-anew' }, 'auditor')).status).toBe(403);
    expect((await desk(contract, { step: 'send-anew' })).status).toBe(303);
    expect((await desk(contract, { step: 'send-anew' })).status).toBe(409);
    expect(await openTasksOf(contract, 'SEE_TO_SIGNING')).toEqual([]);
    await sweep();
    expect(scrive.documents.size).toBe(2);
    expect(await served(contract)).toMatchObject({ service: { status: 'OUT', signed: [] } });
  }, 60_000);

  it.each([
    ['timedout', 'TIMED_OUT'],
    ['canceled', 'CANCELLED'],
    ['document_error', 'FAILED'],
    ['gone', 'CANCELLED'],
  ] as const)('is told of when it ended there as %s', async (end, why) => {
    const { contract, document } = await out();
    if (end === 'gone') scrive.documents.clear();
    else document.status = end;
    await sweep();
    expect(await served(contract)).toMatchObject({ service: { status: 'STOPPED', why } });
    await desk(contract, { step: 'sign-here' });
    expect(await openTasksOf(contract, 'SIGN')).toHaveLength(1);
  });

  it('is not believed in an answer about another document, or of another shape', async () => {
    const { contract, document } = await out();
    for (const body of ['{}', 'no json', JSON.stringify({ id: '1', status: 'closed', parties: [] })]) {
      scrive.disturb = (_request, response) => {
        response.writeHead(200).end(body);
        return true;
      };
      await call(contract, document.id);
      await sweep();
      expect(await served(contract)).toMatchObject({
        status: 'AWAITING_SIGNATURES',
        service: { status: 'OUT', fault: { kind: 'WRONG_ANSWER' } },
      });
    }
    expect(await sweep(20)).toEqual({ followed: 1 });
    // A day without a word: whoever runs the system is to look why, for nobody hears who has signed.
    await expect(sweep(26)).rejects.toThrow('could not be followed');
    scrive.disturb = () => false;
    await sweep(27);
    expect(await served(contract)).not.toHaveProperty('service.fault');
  });

  it('is signed here when a person takes it back: asked with all their days, once nobody can sign there', async () => {
    const { contract, document } = await out();
    scrive.sign(document, mika);
    await sweep();
    expect((await desk(contract, { step: 'sign-here' })).status).toBe(303);
    expect((await desk(contract, { step: 'sign-here' })).status).toBe(409);
    expect(await readTasks(contract)).toEqual([]);
    scrive.disturb = (_request, response) => {
      response.writeHead(503).end();
      return true;
    };
    await sweep();
    expect(await readTasks(contract)).toEqual([]);
    scrive.disturb = () => false;
    await sweep(1);
    expect(document.status).toBe('canceled');
    expect(await served(contract)).toMatchObject({ service: { status: 'WITHDRAWN' } });
    expect((await openTasksOf(contract, 'SIGN')).map(({ assignee }) => assignee.email)).toEqual([mika]);
    await sweep(48);
    expect(await openTasksOf(contract, 'SIGN')).toHaveLength(1);
  });

  it('holds when the last one signed there before it was taken back', async () => {
    const { contract, document } = await out();
    scrive.sign(document, mika);
    await desk(contract, { step: 'sign-here' });
    scrive.sign(document, chief);
    await sweep();
    expect(await served(contract)).toMatchObject({ status: 'SIGNED', service: { status: 'SEALED' } });
    expect(await readTasks(contract)).toEqual([]);
  });

  it('LOV 2:2: can be signed on paper at any time, which takes it back from the service', async () => {
    const { contract, document } = await out();
    const found = await served(contract);
    const form = {
      document: 'documentHash' in found ? (found.documentHash ?? '') : '',
      signerId: 'provider-1',
      signedOn: stockholmDay(new Date().toISOString()),
      seen: 'yes',
      step: 'paper-answer',
    };
    expect((await desk(contract, undefined, 'delegate', '/signature')).body).toContain('tar det tillbaka därifrån');
    expect((await desk(contract, form, 'coordinator', '/signature')).status).toBe(303);
    expect(await served(contract)).toMatchObject({ service: { status: 'TO_WITHDRAW' } });
    expect(await readTasks(contract)).toEqual([]);
    await sweep();
    expect(document.status).toBe('canceled');
    expect((await openTasksOf(contract, 'REGISTER_SIGNATURE')).map(({ assignee }) => assignee.email)).toEqual([chief]);
  });

  it('is told of when the service could not be reached for a day, or lets nobody in', async () => {
    const { contract } = await contractOut();
    scrive.disturb = (_request, response) => {
      response.writeHead(503).end();
      return true;
    };
    await sweep();
    await sweep(1);
    expect(await openTasksOf(contract, 'SEE_TO_SIGNING')).toEqual([]);
    await sweep(25);
    expect(await served(contract)).toMatchObject({ service: { status: 'STOPPED', why: 'NOT_SENT' } });
    scrive.disturb = (_request, response) => {
      response.writeHead(401).end();
      return true;
    };
    await desk(contract, { step: 'send-anew' });
    await sweep();
    expect(await served(contract)).toMatchObject({ service: { status: 'STOPPED', why: 'NOT_SENT' } });
    expect(await openTasksOf(contract, 'SEE_TO_SIGNING')).toHaveLength(1);
    expect((await desk(contract, { step: 'sign-here' })).status).toBe(303);
    expect(await openTasksOf(contract, 'SIGN')).toHaveLength(1);
  });

  it('is not counted when others signed it there, or somebody without showing who they are', async () => {
    const { contract, document } = await out();
    scrive.sign(document, mika);
    scrive.sign(document, chief);
    const last = document.parties.at(-1);
    if (last !== undefined) last.authentication_method_to_sign = 'standard';
    await sweep();
    expect(await served(contract)).toMatchObject({
      status: 'AWAITING_SIGNATURES',
      service: { status: 'STOPPED', why: 'OTHER_SIGNERS' },
    });
    expect(objects.size).toBe(0);
  });

  it('goes on with the way to show who they are that it was sent with, when another is configured meanwhile', async () => {
    const { contract, document } = await out();
    expect(await served(contract)).toMatchObject({ service: { laid: { authentication: 'SMS_PIN' } } });
    scrive.sign(document, mika);
    scrive.sign(document, chief);
    const changed = {
      adapter: 'SCRIVE',
      credentialsSecretArn: secretArn,
      apiUrl: scrive.apiUrl,
      authentication: 'SE_BANKID',
    } as const;
    const service = new Scrive(changed, () => Promise.resolve(scrive.credentials));
    const at = new Date(Date.now() + 1000).toISOString();
    await follow(contract.id, { municipality: municipalityOf('granvik'), service, at });
    expect(await served(contract)).toMatchObject({ status: 'SIGNED', service: { status: 'SEALED' } });
  });

  it('never went there when somebody who signs has no address of their own', async () => {
    signingAs({
      service: { adapter: 'SCRIVE', credentialsSecretArn: secretArn, apiUrl: scrive.apiUrl, authentication: 'SMS_PIN' },
      signers: [{ name: 'Enar Chefsson', email: mika, phone: '0701740612' }],
    });
    const { contract } = await contractOut();
    await sweep();
    expect(scrive.requests).toEqual([]);
    expect(await served(contract)).toMatchObject({ service: { status: 'STOPPED', why: 'UNFIT_SIGNERS' } });
  });
});
