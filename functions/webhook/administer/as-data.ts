import type { Subject } from '../../../shared/domain/task/task.ts';
import type { Webhook } from '../../../shared/domain/webhook/webhook.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { SignInNeeded } from '../../../shared/http/session-problem.ts';
import { requireStaff, staffFrom, type StaffRole } from '../../../shared/http/session.ts';
import { findMunicipality } from '../../../shared/platform/config.ts';
import { now } from '../../../shared/platform/clock.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { once } from '../../../shared/store/idempotency.ts';
import type { Write } from '../../../shared/store/transact.ts';
import { readDelivery } from '../../../shared/store/webhook/delivery.ts';
import { webhookSecret } from '../../../shared/store/webhook/secret.ts';
import {
  endWebhook,
  listWebhooks,
  readWebhook,
  restartWebhook,
  rotateSecret,
  webhookSubject,
} from '../../../shared/store/webhook/webhook.ts';
import { begin } from './begin.ts';
import { BeginWebhook } from './manifest.ts';

export async function postWebhook(request: Request): Promise<ApiResponse> {
  if ((await staffFrom(request)) === null) throw new SignInNeeded(request.path);
  const body = parseBody(request, BeginWebhook);
  const { municipality } = body;
  const staff = await requireStaff(request, municipality, ['coordinator']);
  if (findMunicipality(municipality) === undefined) {
    throw problem('unknown-municipality', 422, 'This deployment does not serve the municipality');
  }
  return once(repeatable(request, municipality, body), {
    make: async (remember, at) => {
      const begun = await begin(body, { by: staff.name, at, also: remember });
      if (!begun.ok) throw refusals[begun.error]();
      return created(begun.value);
    },
    again: async (webhookId) => {
      const webhook = await readWebhook(webhookSubject(municipality, webhookId));
      if (webhook === null) throw notFound('webhook');
      return created(webhook);
    },
  });
}

const refusals = {
  TOO_MANY: () =>
    problem('too-many-webhooks', 409, 'There are as many as there can be; end one that is not needed any more'),
  NOT_YET: () => problem('no-such-event', 422, 'There has been no event with this number yet'),
} as const;

export async function getWebhooks(request: Request): Promise<ApiResponse> {
  const municipality = request.query['municipality'] ?? '';
  await requireStaff(request, municipality, ['coordinator', 'auditor']);
  const webhooks = await Promise.all((await listWebhooks(municipality)).map(viewOf));
  return { status: 200, body: { webhooks } };
}

export async function getWebhook(request: Request): Promise<ApiResponse> {
  const { webhook } = await enter(request, ['coordinator', 'auditor']);
  return { status: 200, body: await viewOf(webhook) };
}

/** Its receiver has to be told by somebody: the coordinator may see it whenever it is needed. */
export async function getSecret(request: Request): Promise<ApiResponse> {
  const { webhook } = await enter(request, ['coordinator']);
  return { status: 200, body: { secret: await webhookSecret(webhook, webhook.generation) } };
}

export async function deleteWebhook(request: Request): Promise<ApiResponse> {
  const { webhook, staff } = await enter(request, ['coordinator']);
  await endWebhook(webhook, { by: staff.name, at: now() });
  return { status: 204 };
}

export function postRotation(request: Request): Promise<ApiResponse> {
  return act(request, (webhook, actor) => rotateSecret(webhook, actor));
}

export function postRestart(request: Request): Promise<ApiResponse> {
  return act(request, (webhook, actor) => restartWebhook(webhook, actor));
}

async function act(
  request: Request,
  change: (
    webhook: Kept<Webhook>,
    actor: { readonly by: string; readonly at: string; readonly also: readonly Write[] },
  ) => Promise<unknown>,
): Promise<ApiResponse> {
  const { subject, webhook, staff } = await enter(request, ['coordinator']);
  const answer = async () => ({ status: 200, body: await viewOf(await active(subject)) });
  return once(repeatable(request, subject.municipality, null), {
    make: async (remember, at) => {
      await change(await active(subject), { by: staff.name, at, also: remember(webhook.webhookId) });
      return answer();
    },
    again: answer,
  });
}

/** @throws ProblemError 404; SignInNeeded; NotAllowed */
async function enter(request: Request, roles: readonly StaffRole[]) {
  const addressed = findAddressed(request, 'webhookId');
  if (addressed === null) throw notFound('webhook');
  const staff = await requireStaff(request, addressed.municipality.id, roles);
  const subject = webhookSubject(addressed.municipality.id, addressed.id);
  return { subject, staff, webhook: await active(subject) };
}

async function active(subject: Subject): Promise<Kept<Webhook>> {
  const webhook = await readWebhook(subject);
  if (webhook?.status !== 'ACTIVE') throw notFound('webhook');
  return webhook;
}

async function created(webhook: Kept<Webhook>): Promise<ApiResponse> {
  const body = await viewOf(webhook);
  return { status: 201, headers: { location: `/v1/webhooks/${body.webhookId}` }, body };
}

async function viewOf(webhook: Kept<Webhook>) {
  const { municipality, webhookId, name, url, types, overlapUntil, createdAt } = webhook;
  const found = await readDelivery(webhook);
  const delivery =
    found === null
      ? null
      : {
          state: found.state,
          after: found.after,
          failures: found.failures,
          nextAt: found.nextAt,
          lastFailure: found.lastFailure,
          lastArrivedAt: found.lastArrivedAt,
        };
  return { webhookId: publicId(municipality, webhookId), name, url, types, overlapUntil, createdAt, delivery };
}
