import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { evidenceLimits } from '../../shared/domain/application/evidence.ts';
import { bearer, type Draft, pdf } from '../demo/applicant.ts';
import { ask } from '../demo/ask.ts';
import type { Journey } from '../demo/journey.ts';
import { until } from '../demo/until.ts';
import { type Answer, request, send } from './request.ts';
import { someone } from './people.ts';
import { startJourney } from './running.ts';

const Offered = z.looseObject({
  evidenceId: z.string(),
  upload: z.looseObject({ url: z.url(), fields: z.record(z.string(), z.string()) }),
});
const Listed = z.looseObject({
  evidence: z.array(z.looseObject({ evidenceId: z.string(), status: z.string() })),
});

let journey: Journey;
let draft: Draft;

beforeAll(async () => {
  journey = await startJourney();
  const documentation = await journey.documentation();
  draft = await journey.applicant.create(documentation.choiceSystemId, someone(documentation, 8, 'STRAIGHT').content);
});

/** A document of so many bytes. */
function documentOf(bytes: number): Buffer<ArrayBuffer> {
  const whole = Buffer.alloc(bytes, 0x20);
  whole.set(pdf('stor'));
  return whole;
}

async function offer(file: Uint8Array): Promise<Answer> {
  return send(
    'POST',
    `/v1/applications/${draft.applicationId}/evidence`,
    {
      kind: 'insurance.certificate',
      fileName: 'intyg.pdf',
      contentType: 'application/pdf',
      bytes: file.byteLength,
      sha256: createHash('sha256').update(file).digest('hex'),
    },
    bearer(draft.token),
  );
}

async function upload(answer: Answer, file: Uint8Array<ArrayBuffer>): Promise<{ id: string; status: number }> {
  const offered = Offered.parse(JSON.parse(answer.text));
  const form = new FormData();
  for (const [name, value] of Object.entries(offered.upload.fields)) form.append(name, value);
  form.append('file', new Blob([file], { type: 'application/pdf' }), 'intyg.pdf');
  const { status } = await ask(offered.upload.url, { method: 'POST', body: form });
  return { id: offered.evidenceId, status };
}

async function statuses(): Promise<ReadonlyMap<string, string>> {
  const { text } = await request('GET', `/v1/applications/${draft.applicationId}`, { headers: bearer(draft.token) });
  const { evidence } = Listed.parse(JSON.parse(text));
  return new Map(evidence.map(({ evidenceId, status }) => [evidenceId, status]));
}

async function untilVerified(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return until('the files to be verified', async () => {
    const now = await statuses();
    const left = ids.filter((id) => now.get(id) === 'EXPECTED');
    return left.length === 0 ? { found: now } : `${String(left.length)} of ${String(ids.length)} that are not`;
  });
}

test('a file of exactly 25 MB is taken; one of a byte more is offered no place, and the bucket takes none of it', async () => {
  const most = documentOf(evidenceLimits.bytes);
  const sent = await upload(await offer(most), most);
  expect(sent.status).toBeLessThan(300);
  const more = documentOf(evidenceLimits.bytes + 1);
  const refused = await offer(more);
  expect([refused.status, refused.problem]).toEqual([400, 'invalid-body']);
  expect(refused.text).toContain('"path":"/bytes"');
  const claimed = await upload(await offer(most), more);
  expect(claimed.status).toBe(400);
  const verified = await untilVerified([sent.id]);
  expect(verified.get(sent.id)).toBe('STORED');
  expect(verified.get(claimed.id)).toBe('EXPECTED');
});

test('sixty files have their places in an application, the sixty-first is told that there are no more', async () => {
  const before = (await statuses()).size;
  const small = new Uint8Array(pdf('ett av många'));
  const left = evidenceLimits.perApplication - before;
  const sent: string[] = [];
  for (let at = 0; at < left; at += 10) {
    const batch = await Promise.all(
      Array.from({ length: Math.min(10, left - at) }, async () => upload(await offer(small), small)),
    );
    sent.push(...batch.map(({ id }) => id));
  }
  expect(new Set(sent).size).toBe(left);
  const one = await offer(small);
  expect([one.status, one.problem]).toEqual([409, 'too-many-files']);
  const verified = await untilVerified(sent);
  expect(sent.map((id) => verified.get(id))).toEqual(sent.map(() => 'STORED'));
  expect(verified.size).toBe(evidenceLimits.perApplication);
});
