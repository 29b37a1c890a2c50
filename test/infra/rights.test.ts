import { basename } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleOptions } from '../../infra/bundle.ts';
import { discoverFunctions } from '../../infra/discovery.ts';
import type { Access, TableAction } from '../../shared/platform/manifest.ts';
import { root } from './support.ts';

const actions: Readonly<Record<string, TableAction>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** What a transaction of a function's own code writes, after what it never reaches has been shaken off. */
const write = /\b(Put|Update|Delete|ConditionCheck): \{\s*TableName: tables\.(case|link|catalogue|citizen)\b/g;
const query = /TableName: tables\.(case|citizen),\s*IndexName: "(\w+)"/g;

/**
 * In the code of a function that never gets there: `consumeLink`, of whoever answers signed in; `endStillTask`, of a case
 * that is decided and can't lie still; `recheckWrites`, of a contract that does not end.
 */
const neverReached: Readonly<Record<string, readonly string[]>> = {
  'complaint-handle': ['case UpdateItem'],
  'contract-change-terms': ['link UpdateItem'],
  'contract-follow-signing': ['link UpdateItem'],
  'contract-register-signature': ['link UpdateItem'],
  'decision-decide-as-officer': ['link UpdateItem'],
  'decision-give-notice': ['case UpdateItem'],
  'decision-register-notice': ['case UpdateItem'],
  'decision-register-remedy': ['case UpdateItem'],
  'follow-up-judge-recheck': ['case UpdateItem'],
  'follow-up-recheck-contracts': ['case UpdateItem'],
  'measure-decide': ['link UpdateItem'],
};

function lacking(code: string, access: Access): readonly string[] {
  const tables: Readonly<Record<string, readonly string[] | undefined>> = {
    case: access.caseTable,
    link: access.linkTable,
    catalogue: access.catalogueTable,
    citizen: access.citizenTable,
  };
  const indexes: Readonly<Record<string, readonly string[] | undefined>> = {
    case: access.caseIndexes,
    citizen: access.citizenIndexes,
  };
  const writes = [...code.matchAll(write)].flatMap(([, kind = '', table = '']) => {
    const action = actions[kind];
    return action === undefined || tables[table]?.includes(action) === true ? [] : [`${table} ${action}`];
  });
  const queries = [...code.matchAll(query)].flatMap(([, table = '', index = '']) =>
    indexes[table]?.includes(index) === true ? [] : [`${table}/index/${index}`],
  );
  return [...new Set([...writes, ...queries])].toSorted();
}

describe('a function’s rights', () => {
  it('are all that its own code writes and looks up by an index, since nothing local refuses it what it lacks', async () => {
    const functions = await discoverFunctions(root);
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: functions.map(({ manifest, handler }) => ({ in: handler, out: manifest.name })),
      outdir: 'rights',
      ...bundleOptions,
      minify: false,
      packages: 'external',
      write: false,
    });
    const codeOf = new Map(outputFiles.map(({ path, text }) => [basename(path, '.js'), text]));
    const found = functions.flatMap(({ manifest: { name, access } }): [string, readonly string[]][] => {
      const missing = lacking(codeOf.get(name) ?? '', access);
      return missing.length === 0 ? [] : [[name, missing]];
    });
    expect(codeOf.size).toBe(functions.length);
    expect(Object.fromEntries(found)).toEqual(neverReached);
  }, 60_000);
});
