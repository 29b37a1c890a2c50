import type { Texts } from './language.ts';

/** Ends the handling of a page with a calm page that says what is wrong. */
export class PageProblem extends Error {
  override readonly name = 'PageProblem';
  readonly status: number;
  readonly detail: Texts | undefined;

  /** @param detail replaces the general words for the status; never anything that a reader may not see */
  constructor(status: 400 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500, detail?: Texts) {
    super(detail?.en ?? `Status ${String(status)}`);
    this.status = status;
    this.detail = detail;
  }
}
