import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** What `cdk synth` wrote about the policies it held the stacks against; no report is no proof. */
const ValidationReport = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      conclusion: z.string(),
      suppressedViolations: z.optional(z.array(z.object({ ruleName: z.string(), reason: z.optional(z.string()) }))),
    }),
  ),
});

const { pluginReports } = ValidationReport.parse(JSON.parse(readFileSync('cdk.out/validation-report.json', 'utf8')));

const faults = [
  ...(pluginReports.length === 0 ? ['no rule set reported'] : []),
  ...pluginReports
    .filter((report) => report.conclusion !== 'success')
    .map((report) => `${report.pluginName} ended with ${report.conclusion}`),
  ...pluginReports
    .flatMap((report) => report.suppressedViolations ?? [])
    .filter(({ reason }) => reason === undefined || reason.trim().length < 10)
    .map(({ ruleName }) => `${ruleName} is acknowledged without a reason`),
];

for (const fault of faults) console.error(`Policies: ${fault}.`);
process.exit(faults.length === 0 ? 0 : 1);
