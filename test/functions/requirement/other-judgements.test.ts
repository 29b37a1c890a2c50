import { afterEach, describe, expect, it } from 'vitest';
import { handler } from '../../../functions/requirement/assess/handler.tsx';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import {
  applicationSubject,
  commitApplication,
  putContent,
  putEvidence,
} from '../../../shared/store/application/application.ts';
import { putCheck, readChecks } from '../../../shared/store/requirement/check.ts';
import {
  choiceSystemSubject,
  putRequirementSet,
  putVersion,
  readVersion,
} from '../../../shared/store/choice-system/choice-system.ts';
import { putRelation } from '../../../shared/store/provider/provider.ts';
import { transact } from '../../../shared/store/transact.ts';
import {
  type BuiltApplication,
  completeApplication,
  homeCare,
  withContent,
} from '../../support/application-builder.ts';
import { faultsOf } from '../../support/browser.ts';
import { granvik } from '../../support/granvik.ts';
import { lillby } from '../../support/lillby/lillby.ts';
import { received } from '../../support/stored-case.ts';
import { everything, inAssessment, officerAt, type Reader, useRequirements } from './support.ts';

useRequirements();
afterEach(() => {
  useMunicipalities([granvik]);
});

const differently = 'Samma underlag har bedömts på annat sätt';

/** A provider of its own for each test, registered under a number that nobody else has. */
function applicant(organisationNumber: string): BuiltApplication {
  const built = completeApplication();
  return withContent(built, {
    applicant: { ...built.content.applicant, registration: { kind: 'SWEDISH', organisationNumber } },
  });
}

/** What submitting does: the case stands under its provider. */
async function relate(subject: Subject, { content }: BuiltApplication): Promise<void> {
  const { name, registration, legalForm } = content.applicant;
  const organisation = { name, registration, legalForm };
  const since = '2026-03-02T09:00:00.000Z';
  await transact([
    putRelation(subject.municipality, {
      schemaVersion: 1,
      kind: 'APPLICATION',
      id: subject.id,
      organisation,
      persons: [],
      since,
    }),
  ]);
}

async function officer(subject: Subject): Promise<Reader> {
  const page = officerAt(handler, subject);
  await page.post({ step: 'conflict', conflict: 'NONE' });
  return page;
}

/** A case whose provider's insurance certificate was judged so. */
async function judged(built: BuiltApplication, result: 'MET' | 'NOT_MET'): Promise<Subject> {
  const subject = await inAssessment(built);
  await relate(subject, built);
  const saved = await (
    await officer(subject)
  ).send({ step: 'save', [field]: result, [note]: 'Försäkringen är prövad.' });
  expect(saved.status).toBe(303);
  return subject;
}

const requirementId = 'HT-G-13';
const field = `result-${requirementId}`;
const note = `note-${requirementId}`;

/** The same case at a neighbour, with what its officer settled. */
async function judgedInLillby(like: Subject, built: BuiltApplication, result: 'MET' | 'NOT_MET'): Promise<Subject> {
  const version = await readVersion('granvik', 'hemtjanst', 1);
  if (version === null) throw new Error('It was published');
  const system = choiceSystemSubject('lillby', 'hemtjanst');
  const application = received({ applicationId: newId(), municipality: 'lillby', diaryNumber: 'ON 2026/00007' });
  const subject = applicationSubject('lillby', application.applicationId);
  const checks = (await readChecks(like)).map((check) =>
    check.settlement === undefined
      ? check
      : { ...check, settlement: { ...check.settlement, result, note: 'Lillbys egna skäl.' } },
  );
  await transact([
    putRequirementSet(system, homeCare, hashOf(homeCare)),
    putVersion(system, { ...version, municipality: 'lillby' }),
  ]);
  await commitApplication({
    before: null,
    after: application,
    event: { type: 'APPLICATION_RECEIVED', at: application.receivedAt, by: 'applicant', data: {} },
    also: [
      putContent(subject, built.content),
      ...built.evidence.map((file) => putEvidence(subject, file)),
      ...checks.map((check) => putCheck(subject, check)),
    ],
  });
  await relate(subject, built);
  return subject;
}

describe('the same proof judged differently', () => {
  it('LOV 1:2: is noted with which case, when and the result, once the officer has settled it', async () => {
    const built = applicant('559999-9017');
    const first = await judged(built, 'NOT_MET');
    const second = await inAssessment(built);
    await relate(second, built);
    const page = await officer(second);
    expect((await page.get()).body).not.toContain(differently);
    await page.send({ step: 'save', [field]: 'MET', [note]: 'Försäkringen gäller.' });
    const before = await everything();
    const { body } = await page.get();
    expect(body.split(differently)).toHaveLength(2);
    expect(body).toContain(`/desk/applications/granvik.${first.id}`);
    expect(body).toContain('Granviks kommun, 5 mars 2026');
    expect(body).toContain('inte uppfyllt');
    expect(body).not.toContain('Försäkringen är prövad.');
    expect(await everything()).toBe(before);
    expect(await faultsOf([['judged otherwise', body]])).toEqual([]);
  }, 60_000);

  it('is not noted where the result is the same, the file is another, or the provider is', async () => {
    const built = applicant('559999-9025');
    await judged(built, 'NOT_MET');
    const same = await judged(built, 'NOT_MET');
    expect((await (await officer(same)).get()).body).not.toContain(differently);
    const other = await judged(applicant('559999-9033'), 'MET');
    expect((await (await officer(other)).get()).body).not.toContain(differently);
    const renewed = {
      ...built,
      evidence: built.evidence.map((file) => ({ ...file, sha256: hashOf(`${file.kind}, renewed`) })),
    };
    const anew = await judged(renewed, 'MET');
    expect((await (await officer(anew)).get()).body).not.toContain(differently);
  });

  it('is told across a border only between municipalities that both say they cooperate, and never their texts', async () => {
    const built = applicant('559999-9041');
    const subject = await judged(built, 'MET');
    const neighbour = await judgedInLillby(subject, built, 'NOT_MET');
    const page = await officer(subject);
    useMunicipalities([granvik, lillby]);
    expect((await page.get()).body).not.toContain(differently);
    useMunicipalities([{ ...granvik, cooperatesWith: ['lillby'] }, lillby]);
    expect((await page.get()).body).not.toContain(differently);
    useMunicipalities([
      { ...granvik, cooperatesWith: ['lillby'] },
      { ...lillby, cooperatesWith: ['granvik'] },
    ]);
    const { body } = await page.get();
    expect(body).toContain(differently);
    expect(body).toContain('Lillby kommun, 5 mars 2026');
    for (const hidden of ['ON 2026/00007', neighbour.id, 'Lillbys egna skäl.']) expect(body).not.toContain(hidden);
  });
});
