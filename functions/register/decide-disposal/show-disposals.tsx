import type { Disposal } from '../../../shared/domain/register/disposal.ts';
import type { RetentionPlan } from '../../../shared/domain/register/retention.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { enterOwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { ownDeskPage } from '../../../shared/http/desk/own-desk-page.tsx';
import { inLanguage, type Language, languageOf } from '../../../shared/http/language.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { Note, Table } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { listDisposals } from '../../../shared/store/register/disposal.ts';
import { disposalWords, readers } from './words.ts';

/** What has been proposed for disposal and what became of it, the latest first. */
export async function showDisposals(request: PageRequest): Promise<PageResponse> {
  const desk = await enterOwnDesk(request, readers);
  const { municipality } = desk;
  const lang = languageOf(request);
  const content = (
    <>
      <PlanNote plan={municipality.retention} lang={lang} />
      <DisposalTable disposals={await listDisposals(municipality.id)} lang={lang} />
    </>
  );
  const title = { sv: 'Gallring', en: 'Disposal' };
  return ownDeskPage(desk, { title, path: '/desk/disposals', lang, wide: true }, content);
}

/** What disposal rests on; without an adopted plan there is none. */
function PlanNote({ plan, lang }: { readonly plan: RetentionPlan | undefined; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (plan?.adopted === undefined) {
    return (
      <Note tone="warn">
        <p>
          {say(
            'Ingenting föreslås för gallring: kommunens inställningar saknar en plan med det beslut som antog den. Allt bevaras.',
            'Nothing is proposed for disposal: the municipality’s settings have no plan with the decision that adopted it. Everything is preserved.',
          )}
        </p>
      </Note>
    );
  }
  const { by, on, paragraph } = plan.adopted;
  return (
    <p>
      {say(
        `Gallring följer ${plan.name}, antagen av ${by} den ${shownDay(on, lang)}, ${paragraph}. En gång i månaden föreslås de ärenden vars tid har gått. Ingenting raderas förrän någon har beslutat det.`,
        `Disposal follows ${plan.name}, adopted by ${by} on ${shownDay(on, lang)}, ${paragraph}. Once a month the cases whose time has passed are proposed. Nothing is erased before somebody has decided so.`,
      )}
    </p>
  );
}

function DisposalTable({ disposals, lang }: { readonly disposals: readonly Disposal[]; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (disposals.length === 0) return <p>{say('Ingenting har föreslagits än.', 'Nothing has been proposed yet.')}</p>;
  return (
    <Table
      caption={say('Föreslagen och genomförd gallring', 'Disposal, proposed and carried out')}
      columns={[
        { heading: say('Månad', 'Month') },
        { heading: say('Läge', 'State') },
        { heading: say('Ärenden', 'Cases') },
        { heading: say('Beslutad av', 'Approved by') },
        { heading: say('Genomförd', 'Carried out') },
      ]}
      rows={disposals.map((one) => [
        <a href={inLanguage(`/desk/disposals/${publicId(one.municipality, one.disposalId)}`, lang)}>
          {one.disposalId}
        </a>,
        disposalWords[one.status][lang],
        String(one.cases),
        'approved' in one ? `${one.approved.by}, ${shownInstant(one.approved.at, lang)}` : '–',
        one.status === 'CARRIED_OUT' ? shownInstant(one.carriedOutAt, lang) : '–',
      ])}
    />
  );
}
