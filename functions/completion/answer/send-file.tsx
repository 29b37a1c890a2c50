import type { Aside, AsideContext } from '../../../shared/http/task-page/definition.ts';
import { SendFile } from '../../../shared/http/application/evidence-parts.tsx';
import { offerUpload } from '../../../shared/store/evidence-bucket.ts';
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
    content: (
      <>
        <h2>{lang === 'sv' ? `Skicka filen: ${title}` : `Send the file: ${title}`}</h2>
        <SendFile upload={upload} title={title} accept={contentType} back={address} lang={lang} />
      </>
    ),
    formActions: [new URL(upload.url).origin],
  };
}
