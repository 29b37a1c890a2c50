import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';

interface OwnPageSeed {
  /** Where the system answers. */
  readonly site: string;
  readonly mail: string;
  /** As `<municipality>.<id>`. */
  readonly contractId: string;
  /** ID tokens: the coordinator's, and the member's to be. */
  readonly coordinator: string;
  readonly member: string;
  /** The contract's registered contact, who is invited. */
  readonly contact: string;
}

const patienceSeconds = 60;
const Messages = z.object({ messages: z.array(z.object({ to: z.array(z.string()), text: z.string() })) });
const Given = z.object({ changeNoticeId: z.string() });

/**
 * Lets a provider from before in to its own page, by the mailed invitation as anybody's is; then it gives notice of a new
 * person in daily charge, and the coordinator's answer waits there to be read.
 */
export async function seedOwnPage(seed: OwnPageSeed): Promise<void> {
  const { contractId, coordinator, member } = seed;
  const desk = `/desk/contracts/${contractId}`;
  await post(seed, coordinator, `${desk}/members`, new URLSearchParams({ step: 'invite' }));
  const invitation = await invitationTo(seed);
  await post(seed, member, invitation, new URLSearchParams({ step: 'answer', confirm: 'yes' }));
  const given = await post(seed, member, `/v1/contracts/${contractId}/change-notices`, {
    change: { kind: 'MANAGER', name: 'Vera Vik' },
    message: 'Vår nuvarande chef går i pension.',
  });
  const { changeNoticeId } = Given.parse(await given.json());
  const answer = {
    notice: changeNoticeId.slice(changeNoticeId.indexOf('.') + 1),
    outcome: 'APPROVE',
    why: 'Hon uppfyller samma krav som ställdes vid ansökan.',
    authority: '4.7',
  };
  await post(seed, coordinator, `${desk}/changes`, new URLSearchParams(answer));
}

/** The path of the mailed link. @throws when no mail comes */
async function invitationTo({ mail, contact }: OwnPageSeed): Promise<string> {
  for (let waited = 0; waited < patienceSeconds * 10; waited += 1) {
    const answer = await fetch(`${mail}/messages.json`);
    const { messages } = Messages.parse(await answer.json());
    const link = messages
      .filter(({ to }) => to.includes(contact))
      .map(({ text }) => /\/t\/invitation\/[\w.-]+/.exec(text)?.[0])
      .find((path) => path !== undefined);
    if (link !== undefined) return link;
    await pause(100);
  }
  throw new Error(`No invitation came to ${contact} in ${String(patienceSeconds)} seconds`);
}

async function post({ site }: OwnPageSeed, token: string, path: string, body: unknown): Promise<Response> {
  const isForm = body instanceof URLSearchParams;
  const answer = await fetch(`${site}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { authorization: `Bearer ${token}`, ...(isForm ? {} : { 'content-type': 'application/json' }) },
    body: isForm ? body : JSON.stringify(body),
  });
  if (answer.status >= 400)
    throw new Error(`Seeding stopped at POST ${path}: ${String(answer.status)} ${await answer.text()}`);
  return answer;
}
