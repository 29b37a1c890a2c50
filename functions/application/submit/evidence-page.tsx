import { type EvidenceSlot, evidenceSlots, type SlotState } from '../../../shared/domain/application/evidence-slots.ts';
import { evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { titles } from '../../../shared/domain/application/sections.ts';
import { fileFields, readFile } from '../../../shared/http/application/evidence-file.ts';
import { FileFields, FileStatus, SendFile } from '../../../shared/http/application/evidence-parts.tsx';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import type { Texts } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { baseUrlOf, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note, StatusTag, SummaryList, type Tone } from '../../../shared/http/parts.tsx';
import { offerUpload } from '../../../shared/store/evidence-bucket.ts';
import { offerEvidence } from '../../../shared/store/application/offer-evidence.ts';
import { removeEvidence } from '../../../shared/store/application/remove-evidence.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import { BackToOverview } from '../../../shared/http/application/back-to-overview.tsx';
import type { Visit } from './visit.ts';

/** The slots, one of them, or the form that sends a file. */
export async function evidencePage(visit: Visit): Promise<PageResponse> {
  const { request, version, sections, evidence } = visit;
  const slots = evidenceSlots(version.requirements, sections, evidence);
  const asked = request.query['underlag'];
  if (asked === undefined && request.method !== 'POST') return list(visit, slots);
  const slot = slots.find(({ kind, person }) => kind === asked && person === whose(visit));
  if (slot === undefined) throw new PageProblem(404);
  if (request.method === 'POST') return change(visit, slot);
  const place = slot.files.find(({ evidenceId }) => evidenceId === request.query['fil']);
  return place?.status === 'EXPECTED' ? sendPage(visit, slot, place) : slotPage(visit, slot, emptyForm);
}

/** Whose slot it is: by their place among the persons in an address, which is logged; by name in what is sent. */
function whose({ request, content }: Visit): string | undefined {
  if (request.method === 'POST') return valueOf(request.form, 'person') || undefined;
  return content.persons?.[Number(request.query['person']) - 1]?.name;
}

/** What the address of a slot says. */
function queryOf({ content }: Visit, { kind, person }: EvidenceSlot): Record<string, string> {
  const place = (content.persons ?? []).findIndex(({ name }) => name === person);
  return { underlag: kind, ...(place < 0 ? {} : { person: String(place + 1) }) };
}

function titleOf({ evidence, person }: EvidenceSlot, lang: Visit['lang']): string {
  return person === undefined ? evidence.title[lang] : `${evidence.title[lang]}, ${person}`;
}

function Whose({ person }: EvidenceSlot) {
  return person === undefined ? null : <input type="hidden" name="person" value={person} />;
}

const states: Readonly<Record<SlotState, Texts & { readonly tone?: Tone }>> = {
  LACKING: { sv: 'Saknas', en: 'Missing' },
  ARRIVING: { sv: 'På väg', en: 'On its way', tone: 'calm' },
  TO_MEND: { sv: 'Behöver ersättas', en: 'To be replaced', tone: 'warn' },
  ENOUGH: { sv: 'Klart', en: 'Complete', tone: 'good' },
  NOT_NEEDED: { sv: 'Frivilligt', en: 'Optional' },
};

function SlotTag({ state, lang }: { readonly state: SlotState; readonly lang: Visit['lang'] }) {
  const { tone, ...words } = states[state];
  return <StatusTag {...(tone === undefined ? {} : { tone })}>{words[lang]}</StatusTag>;
}

function list(visit: Visit, slots: readonly EvidenceSlot[]): PageResponse {
  const { lang, municipality, application, sections } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const next = sections[sections.findIndex(({ name }) => name === 'evidence') + 1];
  const needed = slots.filter(({ state }) => state !== 'NOT_NEEDED');
  const others = slots.filter(({ state }) => state === 'NOT_NEEDED');
  const row = (slot: EvidenceSlot) => (
    <li key={`${slot.kind} ${slot.person ?? ''}`}>
      <span>
        <a href={addressOf(application, lang, 'evidence', queryOf(visit, slot))}>{titleOf(slot, lang)}</a>
        <span class="hint">{slot.evidence.issuer[lang]}</span>
      </span>
      <SlotTag state={slot.state} lang={lang} />
    </li>
  );
  const html = renderPage(
    <>
      <p>
        {say(
          'En plats för varje underlag som kraven frågar efter. PDF, JPEG eller PNG, högst 25 MB per fil.',
          'One place for each document that the requirements ask for. PDF, JPEG or PNG, at most 25 MB a file.',
        )}
      </p>
      <ul class="tasks">{needed.map(row)}</ul>
      {others.length > 0 && (
        <>
          <h2>{say('Behövs inte av er, men får lämnas', 'Not needed of you, but may be given')}</h2>
          <ul class="tasks">{others.map(row)}</ul>
        </>
      )}
      <p>
        <a class="button" href={addressOf(application, lang, next?.name ?? 'review')}>
          {say('Fortsätt', 'Continue')}
        </a>
      </p>
    </>,
    {
      title: titles.evidence[lang],
      lang,
      municipality,
      above: <BackToOverview application={visit.application} lang={visit.lang} />,
      otherLanguage: addressOf(application, lang === 'sv' ? 'en' : 'sv', 'evidence'),
    },
  );
  return { status: 200, html };
}

function slotPage(visit: Visit, slot: EvidenceSlot, form: FormState): PageResponse {
  const { lang, municipality, application } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { evidence, requirements, files, state, texts } = slot;
  const here = (query: Record<string, string> = {}) =>
    addressOf(application, lang, 'evidence', { ...queryOf(visit, slot), ...query });
  const isWrong = form.errors.length > 0;
  const html = renderPage(
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <SlotTag state={state} lang={lang} />
      </p>
      {texts.length > 0 && (
        <Note tone={state === 'TO_MEND' ? 'warn' : 'calm'}>
          {texts.map((text) => (
            <p key={text.sv}>{text[lang]}</p>
          ))}
        </Note>
      )}
      <SummaryList
        rows={[
          { label: say('Utfärdas av', 'Issued by'), value: evidence.issuer[lang] },
          {
            label: say('Ska visa', 'Is to show'),
            value: requirements.map(({ id, title, text }) => (
              <details key={id}>
                <summary>{`${title[lang]} (${id})`}</summary>
                <p>{text[lang]}</p>
              </details>
            )),
          },
          ...termRows(slot, lang),
        ]}
      />
      {files.length > 0 && (
        <>
          <h2>{say('Filer', 'Files')}</h2>
          <ul>
            {files.map((file) => (
              <li key={file.evidenceId}>
                <FileStatus file={file} reload={here()} sendAgain={here({ fil: file.evidenceId })} lang={lang} />
                <form method="post">
                  <Whose {...slot} />
                  <SubmitButton name="step" value={`remove:${file.evidenceId}`} second>
                    {say(`Ta bort ${file.fileName}`, `Remove ${file.fileName}`)}
                  </SubmitButton>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>
        {files.length === 0 ? say('Lägg till en fil', 'Add a file') : say('Lägg till en fil till', 'Add another file')}
      </h2>
      <form method="post" novalidate>
        <Whose {...slot} />
        <FileFields form={form} lang={lang} />
        <SubmitButton name="step" value="file">
          {say('Välj filen', 'Choose the file')}
        </SubmitButton>
      </form>
      <p>
        <a href={addressOf(application, lang, 'evidence')}>{say('Alla underlag', 'All documents')}</a>
      </p>
    </>,
    {
      title: titleOf(slot, lang),
      lang,
      municipality,
      invalid: isWrong,
      above: <BackToOverview application={visit.application} lang={visit.lang} />,
      otherLanguage: addressOf(application, lang === 'sv' ? 'en' : 'sv', 'evidence', queryOf(visit, slot)),
    },
  );
  return { status: isWrong ? 422 : 200, html };
}

function termRows({ maxAgeMonths, validThroughDecision }: EvidenceSlot, lang: Visit['lang']) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return [
    ...(maxAgeMonths === undefined
      ? []
      : [
          {
            label: say('Ålder', 'Age'),
            value: say(
              `Utfärdat högst ${String(maxAgeMonths)} månader innan ansökan skickas in`,
              `Issued at most ${String(maxAgeMonths)} months before the application is sent`,
            ),
          },
        ]),
    ...(validThroughDecision
      ? [
          {
            label: say('Giltighet', 'Validity'),
            value: say('Ska gälla när beslutet fattas', 'Must be valid when the decision is made'),
          },
        ]
      : []),
  ];
}

/** The slot's buttons: takes a file away, or adds one. */
async function change(visit: Visit, slot: EvidenceSlot): Promise<PageResponse> {
  const { request, lang, door, at, application } = visit;
  const [step = '', evidenceId = ''] = valueOf(request.form, 'step').split(':', 2);
  if (step !== 'remove') return addFile(visit, slot);
  const removed = await removeEvidence(door, evidenceId, { at });
  if (!removed.ok && removed.error === 'NOT_OPEN') throw new PageProblem(409);
  return seeOther(addressOf(application, lang, 'evidence', queryOf(visit, slot)));
}

/** Reserves a place for the file; the page that follows sends it there. */
async function addFile(visit: Visit, slot: EvidenceSlot): Promise<PageResponse> {
  const { request, lang, door, at, application } = visit;
  const { form } = request;
  const described = readFile(form, lang);
  if (!described.ok) return slotPage(visit, slot, { values: form, errors: described.errors });
  if (valueOf(form, 'step') !== 'file') throw new PageProblem(400);
  const { extension, ...file } = described.value;
  // A browser's form tells neither size nor checksum beforehand: this is the most it may be.
  const { kind, person } = slot;
  const declared = {
    ...file,
    kind,
    ...(person === undefined ? {} : { person }),
    fileName: `${kind}.${extension}`,
    bytes: evidenceLimits.bytes,
  };
  const offered = await offerEvidence(door, declared, { at });
  if (offered.ok)
    return seeOther(
      addressOf(application, lang, 'evidence', { ...queryOf(visit, slot), fil: offered.value.evidenceId }),
    );
  if (offered.error.code !== 'TOO_MANY') throw new PageProblem(409);
  const most = String(evidenceLimits.perApplication);
  const message = lang === 'sv' ? `En ansökan har högst ${most} filer` : `An application has at most ${most} files`;
  return slotPage(visit, slot, { values: form, errors: [{ field: fileFields().type, message }] });
}

async function sendPage(visit: Visit, slot: EvidenceSlot, place: EvidenceSlot['files'][number]): Promise<PageResponse> {
  const { request, lang, municipality, application, at } = visit;
  const back = `${baseUrlOf(request)}${addressOf(application, lang, 'evidence', queryOf(visit, slot))}`;
  const { objectKey, contentType } = place;
  const upload = await offerUpload({ objectKey, contentType, returnTo: back }, new Date(at));
  const title = titleOf(slot, lang);
  const html = renderPage(<SendFile upload={upload} title={title} accept={contentType} back={back} lang={lang} />, {
    title: lang === 'sv' ? `Skicka filen: ${title}` : `Send the file: ${title}`,
    lang,
    municipality,
    above: <BackToOverview application={visit.application} lang={visit.lang} />,
  });
  return { status: 200, html, formActions: [new URL(upload.url).origin] };
}
