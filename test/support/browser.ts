import { readFileSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** Made for Lambda, where they spare memory; here they would switch off what is to be tested. */
const unwanted = [
  '--single-process',
  '--no-zygote',
  '--in-process-gpu',
  '--disable-web-security',
  '--allow-running-insecure-content',
];

/** A real Chromium, in Swedish. */
export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((argument) => !unwanted.includes(argument));
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}

interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  /** What is looked for: everything once, then only what another look can change. */
  readonly runOnly: readonly string[];
}

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** On a wide screen, in daylight. */
export const plainLook: Look = { colorScheme: 'light', width: 1000, runOnly: everything };

const everyLook: readonly Look[] = [
  plainLook,
  { colorScheme: 'dark', width: 1000, runOnly: ['color-contrast'] },
  { colorScheme: 'light', width: 320, runOnly: ['target-size', 'scrollable-region-focusable', 'color-contrast'] },
];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/**
 * What axe finds against WCAG 2.2 AA, in both colour schemes and at 320 px, and whether the page is wider than
 * the screen: each in a line. Empty when all is well.
 */
export async function accessibilityFaults(page: Page, looks: readonly Look[] = everyLook): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { colorScheme, width, runOnly } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(axe);
    const result: AxeResult = await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(runOnly)} })`);
    const where = `${new URL(page.url()).pathname.replace(/[\w-]+\.[\w-]{43}/, '…')} (${colorScheme}, ${String(width)} px)`;
    faults.push(...result.violations.map(({ id, help, nodes }) => `${where}: ${id}: ${help}: ${nodes[0]?.html ?? ''}`));
    const overflow: number = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (overflow > 0) faults.push(`${where}: wider than the screen by ${String(overflow)} px`);
  }
  await page.setViewportSize({ width: 1000, height: 800 });
  return faults;
}
