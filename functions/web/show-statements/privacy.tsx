import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { ContactLine } from '../../../shared/http/layout.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { Table } from '../../../shared/http/parts.tsx';

/** Privacy notice (GDPR art. 13 and 14): also for the persons whose merits others send. */
export function Privacy({ lang, municipality }: { readonly lang: Language; readonly municipality: Municipality }) {
  return lang === 'sv' ? <Swedish municipality={municipality} /> : <English municipality={municipality} />;
}

const serviceNames = { SCRIVE: 'Scrive AB' } as const;

/** The e-signing service is a recipient too, where the municipality has one. */
function servedInSwedish({ signing }: Municipality): string {
  if (signing.service === undefined) return '';
  const name = serviceNames[signing.service.adapter];
  return ` Avtal undertecknas hos ${name}, som för kommunens räkning får avtalet och namn, e-post och telefon till dem som undertecknar.`;
}

function servedInEnglish({ signing }: Municipality): string {
  if (signing.service === undefined) return '';
  const name = serviceNames[signing.service.adapter];
  return ` Contracts are signed at ${name}, which on the municipality’s behalf receives the contract and the name, e-mail and telephone of those who sign.`;
}

function Swedish({ municipality }: { readonly municipality: Municipality }) {
  const { committee, terminology } = municipality;
  return (
    <>
      <p class="lead">
        {committee.name} i {municipality.name} är personuppgiftsansvarig för det som behandlas här: ansökningar, beslut,
        avtal och uppföljning i kommunens {terminology.choiceSystem.singular}.
      </p>
      <h2>Vilka uppgifter, och varifrån</h2>
      <ul>
        <li>Om dig som är kontaktperson eller firmatecknare: namn, e-post och telefon. De kommer från ansökan.</li>
        <li>
          Om dig som är verksamhetsansvarig: namn, utbildning och arbetslivserfarenhet. De kommer från den som ansöker,
          inte alltid från dig själv. Du har rätt att få veta vad som har skickats in.
        </li>
        <li>
          Om dig som är förtroendevald eller tjänsteperson: namn, roll, e-post, telefon, och vad du har beslutat eller
          röstat.
        </li>
        <li>
          Om dig som lämnar en synpunkt: det du själv skriver. Du behöver inte säga vem du är, och vi sparar inte
          varifrån du skickar. Uppgifterna hålls åtskilda från allt annat här, och varje läsning av dem antecknas och
          granskas.
        </li>
        <li>När du har öppnat en uppgift och lämnat ett svar: tidpunkten, och vilken version av underlaget du såg.</li>
      </ul>
      <h2>Varför vi får göra det</h2>
      <p>
        Behandlingen behövs för en uppgift av allmänt intresse och för myndighetsutövning (dataskyddsförordningen
        artikel 6.1 e), enligt lagen (2008:962) om valfrihetssystem, kommunallagen och förvaltningslagen. Det som
        arkivlagen och bokföringslagen kräver bevaras med stöd av artikel 6.1 c.
      </p>
      <h2>Vem som får ta del av dem</h2>
      <p>
        De som handlägger ärendet och de som beslutar. Ett undertecknat avtal leder till att{' '}
        {terminology.provider.genitive} uppgifter visas i den öppna katalogen; där finns aldrig personnummer. Handlingar
        hos kommunen är allmänna och lämnas ut på begäran om de inte omfattas av sekretess. Kommunens leverantör av
        datordrift behandlar uppgifterna för kommunens räkning, enligt avtal.{servedInSwedish(municipality)} Inga
        automatiska beslut fattas: en dator kontrollerar och föreslår, en människa beslutar.
      </p>
      <h2>Hur länge</h2>
      <p>
        Så länge kommunens informationshanteringsplan säger. Beslut, avtal och det som visar hur de kom till bevaras.
        Utkast som aldrig skickas in gallras.
      </p>
      <h2>Dina rättigheter</h2>
      <p>
        Du kan begära att få se dina uppgifter, få dem rättade, få behandlingen begränsad och göra invändningar. Rätten
        att få uppgifter raderade gäller inte det som måste bevaras. Hör av dig till{' '}
        <ContactLine contact={municipality.coordinator} />, som också förmedlar kontakt med kommunens dataskyddsombud.
        Du kan klaga hos <a href="https://www.imy.se/">Integritetsskyddsmyndigheten</a>.
      </p>
      <h2>Kakor</h2>
      <p>Webbplatsen använder bara kakor som behövs för att den ska fungera. Ingen följer vad du gör.</p>
      <Table
        caption="Kakor som kan sättas"
        columns={[{ heading: 'Namn' }, { heading: 'Vad den är till för' }, { heading: 'Hur länge' }]}
        rows={[
          ['__Host-session', 'Att du är inloggad som anställd', 'Högst tills inloggningen går ut'],
          ['__Host-sign-in', 'Att inloggningen kommer tillbaka till dig', '10 minuter'],
          ['__Host-task-…', 'Att du har visat vem du är på en uppgift', 'En kort stund, per länk'],
        ]}
      />
    </>
  );
}

function English({ municipality }: { readonly municipality: Municipality }) {
  return (
    <>
      <p class="lead">
        {municipality.committee.name} of {municipality.name} is the controller of what is processed here: applications,
        decisions, contracts and follow-up in the municipality’s choice systems.
      </p>
      <h2>Which data, and from where</h2>
      <ul>
        <li>
          Of you who complain: what you write yourself. You need not say who you are, and we do not keep where you send
          it from. It is held apart from everything else here, and each reading is noted and reviewed.
        </li>
        <li>If you are a contact or a signatory: name, e-mail and telephone. They come from the application.</li>
        <li>
          If you are the manager of a service: name, education and work experience. They come from the applicant, not
          always from you. You have the right to know what was sent in.
        </li>
        <li>
          If you are an elected member or an officer: name, role, e-mail, telephone, and what you decided or voted.
        </li>
        <li>When you opened a task and answered it: the time, and which version of the basis you saw.</li>
      </ul>
      <h2>Why we may do it</h2>
      <p>
        The processing is needed for a task in the public interest and the exercise of official authority (GDPR article
        6(1)(e)), under the act (2008:962) on choice systems, the Local Government Act and the Administrative Procedure
        Act. What the archives and accounting acts demand is kept under article 6(1)(c).
      </p>
      <h2>Who may see them</h2>
      <p>
        Those who handle the case and those who decide. A contract in force means that the provider is shown in the open
        catalogue, never with a personal identity number. Documents held by the municipality are public and are handed
        out on request unless they are secret. The municipality’s supplier of computing processes the data on its
        behalf, under an agreement.{servedInEnglish(municipality)} Nothing is decided automatically: a computer checks
        and proposes, a person decides.
      </p>
      <h2>How long</h2>
      <p>
        As long as the municipality’s retention plan says. Decisions, contracts and what shows how they came about are
        kept. Drafts that are never submitted are removed.
      </p>
      <h2>Your rights</h2>
      <p>
        You can ask to see your data, have them corrected, have the processing restricted, and object. The right to
        erasure does not reach what must be kept. Get in touch with <ContactLine contact={municipality.coordinator} />,
        who also puts you in contact with the data protection officer. You can complain to the{' '}
        <a href="https://www.imy.se/en/">Swedish Authority for Privacy Protection</a>.
      </p>
      <h2>Cookies</h2>
      <p>The site uses only the cookies that it needs to work. Nobody follows what you do.</p>
      <Table
        caption="Cookies that may be set"
        columns={[{ heading: 'Name' }, { heading: 'What it is for' }, { heading: 'How long' }]}
        rows={[
          ['__Host-session', 'That you are signed in as staff', 'At most until the sign-in ends'],
          ['__Host-sign-in', 'That the sign-in comes back to you', '10 minutes'],
          ['__Host-task-…', 'That you showed who you are on a task', 'A short while, per link'],
        ]}
      />
    </>
  );
}
