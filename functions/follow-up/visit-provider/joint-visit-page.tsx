import { hasReport, type JointVisit } from '../../../shared/domain/follow-up/joint-visit.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { VisitReportView } from '../../../shared/http/follow-up/visit-report.tsx';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import { valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { Note, StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { hasRole } from '../../../shared/http/session.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { readCopy, readJointVisit } from '../../../shared/store/follow-up/joint-visit.ts';
import { answerAsNeighbour, readAsNeighbour } from '../../../shared/store/follow-up/share-visit.ts';
import { actorOf, readers, writers } from './enter.ts';
import { jointWords } from './words.ts';

interface AtJointVisit extends DeskVisit {
  readonly joint: Kept<JointVisit>;
  /** The copy, when there is one. */
  readonly copy: Awaited<ReturnType<typeof readCopy>> | null;
}

/** @throws SignInNeeded, NotAllowed; PageProblem 404 for a visit that the municipality was never asked to share */
async function enter(request: PageRequest): Promise<AtJointVisit> {
  const desk = await enterDesk(request, 'jointVisitId', readers);
  const joint = await readJointVisit(desk.subject);
  if (joint === null) throw new PageProblem(404);
  return { ...desk, joint, copy: hasReport(joint) ? await readCopy(joint) : null };
}

/** A neighbour's visit, as the municipality that was asked sees it: the question, or its own copy of the report. */
export async function showJointVisit(request: PageRequest): Promise<PageResponse> {
  const at = await enter(request);
  const { joint, copy, lang, municipality, staff } = at;
  const host = municipalityOf(joint.host);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const own = publicId(municipality.id, joint.contractId);
  const content = (
    <>
      <SummaryList
        rows={[
          {
            label: say('Läge', 'State'),
            value: <StatusTag tone={jointWords[joint.status].tone}>{jointWords[joint.status][lang]}</StatusTag>,
          },
          { label: say('Besöket görs av', 'Visited by'), value: `${host.name}, ${host.committee.name}` },
          {
            label: say('Ert avtal', 'Your contract'),
            value: <a href={inLanguage(`/desk/contracts/${own}/visits`, lang)}>{joint.providerName}</a>,
          },
          {
            label: say('Frågor till', 'Questions to'),
            value: `${host.coordinator.name}, ${host.coordinator.phone}, ${host.coordinator.email}`,
          },
          {
            label: say('Tillfrågade', 'Asked'),
            value: `${shownDay(joint.invitedAt.slice(0, 10), lang)}, ${joint.invitedBy}`,
          },
          ...(hasReport(joint)
            ? [
                {
                  label: say(`Fastställd av ${host.name}`, `Established by ${host.name}`),
                  value: `${shownInstant(joint.establishedAt, lang)}, ${joint.establishedBy}\n${joint.reportHash.slice(0, 16)}`,
                },
                {
                  label: say('Lämnad, sekretess prövad', 'Given, secrecy examined'),
                  value: `${shownInstant(joint.sharedAt, lang)}, ${joint.sharedBy}`,
                },
              ]
            : []),
        ]}
      />
      {copy === null ? (
        <>
          <h2>{say('Kraven som granskas', 'The requirements that are examined')}</h2>
          <ul>
            {joint.requirements.map(({ requirementId, title }) => (
              <li key={requirementId}>{`${requirementId} ${title[lang]}`}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <Note>
            <p>
              {say(
                `Rapporten är ${host.name}s. Kraven är deras; era egna kan lyda annorlunda. En åtgärd föreslår ni bara efter ert eget avtal och era egna krav.`,
                `The report is that of ${host.name}. The requirements are theirs; your own may say otherwise. A measure is proposed only by your own contract and requirements.`,
              )}
            </p>
            <p>
              <a href={inLanguage(`/desk/contracts/${own}/measures`, lang)}>
                {say('Åtgärder enligt ert avtal', 'Measures by your contract')}
              </a>
            </p>
          </Note>
          <h2>{say('Den fastställda rapporten', 'The established report')}</h2>
          <VisitReportView visit={joint} form={copy.form} report={copy.report} lang={lang} />
        </>
      )}
      <Answer at={at} />
    </>
  );
  const title = say(
    `${host.name}s uppföljningsbesök: ${joint.providerName}`,
    `Follow-up visit by ${host.name}: ${joint.providerName}`,
  );
  return { status: 200, html: renderPage(content, { title, lang, municipality, staff }) };
}

function Answer({ at }: { readonly at: AtJointVisit }) {
  const { joint, lang } = at;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (joint.status === 'INVITED' && mayAnswer(at)) {
    return (
      <form method="post" novalidate>
        <p>
          {say(
            'Säger ni ja får ni en egen kopia av rapporten när den är fastställd. Säger ni nej får ni inget.',
            'If you say yes you are given your own copy of the report when it is established. If you say no you are given nothing.',
          )}
        </p>
        <SubmitButton name="step" value="accept">
          {say('Ja, vi tar del av rapporten', 'Yes, we share the report')}
        </SubmitButton>
        <SubmitButton name="step" value="decline" second>
          {say('Nej', 'No')}
        </SubmitButton>
      </form>
    );
  }
  if (joint.status !== 'RECEIVED' || !mayRead(at)) return null;
  return (
    <form method="post" novalidate>
      <SubmitButton name="step" value="read">
        {say('Vi har läst rapporten', 'We have read the report')}
      </SubmitButton>
    </form>
  );
}

/** The coordinator answers for the municipality; an officer may read what came. */
function mayAnswer({ staff, municipality }: AtJointVisit): boolean {
  return hasRole(staff, municipality.id, ['coordinator']);
}

function mayRead({ staff, municipality }: AtJointVisit): boolean {
  return hasRole(staff, municipality.id, writers);
}

/** The municipality's word, or that somebody there has read the report; each once. */
export async function actOnJointVisit(request: PageRequest): Promise<PageResponse> {
  const at = await enter(request);
  const step = steps[valueOf(request.form, 'step')];
  if (step === undefined) throw new PageProblem(400);
  if (!step.isAllowed(at)) throw new NotAllowed();
  try {
    const done = await step.take(at);
    if (done.ok) return again(at);
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) throw error;
  }
  throw new PageProblem(409, settled);
}

const steps: Readonly<
  Record<
    string,
    | {
        readonly isAllowed: (at: AtJointVisit) => boolean;
        readonly take: (at: AtJointVisit) => ReturnType<typeof readAsNeighbour>;
      }
    | undefined
  >
> = {
  accept: { isAllowed: mayAnswer, take: (at) => answerAsNeighbour(at.joint, 'ACCEPTED', actorOf(at)) },
  decline: { isAllowed: mayAnswer, take: (at) => answerAsNeighbour(at.joint, 'DECLINED', actorOf(at)) },
  read: { isAllowed: mayRead, take: (at) => readAsNeighbour(at.joint, actorOf(at)) },
};

const settled = {
  sv: 'Det är redan gjort, eller frågan har dragits tillbaka. Läs sidan igen.',
  en: 'It has been done, or is not asked any more. Read the page again.',
};
