import type { StaffAccount, System } from './endpoints.ts';
import { type View, Visitor } from './visitor.ts';

/** A member of staff at their desk: signed in through the sign-in service's own pages. */
export class Staff {
  readonly #visitor = new Visitor();
  readonly #base: string;
  readonly #account: StaffAccount;
  #signedIn = false;

  constructor(system: System, email: string) {
    const account = system.accounts.find((one) => one.email === email);
    if (account === undefined) throw new Error(`${email} has no account`);
    this.#account = account;
    this.#base = system.endpoints.api;
  }

  /** Opens a page of the desk, signing in first. */
  async open(address: string): Promise<View> {
    const url = new URL(address, this.#base).href;
    const view = await this.#visitor.open(url);
    if (this.#signedIn || view.root.querySelector('input[type=password]') === null) return view;
    this.#signedIn = true;
    const { email, password } = this.#account;
    const [button] = view.root.querySelectorAll('form button').map((one) => one.text.trim());
    return this.#visitor.send(view, button ?? '', { username: email, password });
  }

  async send(view: View, which: string, answers: Parameters<Visitor['send']>[2] = {}): Promise<View> {
    return this.#visitor.send(view, which, answers);
  }
}
