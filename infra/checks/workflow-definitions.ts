import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

/** Every workflow definition is Amazon States Language, paths and all. */
const definitions = globSync('workflows/*.asl.json').sort();

if (definitions.length === 0) {
  console.error('No workflow definition was found in workflows/.');
  process.exit(1);
}
const validator = spawnSync(
  'asl-validator',
  definitions.flatMap((path) => ['--json-path', path]),
  { stdio: 'inherit' },
);
if (validator.error) console.error(`asl-validator did not run: ${validator.error.message}`);
process.exit(validator.status ?? 1);
