import { describe, expect, it } from 'vitest';
import { handler as assess } from '../../../functions/requirement/assess/handler.tsx';
import { handler } from '../../../functions/web/show-desk/handler.tsx';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { readDesk } from '../../../shared/store/desk/desk.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { everythingIn } from '../../support/tables.ts';
import { ask, type WebAnswer } from '../../support/web-request.ts';
import {
  everything,
  type Form,
  hiddenIn,
  inAssessment,
  officerAt,
  tokenOf,
  useRequirements,
} from '../requirement/support.ts';

useRequirements();

const headers = (role: string) => ({ authorization: `Bearer ${tokenOf('Sam Ordning', role)}` });

function get(role = 'coordinator', query: Record<string, string> = {}): Promise<WebAnswer> {
  return ask(handler, { route: '/desk/settings', query, headers: headers(role) });
}

/** Sends the form as it is shown, with what is changed in it. */
async function save(form: Form, role = 'coordinator'): Promise<WebAnswer> {
  const shown = hiddenIn((await get('coordinator')).body);
  return ask(handler, { route: '/desk/settings', headers: headers(role), form: { ...shown, ...form } });
}

const officers = 'Nora Sköld; nora@granvik.example; sjuksköterska, MAS\nEko Nilsson; eko@granvik.example';
const reason = {
  'reason-0-title': 'Praktik räcker inte',
  'reason-0-requirement': 'HT-S-02',
  'reason-0-text': 'Praktiken är kortare än kravet anger.',
};

describe('the settings of the desk', () => {
  it('keep officers with what they judge and reusable texts, and every version of them', async () => {
    expect((await save({ officers, ...reason })).status).toBe(303);
    const first = await readDesk('granvik');
    expect(first).toMatchObject({
      officers: [
        { name: 'Nora Sköld', competences: ['sjuksköterska', 'MAS'] },
        { name: 'Eko Nilsson', competences: [] },
      ],
      reasons: [{ title: 'Praktik räcker inte', requirementId: 'HT-S-02' }],
    });
    expect((await save({ officers, ...reason, 'reason-0-text': 'Ny lydelse.' })).status).toBe(303);
    const second = await readDesk('granvik');
    expect(second?.reasons).toMatchObject([{ reasonId: first?.reasons[0]?.reasonId, text: 'Ny lydelse.' }]);
    const versions = (await everythingIn('CASE_TABLE')).filter(
      ({ pk, sk }) => pk === 'granvik#DESK#desk' && String(sk).startsWith('VERSION#'),
    );
    expect(versions.map(({ reasons }) => JSON.stringify(reasons).includes('Ny lydelse'))).toEqual([false, true]);
  });

  it('show how many open cases lie with each officer and with nobody, and which are past their day', async () => {
    expect((await save({ officers })).status).toBe(303);
    const row = async (who: string) => {
      const rows = (await get()).body.split('</tr>').filter((one) => one.includes(who));
      return rows[0]
        ?.replaceAll(/<[^>]*>/g, ' ')
        .match(/\d+/g)
        ?.map(Number);
    };
    const [before, unassigned] = [await row('Nora Sköld'), await row('Ingen än')];
    const subject = await inAssessment(completeApplication());
    expect(await row('Ingen än')).toEqual([(unassigned?.[0] ?? 0) + 1, unassigned?.[1]]);
    const application = await readApplication(subject);
    if (application?.status !== 'ASSESSMENT') throw new Error('It waits for an officer');
    const officer = { name: 'Nora Sköld', email: 'nora@granvik.example' };
    const event = { type: 'CASE_ASSIGNED', at: new Date().toISOString(), by: 'test', data: {} };
    await commitApplication({ before: application, after: { ...application, officer }, event });
    expect(await row('Nora Sköld')).toEqual([(before?.[0] ?? 0) + 1, before?.[1]]);
    expect(await row('Ingen än')).toEqual(unassigned);
  });

  it('LOV 10:4: keep the municipality’s own words of a notice, and refuse any that speak of an appeal', async () => {
    const words = { 'notice-opening': 'Hej!', 'notice-closing': 'Ring oss gärna.' };
    expect((await save({ officers, ...words })).status).toBe(303);
    expect((await readDesk('granvik'))?.notice).toEqual({ opening: 'Hej!', closing: 'Ring oss gärna.' });
    const before = await everything();
    const wrong = { ...words, 'notice-closing': 'Beslutet kan överklagas till förvaltningsrätten.' };
    expect((await save({ officers, ...wrong })).status).toBe(422);
    expect((await save({ officers, 'notice-opening': 'x'.repeat(2001) })).status).toBe(422);
    expect(await everything()).toBe(before);
    expect((await save({ officers })).status).toBe(303);
    expect(await readDesk('granvik')).not.toHaveProperty('notice');
  });

  it('are the coordinator’s to change, the officers’ to read, nobody else’s', async () => {
    const before = await everything();
    expect((await get('case-officer')).body).not.toContain('>Spara<');
    expect((await get('auditor')).status).toBe(403);
    expect((await save({ officers: '' }, 'case-officer')).status).toBe(403);
    expect((await get('coordinator', { municipality: 'annanstad' })).status).toBe(404);
    expect(await everything()).toBe(before);
  });

  it('refuse what is not written as it should be, and a change made from an older version', async () => {
    const before = await everything();
    for (const wrong of [
      'Nora',
      'Nora; inte en adress',
      `${officers}\nNora igen; NORA@granvik.example`,
      `${'x'.repeat(90)}; a@b.example; ${'y'.repeat(90)}`,
    ]) {
      expect((await save({ officers: wrong })).status, wrong.slice(0, 20)).toBe(422);
    }
    expect((await save({ officers, 'reason-0-title': 'Rubrik utan text', 'reason-0-text': '' })).status).toBe(422);
    expect((await save({ officers, ...reason, 'reason-0-text': 'x'.repeat(2001) })).status).toBe(422);
    expect((await save({ officers, version: '0' })).status).toBe(409);
    expect((await save({ officers, version: 'x' })).status).toBe(400);
    expect(await everything()).toBe(before);
  });
});

describe('a reusable text', () => {
  it('is put into the reason of its requirement, to be read and changed; nothing is saved by it', async () => {
    await save({ officers, ...reason });
    const [kept] = (await readDesk('granvik'))?.reasons ?? [];
    const subject = await inAssessment(completeApplication());
    const page = officerAt(assess, subject);
    await page.post({ step: 'conflict', conflict: 'NONE' });
    const shown = await page.get();
    expect(shown.body).toContain('Text att återanvända för HT-S-02');
    expect(shown.body).not.toContain('Text att återanvända för HT-S-03');
    const before = await everything();
    const inserted = await page.send({
      step: 'insert',
      'pick-HT-S-02': kept?.reasonId ?? '',
      'note-HT-S-02': 'Eget skäl.',
      'result-HT-S-02': 'NOT_MET',
    });
    expect(inserted.status).toBe(200);
    expect(inserted.body).toContain('Eget skäl.\nPraktiken är kortare än kravet anger.');
    expect(await everything()).toBe(before);
    expect((await page.send({ step: 'insert', 'pick-HT-S-03': kept?.reasonId ?? '' })).body).not.toContain(
      'Praktiken är kortare',
    );
  });
});
