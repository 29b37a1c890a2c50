import { beforeAll, describe, expect, it } from 'vitest';
import { bundleLimitOf, type Bundles } from '../../infra/bundle.ts';
import { routeKeys } from '../../infra/constructs/http-entrance.ts';
import { calledFunctions } from '../../infra/constructs/workflow-machine.ts';
import { discoverFunctions, type FunctionSource } from '../../infra/discovery.ts';
import { applicationWorkflow, bundleOf, granvik, resourceTypes, root, synthesise } from './support.ts';

let functions: readonly FunctionSource[];
let bundles: Promise<Bundles> | undefined;

/** All of them, bundled once: it takes most of the time here. */
function bundled(): Promise<Bundles> {
  return (bundles ??= bundleOf(functions, granvik()));
}

function named(kind: string): string[] {
  return functions.filter(({ manifest }) => manifest.trigger.kind === kind).map(({ manifest }) => manifest.name);
}

beforeAll(async () => {
  functions = await discoverFunctions(root);
});

describe('the functions of this tree', () => {
  it('are those that the workflow calls, and no other waits to be called by it', () => {
    expect(named('workflow').toSorted()).toEqual(calledFunctions(applicationWorkflow));
  });

  it('claim each route once, with one that takes whatever no other does', () => {
    const keys = functions.flatMap(({ manifest: { trigger } }) =>
      trigger.kind === 'http' ? routeKeys(trigger.routes) : [],
    );
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
    expect(keys).toContain('$default');
  });

  it('carry every kind of outbox line to one consumer', () => {
    const kinds = functions.flatMap(({ manifest: { trigger } }) => (trigger.kind === 'outbox' ? trigger.messages : []));
    expect(kinds.toSorted()).toEqual([
      'ANNOUNCE',
      'CALLBACK',
      'COPY_FILES',
      'IMPORT',
      'MAIL',
      'OFFER',
      'PUBLISH',
      'ROLL_OUT',
      'SHOW_RESULTS',
      'START',
      'TAKE_UP',
      'TELL',
    ]);
  });

  it('of a provider’s members and of notices of change check nothing that they don’t write, and mail by the outbox', () => {
    const theirs = functions.filter(({ manifest: { name } }) =>
      /^change-notice-|^provider-(accept-invitation|administer-members|show-own-page)$/.test(name),
    );
    expect(theirs).toHaveLength(6);
    for (const { manifest } of theirs) {
      expect(manifest.access.caseTable).not.toContain('ConditionCheckItem');
      expect(manifest.access.mail).toBeUndefined();
    }
  });

  it('reach what citizens have told only when they are of complaints or surveys', () => {
    const theirs = functions.filter(
      ({ manifest: { access } }) => access.citizenTable !== undefined || access.citizenIndexes !== undefined,
    );
    expect(theirs.length).toBeGreaterThan(6);
    for (const { manifest } of theirs) expect(manifest.name).toMatch(/^(complaint|survey)-/);
  });

  it('are named so that their full names fit', () => {
    const longest = Math.max(...functions.map(({ manifest }) => `${manifest.name}-dead-letters`.length));
    expect(longest + 'a'.repeat(24).length + 1).toBeLessThanOrEqual(80);
    for (const { manifest } of functions) expect(manifest.name.length + 25).toBeLessThanOrEqual(64);
  });

  it('stay under the limit of a bundle', async () => {
    const { functions: sizes } = await bundled();
    expect(Object.keys(sizes)).toHaveLength(functions.length);
    for (const [name, { bytes }] of Object.entries(sizes)) expect(bytes).toBeLessThanOrEqual(bundleLimitOf(name));
  });

  it('leave room below the 500 resources that CloudFormation takes in one stack', async () => {
    const { directory } = await bundled();
    const { templates } = await synthesise({ sources: functions, bundleDirectory: directory });
    const sizes = Object.fromEntries([...templates].map(([name, template]) => [name, resourceTypes(template).length]));
    expect(Object.entries(sizes).filter(([, resources]) => resources > 450)).toEqual([]);
    for (const name of ['routes', 'desk-routes']) expect(sizes[name]).toBeGreaterThan(100);
  });
});
