import { FileFields, FileStatus } from '../../../shared/http/application/evidence-parts.tsx';
import { SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import type { AskedProof } from '../../../shared/store/follow-up/supply-proof.ts';
import { type Asked, fieldName, proofsIn, storedFiles, wordsIn } from './asked.ts';

interface Props {
  readonly asked: Asked;
  readonly lang: Language;
}

/** What is asked for, why, and by when. */
export function Introduction({ asked, lang }: Props) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { task, found } = asked;
  if (found === null) {
    return <p>{say('Handlingarna behövs inte längre.', 'The documents are not needed any more.')}</p>;
  }
  const day = shownDay(task.dueOn, lang);
  const count = found.asked.length;
  return (
    <>
      <p class="lead">
        {say(
          `${count === 1 ? 'En handling' : `${String(count)} handlingar`} om avtalet saknas eller slutar snart att gälla. Lämna senast ${day}.`,
          `${count === 1 ? 'One document' : `${String(count)} documents`} for the contract ${count === 1 ? 'is' : 'are'} missing or soon will be out of date. Hand in by ${day}.`,
        )}
      </p>
      <p>
        {say(
          'Alla med avtal får samma fråga, kommunens egen verksamhet också. Om det inte finns någon handling att lämna skriver ni varför; en handläggare läser det. Ingenting händer med avtalet av sig självt.',
          'Everybody with a contract is asked the same, the municipality’s own unit too. Where there is no document to hand in, write why; an officer reads it. Nothing happens to the contract by itself.',
        )}
      </p>
    </>
  );
}

/** One part of the form for each proof that is asked for. */
export function ProofFields({ asked, form, lang }: Props & { readonly form: FormState }) {
  const isSent = Object.keys(form.values).length > 0;
  const state = isSent ? form : { ...form, values: draftValues(asked) };
  return (
    <>
      {proofsIn(asked).map((proof) => (
        <section key={proof.kind} aria-labelledby={`title-${fieldName(proof)}`}>
          <h2 id={`title-${fieldName(proof)}`}>{proof.fact.title[lang]}</h2>
          <p>{proof.fact.text[lang]}</p>
          {proof.deficiency !== undefined && (
            <Note tone="warn">
              <p>
                {lang === 'sv' ? 'Brist i det ni har lämnat: ' : 'A deficiency in what you handed in: '}
                {proof.deficiency}
              </p>
            </Note>
          )}
          <ProofField proof={proof} form={state} lang={lang} />
        </section>
      ))}
      <h2>{lang === 'sv' ? 'När du är klar' : 'When you are done'}</h2>
    </>
  );
}

function ProofField({
  proof,
  form,
  lang,
}: Omit<Props, 'asked'> & { readonly proof: AskedProof; readonly form: FormState }) {
  const name = fieldName(proof);
  const { kind } = proof;
  const title = proof.fact.title[lang];
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      {proof.files.length > 0 && (
        <ul>
          {proof.files.map((file) => (
            <li key={file.evidenceId}>
              <FileStatus
                file={file}
                reload="?"
                sendAgain={`?upload=${file.evidenceId}${lang === 'en' ? '&lang=en' : ''}`}
                lang={lang}
              />
            </li>
          ))}
        </ul>
      )}
      <FileFields form={form} title={title} lang={lang} of={kind} />
      <SubmitButton name="step" value={`file:${kind}`} second>
        {say(`Välj fil: ${title}`, `Choose the file: ${title}`)}
      </SubmitButton>
      <TextArea
        form={form}
        name={name}
        rows={3}
        maxLength={2000}
        label={say(`Om ingen fil lämnas: varför? (${title})`, `If no file is handed in: why? (${title})`)}
        hint={say('Skriv inget om enskilda personer.', 'Write nothing about individual persons.')}
      />
    </>
  );
}

/** What will be handed in. */
export function Review({ asked, form, lang }: Props & { readonly form: Readonly<Record<string, string>> }) {
  const words = wordsIn(asked, form);
  return (
    <SummaryList
      rows={proofsIn(asked).map((proof) => ({
        label: proof.fact.title[lang],
        value: [...storedFiles(proof).map(({ fileName }) => fileName), ...(words[proof.kind] ?? '').split('\n')]
          .filter((line) => line !== '')
          .join('\n'),
      }))}
    />
  );
}

function draftValues(asked: Asked): FormState['values'] {
  const draft = asked.found?.recheck.request?.draft ?? {};
  return Object.fromEntries(
    proofsIn(asked).flatMap((proof): [string, string][] => {
      const text = draft[proof.kind];
      return text === undefined ? [] : [[fieldName(proof), text]];
    }),
  );
}
