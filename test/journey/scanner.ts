import type { HTMLElement } from 'node-html-parser';
import { ask } from '../demo/ask.ts';
import { type View, Visitor } from '../demo/visitor.ts';

/**
 * A mail filter of the eager sort: fetches every link in a message many times, follows what it finds there, and sends
 * every form as it stands, twice over. It ticks nothing, reads no text messages, and keeps cookies.
 * @returns the answers' statuses
 */
export async function scan(link: string): Promise<number[]> {
  const statuses: number[] = [];
  for (const method of ['HEAD', 'GET', 'HEAD', 'GET', 'GET'])
    statuses.push((await ask(link, { method, redirect: 'follow' })).status);
  const visitor = new Visitor();
  const first = await visitor.open(link);
  statuses.push(first.status);
  for (const button of buttonsOf(first)) {
    const second = await visitor.send(await visitor.open(link), button);
    statuses.push(second.status);
    for (const next of buttonsOf(second)) statuses.push((await visitor.send(second, next)).status);
  }
  return statuses;
}

function buttonsOf({ root }: View): string[] {
  return root.querySelectorAll('main form button').map(nameOf);
}

function nameOf(button: HTMLElement): string {
  const name = button.getAttribute('name');
  return name === undefined ? button.text.trim() : `${name}=${button.getAttribute('value') ?? ''}`;
}
