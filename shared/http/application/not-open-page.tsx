import { NotOpen } from '../../platform/not-open.ts';
import { inLanguage, languageOf } from '../language.ts';
import { renderPage } from '../layout.tsx';
import { municipalityOfRequest, type PageHandler, type PageRequest, type PageResponse } from '../page.ts';

/** A page of one's own application: a device that does not have it open is told how to open it. */
export function onThisDevice(page: PageHandler): PageHandler {
  return async (request) => {
    try {
      return await page(request);
    } catch (error) {
      if (error instanceof NotOpen) return notOpenPage(request);
      throw error;
    }
  };
}

/** Whether there is such an application is not said. */
function notOpenPage(request: PageRequest): PageResponse {
  const lang = languageOf(request);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const html = renderPage(
    <>
      <p class="lead">
        {say(
          'Ansökan är inte öppen på den här enheten. Den kan ha stängts, eller så har du bytt enhet eller webbläsare.',
          'The application is not open on this device. It may have been closed, or you have changed device or browser.',
        )}
      </p>
      <p>{say('Allt som har sparats finns kvar.', 'Everything that was saved is kept.')}</p>
      <p>
        <a class="button" href={inLanguage('/fortsatt-ansokan', lang)}>
          {say('Få en länk med e-post', 'Get a link by e-mail')}
        </a>
      </p>
    </>,
    {
      title: say('Öppna ansökan igen', 'Open the application again'),
      lang,
      municipality: municipalityOfRequest(request),
    },
  );
  return { status: 403, html };
}
