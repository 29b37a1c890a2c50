import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as administer } from '../../../functions/choice-system/administer/handler.ts';
import { handler as readDocumentation } from '../../../functions/choice-system/read-documentation/handler.tsx';
import { run } from '../../../infra/requirement/run.ts';
import type { RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import { homeCare } from '../../support/application-builder.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { homeCareSystemId, openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { serve } from '../../support/web-server.ts';

useTables();

const issuer = new OidcIssuer();
const folder = mkdtempSync(join(tmpdir(), 'valbar-requirements-'));
const shipped = join(import.meta.dirname, '../../../config/requirement-sets/granvik-hemtjanst.json');
let served: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  const version = '/v1/choice-systems/{choiceSystemId}/versions/{number}';
  served = await serve({
    [`GET ${version}/requirement-set`]: administer,
    [`PUT ${version}/requirement-set`]: administer,
    'GET /v1/choice-systems/{choiceSystemId}': readDocumentation,
  });
});
afterAll(async () => {
  await served.close();
  await issuer.stop();
  rmSync(folder, { recursive: true });
});

const tokenOf = (role: string): string => issuer.token({ name: 'Sam Ordning', 'cognito:groups': [`granvik:${role}`] });

async function command(args: readonly string[], env: Record<string, string | undefined> = {}) {
  const printed: string[] = [];
  const around = { VALBAR_API: served.origin, VALBAR_TOKEN: tokenOf('coordinator'), ...env };
  const ending = await run(args, { env: around, print: (text) => void printed.push(text) });
  return { ending, text: printed.join('\n') };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function withoutFirst(): RequirementSet {
  return { ...homeCare, requirements: homeCare.requirements.slice(1) };
}

describe('npm run requirements', () => {
  it('runs as a command, and lints a shipped set without a deployment', () => {
    const entry = join(import.meta.dirname, '../../../infra/requirement/command.ts');
    const { status, stdout } = spawnSync(process.execPath, [entry, 'lint', shipped], { encoding: 'utf8', env: {} });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '0 stoppar import, 0 stoppar publicering, 0 råd.\n' });
  });

  it('lint says where and how to mend it, in Swedish or English, and ends with 1', async () => {
    const [first, ...others] = homeCare.requirements;
    const broken = file('broken.json', { ...homeCare, requirements: [{ ...first, controlPoints: [] }, ...others] });
    const swedish = await command(['lint', broken]);
    expect(swedish.ending).toBe(1);
    expect(swedish.text).toContain('Stoppar import: requirements.HT-G-01\n  Kravet prövas aldrig. Lägg till');
    const english = await command(['lint', broken, '--lang', 'en']);
    expect(english.text).toContain('Stops import: requirements.HT-G-01\n  The requirement is never tested. Add');
  });

  it.each([[[]], [['lint']], [['publish', 'x.json']], [['lint', 'a', 'b']], [['lint', '--colour', 'red', 'a']]])(
    '%j is not understood, and says how it is used',
    async (args) => {
      const answer = await command(args);
      expect(answer.ending).toBe(2);
      expect(answer.text).toContain('npm run requirements');
    },
  );

  it('a file that is not there, or no JSON, ends with 2 and its name', async () => {
    for (const path of [join(folder, 'nowhere.json'), file('no.json', '{')]) {
      const answer = await command(['lint', path]);
      expect(answer.ending).toBe(2);
      expect(answer.text).toContain(path);
    }
  });

  it('diff tells what one file changes in another, and in the version in force', async () => {
    const shorter = file('shorter.json', withoutFirst());
    const between = await command(['diff', shipped, shorter]);
    expect(between).toMatchObject({ ending: 0 });
    expect(between.text).toContain('Borttaget: HT-G-01');
    const back = await command(['diff', shorter, shipped, '--lang', 'en']);
    expect(back.text).toContain('Ask present providers again: A new requirement that holds during the contract.');
    const inForce = await command(['diff', shorter, '--system', homeCareSystemId], { VALBAR_TOKEN: undefined });
    expect(inForce.text).toBe(between.text);
    expect((await command(['diff', shipped, '--system', homeCareSystemId])).text).toBe('Kraven är lika.');
  });

  it('import puts a set into a draft, export brings it back as the repository writes it', async () => {
    const at = ['--system', homeCareSystemId, '--version', '2'];
    expect(await command(['import', shipped, ...at])).toMatchObject({ ending: 0 });
    expect(await command(['import', file('shorter.json', withoutFirst()), ...at])).toMatchObject({ ending: 0 });
    const exported = join(folder, 'exported.json');
    expect(await command(['export', exported, ...at])).toEqual({ ending: 0, text: `29 krav i ${exported}.` });
    expect(JSON.parse(readFileSync(exported, 'utf8'))).toEqual(withoutFirst());
    expect(await command(['import', exported, ...at])).toMatchObject({ ending: 0 });
    const again = join(folder, 'again.json');
    expect((await command(['export', again, ...at])).ending).toBe(0);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(exported, 'utf8'));
    const published = join(folder, 'published.json');
    expect((await command(['export', published, '--system', homeCareSystemId, '--version', '1'])).ending).toBe(0);
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(homeCare);
  });

  it('import of what can not be tested never leaves this machine', async () => {
    const broken = file('broken.json', { ...homeCare, requirements: [] });
    const answer = await command(['import', broken, '--system', homeCareSystemId, '--version', '2'], {
      VALBAR_API: 'http://127.0.0.1:9',
    });
    expect(answer.ending).toBe(1);
  });

  it('LOV 2:1: a published version is not changed, and the refusal is told', async () => {
    const answer = await command(['import', shipped, '--system', homeCareSystemId, '--version', '1']);
    expect(answer.ending).toBe(1);
    expect(answer.text).toContain('HTTP 409');
  });

  it('without a deployment, a token or the role it ends and says so', async () => {
    const args = ['export', join(folder, 'x.json'), '--system', homeCareSystemId, '--version', '1'];
    expect(await command(args, { VALBAR_API: undefined })).toMatchObject({ ending: 2 });
    expect(await command(args, { VALBAR_TOKEN: undefined })).toMatchObject({ ending: 2 });
    expect(await command(args, { VALBAR_API: 'http://127.0.0.1:9' })).toMatchObject({ ending: 3 });
    expect(await command(args, { VALBAR_TOKEN: tokenOf('secretary') })).toMatchObject({ ending: 3 });
    expect(await command(['export', join(folder, 'no', 'x.json'), ...args.slice(2)])).toMatchObject({ ending: 2 });
    expect(await command(['diff', shipped, '--system', 'granvik.nowhere'])).toMatchObject({ ending: 3 });
  });
});
