import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { ContactLine } from '../../../shared/http/layout.tsx';
import type { Language } from '../../../shared/http/language.ts';

/** Accessibility statement (tillgänglighetsredogörelse), lag (2018:1937) 13 §. */
export function Accessibility({
  lang,
  municipality,
}: {
  readonly lang: Language;
  readonly municipality: Municipality;
}) {
  return lang === 'sv' ? <Swedish municipality={municipality} /> : <English municipality={municipality} />;
}

function Swedish({ municipality }: { readonly municipality: Municipality }) {
  return (
    <>
      <p class="lead">
        {municipality.name} står bakom den här webbplatsen. Vi vill att alla ska kunna använda den, och den ska följa
        lagen (2018:1937) om tillgänglighet till digital offentlig service.
      </p>
      <h2>Hur tillgänglig webbplatsen är</h2>
      <p>
        Webbplatsen är byggd för att uppfylla WCAG 2.1 på nivå AA. Sidorna fungerar utan skript, med bara tangentbord, i
        hög förstoring och på en smal skärm.
      </p>
      <h2>Det här kan vara svårt</h2>
      <ul>
        <li>Handlingar som andra har skickat in, till exempel intyg i PDF, kan sakna text som går att läsa upp.</li>
        <li>Presentationerna i katalogen är skrivna av den som presenteras. De finns ibland bara på svenska.</li>
      </ul>
      <h2>Säg till om du möter ett hinder</h2>
      <p>
        Hör av dig om något inte fungerar, eller om du behöver innehållet på ett annat sätt:{' '}
        <ContactLine contact={municipality.coordinator} />.
      </p>
      <h2>Tillsyn</h2>
      <p>
        Myndigheten för digital förvaltning, <a href="https://www.digg.se/">Digg</a>, har tillsyn över lagen. Du kan
        anmäla till Digg om du tycker att vi brister, eller inte svarar på det du har påpekat.
      </p>
      <h2>Hur vi har prövat</h2>
      <p>
        Varje ny version prövas med axe i en riktig webbläsare, på svenska och engelska. Det är en självskattning; den
        ersätter inte en prövning av människor som använder hjälpmedel.
      </p>
    </>
  );
}

function English({ municipality }: { readonly municipality: Municipality }) {
  return (
    <>
      <p class="lead">
        {municipality.name} is responsible for this website. We want everybody to be able to use it, and it must follow
        the Swedish act (2018:1937) on the accessibility of digital public services.
      </p>
      <h2>How accessible the website is</h2>
      <p>
        The website is built to meet WCAG 2.1 at level AA. The pages work without scripts, with the keyboard alone, at
        high magnification and on a narrow screen.
      </p>
      <h2>What may be difficult</h2>
      <ul>
        <li>Documents that others have sent in, such as certificates in PDF, may lack text that can be read aloud.</li>
        <li>The presentations in the catalogue are written by those they present. Some are in Swedish only.</li>
      </ul>
      <h2>Tell us about an obstacle</h2>
      <p>
        Get in touch if something does not work, or if you need the content in another way:{' '}
        <ContactLine contact={municipality.coordinator} />.
      </p>
      <h2>Supervision</h2>
      <p>
        The Agency for Digital Government, <a href="https://www.digg.se/en">Digg</a>, supervises the act. You can report
        to Digg if you find that we fall short, or do not answer what you have pointed out.
      </p>
      <h2>How we have tested</h2>
      <p>
        Every new version is tested with axe in a real browser, in Swedish and English. This is a self-assessment; it
        does not replace testing by people who use assistive technology.
      </p>
    </>
  );
}
