import type { Evidence } from '../../domain/application/evidence.ts';
import { fileFaultText } from '../../domain/application/file-fault.ts';
import { scanOf } from '../../domain/application/scan.ts';
import { fileFields } from './evidence-file.ts';
import { HiddenFields, RadioGroup, SubmitButton, TextField } from '../form/fields.tsx';
import type { FormState } from '../form/form.ts';
import type { Language } from '../language.ts';
import { StatusTag } from '../parts.tsx';
import { shownInstant } from '../shown-time.ts';

/** What is to be said of a file before it is chosen. @param of as in `fileFields` */
export function FileFields(props: {
  readonly form: FormState;
  /** Tells the documents of one form apart. */
  readonly title?: string;
  readonly lang: Language;
  readonly of?: string;
}) {
  const { form, title, lang, of } = props;
  const fields = fileFields(of);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <RadioGroup
        form={form}
        name={fields.type}
        label={`${say('Vilken sorts fil är det?', 'What sort of file is it?')}${title === undefined ? '' : ` (${title})`}`}
        choices={[
          { value: 'PDF', label: 'PDF' },
          { value: 'JPEG', label: say('Bild, JPEG', 'Picture, JPEG') },
          { value: 'PNG', label: say('Bild, PNG', 'Picture, PNG') },
        ]}
      />
      <TextField
        form={form}
        name={fields.issued}
        type="date"
        size="short"
        label={say('Utfärdat den', 'Issued on')}
        hint={say('Om det står i handlingen.', 'If the document says so.')}
      />
      <TextField
        form={form}
        name={fields.through}
        type="date"
        size="short"
        label={say('Giltigt till och med', 'Valid through')}
        hint={say('Om det står i handlingen.', 'If the document says so.')}
      />
    </>
  );
}

/** What has become of one file. @param sendAgain where a file that has not arrived is sent anew */
export function FileStatus(props: {
  readonly file: Evidence;
  readonly reload: string;
  readonly sendAgain: string;
  readonly lang: Language;
}) {
  const { file, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const at = shownInstant(file.at, lang);
  switch (file.status) {
    case 'STORED':
      return (
        <>
          <StatusTag tone="good">{say('Mottagen', 'Received')}</StatusTag> {file.fileName}, {at}
          {scanOf(file) === 'PENDING' && say('. Kontrolleras för skadlig kod.', '. Being checked for malware.')}
        </>
      );
    case 'REJECTED':
      return (
        <>
          <StatusTag tone="bad">{say('Inte mottagen', 'Not received')}</StatusTag> {file.fileName}, {at}.{' '}
          {fileFaultText(file.rejection)[lang]}
        </>
      );
    case 'EXPECTED':
      return (
        <>
          <StatusTag tone="warn">{say('Kontrolleras', 'Being verified')}</StatusTag> {file.fileName}, {at}.{' '}
          <a href={props.reload}>{say('Visa om den har kommit fram', 'See whether it has arrived')}</a>{' '}
          <a href={props.sendAgain}>{say('Skicka filen igen', 'Send the file again')}</a>
        </>
      );
  }
}

/** The form that sends one file straight to the bucket, which leads the browser back; no script is needed. */
export function SendFile(props: {
  readonly upload: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
  readonly title: string;
  readonly accept: string;
  readonly back: string;
  readonly lang: Language;
}) {
  const { upload, title, accept, back, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <p>{say('Det du har skrivit på sidan innan är sparat.', 'What you wrote on the page before is saved.')}</p>
      <form method="post" action={upload.url} enctype="multipart/form-data">
        <HiddenFields values={upload.fields} />
        <div class="field">
          <label for="file">{title}</label>
          <p class="hint" id="file-hint">
            {say('Högst 25 MB.', 'At most 25 MB.')}
          </p>
          <input id="file" name="file" type="file" accept={accept} required aria-describedby="file-hint" />
        </div>
        <SubmitButton>{say('Skicka filen', 'Send the file')}</SubmitButton>
      </form>
      <p>
        <a href={back}>{say('Tillbaka utan att skicka filen', 'Back without sending the file')}</a>
      </p>
    </>
  );
}
