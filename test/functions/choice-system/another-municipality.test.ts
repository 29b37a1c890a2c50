import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handler as administer } from '../../../functions/choice-system/administer/handler.ts';
import { handler as readDocumentation } from '../../../functions/choice-system/read-documentation/handler.tsx';
import { handler as checkRequirements } from '../../../functions/requirement/check-requirements/handler.ts';
import { handler as showCatalogue } from '../../../functions/catalogue/show-catalogue/handler.tsx';
import { handler as showStatements } from '../../../functions/web/show-statements/handler.tsx';
import type { FindingResult } from '../../../shared/domain/requirement/finding.ts';
import { newsLetter, questionLetter } from '../../../shared/messages/news-letter.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { applicationSubject, commitApplication, putContent } from '../../../shared/store/application/application.ts';
import { readChecks } from '../../../shared/store/requirement/check.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { granvik } from '../../support/granvik.ts';
import {
  housingSupport,
  housingSupportApplication,
  housingSupportDocumentation,
  housingSupportSystem,
  lillby,
} from '../../support/lillby/lillby.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { received } from '../../support/stored-case.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext, type WebAnswer } from '../../support/web-request.ts';

useTables();

const issuer = new OidcIssuer();
const params = { choiceSystemId: 'lillby.boendestod', number: '1' };

beforeAll(async () => {
  useMunicipalities([granvik, lillby]);
  await issuer.start();
  Object.assign(process.env, issuer.environment);
});
afterAll(() => issuer.stop());
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-05T09:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

function staff(method: 'POST' | 'PUT', route: string, body?: unknown): Promise<WebAnswer> {
  const token = issuer.token({ name: 'Sam Ordning', 'cognito:groups': ['lillby:coordinator'] });
  return ask(administer, {
    method,
    route,
    params,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Words of Granvik's, and of nobody who says otherwise; the Act's own name is everybody's. */
const others = /utförare|godkän|förfrågningsunderlag|(?<!om )(?<!\/)valfrihetssystem/i;

/** What a reader sees of a page: its text, without markup and addresses. */
function read(html: string): string {
  return html.replace(/<style.*?<\/style>/s, '').replace(/<[^>]+>/g, ' ');
}

describe('a municipality with requirements of its own', () => {
  it('publishes them without any code', async () => {
    const version = '/v1/choice-systems/{choiceSystemId}/versions/{number}';
    expect((await staff('POST', '/v1/choice-systems', housingSupportSystem)).status).toBe(201);
    const imported = await staff('PUT', `${version}/requirement-set`, housingSupport);
    expect(imported.status).toBe(200);
    expect((await staff('PUT', version, housingSupportDocumentation)).status).toBe(200);
    const published = await staff('POST', `${version}/publication`);
    expect({ status: published.status, body: published.body }).toMatchObject({ status: 200 });
  });

  it('LOV 8:1: has an application checked against each of them', async () => {
    const application = received({ applicationId: newId(), municipality: 'lillby', choiceSystemId: 'boendestod' });
    const subject = applicationSubject('lillby', application.applicationId);
    await commitApplication({
      before: null,
      after: { ...application, signatoryConfirmedAt: '2026-03-02T12:00:00.000Z' },
      event: { type: 'APPLICATION_RECEIVED', at: application.receivedAt, by: 'applicant', data: {} },
      also: [putContent(subject, housingSupportApplication())],
    });
    const step = { applicationId: publicId('lillby', application.applicationId), attempt: 1 };
    expect(await checkRequirements(step, webContext)).toMatchObject({ outcome: 'NEEDS_COMPLETION' });
    const results = Object.fromEntries(
      (await readChecks(subject)).map(({ finding }) => [finding.requirementId, finding.result]),
    );
    expect(results).toEqual({
      'villkor.1': 'MET',
      'villkor.2': 'NEEDS_HUMAN',
      'villkor.3': 'NEEDS_COMPLETION',
      'villkor.4': 'NEEDS_COMPLETION',
      'villkor.5': 'NEEDS_COMPLETION',
      'villkor.6': 'NEEDS_HUMAN',
      'villkor.7': 'MET',
      'villkor.8': 'NOT_TESTED_NOW',
    } satisfies Record<string, FindingResult>);
  });
});

describe('its own words', () => {
  it.each([
    ['the documentation', readDocumentation, '/valfrihetssystem/{choiceSystemId}', 'auktorisationsvillkor'],
    ['the catalogue', showCatalogue, '/', 'anordnare'],
    ['how to choose', showCatalogue, '/sa-valjer-du', 'anordnare'],
    ['the privacy notice', showStatements, '/om/personuppgifter', 'anordnare'],
    ['the accessibility statement', showStatements, '/om/tillganglighet', 'Lillby kommun'],
  ] as const)('are those of %s, and nobody else’s', async (_page, handler, route, word) => {
    const { status, body } = await ask(handler, { route, params, query: { municipality: 'lillby' } });
    expect(status).toBe(200);
    expect(read(body)).toMatch(new RegExp(word, 'i'));
    expect(read(body)).not.toMatch(others);
  });

  it('are those of its letters', () => {
    const to = { url: 'https://valbar.lillby.example', endsAt: 'https://valbar.lillby.example/end' };
    for (const { subject, text } of [
      newsLetter(lillby, { kind: 'VERSION', number: 2 }, to),
      questionLetter(lillby, { status: 'ANSWERED', published: { question: 'Hur?', answer: 'Så.' } }, to.url),
      newsLetter(lillby, { kind: 'CORRECTION', questionId: 'Q', number: 1 }, to),
    ]) {
      expect(`${subject} ${text}`).toContain('auktorisationsvillkoren');
      expect(`${subject} ${text}`).not.toMatch(others);
    }
  });
});
