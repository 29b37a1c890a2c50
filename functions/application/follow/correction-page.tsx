import { isRegistered } from '../../../shared/domain/application/application.ts';
import { isUndecided } from '../../../shared/domain/application/status.ts';
import { correctionLimit } from '../../../shared/domain/completion/correction.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import { BackToOverview } from '../../../shared/http/application/back-to-overview.tsx';
import { CorrectionFields, CorrectionList, readCorrection } from '../../../shared/http/completion/correction-parts.tsx';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import { askForCorrection, type AskRefusal, readCorrections } from '../../../shared/store/completion/correction.ts';
import type { Visit } from './visit.ts';

/** Asks that a slip in what was sent be corrected (LOV 6:2), and tells what came of it. */
export async function correctionPage(visit: Visit): Promise<PageResponse> {
  const { request, application, lang, door } = visit;
  if (!isRegistered(application)) return seeOther(addressOf(application, lang));
  if (request.method !== 'POST') return show(visit, emptyForm);
  const asked = readCorrection(request.form, lang);
  if (!asked.ok) return show(visit, { values: request.form, errors: asked.errors });
  const made = await askForCorrection(door, asked.value, { at: now(), by: 'applicant', noticedBy: 'APPLICANT' });
  if (made.ok) return seeOther(addressOf(application, lang, 'correction'));
  if (made.error === 'DECIDED' || made.error === 'WITHDRAWN') return seeOther(addressOf(application, lang));
  return show(visit, { values: request.form, errors: [faultOf(made.error, visit)] });
}

function faultOf(refusal: AskRefusal, { lang }: Visit) {
  const most = String(correctionLimit);
  return refusal === 'TOO_MANY'
    ? {
        field: 'wrong',
        message:
          lang === 'sv'
            ? `Det går att begära högst ${most} rättelser här. Ring oss.`
            : `At most ${most} corrections can be asked for here. Call us.`,
      }
    : {
        field: 'requirementId',
        message: lang === 'sv' ? 'Välj ett krav i listan' : 'Choose a requirement in the list',
      };
}

async function show(visit: Visit, form: FormState): Promise<PageResponse> {
  const { application, lang, municipality, version } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { requirements } = version.requirements;
  const asked = await readCorrections(applicationSubject(application.municipality, application.applicationId));
  const html = renderPage(
    <>
      <ErrorSummary form={form} lang={lang} />
      <CorrectionList corrections={asked} requirements={requirements} lang={lang} />
      {isUndecided(application.status) && (
        <form method="post" novalidate>
          <p>
            {say(
              'Här kan ni be om att få rätta ett skrivfel eller ett annat uppenbart fel. En handläggare svarar. Ansökan står kvar som den kom in, och rättelsen läggs bredvid.',
              'Here you can ask to correct a slip of the pen or another obvious error. An officer answers. The application stays as it came, and the correction is put beside it.',
            )}
          </p>
          <CorrectionFields form={form} requirements={requirements} lang={lang} />
          <SubmitButton>{say('Be om rättelse', 'Ask for the correction')}</SubmitButton>
        </form>
      )}
    </>,
    {
      title: say('Rätta ett uppenbart fel', 'Correct an obvious error'),
      lang,
      municipality,
      invalid: form.errors.length > 0,
      above: <BackToOverview application={application} lang={lang} />,
      otherLanguage: addressOf(application, lang === 'sv' ? 'en' : 'sv', 'correction'),
    },
  );
  return { status: form.errors.length > 0 ? 422 : 200, html };
}
