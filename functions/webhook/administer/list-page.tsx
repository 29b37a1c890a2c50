import * as z from 'zod/mini';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { EventType, Webhook } from '../../../shared/domain/webhook/webhook.ts';
import { ownDeskPage } from '../../../shared/http/desk/own-desk-page.tsx';
import { enterOwnDesk, type OwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { CheckboxGroup, ErrorSummary, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, many, parseForm } from '../../../shared/http/form/form.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { listDeliveries } from '../../../shared/store/webhook/delivery.ts';
import { listWebhooks } from '../../../shared/store/webhook/webhook.ts';
import { begin } from './begin.ts';
import { stateOf, typeWords } from './words.ts';

const Form = z.object({ name: Webhook.shape.name, url: Webhook.shape.url, types: many(EventType) });

const messages = {
  name: { sv: 'Skriv vilket system det är', en: 'Write which system it is' },
  url: {
    sv: 'Skriv hela adressen, med https:// och ett namn på internet',
    en: 'Write the whole address, with https:// and a name on the internet',
  },
};

/** Which of the municipality's other systems are told, and how it goes with each. */
export async function showWebhooks(request: PageRequest): Promise<PageResponse> {
  const desk = await enterOwnDesk(request, ['coordinator', 'auditor']);
  return page(request, desk, { ...emptyForm, values: { types: EventType.options } });
}

/** Adds one, and leads to where its secret is. */
export async function addWebhook(request: PageRequest): Promise<PageResponse> {
  const desk = await enterOwnDesk(request, ['coordinator', 'auditor']);
  const { municipality, staff } = desk;
  const lang = languageOf(request);
  if (!hasRole(staff, municipality.id, ['coordinator'])) throw new NotAllowed();
  const read = parseForm(Form, request.form, lang, messages);
  const refused = (field: string, message: string) =>
    page(request, desk, { values: request.form, errors: [{ field, message }] });
  if (!read.ok) return page(request, desk, { values: request.form, errors: read.errors });
  const { types, ...said } = read.value;
  if (types.length === 0) return refused('types', lang === 'sv' ? 'Välj minst en' : 'Choose at least one');
  const begun = await begin(
    { municipality: municipality.id, types, ...said },
    { by: staff.name, at: now(), also: () => [] },
  );
  if (!begun.ok) {
    return refused(
      'name',
      lang === 'sv' ? 'Det finns redan tio. Avsluta ett först.' : 'There are ten already. End one.',
    );
  }
  return seeOther(inLanguage(`/desk/webhooks/${publicId(municipality.id, begun.value.webhookId)}`, lang));
}

async function page(request: PageRequest, desk: OwnDesk, form: FormState): Promise<PageResponse> {
  const lang = languageOf(request);
  const { municipality, staff } = desk;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const [webhooks, deliveries] = await Promise.all([listWebhooks(municipality.id), listDeliveries(municipality.id)]);
  const how = new Map(deliveries.map((delivery) => [delivery.webhookId, delivery]));
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p class="lead">
        {say(
          'Kommunens andra system kan få veta inom någon minut när något ändras i katalogen. Meddelandena är signerade, kommer i ordning och innehåller inga personuppgifter.',
          'The municipality’s other systems can be told within a minute or so when something changes in the catalogue. Messages are signed, come in order and hold nothing about persons.',
        )}
      </p>
      {webhooks.length === 0 ? (
        <p>{say('Inget system får meddelanden.', 'No system is told.')}</p>
      ) : (
        <Table
          caption={say('System som får meddelanden', 'Systems that are told')}
          columns={[
            { heading: say('System', 'System') },
            { heading: say('Läge', 'State') },
            { heading: say('Senast framme', 'Last arrived') },
          ]}
          rows={webhooks.map(({ webhookId, name }) => {
            const delivery = how.get(webhookId);
            const arrivedAt = delivery?.lastArrivedAt ?? null;
            const state = delivery === undefined ? null : stateOf(delivery);
            return [
              <a href={inLanguage(`/desk/webhooks/${publicId(municipality.id, webhookId)}`, lang)}>{name}</a>,
              state === null ? '' : <StatusTag tone={state.tone}>{state.says[lang]}</StatusTag>,
              arrivedAt === null ? say('Inget än', 'Nothing yet') : shownInstant(arrivedAt, lang),
            ];
          })}
        />
      )}
      {hasRole(staff, municipality.id, ['coordinator']) && (
        <>
          <h2>{say('Lägg till ett system', 'Add a system')}</h2>
          <form method="post" novalidate>
            <TextField form={form} name="name" maxLength={100} label={say('Vilket system', 'Which system')} />
            <TextField
              form={form}
              name="url"
              type="url"
              label={say('Adress', 'Address')}
              hint={say('Börjar med https://', 'Begins with https://')}
            />
            <CheckboxGroup
              form={form}
              name="types"
              label={say('Vad det ska få veta', 'What it is to be told')}
              choices={EventType.options.map((type) => ({ value: type, label: typeWords[type][lang] }))}
            />
            <SubmitButton>{say('Lägg till', 'Add')}</SubmitButton>
          </form>
        </>
      )}
    </>
  );
  const title = { sv: 'Meddelanden till andra system', en: 'Messages to other systems' };
  return ownDeskPage(desk, { title, path: '/desk/webhooks', lang, form }, content);
}
