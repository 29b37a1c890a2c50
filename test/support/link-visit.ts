import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { AwsStub } from 'aws-sdk-client-mock';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { ask, type WebAnswer } from './web-request.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
type Form = Readonly<Record<string, string | readonly string[]>>;
type SesMock = Pick<AwsStub<never, never, SESv2Client['config']>, 'commandCalls'>;

/** A person at a mailed link: keeps the session's cookie, as their browser would. */
export class LinkVisit {
  readonly #handler: Handler;
  readonly #route: string;
  readonly #token: string;
  #cookies: readonly string[] = [];

  constructor(handler: Handler, route: string, token: string) {
    this.#handler = handler;
    this.#route = route;
    this.#token = token;
  }

  get(method: 'GET' | 'HEAD' = 'GET'): Promise<WebAnswer> {
    return this.#ask({ method });
  }

  post(form: Form): Promise<WebAnswer> {
    return this.#ask({ form });
  }

  /** Asks for the code and types it. @param mails what the mail service was asked to send */
  async identify(mails: SesMock): Promise<WebAnswer> {
    await this.post({ step: 'code' });
    const text = mails.commandCalls(SendEmailCommand).at(-1)?.args[0].input.Content?.Simple?.Body?.Text?.Data ?? '';
    const answer = await this.post({ step: 'identity', code: /\b\d{6}\b/.exec(text)?.[0] ?? '' });
    this.#cookies = answer.cookies.map((cookie) => cookie.split(';')[0] ?? '');
    return answer;
  }

  async #ask(request: { readonly method?: 'GET' | 'HEAD'; readonly form?: Form }): Promise<WebAnswer> {
    return ask(this.#handler, {
      route: this.#route,
      params: { token: this.#token },
      cookies: this.#cookies,
      ...request,
    });
  }
}
