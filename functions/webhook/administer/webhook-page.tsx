import type { Delivery } from '../../../shared/domain/webhook/delivery.ts';
import type { Webhook } from '../../../shared/domain/webhook/webhook.ts';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import { valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note, StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { readDelivery } from '../../../shared/store/webhook/delivery.ts';
import { webhookSecret } from '../../../shared/store/webhook/secret.ts';
import { endWebhook, readWebhook, restartWebhook, rotateSecret } from '../../../shared/store/webhook/webhook.ts';
import { failureWords, stateOf, typeWords } from './words.ts';

interface Visit extends DeskVisit {
  readonly webhook: Kept<Webhook>;
  readonly mayChange: boolean;
}

export async function showWebhook(request: PageRequest): Promise<PageResponse> {
  return page(await enter(request), null);
}

/** Shows the secret, changes it, tries again what was given up, or ends it. */
export async function actOnWebhook(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (!visit.mayChange) throw new NotAllowed();
  const { webhook, staff, municipality, lang } = visit;
  const actor = { by: staff.name, at: now(), also: [] };
  switch (valueOf(request.form, 'step')) {
    case 'secret':
      return page(visit, await webhookSecret(webhook, webhook.generation));
    case 'rotate':
      await rotateSecret(webhook, actor);
      return again(visit);
    case 'restart':
      await restartWebhook(webhook, actor);
      return again(visit);
    case 'end':
      await endWebhook(webhook, actor);
      return seeOther(inLanguage(`/desk/webhooks?municipality=${municipality.id}`, lang));
    default:
      throw new PageProblem(400);
  }
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'webhookId', ['coordinator', 'auditor']);
  const webhook = await readWebhook(visit.subject);
  if (webhook?.status !== 'ACTIVE') throw new PageProblem(404);
  return { ...visit, webhook, mayChange: hasRole(visit.staff, visit.municipality.id, ['coordinator']) };
}

/** @param secret as it is shown to whoever asked to see it */
async function page(visit: Visit, secret: string | null): Promise<PageResponse> {
  const { lang, municipality, staff, webhook, mayChange } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const delivery = await readDelivery(webhook);
  const content = (
    <>
      <p>
        <a href={inLanguage(`/desk/webhooks?municipality=${municipality.id}`, lang)}>
          {say('Alla system som får meddelanden', 'All systems that are told')}
        </a>
      </p>
      {delivery !== null && <HowItGoes {...visit} delivery={delivery} />}
      <SummaryList
        rows={[
          { label: say('Adress', 'Address'), value: webhook.url },
          { label: say('Får veta', 'Is told'), value: webhook.types.map((type) => typeWords[type][lang]).join('\n') },
          { label: say('Upplagt av', 'Added by'), value: `${webhook.by}, ${shownInstant(webhook.createdAt, lang)}` },
        ]}
      />
      <h2>{say('Hemligheten', 'The secret')}</h2>
      <p>
        {say(
          'Mottagaren kontrollerar med den att meddelandena kommer härifrån (Standard Webhooks). Lämna den på ett säkert sätt.',
          'With it the receiver checks that messages come from here (Standard Webhooks). Hand it over safely.',
        )}
      </p>
      {secret !== null && (
        <Note>
          <p id="secret" tabIndex={-1}>
            <code>{secret}</code>
          </p>
        </Note>
      )}
      {webhook.overlapUntil !== null && webhook.overlapUntil > now() && (
        <p>
          {say('Den förra gäller också, till ', 'The one before it holds too, until ')}
          {shownInstant(webhook.overlapUntil, lang)}.
        </p>
      )}
      {mayChange && (
        <form method="post">
          <SubmitButton name="step" value="secret" second>
            {say('Visa hemligheten', 'Show the secret')}
          </SubmitButton>
          <SubmitButton name="step" value="rotate" second>
            {say('Byt hemlighet', 'Change the secret')}
          </SubmitButton>
          <h2>{say('Avsluta', 'End')}</h2>
          <p>
            {say(
              'Inget mer skickas. Det går att lägga till systemet på nytt.',
              'Nothing more is sent. The system can be added anew.',
            )}
          </p>
          <SubmitButton name="step" value="end" second>
            {say('Sluta skicka', 'Send no more')}
          </SubmitButton>
        </form>
      )}
    </>
  );
  return { status: 200, html: renderPage(content, { title: webhook.name, lang, municipality, staff }) };
}

function HowItGoes({ delivery, lang, mayChange }: Visit & { readonly delivery: Delivery }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { tone, says } = stateOf(delivery);
  const { state, failures, nextAt, lastFailure, lastArrivedAt } = delivery;
  return (
    <>
      <p>
        <StatusTag tone={tone}>{says[lang]}</StatusTag>{' '}
        {lastArrivedAt !== null && `${say('Senast framme', 'Last arrived')} ${shownInstant(lastArrivedAt, lang)}.`}
      </p>
      {failures > 0 && lastFailure !== null && (
        <Note tone="warn">
          <p>
            {failureWords[lastFailure.why][lang]} {shownInstant(lastFailure.at, lang)}.
          </p>
          {nextAt !== null && (
            <p>
              {say('Nästa försök', 'Next try')}: {shownInstant(nextAt, lang)}.
            </p>
          )}
          {state === 'DEAD' && (
            <p>
              {say(
                'Inget mer skickas förrän någon startar om. Då fortsätter det där det slutade, och inget saknas.',
                'Nothing more is sent until somebody starts it again. It then goes on where it stopped, and nothing is missing.',
              )}
            </p>
          )}
          {mayChange && (
            <form method="post">
              <SubmitButton name="step" value="restart">
                {say('Försök igen nu', 'Try again now')}
              </SubmitButton>
            </form>
          )}
        </Note>
      )}
    </>
  );
}
