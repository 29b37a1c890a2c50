import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { handler as decideAsMember } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler as giveNotice } from '../../../functions/decision/give-notice/handler.ts';
import { handler as writeDocument } from '../../../functions/decision/write-document/handler.tsx';
import { handler } from '../../../functions/register/keep-documents/handler.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { KeptDocument } from '../../../shared/domain/register/kept-document.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { recordSignature } from '../../../shared/store/contract/sign.ts';
import { readKeptDocuments } from '../../../shared/store/register/kept-document.ts';
import { storeApproved } from '../../support/approved-application.ts';
import { useBucket } from '../../support/bucket.ts';
import { contractOut } from '../../support/contract-out.ts';
import { ask, webContext, type WebAnswer } from '../../support/web-request.ts';
import {
  askedToDecide,
  dieAfterCommits,
  eventsOf,
  Officer,
  openTaskOf,
  proposals,
  signedIn,
  useDecisions,
  Visitor,
} from '../decision/support.ts';

useDecisions();
const bucket = useBucket();

const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;

/** The workflow comes to a step that keeps. */
function keep(subject: Subject): Promise<unknown> {
  return handler({ applicationId: publicId(subject.municipality, subject.id), attempt: 1 }, webContext);
}

function fetchKept(subject: Subject, { documentId }: Pick<KeptDocument, 'documentId'>): Promise<WebAnswer> {
  return ask(writeDocument, {
    route: '/desk/applications/{applicationId}/documents/{documentId}',
    params: { applicationId: publicId(subject.municipality, subject.id), documentId },
    headers: { authorization: `Bearer ${signedIn(secretary)}` },
  });
}

async function onlyKept(subject: Subject): Promise<KeptDocument> {
  const [document, ...more] = await readKeptDocuments(subject);
  if (document === undefined || more.length > 0) throw new Error('Not one document');
  return document;
}

const bytesOf = ({ body }: WebAnswer): Buffer => Buffer.from(body, 'base64');

describe('what is put before whoever decides', () => {
  it('is kept as it was written, and is the same bytes when the case has changed, for the staff and by the link', async () => {
    const subject = await askedToDecide(proposals.completed());
    await keep(subject);
    const document = await onlyKept(subject);
    expect(document).toMatchObject({ kind: 'BASIS', of: proposals.completed().basisHash });
    const application = await readApplication(subject);
    if (application?.status !== 'PROPOSED') throw new Error('Not proposed');
    await commitApplication({
      before: application,
      after: { ...application, officer: { name: 'Ny Handläggare', email: 'ny@granvik.example' } },
      event: { type: 'CASE_ASSIGNED', at: new Date().toISOString(), by: 'Sam', data: {} },
    });
    const answer = await fetchKept(subject, document);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf' });
    expect(sha256(bytesOf(answer))).toBe(document.sha256);
    expect(bytesOf(answer).subarray(0, 5).toString()).toBe('%PDF-');
    const visitor = await Visitor.to(decideAsMember, 'decide', await openTaskOf(subject, 'DECIDE_AS_MEMBER'));
    await (await visitor.identify()).withoutConflict();
    const byLink = await visitor.opens(writeDocument, '/documents/{token}', { format: 'pdf' });
    expect(sha256(bytesOf(byLink))).toBe(document.sha256);
    // In another language it is written anew, as before.
    const english = await visitor.opens(writeDocument, '/documents/{token}', { format: 'pdf', lang: 'en' });
    expect(sha256(bytesOf(english))).not.toBe(document.sha256);
  });

  it('has its hash in the case’s chain of events and in the list of documents, which leads to it', async () => {
    const subject = await askedToDecide(proposals.refusal());
    await keep(subject);
    const { documentId, sha256: hash } = await onlyKept(subject);
    expect(await eventsOf(subject, 'DOCUMENT_KEPT')).toMatchObject([{ data: { documentId, sha256: hash } }]);
    const { body } = await new Officer(writeDocument, 'documents', subject, secretary).get();
    const link = parse(body)
      .querySelectorAll('main a')
      .find((one) => one.text === 'Beslutsunderlag');
    expect(link?.getAttribute('href')).toContain(`/documents/${documentId}`);
    expect(body).toContain(hash.slice(0, 16));
  });

  it('is kept once, called twice, at the same time, or after whoever kept it died', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const death = dieAfterCommits();
    await expect(keep(subject)).rejects.toThrow('died');
    death.revive();
    const first = await onlyKept(subject);
    await Promise.all([keep(subject), keep(subject)]);
    expect(await onlyKept(subject)).toEqual(first);
    expect(await eventsOf(subject, 'DOCUMENT_KEPT')).toHaveLength(1);
    const other = await askedToDecide(proposals.refusal());
    await Promise.all([keep(other), keep(other)]);
    expect(await eventsOf(other, 'DOCUMENT_KEPT')).toHaveLength(1);
  });

  it('is given to nobody when its bytes are not those that were kept', async () => {
    const subject = await askedToDecide(proposals.refusal());
    await keep(subject);
    const document = await onlyKept(subject);
    bucket.objects.set(document.objectKey, `${bucket.objects.get(document.objectKey) ?? ''} `);
    const changed = await fetchKept(subject, document);
    expect(changed.status).toBe(500);
    expect(changed.body).toContain('kontrollsumma');
    bucket.objects.delete(document.objectKey);
    expect((await fetchKept(subject, document)).status).toBe(500);
    expect((await fetchKept(subject, { documentId: 'BASIS-none' })).status).toBe(404);
  });
});

describe('what the applicant is told, and what both parties sign', () => {
  it('LOV 8:2: is kept as the notice was when it was sent', async () => {
    const subject = await storeApproved();
    await giveNotice({ applicationId: publicId(subject.municipality, subject.id), attempt: 1 }, webContext);
    await keep(subject);
    const kinds = (await readKeptDocuments(subject)).map(({ documentId }) => documentId);
    expect(kinds).toContain('NOTICE-1');
    expect((await fetchKept(subject, { documentId: 'NOTICE-1' })).status).toBe(200);
  });

  it('LOV 8:3: is kept as the contract was when the last one had signed, never before', async () => {
    const { application, contract } = await contractOut();
    await keep(application);
    expect((await readKeptDocuments(application)).map(({ kind }) => kind)).toEqual(['BASIS']);
    const found = await readContract(contract);
    if (found?.status !== 'AWAITING_SIGNATURES') throw new Error('Not out');
    const at = new Date().toISOString();
    const common = { method: 'WET_INK', at, documentHash: found.documentHash, registeredBy: 'Ebba Lind' } as const;
    const inOrder = found.signers.toSorted(({ party }) => (party === 'PROVIDER' ? -1 : 1));
    for (const { signerId, name } of inOrder) {
      await recordSignature({ contract, signerId, by: name, signature: { ...common, name } }, at);
    }
    await keep(application);
    expect((await readKeptDocuments(application)).map(({ documentId }) => documentId)).toContain(
      `CONTRACT-${contract.id}`,
    );
    const { body } = await new Officer(writeDocument, 'documents', application, secretary).get();
    expect(body).toContain(`/documents/CONTRACT-${contract.id}`);
  });
});
