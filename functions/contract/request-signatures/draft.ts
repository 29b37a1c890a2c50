import type { Presentation } from '../../../shared/domain/application/content.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { ContractIn } from '../../../shared/domain/contract/contract.ts';
import { draftContract, requestSignatures } from '../../../shared/domain/contract/draft.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { registrationStep } from '../../../shared/domain/provider/formation.ts';
import { fileNumber } from '../../../shared/domain/register/foreign-number.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import {
  applicationSubject,
  type KeptApplication,
  readContent,
} from '../../../shared/store/application/application.ts';
import { readBoundVersion, readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import type { Stated } from '../../../shared/store/contract/contract.ts';
import { readDecision } from '../../../shared/store/decision/decision.ts';

/**
 * The contract that follows from the decision, on the version the application is bound to; null while that asks for a
 * legal form that the applicant has not shown (LOV 5:1).
 */
export async function draft(
  application: Extract<KeptApplication, { status: 'APPROVED' }>,
  at: string,
): Promise<{ contract: ContractIn<'AWAITING_SIGNATURES'>; stated: Stated } | null> {
  const subject = applicationSubject(application.municipality, application.applicationId);
  const [content, decision, version, system] = await Promise.all([
    readContent(subject),
    readDecision(subject, application.decisionNumber),
    readBoundVersion(application),
    readChoiceSystem(application.municipality, application.choiceSystemId),
  ]);
  if (content?.signatories === undefined || decision === null)
    throw new Error('An approval without its decision or signatories');
  if (registrationStep(content.applicant, application.formation, version) !== 'NONE') return null;
  const municipality = municipalityOf(application.municipality);
  const validFrom = later(version.validFrom, stockholmDay(at));
  const { name, registration, legalForm, members } = content.applicant;
  const drafted = draftContract({
    contractId: newId(),
    municipality,
    choiceSystem: { id: system.id, name: system.service },
    version,
    applicationId: application.applicationId,
    diaryNumber: fileNumber(application),
    decision,
    provider: {
      name,
      registration,
      legalForm,
      ...(members === undefined ? {} : { members: members.map(({ address: _where, ...member }) => member) }),
    },
    signers: [
      ...content.signatories.map((person) => ({ party: 'PROVIDER' as const, person })),
      ...municipality.signing.signers.map((person) => ({ party: 'MUNICIPALITY' as const, person })),
    ],
    signing: municipality.signing.order,
    capacity: content.capacity,
    perService: content.perService,
    validFrom,
    selectableFrom: later(content.selectableFrom ?? validFrom, validFrom),
    at,
    hash: sha256,
  });
  if (!drafted.ok) throw new Error(`The contract could not be drafted: ${drafted.error.code}`);
  const requested = requestSignatures(drafted.value, at, municipality.signing.service?.adapter);
  if (!requested.ok) throw new Error(requested.error);
  return {
    contract: requested.value,
    stated: {
      presentation: content.presentation ?? plainPresentation(municipality),
      capacity: content.capacity ?? null,
      ...(content.perService === undefined ? {} : { perService: content.perService }),
    },
  };
}

/**
 * Everybody is in the catalogue (LOV 9:1). For who wrote nothing the municipality answers: a contact who gave an address
 * for the case has not been asked whether everybody may have it.
 */
function plainPresentation({ coordinator }: Municipality): Presentation {
  return {
    text: {
      sv: 'Ingen presentation är lämnad. Kommunen svarar på frågor.',
      en: 'No presentation has been given. The municipality answers questions.',
    },
    phone: coordinator.phone,
    email: coordinator.email,
    languages: [],
    hours: 'Ej angivet',
  };
}

function later(day: string, other: string): string {
  return day > other ? day : other;
}
