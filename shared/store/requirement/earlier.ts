import { type Application, isRegistered, type RegisteredApplication } from '../../domain/application/application.ts';
import type { Decision } from '../../domain/decision/decision.ts';
import { type EarlierFinding, earlierFindings, type Examined } from '../../domain/requirement/judgement.ts';
import {
  applicationSubject,
  type KeptApplication,
  readApplication,
  readContent,
  readEvidence,
} from '../application/application.ts';
import { readBoundVersion } from '../choice-system/choice-system.ts';
import { readConflict } from '../decision/conflict-of-interest.ts';
import { readDecisions } from '../decision/decision.ts';
import { readChecks } from './check.ts';
import { readCases } from './judgement.ts';

/** An earlier case of the same provider, with what was found of the requirements that the present one is tried on too. */
export interface EarlierCase {
  readonly application: KeptApplication & RegisteredApplication;
  readonly findings: readonly EarlierFinding[];
  /** The latest, when there is one. */
  readonly decision: Decision | undefined;
}

/**
 * What the municipality found and decided in the provider's other cases, the latest first. Those in which the reader has a
 * conflict of interest are not among them (KL 6:28).
 */
export async function readEarlier(
  application: RegisteredApplication,
  reader: { readonly subject: string; readonly email: string },
): Promise<readonly EarlierCase[]> {
  const { municipality, applicationId } = application;
  const [content, examined] = await Promise.all([
    readContent(applicationSubject(municipality, applicationId)),
    readExamined(application),
  ]);
  if (content === null) throw new Error('A registered application without its content');
  const others = (await readCases(municipality, content.applicant)).filter((id) => id !== applicationId);
  const cases = await Promise.all(
    others.map(async (id): Promise<EarlierCase[]> => {
      const subject = applicationSubject(municipality, id);
      const [other, conflict] = await Promise.all([readApplication(subject), readConflict(subject, reader)]);
      if (!isReadable(other) || conflict?.answer === 'DECLARED') return [];
      const [then, decisions] = await Promise.all([readExamined(other), readDecisions(subject)]);
      const findings = earlierFindings(examined, then);
      return findings.length === 0 ? [] : [{ application: other, findings, decision: decisions.at(-1) }];
    }),
  );
  return cases.flat();
}

function isReadable(application: KeptApplication | null): application is KeptApplication & RegisteredApplication {
  const found: Application | null = application;
  return found !== null && isRegistered(found);
}

async function readExamined(application: RegisteredApplication): Promise<Examined> {
  const subject = applicationSubject(application.municipality, application.applicationId);
  const [version, checks, evidence] = await Promise.all([
    readBoundVersion(application),
    readChecks(subject),
    readEvidence(subject),
  ]);
  return { requirements: version.requirements.requirements, checks, evidence };
}
