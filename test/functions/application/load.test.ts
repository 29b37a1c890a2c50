import { beforeAll, expect, it } from 'vitest';
import { readEvents } from '../../../shared/store/event.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { about, confirmedDraft, create, draftOf, fieldOf, stored } from './applicant.ts';

useTables({ EVIDENCE_BUCKET: 'granvik-evidence' });

beforeAll(openHomeCare);

it('OSL 5:1: two hundred drafts and fifty submissions at once lose none, double none and number each once', async () => {
  const confirmed = await Promise.all(Array.from({ length: 50 }, () => confirmedDraft()));
  const [started, submitted] = await Promise.all([
    Promise.all(Array.from({ length: 200 }, () => create())),
    Promise.all(confirmed.map((draft) => about(draft, 'submit'))),
  ]);
  expect(started.filter(({ status }) => status === 201)).toHaveLength(200);
  expect(submitted.filter(({ status }) => status === 201)).toHaveLength(50);
  expect(new Set(started.map((answer) => draftOf(answer).applicationId)).size).toBe(200);
  expect(new Set(submitted.map((answer) => fieldOf(answer, 'diaryNumber'))).size).toBe(50);
  for (const { subject } of started.map(draftOf))
    expect(await stored(subject)).toMatchObject({ status: 'DRAFT', version: 1 });
  for (const { subject } of confirmed) {
    const arrivals = (await readEvents(subject)).filter(({ type }) => type === 'APPLICATION_RECEIVED');
    expect(arrivals).toHaveLength(1);
  }
}, 60_000);
