import { SendFile } from '../../../shared/http/application/evidence-parts.tsx';
import type { Aside, AsideContext } from '../../../shared/http/task-page/definition.ts';
import { offerUpload } from '../../../shared/store/evidence-bucket.ts';
import type { AskedReport } from './asked-report.ts';

/** The form that sends one file straight to the bucket, which leads the browser back; no script is needed. */
export async function sendFile(
  { query, address, at, lang }: AsideContext,
  { report, evidence, toProve }: AskedReport,
): Promise<Aside | undefined> {
  const file = evidence.find(({ evidenceId }) => evidenceId === query['upload']);
  if (file?.status !== 'EXPECTED' || report.status !== 'OPEN') return undefined;
  const { objectKey, contentType, kind } = file;
  const upload = await offerUpload({ objectKey, contentType, returnTo: address }, new Date(at));
  const title = toProve.find(({ id }) => id === kind)?.title[lang] ?? kind;
  return {
    content: (
      <>
        <h2>{lang === 'sv' ? `Skicka filen: ${title}` : `Send the file: ${title}`}</h2>
        <SendFile upload={upload} title={title} accept={contentType} back={address} lang={lang} />
      </>
    ),
    formActions: [new URL(upload.url).origin],
  };
}
