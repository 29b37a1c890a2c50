import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityFaults } from '../support/browser.ts';

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

  /** Holds the page to WCAG 2.2 AA in both colour schemes and on narrow screens, and takes its picture when asked for. */
  async look(name: string): Promise<void> {
    this.faults.push(...(await accessibilityFaults(this.page, undefined, name)));
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
