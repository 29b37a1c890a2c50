import { type HTMLElement, parse } from 'node-html-parser';
import { ask } from './ask.ts';

/** What a form sends: a value, or several for boxes of one name. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** A page as a person without script sees it. */
export interface View {
  readonly url: string;
  readonly status: number;
  readonly root: HTMLElement;
  /** What is readable on it. */
  readonly text: string;
}

interface Sending {
  readonly method: 'GET' | 'POST';
  readonly body?: string | FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser without script: follows links and redirects, keeps cookies, fills forms. */
export class Visitor {
  readonly #jars: Record<string, Map<string, string>> = {};

  /** Opens an address, following redirects. */
  async open(url: string): Promise<View> {
    return this.#follow(url, { method: 'GET' });
  }

  /**
   * Sends the form that has a button or hidden field as `which` says, with its own values and these answers.
   * @param which a text of its submit button, or `name=value` of one of its fields
   */
  async send(view: View, which: string, answers: Answers = {}): Promise<View> {
    const form = findForm(view, which);
    const values = new URLSearchParams();
    for (const [name, value] of ownValues(form, which)) if (!(name in answers)) values.append(name, value);
    for (const [name, value] of Object.entries(answers)) for (const one of [value].flat()) values.append(name, one);
    const action = new URL(form.getAttribute('action') ?? view.url, view.url).href;
    if ((form.getAttribute('method') ?? 'get').toLowerCase() === 'get')
      return this.open(`${action}?${values.toString()}`);
    return this.#follow(action, {
      method: 'POST',
      body: values.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(view.url).origin },
    });
  }

  /** Sends a file by a form that takes one, to wherever the form says; and is led back from there. */
  async sendFile(view: View, which: string, file: File): Promise<View> {
    const form = findForm(view, which);
    const body = new FormData();
    for (const [name, value] of ownValues(form, which)) if (name !== 'file') body.append(name, value);
    // What stands after the file is not read.
    body.append('file', file);
    return this.#follow(form.getAttribute('action') ?? view.url, { method: 'POST', body });
  }

  async #follow(url: string, first: Sending): Promise<View> {
    let address = url;
    let init = first;
    for (let hops = 0; hops < 10; hops += 1) {
      const jar = (this.#jars[new URL(address).origin] ??= new Map());
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await ask(address, {
        ...init,
        redirect: 'manual',
        headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }) },
      });
      for (const line of response.headers.getSetCookie()) keep(jar, line);
      const location = response.headers.get('location');
      if (location === null || response.status < 300 || response.status >= 400) return read(address, response);
      address = new URL(location, address).href;
      init = { method: 'GET' };
    }
    throw new Error(`Too many redirects from ${url}`);
  }
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at).trim();
  const ends = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
  if (ends) jar.delete(name);
  else jar.set(name, pair.slice(at + 1).trim());
}

async function read(url: string, response: Response): Promise<View> {
  const root = parse(await response.text());
  const text = (root.querySelector('main') ?? root).structuredText.replaceAll(/\n{3,}/g, '\n\n');
  return { url, status: response.status, root, text };
}

function findForm(view: View, which: string): HTMLElement {
  const forms = view.root.querySelectorAll('form');
  const [name, value] = which.split('=');
  const found = forms.find(
    (form) =>
      form.querySelectorAll('button').some((button) => button.text.trim() === which) ||
      (value !== undefined &&
        form
          .querySelectorAll('input,button')
          .some((field) => field.getAttribute('name') === name && field.getAttribute('value') === value)),
  );
  if (found === undefined) {
    const buttons = forms.flatMap((form) => form.querySelectorAll('button').map((button) => button.text.trim()));
    throw new Error(
      `No form "${which}" on ${view.url} (${String(view.status)}); there is: ${buttons.join(', ')}\n${view.text}`,
    );
  }
  return found;
}

/** What the form would send untouched: hidden and filled fields, chosen options, and the button that is pressed. */
function ownValues(form: HTMLElement, which: string): [string, string][] {
  const values: [string, string][] = [];
  for (const field of form.querySelectorAll('input')) {
    const name = field.getAttribute('name');
    const type = field.getAttribute('type') ?? 'text';
    if (name === undefined || type === 'submit') continue;
    if ((type === 'radio' || type === 'checkbox') && !field.hasAttribute('checked')) continue;
    values.push([name, field.getAttribute('value') ?? '']);
  }
  for (const area of form.querySelectorAll('textarea')) values.push([area.getAttribute('name') ?? '', area.text]);
  for (const select of form.querySelectorAll('select')) {
    const option = select.querySelector('option[selected]') ?? select.querySelector('option');
    values.push([select.getAttribute('name') ?? '', option?.getAttribute('value') ?? '']);
  }
  const pressed = form
    .querySelectorAll('button')
    .find(
      (button) =>
        button.text.trim() === which ||
        `${button.getAttribute('name') ?? ''}=${button.getAttribute('value') ?? ''}` === which,
    );
  const name = pressed?.getAttribute('name');
  if (name !== undefined && name !== '') values.push([name, pressed?.getAttribute('value') ?? '']);
  return values;
}
