import * as z from 'zod/mini';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import { signSimply } from '../../../shared/domain/contract/simple-signature.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { ContractText, providerLabel, SignerList } from '../../../shared/http/contract/text.tsx';
import { Checkbox, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { recordSignature, signerOf } from '../../../shared/store/contract/sign.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';

type SentOut = Exclude<Contract, { status: 'DRAFT' }> & {
  readonly documentText: string;
  readonly documentHash: string;
};

const Answer = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  accept: z.literal('yes'),
});

/** The provider's signatory signs the contract, from a mailed link and a code (LOV 2:2). */
export const handler = defineTaskPage(
  {
    kind: 'SIGN',
    title: { sv: 'Skriv under avtalet', en: 'Sign the contract' },
    load,
    show: (contract, lang) => (
      <>
        <p>
          {lang === 'sv'
            ? 'Läs hela avtalet. När båda parter har skrivit under gäller det, och ni syns i kommunens katalog.'
            : 'Read the whole contract, which is in Swedish. It holds, and you are in the municipality’s catalogue, when both parties have signed.'}
        </p>
        <ContractText text={contract.documentText} />
      </>
    ),
    fields: (form, _contract, lang) => <Fields form={form} lang={lang} />,
    answerSchema: Answer,
    messages: {
      name: { sv: 'Skriv ditt namn', en: 'Write your name' },
      accept: {
        sv: 'Kryssa i rutan om du har läst avtalet och vill skriva under det',
        en: 'Tick the box if you have read the contract and want to sign it',
      },
    },
    review: ({ name }, contract, lang) => (
      <SummaryList
        rows={[
          { label: lang === 'sv' ? 'Avtal' : 'Contract', value: contract.documentText.split('\n')[0] },
          { label: providerLabel(contract.municipality, lang), value: contract.provider.name },
          { label: lang === 'sv' ? 'Underskrift' : 'Signature', value: name },
          {
            label: lang === 'sv' ? 'Avtalstextens kontrollsumma' : 'Checksum of the text',
            value: <code>{contract.documentHash}</code>,
          },
        ]}
      />
    ),
    submit: { sv: 'Skriv under', en: 'Sign' },
    answer,
    recorded: (_task: Task, contract, lang) => (
      <>
        <p>
          {contract.status === 'SIGNED'
            ? lang === 'sv'
              ? 'Båda parter har skrivit under. Avtalet gäller.'
              : 'Both parties have signed. The contract holds.'
            : lang === 'sv'
              ? 'Avtalet gäller när alla har skrivit under.'
              : 'The contract holds when everybody has signed.'}
        </p>
        <SignerList contract={contract} lang={lang} />
        <ContractText text={contract.documentText} />
      </>
    ),
  },
  { store: taskPageStore() },
);

async function load(task: Task): Promise<SentOut> {
  const contract = await readContract(task.subject);
  if (contract === null || contract.status === 'DRAFT') throw new Error('A task without its contract');
  const { documentText, documentHash } = contract;
  if (documentText === undefined || documentHash === undefined) throw new Error('A task without its document');
  return { ...contract, documentText, documentHash };
}

async function answer(
  { task, link, at, lang }: AnswerContext,
  { name }: z.infer<typeof Answer>,
  contract: SentOut,
): Promise<AnswerOutcome> {
  const signer = signerOf(contract, task);
  const { email, phone } = task.assignee;
  if (signer === undefined || email === undefined || phone === undefined)
    throw new Error('A task for somebody who does not sign');
  const signature = signSimply({
    signer,
    name,
    at,
    documentHash: task.basisHash ?? '',
    identity: { kind: 'LINK_AND_CODE', email, phone },
  });
  if (!signature.ok) return { kind: 'INVALID', errors: [{ field: 'name', message: ownName(signer.name)[lang] }] };
  const recorded = await recordSignature(
    { contract: task.subject, signerId: signer.signerId, signature: signature.value, by: signer.name, link },
    at,
  );
  return recorded.kind === 'RECORDED' ? { kind: 'RECORDED' } : { kind: 'CONFLICT', message: cameBetween };
}

const cameBetween: Texts = {
  sv: 'Avtalet är redan undertecknat, eller har ändrats. Din underskrift har inte registrerats nu.',
  en: 'The contract has been signed already, or was changed. Your signature was not recorded now.',
};

function ownName(name: string): Texts {
  return {
    sv: `Skriv ditt namn som det står i avtalsuppgifterna: ${name}`,
    en: `Write your name as the contract has it: ${name}`,
  };
}

function Fields({ form, lang }: { readonly form: FormState; readonly lang: Language }) {
  return (
    <>
      <TextField
        form={form}
        name="name"
        label={lang === 'sv' ? 'Underskrift: ditt för- och efternamn' : 'Signature: your first and last name'}
        hint={
          lang === 'sv'
            ? 'Det du skriver är din underskrift. Tid och hur du visade vem du är sparas med den.'
            : 'What you write is your signature. The time and how you showed who you are is kept with it.'
        }
        autoComplete="name"
        maxLength={200}
      />
      <Checkbox
        form={form}
        name="accept"
        label={lang === 'sv' ? 'Jag har läst avtalet och skriver under det.' : 'I have read the contract and sign it.'}
      />
    </>
  );
}
