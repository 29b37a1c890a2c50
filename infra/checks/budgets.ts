import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Definition } from '../../workflows/graph.ts';
import { bundleLimitBytes, bundleLimitOf } from '../bundle.ts';
import { discoverFunctions } from '../discovery.ts';
import { compareBundle, weighs } from './bare-bundle.ts';
import { straightPath, transitionsOf } from './straight-path.ts';

/** What a function carries of others weighs at most so many times the SDK clients that it can't do without. */
const othersRatio = 1;
/** A function that reads files people write carries their formats' readers (docs/adr/0014). */
const readerRatios: Readonly<Record<string, number>> = { 'provider-import': 1.1 };
const straightTransitions = 20;

const root = join(import.meta.dirname, '../..');
const faults: string[] = [];

for (const source of await discoverFunctions(root)) {
  const compared = await compareBundle(root, source);
  const { name, bytes, bareBytes, ownBytes } = compared;
  const others = bareBytes === null ? null : (bytes - ownBytes) / bareBytes;
  const most = readerRatios[name] ?? othersRatio;
  const broken = [
    ...(bytes > bundleLimitOf(name) ? [`is ${bytes} bytes; the budget is ${bundleLimitOf(name)}`] : []),
    // Whoever may be larger is so for others' code: its own limit holds both.
    ...(others !== null && others > most && bundleLimitOf(name) === bundleLimitBytes
      ? [
          `carries ${others.toFixed(3)} times its bare clients (${String(bareBytes)} bytes) of others' code; the budget is ${most}`,
        ]
      : []),
  ];
  if (broken.length === 0) continue;
  const heaviest = weighs(compared)
    .slice(0, 8)
    .map(({ part, bytes: weight }) => `${part} ${weight}`);
  faults.push(`${name} ${broken.join(' and ')}. What weighs: ${heaviest.join(', ')}`);
}

const definition = Definition.parse(JSON.parse(readFileSync(join(root, 'workflows/application.asl.json'), 'utf8')));
const transitions = transitionsOf(straightPath(definition));
if (transitions > straightTransitions) {
  faults.push(
    `An application that goes straight through takes ${transitions} transitions; the budget is ${straightTransitions}`,
  );
}

for (const fault of faults) console.error(`Budgets: ${fault}.`);
process.exit(faults.length === 0 ? 0 : 1);
