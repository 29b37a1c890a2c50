import * as z from 'zod/mini';
import type { SigningConnection } from '../../../shared/domain/municipality/signing-connection.ts';
import type { ServedSigner } from '../../../shared/domain/contract/at-service.ts';
import { type Progress, type SigningOrder, SigningServiceFault } from './signing-service.ts';

const Time = z.optional(z.nullable(z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text))))));
const Field = z.looseObject({ type: z.string(), value: z.optional(z.unknown()) });

/** A party of a document; the whole of it is kept, since an update sends it back. */
const Party = z.looseObject({
  is_author: z.optional(z.boolean()),
  is_signatory: z.optional(z.boolean()),
  fields: z.array(Field),
  sign_time: Time,
  rejected_time: Time,
  rejection_reason: z.optional(z.nullable(z.string())),
  authentication_method_to_sign: z.optional(z.string()),
});
type Party = z.infer<typeof Party>;

/** What is read of Scrive's Document; more than this is neither read nor kept. */
const Document = z.object({
  id: z.string(),
  status: z.enum(['preparation', 'pending', 'closed', 'canceled', 'timedout', 'rejected', 'document_error']),
  parties: z.array(Party),
  /** Absent or null until everybody has signed and the service has sealed it. */
  sealed_file: z.optional(z.nullable(z.object({ id: z.string() }))),
});
export type ScriveDocument = z.infer<typeof Document>;

/** What a new document is answered with: of it the id alone is relied on. */
const NewDocument = z.object({ id: z.string().check(z.regex(/^\d{1,20}$/)) });

const methods = { SMS_PIN: 'sms_pin', SE_BANKID: 'se_bankid' } as const satisfies Record<
  SigningConnection['authentication'],
  string
>;

/** @throws SigningServiceFault for an answer about another document, or of another shape */
export function readDocument(body: unknown, reference: string): ScriveDocument {
  const parsed = Document.safeParse(body);
  if (!parsed.success || parsed.data.id !== reference) throw new SigningServiceFault('WRONG_ANSWER');
  return parsed.data;
}

/** @throws SigningServiceFault for an answer of another shape */
export function readReference(body: unknown): string {
  const parsed = NewDocument.safeParse(body);
  if (!parsed.success) throw new SigningServiceFault('WRONG_ANSWER');
  return parsed.data.id;
}

/** How far a document has come. Who signed without showing who they are, as was asked, has not signed. */
export function progressOf(
  { status, parties }: ScriveDocument,
  authentication: SigningConnection['authentication'],
): Progress {
  const signers = parties.filter(({ is_signatory }) => is_signatory === true);
  switch (status) {
    case 'preparation':
      return { status: 'PREPARING' };
    case 'pending':
    case 'closed':
      return {
        status: status === 'closed' ? 'SIGNED' : 'WAITING',
        signed: signers.flatMap((party) => {
          const { sign_time: at, authentication_method_to_sign: method } = party;
          const email = emailOf(party);
          const counts = at !== undefined && at !== null && email !== undefined && method === methods[authentication];
          return counts ? [{ email, at: new Date(at).toISOString() }] : [];
        }),
      };
    case 'rejected': {
      const said = signers.find(({ rejected_time }) => typeof rejected_time === 'string')?.rejection_reason?.trim();
      return { status: 'STOPPED', why: 'REJECTED', ...(said === undefined || said === '' ? {} : { said }) };
    }
    case 'timedout':
      return { status: 'STOPPED', why: 'TIMED_OUT' };
    case 'canceled':
      return { status: 'STOPPED', why: 'CANCELLED' };
    case 'document_error':
      return { status: 'STOPPED', why: 'FAILED' };
  }
}

/** What a document is updated with before it is started: its author only looks on, beside those who sign in their turn. */
export function updateOf(
  { parties }: ScriveDocument,
  order: SigningOrder,
  authentication: SigningConnection['authentication'],
): object {
  const authors = parties.filter(({ is_author }) => is_author === true);
  return {
    title: order.title,
    lang: 'sv',
    days_to_sign: order.days,
    days_to_remind: order.remindAfterDays,
    api_callback_url: order.callbackUrl,
    parties: [
      ...authors.map((author) => ({ ...author, is_signatory: false, signatory_role: 'viewer' })),
      ...order.signers.map((signer) => partyOf(signer, order, authentication)),
    ],
  };
}

function partyOf(
  { name, email, mobile, turn, party }: ServedSigner,
  { company }: SigningOrder,
  authentication: SigningConnection['authentication'],
): object {
  const [last = '', ...first] = name.trim().split(/\s+/).toReversed();
  return {
    is_author: false,
    is_signatory: true,
    signatory_role: 'signing_party',
    sign_order: turn,
    delivery_method: 'email',
    confirmation_delivery_method: 'email',
    authentication_method_to_sign: methods[authentication],
    fields: [
      { type: 'name', order: 1, value: first.toReversed().join(' ') || last },
      ...(first.length === 0 ? [] : [{ type: 'name', order: 2, value: last }]),
      { type: 'email', value: email },
      { type: 'mobile', value: mobile },
      ...(party === 'PROVIDER' ? [{ type: 'company', value: company, is_obligatory: false }] : []),
      // The signer states it there, in their own e-identification: it is never sent from here.
      ...(authentication === 'SE_BANKID' ? [{ type: 'personal_number', value: '' }] : []),
    ],
  };
}

function emailOf({ fields }: Party): string | undefined {
  const value = fields.find(({ type }) => type === 'email')?.value;
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}
