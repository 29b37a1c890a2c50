import { deskPath } from '../../../shared/domain/task/address.ts';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valuesOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { languageName } from '../../../shared/http/language-names.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { followTexts } from '../../../shared/store/catalogue/entry-calendar.ts';
import { readAwaiting } from '../../../shared/store/catalogue/entry-upkeep.ts';
import { approveTexts, readTexts, type TextsOf } from '../../../shared/store/catalogue/judge-texts.ts';
import { nameOf, officers, readName } from './read-text.ts';
import { TextCard } from './text-card.tsx';

const place = /^[0-9TZ:.-]{20,30}#[0-9A-Za-z_-]{1,64}$/;

/** Texts of a choice system that wait, in full; those who read them show the ones that are objective. */
export async function showTexts(request: PageRequest): Promise<PageResponse> {
  return textsPage(await enter(request), emptyForm);
}

/** Shows every text that was ticked. One that its provider has changed since it was read stays as it is. */
export async function actOnTexts(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { staff, lang, subject } = visit;
  const named = valuesOf(request.form, 'objective').map(readName);
  const read = named.filter((one) => one !== null);
  if (read.length < named.length) throw new PageProblem(400);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (read.length === 0) {
    const message = say('Kryssa för de texter som du har läst', 'Tick the texts that you have read');
    return textsPage(visit, { values: {}, errors: [{ field: 'objective', message }] });
  }
  const at = now();
  const contractIds = [...new Set(read.map(({ contractId }) => contractId))];
  const changed: string[] = [];
  for (const contractId of contractIds) {
    const texts = read.filter((one) => one.contractId === contractId);
    const contract = contractSubject(subject.municipality, contractId);
    if (!(await approveTexts(contract, texts, { by: staff.name, at }))) changed.push(contractId);
  }
  const settled = await settledOf(subject.municipality, contractIds);
  await followTexts({ municipality: subject.municipality, id: subject.id }, { at, read: settled });
  if (changed.length === 0) return again(visit);
  const message = say(
    'En text har ändrats sedan du läste den. Läs den igen.',
    'A text was changed after you read it. Read it again.',
  );
  return textsPage(visit, { values: {}, errors: [{ field: 'objective', message }] });
}

/** Of these, those that nobody has a text to read of any more. */
async function settledOf(municipality: string, contractIds: readonly string[]): Promise<readonly string[]> {
  const read = await Promise.all(contractIds.map((id) => readTexts(contractSubject(municipality, id))));
  return contractIds.filter((_id, index) => !waiting(read[index] ?? null));
}

function waiting(texts: TextsOf | null): boolean {
  return texts?.standing.some(({ state }) => state === 'AWAITING') ?? false;
}

/** @throws PageProblem 404 for a system that is not there; SignInNeeded, NotAllowed */
async function enter(request: PageRequest): Promise<DeskVisit & { readonly service: string }> {
  const visit = await enterDesk(request, 'choiceSystemId', officers);
  const system = await findChoiceSystem(visit.subject.municipality, visit.subject.id);
  if (system === null) throw new PageProblem(404);
  return { ...visit, service: system.service };
}

async function textsPage(visit: DeskVisit & { readonly service: string }, form: FormState): Promise<PageResponse> {
  const { request, subject, municipality, staff, lang, service } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { after } = request.query;
  if (after !== undefined && !place.test(after)) throw new PageProblem(400);
  const { contractIds, next } = await readAwaiting({ municipality: subject.municipality, id: subject.id }, after);
  const read = await Promise.all(contractIds.map((id) => readTexts(contractSubject(subject.municipality, id))));
  const shown = read.filter((texts) => texts !== null).filter(waiting);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p class="lead">
        {say(
          'Det som sägs i katalogen ska vara sakligt, relevant, jämförbart och lätt att förstå (9 kap. 1 § lagen om valfrihetssystem), för alla lika. En text visas, och blir öppna data, när någon har läst den: den får inte nämna enskilda personer.',
          'What the catalogue says is to be objective, relevant, comparable and easy to understand (LOV 9:1), the same for all. A text is shown, and becomes open data, when somebody has read it: it may not name individual persons.',
        )}
      </p>
      {shown.length === 0 ? (
        <p>{say('Inga texter väntar.', 'No texts are waiting.')}</p>
      ) : (
        <form method="post">
          <ul class="cards" id="objective" tabIndex={-1}>
            {shown.map(({ contract, standing }) => (
              <li class="card" key={contract.contractId}>
                <h2>{contract.provider.name}</h2>
                {standing
                  .filter(({ state }) => state === 'AWAITING')
                  .map((text) => (
                    <div key={text.tag}>
                      <TextCard text={text} lang={lang} />
                      <Tick
                        name={nameOf(contract.contractId, text)}
                        label={say('Läst och saklig: visa den', 'Read and objective: show it')}
                        of={`${contract.provider.name}, ${languageName(text.tag, lang)}`}
                      />
                    </div>
                  ))}
                <p>
                  <a
                    href={inLanguage(
                      deskPath('CORRECT_ENTRY', contractSubject(subject.municipality, contract.contractId)),
                      lang,
                    )}
                  >
                    {say('Skicka tillbaka med skäl', 'Send back with a reason')}
                    <span class="away">, {contract.provider.name}</span>
                  </a>
                </p>
              </li>
            ))}
          </ul>
          <SubmitButton>{say('Visa de ikryssade', 'Show those ticked')}</SubmitButton>
        </form>
      )}
      {next !== null && (
        <p>
          <a href={inLanguage(`${request.path}?${new URLSearchParams({ after: next }).toString()}`, lang)}>
            {say('Nästa', 'Next')}
          </a>
        </p>
      )}
    </>
  );
  const invalid = form.errors.length > 0;
  const title = say(`Texter att läsa: ${service}`, `Texts to read: ${service}`);
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}

/** A box to tick, at the text that it is about. */
function Tick({ name, label, of }: { readonly name: string; readonly label: string; readonly of: string }) {
  const id = name.replaceAll(' ', '-');
  return (
    <div class="pick">
      <input type="checkbox" name="objective" value={name} id={id} />
      <label for={id}>
        {label}
        <span class="away">, {of}</span>
      </label>
    </div>
  );
}
