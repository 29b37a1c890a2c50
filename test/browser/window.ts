import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityFaults } from '../support/browser.ts';

/** Where pictures are put for somebody to look at, when they ask for them; without it none are taken. */
const pictures = process.env['VALBAR_PICTURES'];

/** One person's window: it keeps what is wrong on the pages that it shows. */
export class Window {
  readonly page: Page;
  readonly faults: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    // Without script nothing but a page's own styles can be stopped; every message is a fault.
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !message.text().includes('the server responded with'))
        this.faults.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.faults.push(`${page.url()}: ${error.message}`));
    page.on('response', (response) => {
      if (response.status() >= 500) this.faults.push(`${response.url()} answered ${String(response.status())}`);
    });
  }

  static async open(browser: Browser): Promise<Window> {
    const context = await browser.newContext({ locale: 'sv-SE', reducedMotion: 'reduce' });
    const page = await context.newPage();
    return new Window(context, page);
  }

  async goTo(address: string): Promise<void> {
    await this.page.goto(address);
  }

  /** Holds the page to WCAG 2.2 AA in both colour schemes and at 320 px, and takes its picture when asked for, wide and narrow. */
  async look(name: string): Promise<void> {
    const { page } = this;
    this.faults.push(...(await accessibilityFaults(page)));
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    await page.setViewportSize({ width: 320, height: 800 });
    await page.screenshot({ path: join(pictures, `${name}-320.png`), fullPage: true });
    await page.setViewportSize({ width: 1000, height: 800 });
  }

  /** Presses a button and waits for the page that follows. */
  async press(words: string): Promise<void> {
    await Promise.all([
      this.page.waitForEvent('load'),
      this.page.locator('main form button', { hasText: words }).first().click(),
    ]);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
