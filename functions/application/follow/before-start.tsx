import type { Contract } from '../../../shared/domain/contract/contract.ts';
import { requirementsBeforeStart } from '../../../shared/domain/contract/start.ts';
import { registrationStep } from '../../../shared/domain/provider/formation.ts';
import { Note, StatusTag } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { contractSubject, readContract } from '../../../shared/store/contract/contract.ts';
import type { Visit } from './visit.ts';

/** The contract that an approval led to; null before there is one. */
export async function readOwnContract({ application }: Visit): Promise<Contract | null> {
  if (application.status !== 'CONTRACT_PENDING' && application.status !== 'CONTRACTED') return null;
  return readContract(contractSubject(application.municipality, application.contractId));
}

/** What a contract waits for, and what has to be shown between its signature and the first day that somebody may choose. */
export function BeforeStart({ visit, contract }: { readonly visit: Visit; readonly contract: Contract | null }) {
  const { application, content, version, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (application.status === 'APPROVED') {
    const step = registrationStep(content.applicant, application.formation, version);
    if (step === 'NONE') return null;
    return (
      <Note tone="calm">
        <h2>{say('Avtalet väntar på registreringen', 'The contract waits for the registration')}</h2>
        <p>
          {step === 'STATE'
            ? say(
                'Företaget ska vara registrerat när avtalet skrivs. Vi har bett om organisationsnumret; lämna det när det finns.',
                'The company has to be registered by the contract. We have asked for its number; give it once there is one.',
              )
            : say(
                'Vi kontrollerar organisationsnumret som ni har lämnat. Sedan skickas avtalet.',
                'We check the number that you have given. Then the contract is sent.',
              )}
        </p>
      </Note>
    );
  }
  if (contract === null) return null;
  const conditions = requirementsBeforeStart(version.requirements.requirements, contract.scopes);
  if (conditions.length === 0) return null;
  const isMet = 'start' in contract && contract.start?.status === 'MET';
  const day = shownDay(contract.selectableFrom, lang);
  return (
    <>
      <h2>{say('Innan ni kan väljas', 'Before you can be chosen')}</h2>
      <p>
        {isMet ? (
          <StatusTag tone="good">{say('Visat', 'Shown')}</StatusTag>
        ) : (
          say(
            `Det här ska vara visat före den ${day}. Kommunen hör av sig; frågor svarar vi på.`,
            `This has to be shown before ${day}. The municipality will be in touch, and answers questions.`,
          )
        )}
      </p>
      <ul>
        {conditions.map(({ id, title, text }) => (
          <li key={id}>
            <strong>
              {id} {title[lang]}
            </strong>
            : {text[lang]}
          </li>
        ))}
      </ul>
    </>
  );
}
