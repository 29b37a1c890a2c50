import { afterEach, describe, expect, it } from 'vitest';
import { handler } from '../../../functions/requirement/assess/handler.tsx';
import { handler as showEarlier } from '../../../functions/requirement/show-earlier/handler.tsx';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import {
  applicationSubject,
  commitApplication,
  putContent,
  putEvidence,
  readApplication,
} from '../../../shared/store/application/application.ts';
import { putCheck, readChecks } from '../../../shared/store/requirement/check.ts';
import {
  choiceSystemSubject,
  putRequirementSet,
  putVersion,
  readVersion,
} from '../../../shared/store/choice-system/choice-system.ts';
import { readReadings } from '../../../shared/store/desk/reading.ts';
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

describe('what was judged the last time', () => {
  const route = '/desk/applications/{applicationId}/earlier';
  const earlierAt = (subject: Subject, who: { name?: string; role?: string } = {}) =>
    officerAt(showEarlier, subject, who).at(route, {});

  it('LOV 1:2: is one click from each requirement: outcome, reason, by whom and when, case, whether the proof is the same', async () => {
    const built = applicant('559999-9058');
    const first = await judged(built, 'NOT_MET');
    const renewed = {
      ...built,
      evidence: built.evidence.map((file) => ({ ...file, sha256: hashOf(`${file.kind}, renewed`) })),
    };
    const other = await judged(renewed, 'MET');
    const now = await inAssessment(built);
    await relate(now, built);
    const { body: form } = await (await officer(now)).get();
    expect(form).toContain(`href="/desk/applications/granvik.${now.id}/earlier#${requirementId}"`);
    const { status, body } = await earlierAt(now).get();
    expect(status).toBe(200);
    const section = body.split(`<section id="${requirementId}"`)[1]?.split('</section>')[0] ?? '';
    expect(
      section
        .split('<li>')
        .slice(1)
        .map((line) => [line.includes('Inte uppfyllt'), line.includes('Samma underlag')]),
    ).toEqual(
      expect.arrayContaining([
        [true, true],
        [false, false],
      ]),
    );
    expect(section).toContain('Försäkringen är prövad.');
    expect(section).toContain('Ebba Lind');
    expect(section).toContain('inget beslut än');
    for (const { id } of [first, other]) expect(section).toContain(`/desk/applications/granvik.${id}`);
    expect(await faultsOf([['earlier judgements', body]])).toEqual([]);
  }, 60_000);

  it('is noted in the access log of each case that was read, and in nothing of the case; HEAD reads nothing', async () => {
    const built = applicant('559999-9066');
    const first = await judged(built, 'NOT_MET');
    const now = await inAssessment(built);
    await relate(now, built);
    const before = await everything();
    await earlierAt(now, { name: 'Vera Revision', role: 'auditor' }).get({}, 'HEAD');
    expect(await everything()).toBe(before);
    const version = (await readApplication(first))?.version;
    await earlierAt(now, { name: 'Vera Revision', role: 'auditor' }).get();
    expect((await readReadings(first)).map(({ name, seq }) => [name, seq])).toEqual([['Vera Revision', version]]);
    expect((await readApplication(first))?.version).toBe(version);
  });

  it('KL 6:28: shows whoever has a conflict of interest nothing of either case', async () => {
    const built = applicant('559999-9074');
    const first = await judged(built, 'NOT_MET');
    const now = await inAssessment(built);
    await relate(now, built);
    await officerAt(handler, first, { name: 'Sune Släkting' }).post({ step: 'conflict', conflict: 'DECLARED' });
    const { body } = await earlierAt(now, { name: 'Sune Släkting' }).get();
    expect(body).toContain('inte bedömt samma krav');
    expect(body).not.toContain(first.id);
    expect(await readReadings(first)).toEqual([]);
    await officerAt(handler, now, { name: 'Sune Släkting' }).post({ step: 'conflict', conflict: 'DECLARED' });
    expect((await earlierAt(now, { name: 'Sune Släkting' }).get()).status).toBe(403);
  });

  it('is nobody’s who is not of the municipality’s staff, and none of another provider’s', async () => {
    const built = applicant('559999-9082');
    const now = await inAssessment(built);
    await relate(now, built);
    expect((await earlierAt(now).get()).body).toContain('inte bedömt samma krav');
    expect((await earlierAt(now, { role: 'care-manager' }).get()).status).toBe(403);
    expect((await earlierAt({ ...now, id: newId() }).get()).status).toBe(404);
  });
});
