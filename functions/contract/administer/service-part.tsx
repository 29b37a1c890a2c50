import type { ServedContract } from '../../../shared/domain/contract/at-service.ts';
import type { AtService, ServiceFaultKind, StopReason } from '../../../shared/domain/contract/signing-service.ts';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import { inLanguage, type Language, type Texts } from '../../../shared/http/language.ts';
import { Note, StatusTag, SummaryList, type Tone } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';

/** Where a contract stands with the e-signing service, and what whoever keeps the contracts can do about it. */
export function ServicePart(props: {
  readonly contract: ServedContract;
  readonly mayAct: boolean;
  readonly lang: Language;
}) {
  const { contract, mayAct, lang } = props;
  const { service } = contract;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { tone, ...words } = states[service.status];
  const isOpen = contract.status === 'AWAITING_SIGNATURES';
  const fault = 'fault' in service ? service.fault : undefined;
  return (
    <section aria-labelledby="service-title">
      <h3 id="service-title">{say('Hos e-underskriftstjänsten', 'At the e-signing service')}</h3>
      {service.status === 'STOPPED' && isOpen && (
        <Note tone="warn">
          <p>{reasons[service.why][lang]}</p>
          {service.said !== undefined && <blockquote>{service.said}</blockquote>}
        </Note>
      )}
      {fault !== undefined && (
        <Note tone="warn">
          <p>
            {say(
              `Tjänsten svarar inte som den ska sedan ${shownInstant(fault.since, lang)}: ${faults[fault.kind].sv}. Den frågas igen av sig självt. På papper kan ni alltid skriva under.`,
              `The service has not answered as it should since ${shownInstant(fault.since, lang)}: ${faults[fault.kind].en}. It is asked again by itself. You can always sign on paper.`,
            )}
          </p>
        </Note>
      )}
      <SummaryList
        rows={[
          { label: say('Läge', 'State'), value: <StatusTag tone={tone}>{words[lang]}</StatusTag> },
          ...rowsOf(contract, lang),
        ]}
      />
      {service.status === 'SEALED' && (
        <p>
          <a href={inLanguage(`/desk/contracts/${contract.municipality}.${contract.contractId}/sealed`, lang)}>
            {say('Hämta det förseglade avtalet (PDF)', 'Get the sealed contract (PDF)')}
          </a>
        </p>
      )}
      {mayAct && isOpen && ['TO_SEND', 'OUT', 'STOPPED'].includes(service.status) && (
        <form method="post" novalidate>
          <p>
            {say(
              'Tar du tillbaka avtalet får de som ska skriva under en uppgift här i stället, med alla sina dagar. Det som någon har skrivit under i tjänsten gäller då inte.',
              'If you take it back, those who sign get a task here instead, with all their days. What somebody has signed at the service does not count then.',
            )}
          </p>
          {service.status === 'STOPPED' && (
            <SubmitButton name="step" value="send-anew">
              {say('Skicka till tjänsten igen', 'Send to the service again')}
            </SubmitButton>
          )}
          <SubmitButton name="step" value="sign-here" second>
            {say('Ta tillbaka och skriv under här', 'Take it back and sign here')}
          </SubmitButton>
        </form>
      )}
    </section>
  );
}

function rowsOf({ service, ...contract }: ServedContract, lang: Language) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const nameOf = (id: string) => contract.signers.find(({ signerId }) => signerId === id)?.name ?? id;
  const laid = 'laid' in service ? service.laid : undefined;
  return [
    ...(laid === undefined ? [] : [{ label: say('Dokument i tjänsten', 'Document there'), value: laid.reference }]),
    ...(service.status === 'OUT'
      ? [
          { label: say('Skickat', 'Sent'), value: shownInstant(service.sentAt, lang) },
          {
            label: say('Har skrivit under där', 'Have signed there'),
            value: service.signed.map(nameOf).join('\n') || say('Ingen än', 'Nobody yet'),
          },
        ]
      : []),
    ...(service.status === 'SEALED'
      ? [
          { label: say('Förseglat och hämtat', 'Sealed and fetched'), value: shownInstant(service.at, lang) },
          { label: say('Filens kontrollsumma', 'Checksum of the file'), value: <code>{service.sealHash}</code> },
        ]
      : []),
  ];
}

const states: Readonly<Record<AtService['status'], Texts & { readonly tone: Tone }>> = {
  TO_SEND: { sv: 'Ska skickas', en: 'To be sent', tone: 'calm' },
  OUT: { sv: 'Väntar på underskrift i tjänsten', en: 'Waiting for signatures there', tone: 'warn' },
  STOPPED: { sv: 'Blev inte undertecknat', en: 'Was not signed', tone: 'bad' },
  TO_WITHDRAW: { sv: 'Tas tillbaka', en: 'Being taken back', tone: 'calm' },
  WITHDRAWN: { sv: 'Tillbakataget, skrivs under här', en: 'Taken back, signed here', tone: 'calm' },
  SEALED: { sv: 'Undertecknat och förseglat', en: 'Signed and sealed', tone: 'good' },
};

const reasons: Readonly<Record<StopReason, Texts>> = {
  REJECTED: { sv: 'Någon har avböjt att skriva under i tjänsten.', en: 'Somebody declined to sign at the service.' },
  TIMED_OUT: { sv: 'Tiden att skriva under gick ut i tjänsten.', en: 'The time to sign at the service passed.' },
  CANCELLED: { sv: 'Dokumentet är borttaget i tjänsten.', en: 'The document was taken away at the service.' },
  FAILED: { sv: 'Tjänsten kunde inte slutföra dokumentet.', en: 'The service could not complete the document.' },
  UNFIT_SIGNERS: {
    sv: 'Det kunde inte skickas: var och en som skriver under behöver en egen e-postadress och ett telefonnummer.',
    en: 'It could not be sent: everybody who signs needs an address of their own and a telephone number.',
  },
  OTHER_SIGNERS: {
    sv: 'Dokumentet är undertecknat av andra än dem som ska skriva under, eller utan att de visade vilka de är. Det gäller inte.',
    en: 'It was signed by others than those who sign the contract, or without showing who they are. It does not count.',
  },
  NOT_SENT: {
    sv: 'Det kunde inte skickas till tjänsten. Se till att uppgifterna för inloggning i tjänsten stämmer innan du försöker igen.',
    en: 'It could not be sent to the service. See that its credentials are right before you try again.',
  },
};

const faults: Readonly<Record<ServiceFaultKind, Texts>> = {
  NO_ACCESS: { sv: 'den släpper inte in oss', en: 'it does not let us in' },
  OUTAGE: { sv: 'den går inte att nå', en: 'it can not be reached' },
  TIMED_OUT: { sv: 'den svarar inte i tid', en: 'it does not answer in time' },
  REFUSED: { sv: 'den säger nej', en: 'it says no' },
  WRONG_ANSWER: { sv: 'svaret går inte att lita på', en: 'its answer can not be relied on' },
};
