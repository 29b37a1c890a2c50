import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { handler } from '../../../functions/register/export-case/handler.tsx';
import { handler as keepDocuments } from '../../../functions/register/keep-documents/handler.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import {
  commitApplication,
  putEvidence,
  readApplication,
  readContent,
} from '../../../shared/store/application/application.ts';
import { commitContract, readContract } from '../../../shared/store/contract/contract.ts';
import { recordConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readReadings } from '../../../shared/store/desk/reading.ts';
import { storedFile } from '../../support/application-builder.ts';
import { useBucket } from '../../support/bucket.ts';
import { contractOut } from '../../support/contract-out.ts';
import { webContext } from '../../support/web-request.ts';
import {
  askedToDecide,
  eventsOf,
  everything,
  Officer,
  proposals,
  type Role,
  useDecisions,
} from '../decision/support.ts';

useDecisions();
const bucket = useBucket();

const text = 'ett intyg om försäkring';
const hash = createHash('sha256').update(text).digest('hex');

const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;
const terms = { edition: 'FULL', recipient: 'Inspektionen', ground: 'Begäran 2026-03-09' };

function officer(subject: Subject, role: Role = 'secretary'): Officer {
  return new Officer(handler, 'export', subject, { ...secretary, role });
}

/** A case that waits for its decision, with a file that came and a basis that was kept. */
async function caseWithFile(): Promise<Subject> {
  const subject = await askedToDecide(proposals.refusal());
  const application = await readApplication(subject);
  if (application === null) throw new Error('No application');
  const file = {
    ...storedFile('insurance.certificate', '2026-03-02'),
    fileName: 'intyg.pdf',
    objectKey: `granvik/${subject.id}/01ARZ3NDEKTSV4RRFFQ69G5FAV`,
    sha256: hash,
    bytes: Buffer.byteLength(text),
    scan: 'CLEAN',
  } as const;
  await commitApplication({
    before: application,
    after: application,
    event: { type: 'EVIDENCE_STORED', at: file.at, by: '=cmd()', data: {} },
    also: [putEvidence(subject, file)],
  });
  bucket.objects.set(file.objectKey, text);
  await keepDocuments({ applicationId: publicId(subject.municipality, subject.id), attempt: 1 }, webContext);
  return subject;
}

const Manifest = z.looseObject({
  recipient: z.string(),
  ground: z.string(),
  events: z.looseObject({ isChainWhole: z.boolean() }),
  documents: z.array(z.looseObject({ number: z.number(), kind: z.string(), file: z.nullable(z.string()) })),
  files: z.array(z.looseObject({ path: z.string(), sha256: z.string(), intact: z.optional(z.boolean()) })),
});

async function exported(subject: Subject, form: Readonly<Record<string, string>> = terms) {
  const { status, headers } = await officer(subject).post(form);
  expect(status).toBe(303);
  const made = new URL(headers['location'] ?? '', 'https://here.invalid').searchParams.get('made') ?? '';
  const page = await officer(subject).get('GET', { made });
  const link = parse(page.body).querySelector('.note a')?.getAttribute('href') ?? '';
  const response = await fetch(link);
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const manifest = Manifest.parse(JSON.parse(strFromU8(parts['manifest.json'] ?? new Uint8Array())));
  return { parts, manifest };
}

describe('a case that is given out for supervision', () => {
  it('is one archive with its documents, its events and a checksum of each file, which agree', async () => {
    const subject = await caseWithFile();
    const { parts, manifest } = await exported(subject);
    expect(manifest).toMatchObject({ recipient: 'Inspektionen', ground: 'Begäran 2026-03-09' });
    expect(manifest.events.isChainWhole).toBe(true);
    const sent = manifest.documents.find(({ kind }) => kind === 'FILE');
    expect(strFromU8(parts[sent?.file ?? ''] ?? new Uint8Array())).toBe(text);
    expect(manifest.documents.find(({ kind }) => kind === 'PROPOSAL')?.file).toMatch(/BASIS\.pdf$/);
    const sums = strFromU8(parts['SHA256SUMS'] ?? new Uint8Array())
      .trimEnd()
      .split('\n');
    expect(sums).toHaveLength(Object.keys(parts).length - 1);
    for (const line of sums) {
      const [sum = '', path = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(parts[path] ?? '')
          .digest('hex'),
        path,
      ).toBe(sum);
    }
    expect(manifest.files.flatMap(({ intact }) => intact ?? [])).toEqual([true, true]);
    // A spreadsheet takes no name of anybody's for a formula.
    expect(strFromU8(parts['handelser.csv'] ?? new Uint8Array())).toContain("'=cmd()");
  });

  it('OSL 5:2: has what came while its contract ran, with its files', async () => {
    const { application, contract } = await contractOut();
    const before = await readContract(contract);
    if (before === null) throw new Error('No contract');
    const file = {
      ...storedFile('insurance.certificate', '2026-03-02'),
      fileName: 'nytt intyg.pdf',
      objectKey: `granvik/contracts/${contract.id}/01ARZ3NDEKTSV4RRFFQ69G5FAV`,
      sha256: hash,
      bytes: Buffer.byteLength(text),
      scan: 'CLEAN',
    } as const;
    const words = { intyg: 'Intyget kommer i maj.' };
    await commitContract({
      before,
      after: before,
      event: { type: 'PROOFS_SUPPLIED', at: file.at, by: 'Kim Solberg', data: { words } },
      also: [putEvidence(contract, file)],
    });
    bucket.objects.set(file.objectKey, text);
    const { parts, manifest } = await exported(application);
    const listed = manifest.documents.find(({ kind }) => kind === 'CONTRACT_FILE');
    expect(strFromU8(parts[listed?.file ?? ''] ?? new Uint8Array())).toBe(text);
    expect(manifest.documents.map(({ kind }) => kind)).toContain('PROOFS');
    const publicly = await exported(application, { ...terms, edition: 'PUBLIC' });
    expect(Object.keys(publicly.parts).some((path) => path.includes('intyg'))).toBe(false);
  });

  it('says which file is not what came', async () => {
    const subject = await caseWithFile();
    bucket.objects.set(`granvik/${subject.id}/01ARZ3NDEKTSV4RRFFQ69G5FAV`, 'something else');
    const { manifest } = await exported(subject);
    expect(manifest.files.find(({ path }) => path.endsWith('intyg.pdf'))?.intact).toBe(false);
  });

  it('OSL 31:16: masked, holds no file that was sent in, no kept document, and names no private person', async () => {
    const subject = await caseWithFile();
    const { parts, manifest } = await exported(subject, { ...terms, edition: 'PUBLIC' });
    expect(Object.keys(parts).toSorted()).toEqual([
      'SHA256SUMS',
      'akt.pdf',
      'handelser.csv',
      'handelser.json',
      'manifest.json',
    ]);
    expect(manifest.documents.map(({ kind }) => kind)).toContain('FILE');
    const contact = (await readContent(subject))?.contact.name ?? 'nobody';
    for (const name of ['handelser.csv', 'handelser.json', 'manifest.json']) {
      expect(strFromU8(parts[name] ?? new Uint8Array()), name).not.toContain(contact);
    }
  });

  it('says in the case and in the log of readings who gave it out, to whom and why', async () => {
    const subject = await caseWithFile();
    await exported(subject);
    expect(await eventsOf(subject, 'CASE_EXPORTED')).toMatchObject([{ by: 'Sekla Teräng', data: terms }]);
    expect(await readReadings(subject)).toMatchObject([{ name: 'Sekla Teräng' }]);
  });

  it('is refused without a ground, a recipient or how much, and to whoever may not or has an interest', async () => {
    const subject = await caseWithFile();
    for (const field of ['ground', 'recipient', 'edition']) {
      const { status, body } = await officer(subject).post({ ...terms, [field]: ' ' });
      expect(status, field).toBe(422);
      expect(body).toContain(`href="#${field}`);
    }
    expect((await officer(subject, 'case-officer').post(terms)).status).toBe(403);
    const before = await everything();
    expect((await officer(subject).get('GET', { made: '01ARZ3NDEKTSV4RRFFQ69G5FAV' })).body).not.toContain('.zip');
    expect(await everything()).toBe(before);
    const who = { ...secretary, subject: secretary.email };
    await recordConflict(subject, who, { answer: 'DECLARED', at: new Date().toISOString() });
    expect((await officer(subject).post(terms)).status).toBe(403);
    expect(await eventsOf(subject, 'CASE_EXPORTED')).toEqual([]);
  });
});
