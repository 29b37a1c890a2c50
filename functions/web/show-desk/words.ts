import type { ApplicationStatus } from '../../../shared/domain/application/application.ts';
import type { TaskKind } from '../../../shared/domain/task/task.ts';
import type { Texts } from '../../../shared/http/language.ts';

export const statusWords: Record<ApplicationStatus, Texts> = {
  DRAFT: { sv: 'Utkast', en: 'Draft' },
  RECEIVED: { sv: 'Inkommen', en: 'Received' },
  CHECKING: { sv: 'Kontrolleras', en: 'Being checked' },
  COMPLETION_REQUESTED: { sv: 'Komplettering begärd', en: 'Completion requested' },
  ASSESSMENT: { sv: 'Bedöms', en: 'Being assessed' },
  PROPOSED: { sv: 'Väntar på beslut', en: 'Waiting for a decision' },
  APPROVED: { sv: 'Bifallen', en: 'Approved' },
  REFUSED: { sv: 'Avslagen', en: 'Refused' },
  CONTRACT_PENDING: { sv: 'Väntar på underskrift', en: 'Waiting for signatures' },
  CONTRACTED: { sv: 'Avtal tecknat', en: 'Contracted' },
  LAPSED: { sv: 'Förfallen, inte undertecknad', en: 'Lapsed, not signed' },
  WITHDRAWN: { sv: 'Återkallad', en: 'Withdrawn' },
};

export const kindWords: Record<TaskKind, Texts> = {
  CONFIRM_CONTACT: { sv: 'Bekräfta kontaktadress', en: 'Confirm the contact' },
  OPEN_APPLICATION: { sv: 'Öppna ansökan', en: 'Open the application' },
  CONFIRM_SUBMISSION: { sv: 'Firmatecknare bekräftar', en: 'Signatory confirms' },
  ENTER_APPLICATION: { sv: 'Lägg in ansökan på papper', en: 'Enter the application on paper' },
  WITHDRAW: { sv: 'Firmatecknare återkallar', en: 'Signatory withdraws' },
  DECIDE_EXTENSION: { sv: 'Svara på begäran om längre tid', en: 'Answer a request for more time' },
  DECIDE_CORRECTION: { sv: 'Svara på begäran om rättelse', en: 'Answer a request for a correction' },
  COMPLETE: { sv: 'Komplettera', en: 'Complete' },
  ASSESS: { sv: 'Bedöma', en: 'Assess' },
  JUDGE: { sv: 'Bedöma tilldelade krav', en: 'Judge assigned requirements' },
  GET_MOVING: { sv: 'Se till ärende som ligger still', en: 'See to a case that lies still' },
  DECIDE_AS_OFFICER: { sv: 'Besluta på delegation', en: 'Decide by delegation' },
  DECIDE_AS_MEMBER: { sv: 'Besluta på delegation (ledamot)', en: 'Decide by delegation (member)' },
  PREPARE: { sv: 'Läsa inför sammanträde', en: 'Read before the meeting' },
  REGISTER_MEETING: { sv: 'Registrera nämndens beslut', en: 'Register the meeting' },
  VOTE: { sv: 'Rösta', en: 'Vote' },
  RECEIVE_NOTICE: { sv: 'Ta del av beslutet', en: 'Receive the notice' },
  STATE_REGISTRATION: { sv: 'Ange företagets registrering', en: 'State the company’s registration' },
  CHECK_REGISTRATION: { sv: 'Kontrollera en ny registrering', en: 'Check a new registration' },
  SIGN: { sv: 'Skriva under', en: 'Sign' },
  DECIDE_LAPSE: { sv: 'Ta ställning till avtal som inte är undertecknat', en: 'See to an unsigned contract' },
  RECEIVE_CONTRACT_NOTICE: { sv: 'Ta del av besked om avtalet', en: 'Receive word about the contract' },
  REGISTER_SIGNATURE: { sv: 'Skriva under för kommunen', en: 'Sign for the municipality' },
  CONFIRM_START: { sv: 'Se att allt är klart före start', en: 'See that all is ready before the start' },
  REPORT_QUALITY: { sv: 'Kvalitetsredovisning', en: 'Quality report' },
  CONFIRM_ADDRESS: { sv: 'Bekräfta e-postadress', en: 'Confirm the address' },
  ANSWER_QUESTION: { sv: 'Besvara fråga', en: 'Answer a question' },
  GIVE_OPINION: { sv: 'Lämna yttrande', en: 'Give an opinion' },
};
