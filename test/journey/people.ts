import { checkDigit } from '../../shared/domain/provider/organisation-number.ts';
import { type Case, demoCases, type Documentation } from '../demo/applicants.ts';
import { today } from './running.ts';

type Kind = 'STRAIGHT' | 'REFUSED';

/**
 * An applicant of its own for one test: nobody else has its name, number, addresses or telephones.
 * @param number 1–24, different in every test of a run
 * @param forgotten kinds of evidence that it does not hand in at first
 */
export function someone(
  documentation: Documentation,
  number: number,
  kind: Kind,
  forgotten: readonly string[] = [],
): Case {
  const [straight, , refused] = demoCases(documentation, today());
  const model = kind === 'STRAIGHT' ? straight : refused;
  const head = `5599998${String(number).padStart(2, '0')}`;
  const digits = `${head}${String(checkDigit(head))}`;
  const name = `Provbolaget ${String(number)} AB`;
  const person = (role: string, offset: number) => ({
    name: `${role} Provsson`,
    email: `${role.toLowerCase()}@prov${String(number)}.example`,
    phone: `07017406${String(48 + 2 * number + offset).padStart(2, '0')}`,
  });
  const [contact, signatory] = [person('Kontakt', 0), person('Firmatecknare', 1)];
  const { applicant } = model.content;
  return {
    ...model,
    name,
    people: { contact, signatory },
    attachments: model.attachments.filter((one) => !forgotten.includes(one.kind)),
    completion: model.attachments.filter((one) => forgotten.includes(one.kind)),
    content: {
      ...model.content,
      applicant: {
        ...(typeof applicant === 'object' ? applicant : {}),
        name,
        registration: { kind: 'SWEDISH', organisationNumber: `${digits.slice(0, 6)}-${digits.slice(6)}` },
      },
      contact,
      signatories: [signatory],
    },
  };
}
