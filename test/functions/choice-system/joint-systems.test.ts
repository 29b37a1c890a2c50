import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as administer } from '../../../functions/choice-system/administer/handler.ts';
import { handler as readDocumentation } from '../../../functions/choice-system/read-documentation/handler.tsx';
import { PublishedDocumentation } from '../../../functions/choice-system/read-documentation/manifest.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { faultsOf } from '../../support/browser.ts';
import { granvik } from '../../support/granvik.ts';
import { lillby } from '../../support/lillby/lillby.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { serviceTypes } from '../../support/service-types.ts';
import { useTables } from '../../support/tables.ts';
import { ask, type WebAnswer } from '../../support/web-request.ts';

useTables();

const issuer = new OidcIssuer();
const fjallberg = { ...lillby, id: 'fjallberg', name: 'Fjällbergs kommun' };
const both = [{ ...granvik, cooperatesWith: ['lillby'] }, { ...lillby, cooperatesWith: ['granvik'] }, fjallberg];

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  for (const municipality of ['granvik', 'lillby', 'fjallberg']) await openHomeCareWith({ municipality });
});
afterAll(() => issuer.stop());
beforeEach(() => {
  useMunicipalities(both);
});
afterEach(() => {
  useMunicipalities([granvik]);
});

function name(municipality: string, jointWith: unknown, role = 'coordinator'): Promise<WebAnswer> {
  const token = issuer.token({ name: 'Sam Ordning', 'cognito:groups': [`${municipality}:${role}`] });
  return ask(administer, {
    method: 'PUT',
    route: '/v1/choice-systems/{choiceSystemId}/joint-systems',
    params: { choiceSystemId: `${municipality}.hemtjanst` },
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ jointWith }),
  });
}

async function offeredWith(municipality: string): Promise<readonly string[]> {
  const params = { choiceSystemId: `${municipality}.hemtjanst` };
  const { body } = await ask(readDocumentation, { route: '/v1/choice-systems/{choiceSystemId}', params });
  return PublishedDocumentation.parse(JSON.parse(body)).jointWith.map(({ choiceSystemId }) => choiceSystemId);
}

describe('a neighbour’s system', () => {
  it('is offered together with one’s own when each has named the other, in the data and on the page', async () => {
    const first = await name('granvik', ['lillby.hemtjanst']);
    expect(first.status, first.body).toBe(200);
    expect(JSON.parse(first.body)).toMatchObject({ jointWith: [{ named: 'BY_THIS_ONE' }] });
    expect(await offeredWith('granvik')).toEqual([]);
    expect(JSON.parse((await name('lillby', ['granvik.hemtjanst'])).body)).toMatchObject({
      jointWith: [{ choiceSystemId: 'granvik.hemtjanst', named: 'BY_BOTH' }],
    });
    expect(await offeredWith('granvik')).toEqual(['lillby.hemtjanst']);
    expect(await offeredWith('lillby')).toEqual(['granvik.hemtjanst']);
    const page = await ask(readDocumentation, {
      route: '/valfrihetssystem/{choiceSystemId}',
      params: { choiceSystemId: 'granvik.hemtjanst' },
    });
    expect(page.body).toContain('Går att söka tillsammans med');
    expect(page.body).toContain('href="/valfrihetssystem/lillby.hemtjanst"');
    expect(await faultsOf([['documentation', page.body]])).toEqual([]);
    expect((await name('lillby', [])).status).toBe(200);
    expect(await offeredWith('granvik')).toEqual([]);
  }, 60_000);

  it('is not named when it is no neighbour’s, is not there, or is of another kind', async () => {
    await openHomeCareWith({ municipality: 'lillby', id: 'boendestod', serviceTypes: serviceTypes('housing-support') });
    const before = await readChoiceSystem('granvik', 'hemtjanst');
    for (const named of [
      'fjallberg.hemtjanst',
      'granvik.hemtjanst',
      'ingenstans.hemtjanst',
      'lillby.finns-inte',
      'lillby.boendestod',
      '__proto__',
      '',
    ]) {
      const answer = await name('granvik', ['lillby.hemtjanst', named]);
      expect(answer.status, named).toBe(422);
      expect(Problem.parse(JSON.parse(answer.body)).errors?.map(({ path }) => path)).toEqual(['/jointWith/1']);
    }
    expect(await readChoiceSystem('granvik', 'hemtjanst')).toEqual(before);
  });

  it.each([
    ['a name for a list', 'lillby.hemtjanst'],
    ['a number', [1]],
    ['one twice', ['lillby.hemtjanst', 'lillby.hemtjanst']],
    ['nothing', undefined],
    ['too many', Array.from({ length: 21 }, (_, index) => `lillby.nr-${String(index)}`)],
  ])('is refused with %s for a list', async (_what, jointWith) => {
    expect((await name('granvik', jointWith)).status).toBe(400);
  });

  it('is named by the coordinator alone', async () => {
    expect((await name('granvik', [], 'case-officer')).status).toBe(403);
  });
});
