import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** The lock file pins versions and contents, and leaves it to each user's npm where to fetch them. */
const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ resolved: z.optional(z.string()), link: z.optional(z.boolean()), integrity: z.optional(z.string()) }),
  ),
});

const { packages } = LockFile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const addressed = Object.entries(packages).filter(
  ([, { resolved }]) => resolved !== undefined && URL.canParse(resolved),
);

if (addressed.length > 0) {
  console.error(
    `package-lock.json names an address for ${addressed.length} packages, the first ${String(addressed[0]?.[0])}. ` +
      'Write it again with the settings of .npmrc: npm install --package-lock-only.',
  );
  process.exit(1);
}
