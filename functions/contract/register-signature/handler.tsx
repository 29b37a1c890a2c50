import type { ComponentChildren } from 'preact';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import { whoseTurn } from '../../../shared/domain/contract/signing.ts';
import { isAtService } from '../../../shared/domain/contract/signing-service.ts';
import { signSimply } from '../../../shared/domain/contract/simple-signature.ts';
import { ContractText, SignerList } from '../../../shared/http/contract/text.tsx';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { emptyForm, parseForm, valueOf, type FormState } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note } from '../../../shared/http/parts.tsx';
import type { Staff } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { recordSignature } from '../../../shared/store/contract/sign.ts';
import { Paper, paperMessages, PaperForm, PaperReview } from './paper-form.tsx';
import { Review } from './review.tsx';
import { Sign, signMessages, SignForm, SignReview } from './sign-form.tsx';

const path = '/desk/contracts/{contractId}/signature';

/** The municipality's signer signs, signed in; and whoever keeps the contracts registers what was signed on paper. */
export const handler = pages({ [`GET ${path}`]: handle, [`POST ${path}`]: handle });

/** A contract that was sent out: with a text that is signed, or was. */
type SentOut = Exclude<Contract, { status: 'DRAFT' }> & {
  readonly documentText: string;
  readonly documentHash: string;
};

interface Visit extends DeskVisit {
  readonly contract: SentOut;
}

interface Forms {
  readonly sign: FormState;
  readonly paper: FormState;
}

async function handle(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (request.method !== 'POST') return show(visit, { sign: emptyForm, paper: emptyForm });
  if (valueOf(request.form, 'document') !== visit.contract.documentHash) {
    throw new PageProblem(409, {
      sv: 'Avtalet har ändrats sedan du öppnade sidan. Ingenting har registrerats.',
      en: 'The contract was changed after you opened the page. Nothing was recorded.',
    });
  }
  const [form, step] = valueOf(request.form, 'step').split('-');
  const { step: _step, document: _document, ...values } = request.form;
  if (step !== 'edit' && step !== 'review' && step !== 'answer') throw new PageProblem(400);
  if (form === 'sign') return signElectronically(visit, step, { values, errors: [] });
  if (form === 'paper') return registerPaper(visit, step, { values, errors: [] });
  throw new PageProblem(400);
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'contractId', ['delegate', 'coordinator']);
  const contract = await readContract(visit.subject);
  if (contract === null || contract.status === 'DRAFT') throw new PageProblem(404);
  const { documentText, documentHash } = contract;
  if (documentText === undefined || documentHash === undefined) throw new PageProblem(404);
  return { ...visit, contract: { ...contract, documentText, documentHash } };
}

async function signElectronically(
  visit: Visit,
  step: 'edit' | 'review' | 'answer',
  form: FormState,
): Promise<PageResponse> {
  const { staff, contract, lang } = visit;
  const signer = ownSigner(contract, staff);
  if (signer === undefined) return again(visit);
  const back = (errors: FormState['errors']) => show(visit, { sign: { ...form, errors }, paper: emptyForm });
  if (step === 'edit') return back([]);
  const parsed = parseForm(Sign, form.values, lang, signMessages);
  if (!parsed.ok) return back(parsed.errors);
  const at = now();
  const signature = signSimply({
    signer,
    name: parsed.value.name,
    at,
    documentHash: contract.documentHash,
    identity: { kind: 'SIGN_IN', account: staff.subject },
  });
  if (!signature.ok) {
    const message = lang === 'sv' ? `Skriv ditt namn: ${signer.name}` : `Write your name: ${signer.name}`;
    return back([{ field: 'name', message }]);
  }
  if (step === 'review') {
    const content = <SignReview name={parsed.value.name} contract={contract} lang={lang} />;
    return review(visit, {
      form: 'sign',
      values: form.values,
      content,
      submit: lang === 'sv' ? 'Skriv under' : 'Sign',
    });
  }
  return record(visit, { signerId: signer.signerId, signature: signature.value, at });
}

async function registerPaper(visit: Visit, step: 'edit' | 'review' | 'answer', form: FormState): Promise<PageResponse> {
  const { staff, contract, lang } = visit;
  const back = (errors: FormState['errors']) => show(visit, { sign: emptyForm, paper: { ...form, errors } });
  if (step === 'edit') return back([]);
  const parsed = parseForm(Paper, form.values, lang, paperMessages);
  if (!parsed.ok) return back(parsed.errors);
  const { signerId, signedOn } = parsed.value;
  const signer = awaiting(contract).find((line) => line.signerId === signerId);
  if (signer === undefined) return again(visit);
  const at = now();
  if (signedOn > stockholmDay(at) || signedOn < stockholmDay(contract.createdAt))
    return back([{ field: 'signedOn', message: paperMessages.signedOn[lang] }]);
  if (step === 'review') {
    const content = <PaperReview signer={signer} signedOn={signedOn} lang={lang} />;
    const submit = lang === 'sv' ? 'Registrera underskriften' : 'Register the signature';
    return review(visit, { form: 'paper', values: form.values, content, submit });
  }
  const { documentHash } = contract;
  // Paper tells a day and no hour; noon is within it in every season.
  const noon = `${signedOn}T11:00:00.000Z`;
  const givenAt = [noon, contract.createdAt].toSorted().at(-1) ?? noon;
  return record(visit, {
    signerId,
    signature: {
      method: 'WET_INK',
      name: signer.name,
      at: givenAt > at ? at : givenAt,
      documentHash,
      registeredBy: staff.name,
    },
    at,
  });
}

async function record(
  visit: Visit,
  { at, ...signature }: { readonly at: string } & Pick<Parameters<typeof recordSignature>[0], 'signerId' | 'signature'>,
): Promise<PageResponse> {
  const { subject, staff } = visit;
  const recorded = await recordSignature({ contract: subject, by: staff.name, ...signature }, at);
  // Whoever pressed twice sees what the first press recorded.
  if (recorded.kind === 'RECORDED' || recorded.error === 'ALREADY_SIGNED') return again(visit);
  throw new PageProblem(409);
}

function show(visit: Visit, forms: Forms): Promise<PageResponse> {
  const { contract, staff, lang } = visit;
  const own = ownSigner(contract, staff);
  const left = awaiting(contract);
  const errors = [...forms.sign.errors, ...forms.paper.errors];
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const content = (
    <>
      {contract.status === 'SIGNED' && (
        <Note tone="good">
          <p>{say('Alla har skrivit under. Avtalet gäller.', 'Everybody has signed. The contract holds.')}</p>
        </Note>
      )}
      <SignerList contract={contract} lang={lang} />
      {contract.status === 'AWAITING_SIGNATURES' && isAtService(contract.service) && (
        <Note tone="calm">
          <p>
            {say(
              'Avtalet skrivs under i e-underskriftstjänsten. En underskrift på papper tar det tillbaka därifrån: de andra skriver då under här eller på papper.',
              'The contract is signed at the e-signing service. A signature on paper takes it back: the others then sign here or on paper.',
            )}
          </p>
        </Note>
      )}
      <ContractText text={contract.documentText} />
      {own !== undefined && <SignForm form={forms.sign} documentHash={contract.documentHash} lang={lang} />}
      {left.length > 0 && (
        <PaperForm
          form={forms.paper}
          signers={left}
          contract={contract}
          documentHash={contract.documentHash}
          lang={lang}
        />
      )}
    </>
  );
  return Promise.resolve(page(visit, content, { status: errors.length > 0 ? 422 : 200 }));
}

function review(visit: Visit, parts: Omit<Parameters<typeof Review>[0], 'documentHash' | 'lang'>): PageResponse {
  const { contract, lang } = visit;
  const title = lang === 'sv' ? 'Granska innan du skickar' : 'Check before you send';
  return page(visit, <Review {...parts} documentHash={contract.documentHash} lang={lang} />, { status: 200, title });
}

function page(
  visit: Visit,
  content: ComponentChildren,
  more: { readonly status: number; readonly title?: string },
): PageResponse {
  const { lang, municipality, staff, contract } = visit;
  const title =
    more.title ?? (lang === 'sv' ? `Avtal med ${contract.provider.name}` : `Contract with ${contract.provider.name}`);
  const html = renderPage(content, { title, lang, municipality, staff, invalid: more.status === 422 });
  return { status: more.status, html };
}

/** The signer that is signed in, when it is their turn and no e-signing service has the contract. */
function ownSigner(contract: SentOut, staff: Staff) {
  if (isAtService(contract.service)) return undefined;
  return awaiting(contract).find(
    ({ party, email }) => party === 'MUNICIPALITY' && email?.toLowerCase() === staff.email.toLowerCase(),
  );
}

/** Those who may sign now. */
function awaiting(contract: SentOut) {
  return contract.status === 'AWAITING_SIGNATURES' ? whoseTurn(contract) : [];
}
