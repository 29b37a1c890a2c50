import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as assess } from '../../../functions/requirement/assess/handler.tsx';
import { handler as decide } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler as requestDecision } from '../../../functions/decision/request-decision/handler.ts';
import { handler as register } from '../../../functions/application/register/handler.ts';
import { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import { askForCorrection, readCorrections } from '../../../shared/store/completion/correction.ts';
import { answerCorrection } from '../../../shared/store/completion/answer-correction.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { faultsOf } from '../../support/browser.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { homeCareSystemId } from '../../support/open-system.ts';
import { ask, webContext } from '../../support/web-request.ts';
import {
  allMet,
  applicationOf,
  inAssessment,
  openTaskOf,
  Reader,
  tasksOf,
  tokenOf,
  useRequirements,
} from './support.ts';

useRequirements();

/** A municipality that asks for two people wherever it can. */
beforeAll(() => {
  const steps = ['REGISTRATION', 'CORRECTION', 'EXCLUSION', 'DECISION'] as const;
  useMunicipalities([Municipality.parse({ ...granvik, fourEyes: steps })]);
});
afterAll(useGranvik);

const ebba = { name: 'Ebba Lind', email: 'ebba@granvik.example' };
const nora = { name: 'Nora Sköld', email: 'nora@granvik.example' };

type Person = typeof ebba;

function bearer({ name, email }: Person, role = 'case-officer'): Record<string, string> {
  return { authorization: `Bearer ${tokenOf(name, role, email)}` };
}

async function assessing(subject: Subject, who: Person): Promise<Reader> {
  const params = { applicationId: publicId(subject.municipality, subject.id) };
  const page = new Reader(assess, '/desk/applications/{applicationId}/assessment', params, bearer(who));
  await page.post({ step: 'conflict', conflict: 'NONE' });
  return page;
}

const ground = {
  'applies-UNPAID_TAXES': 'YES',
  'evidence-UNPAID_TAXES': 'Skuld hos Kronofogden.',
  'proportionality-UNPAID_TAXES': 'Stor och gammal.',
  'exclude-UNPAID_TAXES': 'YES',
};

async function propose(page: Reader): Promise<Awaited<ReturnType<Reader['post']>>> {
  return page.send({ step: 'propose' }, { view: 'proposal' });
}

describe('where two people are asked for', () => {
  it('LOV 7:1: who wrote an assessment of exclusion does not put the proposal forward; another does', async () => {
    const subject = await inAssessment(completeApplication());
    const writer = await assessing(subject, ebba);
    await writer.send({ step: 'review', ...(await allMet(subject)), ...ground });
    const refused = await propose(writer);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Du har skrivit bedömningen av uteslutning');
    expect((await applicationOf(subject)).status).toBe('ASSESSMENT');
    expect(await faultsOf([['exclusion by the same', refused.body]])).toEqual([]);
    expect((await propose(await assessing(subject, nora))).status).toBe(303);
    expect(await applicationOf(subject)).toMatchObject({ status: 'PROPOSED', proposal: { outcome: 'EXCLUSION' } });
  }, 60_000);

  it('KL 7:5: the delegated officer does not decide on what they assessed, but may hand it over', async () => {
    const delegate = { name: 'Enar Chefsson', email: 'enhetschef@granvik.example' };
    const subject = await inAssessment(completeApplication());
    await (await assessing(subject, delegate)).send({ step: 'save', ...(await allMet(subject)) });
    expect((await propose(await assessing(subject, nora))).status).toBe(303);
    const applicationId = publicId(subject.municipality, subject.id);
    await requestDecision({ applicationId, attempt: 1, taskToken: 'd', enteredAt: 'd' }, webContext);
    const page = new Reader(
      decide,
      '/desk/applications/{applicationId}/decision',
      { applicationId },
      bearer(delegate, 'delegate'),
    );
    await page.post({ step: 'conflict', conflict: 'NONE' });
    const refused = await page.send({ step: 'answer', answer: 'AS_PROPOSED' });
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('Du har bedömt ärendet');
    expect(await faultsOf([['decision by the same', refused.body]])).toEqual([]);
    expect((await applicationOf(subject)).status).toBe('PROPOSED');
    expect((await page.send({ step: 'answer', answer: 'HAND_OVER', words: 'Jag har bedömt det.' })).status).toBe(303);
    expect(await applicationOf(subject)).toMatchObject({ handedOver: true });
  }, 60_000);

  it('LOV 6:2: who noted a slip does not answer whether it is corrected; another does', async () => {
    const subject = await inAssessment(completeApplication());
    const application = await applicationOf(subject);
    const slip = { requirementId: 'HT-G-13', wrong: 'Tryggve AB', right: 'Trygve AB', why: 'Intyget säger Trygve AB.' };
    const at = '2026-03-05T09:00:00.000Z';
    await askForCorrection(() => applicationOf(subject), slip, { at, by: ebba.name, noticedBy: 'OFFICER' });
    const [correction] = await readCorrections(subject);
    if (correction === undefined) throw new Error('It was asked for');
    const answer = { allowed: true, reason: 'Uppenbart.', at };
    const own = await answerCorrection(await applicationOf(subject), correction, { ...answer, by: 'ebba lind ' });
    expect(own).toEqual({ ok: false, error: 'SAME_PERSON' });
    expect(await readCorrections(subject)).toEqual([correction]);
    const other = await answerCorrection(await applicationOf(subject), correction, { ...answer, by: nora.name });
    expect([other.ok, application.status]).toEqual([true, 'ASSESSMENT']);
  });

  it('a paper that one officer registered is seen by another before its handling begins', async () => {
    const params = { choiceSystemId: homeCareSystemId };
    const { content } = completeApplication();
    const paper = { channel: 'POST', receivedAt: '2026-03-02T08:30:00.000Z', content, signedBy: ['Mika Glänta'] };
    const headers = { ...bearer(ebba), 'content-type': 'application/json' };
    const route = '/v1/choice-systems/{choiceSystemId}/filed-applications';
    const made = await ask(register, { method: 'POST', route, params, headers, body: JSON.stringify(paper) });
    const id = /granvik\.(\w+)/.exec(made.body)?.[1] ?? '';
    const subject = applicationSubject('granvik', id);
    expect((await openTaskOf(subject, 'ENTER_APPLICATION')).assignee.name).toBe(granvik.coordinator.name);
    const entry = { route: '/desk/applications/{applicationId}/entry', params: { applicationId: `granvik.${id}` } };
    const own = await ask(register, { ...entry, headers: bearer(ebba), form: { step: 'begin' } });
    expect(own.status).toBe(422);
    expect(own.body).toContain('Du registrerade ansökan');
    expect(await faultsOf([['entry by the same', own.body]])).toEqual([]);
    const other = await ask(register, { ...entry, headers: bearer(nora), form: { step: 'begin' } });
    expect(other.status).toBe(303);
    expect(await tasksOf(subject, 'ENTER_APPLICATION')).toMatchObject([{ status: 'ANSWERED', answeredBy: nora.name }]);
  }, 60_000);
});
