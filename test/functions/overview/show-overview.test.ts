import { beforeAll, describe, expect, it } from 'vitest';
import { handler as officerPage } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler as documents } from '../../../functions/overview/write-document/handler.ts';
import { handler } from '../../../functions/overview/show-overview/handler.tsx';
import { standardForm } from '../../../shared/domain/follow-up/report-form.ts';
import { openQualityReport } from '../../../shared/domain/follow-up/quality-report.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { projectEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { campaignSubject, commitCampaign, putForm, readCampaign } from '../../../shared/store/follow-up/campaign.ts';
import { commitReport } from '../../../shared/store/follow-up/report.ts';
import { readDecided } from '../../../shared/store/overview/decided-case.ts';
import { faultsOf } from '../../support/browser.ts';
import { homeCareScope } from '../../support/application-builder.ts';
import { sampleEntry } from '../../support/catalogue-entry.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { storeTask } from '../../support/stored-case.ts';
import { ask, type WebAnswer } from '../../support/web-request.ts';
import { askedToDecide, meetingDay, Officer, proposals, signedIn, useDecisions } from '../decision/support.ts';

useDecisions();

const path = '/desk/overview';

const coordinator = { role: 'coordinator', name: 'Samo Ordning', email: 'samordnare@granvik.example' } as const;

function show(query: Record<string, string> = {}, at?: readonly string[]): Promise<WebAnswer> {
  const authorization = `Bearer ${signedIn({ ...coordinator, ...(at === undefined ? {} : { at }) })}`;
  return ask(handler, { route: path, query, headers: { authorization } });
}

/** A year's reports of the home care that everybody was asked for. */
async function putCampaign({ year, dueOn }: { year: number; dueOn: string }): Promise<void> {
  const campaignId = `hemtjanst-${String(year)}`;
  const { formHash, write } = putForm(campaignSubject('granvik', campaignId), standardForm);
  await commitCampaign({
    before: null,
    after: {
      schemaVersion: 1,
      status: 'OPEN',
      campaignId,
      municipality: 'granvik',
      choiceSystemId: 'hemtjanst',
      year,
      formHash,
      opensOn: '2026-01-07',
      dueOn,
      by: 'Sam Ordning',
      createdAt: '2025-11-02T08:00:00.000Z',
      startedAt: '2026-01-07T06:00:00.000Z',
      openedAt: '2026-01-07T06:00:00.000Z',
      left: [],
    },
    event: { type: 'CAMPAIGN_OPENED', at: '2026-01-07T06:00:00.000Z', by: 'calendar', data: {} },
    also: [write],
  });
}

const provider = {
  name: 'Utförare',
  registration: { kind: 'SWEDISH', organisationNumber: '559999-9009' },
  legalForm: 'LIMITED_COMPANY',
} as const;

async function putReport(contractId: string, year: number): Promise<void> {
  const campaignId = `hemtjanst-${String(year)}`;
  const campaign = await readCampaign(campaignSubject('granvik', campaignId));
  if (campaign === null) throw new Error('Nobody was asked');
  const at = '2026-01-07T06:00:00.000Z';
  await commitReport({
    before: null,
    after: openQualityReport(campaign, { contractId, provider }, { at, drawn: false }),
    event: { type: 'REPORT_OPENED', at, by: 'calendar', data: {} },
  });
}

function across(at: readonly string[], query: Record<string, string> = {}): Promise<WebAnswer> {
  const authorization = `Bearer ${signedIn({ ...coordinator, at })}`;
  return ask(handler, { route: `${path}/municipalities`, query, headers: { authorization } });
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

  it('tells which tasks are late, and for whom they wait, never whose they are', async () => {
    expect((await show()).body).toContain('Ingen uppgift är sen.');
    const { subject } = await storeTask({ kind: 'COMPLETE', dueOn: '2026-03-09' });
    await storeTask({ kind: 'ASSESS', dueOn: '2026-03-10' });
    const { body } = await show();
    expect(body).toMatch(/Komplettera<\/th><td[^>]*>Sökande, utförare och andra utanför<\/td><td[^>]*>1</);
    expect(body).not.toMatch(/>Bedöma</);
    expect(body).not.toContain(subject.id);
  });

  it('SoL 15:9: tells how far the year’s reports have come, and whose side is late', async () => {
    const year = 2025;
    await putCampaign({ year, dueOn: '2026-03-01' });
    for (const contractId of ['A', 'OWN']) await putReport(contractId, year);
    const { body } = await show();
    expect(body).toContain('Hemtjänst, 2025: senast 1 mars 2026');
    expect(body).toContain('2, varav 2 sena');
    expect(body).toMatch(/Kvalitetsredovisning sen<\/th><td[^>]*>1<\/td><td[^>]*>1</);
  });

  it('lays the municipalities that one works for side by side, and no others', async () => {
    useMunicipalities([granvik, { ...granvik, id: 'lillby', name: 'Lillby kommun' }]);
    const { body } = await show({}, ['granvik', 'lillby']);
    expect(body).toContain('/desk/overview/municipalities?');
    expect((await show()).body).not.toContain('/desk/overview/municipalities');
    const laid = await across(['granvik', 'lillby']);
    for (const name of ['Granviks kommun', 'Lillby kommun']) expect(laid.body).toContain(name);
    expect((await across(['granvik'])).body).not.toContain('Lillby kommun');
    const sheet = await across(['granvik', 'lillby'], { format: 'csv' });
    expect(Buffer.from(sheet.body, 'base64').toString('utf8')).toMatch(/Granviks kommun;[^;]*enskilda[^;]*;1/);
    useGranvik();
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
    useMunicipalities([granvik, { ...granvik, id: 'lillby', name: 'Lillby kommun' }]);
    const laid = await across(['granvik', 'lillby']);
    useGranvik();
    const pages = [
      ['Översikt', (await show()).body],
      ['Kommunerna sida vid sida', laid.body],
    ] as const;
    expect(await faultsOf(pages)).toEqual([]);
  });
});
