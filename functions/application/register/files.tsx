import { type Evidence, evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { fileFields, readFile } from '../../../shared/http/application/evidence-file.ts';
import { SendFile } from '../../../shared/http/application/evidence-parts.tsx';
import { again } from '../../../shared/http/desk/desk.ts';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { baseUrlOf, type PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { offerUpload } from '../../../shared/store/evidence-bucket.ts';
import { removeEvidence } from '../../../shared/store/application/remove-evidence.ts';
import { offerEvidence } from '../../../shared/store/application/offer-evidence.ts';
import { enter, type Visit } from './visit.ts';

/** Reserves a place for a scan; the page that follows sends it there. @param wrong the form again, with what is wrong */
export async function addFile(visit: Visit, wrong: (form: FormState) => PageResponse): Promise<PageResponse> {
  const { request, lang, staff } = visit;
  const values = request.form;
  const [kind, person] = [valueOf(values, 'kind'), valueOf(values, 'person')];
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const described = readFile(values, lang);
  const unknown = { field: 'kind', message: say('Välj vad handlingen visar', 'Choose what the paper shows') };
  const isKnown = Object.hasOwn(visit.version.requirements.evidence, kind);
  if (!described.ok || !isKnown) {
    return wrong({ values, errors: [...(isKnown ? [] : [unknown]), ...(described.ok ? [] : described.errors)] });
  }
  const { extension, ...file } = described.value;
  const offered = await offerEvidence(
    async () => (await enter(request)).application,
    // A browser's form tells neither size nor checksum beforehand: this is the most it may be.
    {
      ...file,
      kind,
      ...(person === '' ? {} : { person }),
      fileName: `${kind}.${extension}`,
      bytes: evidenceLimits.bytes,
    },
    { at: now(), by: staff.name },
  );
  if (offered.ok) return again(visit, { query: { fil: offered.value.evidenceId } });
  switch (offered.error.code) {
    case 'TOO_MANY': {
      const most = String(evidenceLimits.perApplication);
      const message = say(`En ansökan har högst ${most} filer`, `An application has at most ${most} files`);
      return wrong({ values, errors: [{ field: fileFields().type, message }] });
    }
    case 'NOT_ASKED': {
      const message = say('Kompletteringen frågar inte efter den', 'The completion does not ask for it');
      return wrong({ values, errors: [{ field: 'kind', message }] });
    }
    case 'UNKNOWN_KIND':
      return wrong({ values, errors: [unknown] });
    case 'UNKNOWN_PERSON': {
      const message = say('Välj en av personerna i ansökan', 'Choose one of the persons in the application');
      return wrong({ values, errors: [{ field: 'person', message }] });
    }
    case 'NOT_OPEN':
    case 'ARRIVED':
      throw new PageProblem(409);
  }
}

/** Takes a wrong scan out again; taken out already, the page shows what there is. */
export async function removeFile(visit: Visit, evidenceId: string): Promise<PageResponse> {
  const { request, staff } = visit;
  const door = async () => (await enter(request)).application;
  const removed = await removeEvidence(door, evidenceId, { at: now(), by: staff.name });
  if (!removed.ok && removed.error === 'NOT_OPEN') throw new PageProblem(409);
  return again(visit);
}

export async function sendPage(visit: Visit, { kind, objectKey, contentType }: Evidence): Promise<PageResponse> {
  const { request, lang, municipality, staff, version } = visit;
  const back = `${baseUrlOf(request)}${inLanguage(request.path, lang)}`;
  const upload = await offerUpload({ objectKey, contentType, returnTo: back }, new Date(now()));
  const title = version.requirements.evidence[kind]?.title[lang] ?? kind;
  const html = renderPage(<SendFile upload={upload} title={title} accept={contentType} back={back} lang={lang} />, {
    title: lang === 'sv' ? `Skicka filen: ${title}` : `Send the file: ${title}`,
    lang,
    municipality,
    staff,
  });
  return { status: 200, html, formActions: [new URL(upload.url).origin] };
}
