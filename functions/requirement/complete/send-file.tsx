import type { Aside, AsideContext } from '../../../shared/http/task-page.tsx';
import { HiddenFields, SubmitButton } from '../../../shared/http/fields.tsx';
import { offerUpload, type UploadForm } from '../../../shared/store/evidence-bucket.ts';
import type { Language } from '../../../shared/http/language.ts';
import type { Completion } from './completion.ts';

/** The form that sends one file straight to the bucket, which leads the browser back; no script is needed. */
export async function sendFile(
  { query, address, at, lang }: AsideContext,
  completion: Completion,
): Promise<Aside | undefined> {
  const evidence = completion.evidence.find(({ evidenceId }) => evidenceId === query['upload']);
  if (evidence?.status !== 'EXPECTED' || evidence.at < completion.request.at) return undefined;
  const { objectKey, contentType } = evidence;
  const upload = await offerUpload({ objectKey, contentType, returnTo: address }, new Date(at));
  const title = completion.requirements.evidence[evidence.kind]?.title[lang] ?? evidence.kind;
  return {
    content: <UploadView upload={upload} title={title} accept={contentType} back={address} lang={lang} />,
    formActions: [new URL(upload.url).origin],
  };
}

function UploadView(props: {
  readonly upload: UploadForm;
  readonly title: string;
  readonly accept: string;
  readonly back: string;
  readonly lang: Language;
}) {
  const { upload, title, accept, back, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say(`Skicka filen: ${title}`, `Send the file: ${title}`)}</h2>
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
