import { applicationCookie } from '../../../shared/http/application/cookie.ts';
import { canMove } from '../../../shared/domain/application/status.ts';
import { clearCookie } from '../../../shared/http/cookie.ts';
import { Checkbox, ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { BackToOverview } from '../../../shared/http/application/back-to-overview.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { requestWithdrawal } from '../../../shared/store/application/withdraw.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import type { Visit } from './visit.ts';

/** Throws a draft away, or asks the signatories whether what was sent is withdrawn. */
export async function withdrawalPage(visit: Visit): Promise<PageResponse> {
  const { request, application, lang, door } = visit;
  if (!canMove(application.status, 'withdraw')) throw new PageProblem(409);
  if (request.method !== 'POST') return show(visit, emptyForm);
  if (valueOf(request.form, 'confirm') !== 'yes') {
    const message = lang === 'sv' ? 'Kryssa i rutan om du är säker' : 'Tick the box if you are sure';
    return show(visit, { values: request.form, errors: [{ field: 'confirm', message }] });
  }
  const requested = await requestWithdrawal(door, now());
  if (!requested.ok) throw new PageProblem(409);
  if (requested.value !== 'DISCARDED') return seeOther(addressOf(application, lang));
  return seeOther(inLanguage('/fortsatt-ansokan', lang), [clearCookie(applicationCookie(application))]);
}

function show(visit: Visit, form: FormState): PageResponse {
  const { application, lang, municipality } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const isDraft = application.status === 'DRAFT';
  const title = isDraft
    ? say('Ta bort utkastet', 'Remove the draft')
    : say('Återkalla ansökan', 'Withdraw the application');
  const html = renderPage(
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        {isDraft
          ? say(
              'Allt som är skrivet och alla filer tas bort och kan inte hämtas tillbaka.',
              'Everything that is written and every file is removed and can not be brought back.',
            )
          : say(
              'Firmatecknaren får en länk och en kod, och återkallar ansökan. Till dess prövas den som vanligt. Det går att ansöka igen när som helst.',
              'The signatory gets a link and a code, and withdraws the application. Until then it is dealt with as usual. You can apply again at any time.',
            )}
      </p>
      <form method="post" novalidate>
        <Checkbox
          form={form}
          name="confirm"
          label={
            isDraft
              ? say('Jag vill ta bort utkastet.', 'I want to remove the draft.')
              : say('Jag vill att ansökan återkallas.', 'I want the application withdrawn.')
          }
        />
        <SubmitButton>{title}</SubmitButton>
      </form>
    </>,
    {
      title,
      lang,
      municipality,
      invalid: form.errors.length > 0,
      above: <BackToOverview application={application} lang={lang} />,
      otherLanguage: addressOf(application, lang === 'sv' ? 'en' : 'sv', 'withdrawal'),
    },
  );
  return { status: form.errors.length > 0 ? 422 : 200, html };
}
