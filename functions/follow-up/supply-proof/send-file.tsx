import { SendFile } from '../../../shared/http/application/evidence-parts.tsx';
import type { Aside, AsideContext } from '../../../shared/http/task-page/definition.ts';
import { offerUpload } from '../../../shared/store/evidence-bucket.ts';
import { type Asked, proofsIn } from './asked.ts';

/** The form that sends one file straight to the bucket, which leads the browser back; no script is needed. */
export async function sendFile({ query, address, at, lang }: AsideContext, asked: Asked): Promise<Aside | undefined> {
  const found = proofsIn(asked).flatMap(({ fact, files }) => files.map((file) => ({ file, title: fact.title[lang] })));
  const { file, title } = found.find((one) => one.file.evidenceId === query['upload']) ?? {};
  if (file?.status !== 'EXPECTED' || title === undefined) return undefined;
  const { objectKey, contentType } = file;
  const upload = await offerUpload({ objectKey, contentType, returnTo: address }, new Date(at));
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
