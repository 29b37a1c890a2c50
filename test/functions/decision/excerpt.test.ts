import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { handler as recordScan } from '../../../functions/application/record-scan/handler.ts';
import { handler as verifyEvidence } from '../../../functions/application/verify-evidence/handler.ts';
import { handler as meetingPage } from '../../../functions/decision/register-meeting/handler.tsx';
import { handler as writeDocument } from '../../../functions/decision/write-document/handler.tsx';
import { handler as exportCase } from '../../../functions/register/export-case/handler.tsx';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { readEvidence, readExcerpts } from '../../../shared/store/application/application.ts';
import { useBucket } from '../../support/bucket.ts';
import { ask, webContext } from '../../support/web-request.ts';
import {
  askedToDecide,
  eventsOf,
  everything,
  meetingDay,
  Officer,
  proposals,
  type Role,
  signedIn,
  useDecisions,
} from './support.ts';

useDecisions();
const bucket = useBucket();

const who = { role: 'secretary', name: 'Sekla Teräng', email: 's@granvik.example' } as const;
const pdf = '%PDF-1.7\nutdraget';

/** A case whose item was opened; nobody has declared a result. */
async function openedItem(): Promise<{ readonly subject: Subject; readonly secretary: Officer }> {
  const subject = await askedToDecide(proposals.refusal());
  const secretary = await new Officer(meetingPage, 'meeting', subject, who).withoutConflict();
  await secretary.send({ step: 'open', heldOn: meetingDay });
  const present = Object.fromEntries(['1', '2', '3', '4'].map((seat) => [`attendance-${seat}`, 'PRESENT_IN_ROOM']));
  await secretary.send({ step: 'attendance', ...present });
  return { subject, secretary };
}

async function declared(): Promise<{ readonly subject: Subject; readonly secretary: Officer }> {
  const item = await openedItem();
  expect((await item.secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' })).status).toBe(303);
  return item;
}

/** The secretary asks for a place, and the browser sends a file to it. */
async function sent(secretary: Officer, subject: Subject, bytes = pdf): Promise<Evidence> {
  const { status, headers } = await secretary.post({ step: 'excerpt' });
  expect(status).toBe(303);
  const id = new URL(headers['location'] ?? '', 'https://here.invalid').searchParams.get('excerpt');
  const place = (await readExcerpts(subject)).find(({ evidenceId }) => evidenceId === id);
  if (place === undefined) throw new Error('No place for the excerpt');
  bucket.objects.set(place.objectKey, bytes);
  await arrives(place);
  return place;
}

async function arrives({ objectKey: key }: Evidence): Promise<void> {
  await verifyEvidence({ detail: { object: { key } } }, webContext);
}

async function scanEnds({ objectKey }: Evidence, scanResultStatus = 'NO_THREATS_FOUND'): Promise<void> {
  await recordScan({ detail: { s3ObjectDetails: { objectKey }, scanResultDetails: { scanResultStatus } } }, webContext);
}

function fetched(subject: Subject, { evidenceId }: Evidence, role: Role = 'secretary') {
  return ask(writeDocument, {
    route: '/desk/applications/{applicationId}/documents/{documentId}',
    params: { applicationId: `granvik.${subject.id}`, documentId: evidenceId },
    headers: { authorization: `Bearer ${signedIn({ ...who, role })}` },
  });
}

describe('the excerpt of a meeting’s minutes', () => {
  it('is sent straight to the bucket, as a PDF of at most 25 MB, and is the case’s once it is verified', async () => {
    const { subject, secretary } = await declared();
    expect((await secretary.get()).body).toContain('Lägg in ett protokollsutdrag');
    const { headers } = await secretary.post({ step: 'excerpt' });
    const { searchParams } = new URL(headers['location'] ?? '', 'https://here.invalid');
    const page = parse((await secretary.get('GET', Object.fromEntries(searchParams))).body);
    const form = page.querySelector('form[enctype="multipart/form-data"]');
    const policy = form?.querySelector('[name=policy]')?.getAttribute('value') ?? '';
    const terms = Buffer.from(policy, 'base64').toString();
    expect(terms).toContain(`["content-length-range",1,${String(25 * 1024 * 1024)}]`);
    expect(terms).toContain('{"Content-Type":"application/pdf"}');

    const place = await sent(secretary, subject);
    expect(await eventsOf(subject, 'EVIDENCE_OFFERED')).toMatchObject([
      { by: 'Sekla Teräng', data: { heldOn: meetingDay, paragraph: '97' } },
      { by: 'Sekla Teräng', data: { evidenceId: place.evidenceId } },
    ]);
    expect((await fetched(subject, place)).status).toBe(409);
    await arrives(place);
    await scanEnds(place);
    await scanEnds(place);
    expect(await eventsOf(subject, 'EVIDENCE_STORED')).toHaveLength(1);
    expect((await secretary.get()).body).toContain(`Protokollsutdrag ${meetingDay} § 97.pdf`);
    const { status, headers: answer } = await fetched(subject, place, 'auditor');
    expect(status).toBe(303);
    expect(await (await fetch(answer['location'] ?? '')).text()).toBe(pdf);
    expect(await readEvidence(subject)).toEqual([]);
  });

  it('is among the case’s documents and in its archive, and a former one stays beside the one that took its place', async () => {
    const { subject, secretary } = await declared();
    const former = await sent(secretary, subject, '%PDF-1.7\nojusterat');
    const latter = await sent(secretary, subject);
    for (const one of [former, latter]) await scanEnds(one);
    const list = parse((await new Officer(writeDocument, 'documents', subject, who).get()).body);
    const links = list.querySelectorAll('td a').map((link) => link.getAttribute('href'));
    const path = `/desk/applications/granvik.${subject.id}/documents/`;
    expect(links).toEqual(expect.arrayContaining([former, latter].map(({ evidenceId }) => `${path}${evidenceId}`)));
    expect(list.text).toContain('Lägg in protokollsutdraget');

    const officer = new Officer(exportCase, 'export', subject, who);
    const made = await officer.post({ edition: 'FULL', recipient: 'Inspektionen', ground: 'Begäran' });
    const query = Object.fromEntries(new URL(made.headers['location'] ?? '', 'https://here.invalid').searchParams);
    const link =
      parse((await officer.get('GET', query)).body)
        .querySelector('.note a')
        ?.getAttribute('href') ?? '';
    const parts = unzipSync(new Uint8Array(await (await fetch(link)).arrayBuffer()));
    const excerpts = Object.entries(parts).filter(([name]) => name.includes('Protokollsutdrag'));
    expect(excerpts.map(([, bytes]) => strFromU8(bytes))).toEqual(['%PDF-1.7\nojusterat', pdf]);
  });

  it.each([
    ['is no PDF', '<html>inget utdrag</html>', undefined, 'TYPE_DIFFERS'],
    ['is infected', pdf, 'THREATS_FOUND', 'INFECTED'],
  ])('is turned away and reached by nobody when it %s', async (_what, bytes, scan, rejection) => {
    const { subject, secretary } = await declared();
    const place = await sent(secretary, subject, bytes);
    if (scan !== undefined) await scanEnds(place, scan);
    expect(await readExcerpts(subject)).toMatchObject([{ status: 'REJECTED', rejection }]);
    expect((await fetched(subject, place)).status).toBe(404);
    expect((await secretary.get()).body).toContain('Inte mottagen');
    const list = await new Officer(writeDocument, 'documents', subject, who).get();
    expect(list.body).not.toContain('Protokollsutdrag 2');
  });

  it('is not taken before the result is declared, from other roles, from an unknown case, or on GET', async () => {
    const { subject, secretary } = await openedItem();
    expect((await secretary.post({ step: 'excerpt' })).status).toBe(409);
    await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' });
    const before = await everything();
    for (const role of ['case-officer', 'coordinator', 'delegate', 'auditor'] as const) {
      const other = new Officer(meetingPage, 'meeting', subject, { ...who, role });
      expect((await other.post({ step: 'excerpt' })).status).toBe(403);
    }
    const elsewhere = signedIn({ ...who, at: ['granskog'] });
    const request = {
      route: '/desk/applications/{applicationId}/meeting',
      params: { applicationId: `granvik.${subject.id}` },
      headers: { authorization: `Bearer ${elsewhere}`, 'content-type': 'application/x-www-form-urlencoded' },
      form: { step: 'excerpt' },
    };
    expect((await ask(meetingPage, request)).status).toBe(403);
    const stranger = new Officer(meetingPage, 'meeting', { ...subject, id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, who);
    expect((await stranger.post({ step: 'excerpt' })).status).toBe(404);
    await secretary.get('GET', { excerpt: 'nonsense' });
    await secretary.get('HEAD');
    expect(await everything()).toBe(before);
  });
});
