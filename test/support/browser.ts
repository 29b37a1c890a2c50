import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** Made for Lambda, where they spare memory; here they would switch off what is to be tested. */
const unwanted = [
  '--single-process',
  '--no-zygote',
  '--in-process-gpu',
  '--disable-web-security',
  '--allow-running-insecure-content',
  // A graphics card imitated in software, a third of a page's time: nothing here draws in three dimensions.
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** One for every test file of a process: to start it takes as long as ten pages. It ends with the process. */
let started: Promise<Browser> | undefined;

/** A real Chromium. To close it closes all its windows. */
export function openBrowser(): Promise<Browser> {
  started ??= startBrowser();
  return started;
}

async function startBrowser(): Promise<Browser> {
  const args = chromium.args.filter((argument) => !unwanted.includes(argument));
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, '--disable-gpu'],
    headless: true,
  });
  browser.close = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  };
  return browser;
}

interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  /** What is looked for: everything once, then only what another look can change. */
  readonly runOnly: readonly string[];
}

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In daylight, on a wide screen and on a phone. */
export const daylight: readonly Look[] = [
  { colorScheme: 'light', width: 1000, runOnly: everything },
  { colorScheme: 'light', width: 390, runOnly: everything },
];

const everyLook: readonly Look[] = [
  ...daylight,
  { colorScheme: 'dark', width: 1000, runOnly: ['color-contrast'] },
  { colorScheme: 'light', width: 320, runOnly: ['target-size', 'scrollable-region-focusable', 'color-contrast'] },
];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * What axe finds against WCAG 2.2 AA, in both colour schemes and on narrow screens, and whether the page is wider than
 * the screen: each in a line. Empty when all is well. The window is left as it was. With VALBAR_PICTURES=<folder>
 * each look in daylight is a picture there too, under the name.
 */
export async function accessibilityFaults(
  page: Page,
  looks: readonly Look[] = everyLook,
  name?: string,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const before = page.viewportSize();
  for (const look of looks) {
    const { colorScheme, width, runOnly } = look;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe);
    // What holds is not brought out of the browser: it is thousands of elements, and took most of the time.
    const violations: readonly Violation[] = await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(runOnly)} }).then(({ violations }) => violations)`,
    );
    const where = `${new URL(page.url()).pathname.replace(/[\w-]+\.[\w-]{43}/, '…')} (${colorScheme}, ${String(width)} px)`;
    faults.push(...violations.map(({ id, help, nodes }) => `${where}: ${id}: ${help}: ${nodes[0]?.html ?? ''}`));
    const overflow: number = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (overflow > 0) faults.push(`${where}: wider than the screen by ${String(overflow)} px`);
    if (daylight.includes(look)) await picture(page, width, name ?? (await page.title()));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before !== null) await page.setViewportSize(before);
  return faults;
}

/** The same of pages as they were answered, each with a name, in daylight. */
export async function faultsOf(pages: readonly (readonly [string, string])[]): Promise<readonly string[]> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  const faults: string[] = [];
  for (const [name, html] of pages) {
    await page.setContent(html);
    faults.push(...(await accessibilityFaults(page, daylight, name)).map((fault) => `${name}: ${fault}`));
  }
  await page.close();
  return faults;
}

/** Where pictures are put for somebody to look at, when they ask for them; without it none are taken. */
const pictures = process.env['VALBAR_PICTURES'];
let taken = 0;

async function picture(page: Page, width: number, name: string): Promise<void> {
  if (pictures === undefined) return;
  taken += 1;
  const file = `${String(taken).padStart(3, '0')}-${name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${String(width)}.png`;
  const walk = relative('test', expect.getState().testPath ?? '').replace('.test.ts', '');
  await page.screenshot({ path: join(pictures, walk, file), fullPage: true });
}
