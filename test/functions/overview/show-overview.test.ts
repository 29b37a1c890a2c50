import { beforeAll, describe, expect, it } from 'vitest';
import { handler as officerPage } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler as documents } from '../../../functions/decision/write-document/handler.tsx';
import { handler } from '../../../functions/overview/show-overview/handler.tsx';
import { projectEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { readDecided } from '../../../shared/store/overview/decided-case.ts';
import { faultsOf } from '../../support/browser.ts';
import { homeCareScope } from '../../support/application-builder.ts';
import { sampleEntry } from '../../support/catalogue-entry.ts';
import { ask, type WebAnswer } from '../../support/web-request.ts';
import { askedToDecide, meetingDay, Officer, proposals, signedIn, useDecisions } from '../decision/support.ts';

useDecisions();

const path = '/desk/overview';

const coordinator = { role: 'coordinator', name: 'Samo Ordning', email: 'samordnare@granvik.example' } as const;

function show(query: Record<string, string> = {}): Promise<WebAnswer> {
  return ask(handler, { route: path, query, headers: { authorization: `Bearer ${signedIn(coordinator)}` } });
}

beforeAll(async () => {
  const there = { scopes: [homeCareScope], selectableFrom: '2026-03-01' };
  const own = sampleEntry('OWN', 'Granviks hemtjänst');
  await projectEntry({ ...sampleEntry('A'), ...there });
  await projectEntry({ ...own, ...there, provider: { ...own.provider, regi: 'MUNICIPAL' } });
});

async function decided(): Promise<void> {
  const who = { role: 'delegate', name: 'Enar Chefsson', email: 'enhetschef@granvik.example' } as const;
  const officer = await new Officer(
    officerPage,
    'decision',
    await askedToDecide(proposals.clear()),
    who,
  ).withoutConflict();
  await officer.send({ step: 'answer', answer: 'AS_PROPOSED' });
}

describe('the overview', () => {
  it('has a decision from the transaction that made it, once, with the days it took and without whom it was about', async () => {
    await decided();
    const [one, ...others] = await readDecided('granvik', { from: meetingDay, through: meetingDay });
    expect(others).toEqual([]);
    expect(one).toMatchObject({ choiceSystemId: 'hemtjanst', decidedOn: meetingDay, outcome: 'APPROVED' });
    expect(JSON.stringify(one)).not.toContain('Solgläntan');
  });

  it('tells what waits, how long decisions took, and where there is a choice', async () => {
    await askedToDecide(proposals.clear());
    const { status, body } = await show();
    expect(status).toBe(200);
    expect(body).toContain('Översikt 10 mars 2026, tertial 1 2026');
    expect(body).toMatch(/Hemtjänst[^]*?<td[^>]*>1 *<svg/);
    expect(body).toContain('Från ansökan till beslut, median');
    expect(body).toContain('Hemtjänst, Hela kommunen');
    expect(body).toContain('1 och egen regi');
    expect(body).toContain('2 tunna');
  });

  it('shows private and own side by side, each out of those that are shown (KL 2:3)', async () => {
    const { body } = await show();
    expect(body.match(/1 av 1/g)).toHaveLength(2);
  });

  it('shows a tertial with no decisions as that, and none that has not begun', async () => {
    expect((await show({ tertial: '2025-T3' })).body).toContain('Inga beslut har fattats.');
    for (const tertial of ['2026-T2', '2026-T4', 'x', '']) expect((await show({ tertial })).status).toBe(400);
  });

  it('is a spreadsheet with the same numbers', async () => {
    const { status, headers, body } = await show({ format: 'csv' });
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/csv');
    const text = Buffer.from(body, 'base64').toString('utf8');
    expect(text).toContain('Avsnitt;Tabell;Rad;Kolumn;Värde');
    expect(text).toMatch(/Hemtjänst, Hela kommunen[";]*Antal;1 och egen regi/);
  });

  it('is a PDF for the committee', async () => {
    const answer = await ask(documents, {
      route: `${path}/document`,
      query: { format: 'pdf', tertial: '2026-T1' },
      headers: { authorization: `Bearer ${signedIn(coordinator)}` },
    });
    expect(answer.status).toBe(200);
    expect(Buffer.from(answer.body, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is for the municipality’s own staff alone', async () => {
    const { status, headers } = await ask(handler, { route: path });
    expect(status).toBe(303);
    expect(headers['location']).toMatch(/^\/sign-in/);
    expect((await show({ municipality: 'lillby' })).body).toContain('Granviks kommun');
  });

  it('can be read by everybody, on a phone too', async () => {
    expect(await faultsOf([['Översikt', (await show()).body]])).toEqual([]);
  });
});
