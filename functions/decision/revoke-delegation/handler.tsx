import * as z from 'zod/mini';
import { ParagraphNumber } from '../../../shared/domain/decision/meeting/paragraph.ts';
import type { RevocationError } from '../../../shared/domain/decision/revocation.ts';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import type { Texts } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { hasRole, StaffRole } from '../../../shared/http/session.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readCommittee } from '../../../shared/store/decision/committee.ts';
import { enforceRevocations, registerRevocation } from '../../../shared/store/decision/revocation.ts';
import { delegationsOf } from './delegations.ts';
import { DelegationsPage, WayBack } from './page.tsx';

const path = '/desk/committees/{committeeId}/delegations';

const RevokeForm = z.strictObject({
  delegationPoint: z.string().check(z.minLength(1)),
  from: z.iso.date(),
  heldOn: z.iso.date(),
  paragraph: ParagraphNumber,
});

const messages = {
  paragraph: { sv: 'Skriv paragrafens nummer, till exempel 45', en: 'Write the item’s number, for example 45' },
};

const errors: Readonly<Record<Exclude<RevocationError, 'REVOKED_SO'>, Texts & { readonly field: string }>> = {
  MEETING_TO_COME: { field: 'heldOn', sv: 'Sammanträdet har inte varit än', en: 'The meeting has not been yet' },
  BEFORE_MEETING: {
    field: 'from',
    sv: 'Välj sammanträdets dag eller en senare: det som har beslutats dessförinnan står fast',
    en: 'Choose the day of the meeting or a later one: what was decided before it stands',
  },
  REVOKED_BEFORE: {
    field: 'delegationPoint',
    sv: 'Den delegationen är redan återkallad',
    en: 'That delegation has been revoked already',
  },
};

/** The delegations of the committee, and that one of them is revoked from a day; pending cases become the committee's. */
export const handler = pages({
  [`GET ${path}`]: async (request) => show(await enter(request), emptyForm),
  [`POST ${path}`]: act,
});

async function enter(request: PageRequest): Promise<DeskVisit> {
  const visit = await enterDesk(request, 'committeeId', StaffRole.options);
  if (visit.subject.id !== visit.municipality.committee.id) throw new PageProblem(404);
  return visit;
}

function mayRegister({ staff, municipality }: DeskVisit): boolean {
  return hasRole(staff, municipality.id, ['secretary', 'coordinator']);
}

async function act(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (!mayRegister(visit)) throw new NotAllowed();
  const { lang, municipality, staff } = visit;
  const refuse = (field: string, message: string) =>
    show(visit, { values: request.form, errors: [{ field, message }] });
  const sent = parseForm(RevokeForm, request.form, lang, messages);
  if (!sent.ok) return show(visit, { values: request.form, errors: sent.errors });
  if (!delegationsOf(municipality).some(({ point }) => point === sent.value.delegationPoint)) {
    return refuse('delegationPoint', lang === 'sv' ? 'Välj en delegation' : 'Choose a delegation');
  }
  const at = now();
  const revoked = await registerRevocation(municipality.id, { ...sent.value, by: staff.name, at });
  // Pressed again after a fault, it goes on with the cases that were left.
  const isRevoked = revoked.ok || revoked.error === 'REVOKED_SO';
  if (!isRevoked && revoked.error !== 'REVOKED_BEFORE') {
    const { field, [lang]: message } = errors[revoked.error];
    return refuse(field, message);
  }
  await enforceRevocations(municipality.id, at);
  if (isRevoked) return again(visit);
  const { field, [lang]: message } = errors[revoked.error];
  return refuse(field, message);
}

async function show(visit: DeskVisit, form: FormState): Promise<PageResponse> {
  const { lang, municipality, staff } = visit;
  const committee = await readCommittee(municipality.id, municipality.committee.id);
  const invalid = form.errors.length > 0;
  const content = (
    <DelegationsPage
      municipality={municipality}
      revocations={committee.revocations ?? []}
      mayRegister={mayRegister(visit)}
      form={form}
      lang={lang}
    />
  );
  const title = lang === 'sv' ? 'Delegationer' : 'Delegations';
  const above = <WayBack municipality={municipality} lang={lang} />;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true, above }),
  };
}
