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
        registration: registered(`5599998${String(number).padStart(2, '0')}`),
      },
      contact,
      signatories: [signatory],
    },
  };
}

/**
 * Applicants each with a number and an address of its own, of whom none is telephoned.
 * @param size at most 300
 */
export function crowd(documentation: Documentation, size: number): readonly Case[] {
  const model = someone(documentation, 24, 'STRAIGHT');
  const { applicant } = model.content;
  return Array.from({ length: size }, (_, index) => {
    const contact = { ...model.people.contact, email: `kontakt${String(index + 1)}@mangd.example` };
    const registration = registered(`559999${String(500 + index)}`);
    return {
      ...model,
      people: { ...model.people, contact },
      content: {
        ...model.content,
        applicant: { ...(typeof applicant === 'object' ? applicant : {}), registration },
        contact,
      },
    };
  });
}

/** @param head the organisation number without its check digit */
function registered(head: string) {
  const digits = `${head}${String(checkDigit(head))}`;
  return { kind: 'SWEDISH', organisationNumber: `${digits.slice(0, 6)}-${digits.slice(6)}` };
}
