import { type Application, isRegistered } from '../../domain/application/application.ts';
import { providersOf } from '../../domain/application/applicant.ts';
import { differs, type Judgement, judgementsOf } from '../../domain/requirement/judgement.ts';
import { cooperating, municipalityOf } from '../../platform/config.ts';
import { applicationSubject, readApplication, readEvidence } from '../application/application.ts';
import { readChecks } from './check.ts';
import { readBoundVersion } from '../choice-system/choice-system.ts';
import type { Examination } from './examination.ts';
import { readRelations } from '../provider/provider.ts';

/** So many of a provider's latest cases with one municipality are compared. */
const compared = 10;

/** A requirement of this case that was settled otherwise in another, on the same file. */
export interface OtherJudgement extends Pick<Judgement, 'at' | 'result'> {
  readonly requirementId: string;
  readonly municipality: string;
  /** The other case, when it is this municipality's own: another's is not for its officers to read. */
  readonly own: { readonly applicationId: string; readonly diaryNumber: string } | undefined;
}

/**
 * Where the provider's same proof was judged differently: in the municipality's own other cases and in those of the
 * municipalities that it cooperates with. Of another's case no more is told than who, when and the result.
 */
export async function readOtherJudgements(examination: Examination): Promise<readonly OtherJudgement[]> {
  const { application, content, evidence, findings, settlements, version } = examination;
  const checks = findings.map((finding) => ({ finding, settlement: settlements[finding.requirementId] }));
  const judged = judgementsOf(version.requirements.requirements, checks, evidence);
  if (judged.length === 0) return [];
  const asked = [municipalityOf(application.municipality), ...cooperating(application.municipality)];
  const found = await Promise.all(
    asked.map(async ({ id }) => {
      const others = (await readCases(id, content.applicant)).filter((other) => other !== application.applicationId);
      return (await Promise.all(others.map((other) => readJudged(id, other)))).flat();
    }),
  );
  return found.flat().flatMap(({ judgement, other }) =>
    judged.some((one) => differs(one, judgement))
      ? [
          {
            requirementId: judgement.requirement.id,
            municipality: other.municipality,
            result: judgement.result,
            at: judgement.at,
            own: other.municipality === application.municipality ? other : undefined,
          },
        ]
      : [],
  );
}

/** The provider's latest cases with a municipality, by their ids. One that is being formed is known by none. */
export async function readCases(
  municipality: string,
  applicant: Examination['content']['applicant'],
): Promise<readonly string[]> {
  const known = providersOf(applicant).filter(({ registration }) => registration.kind !== 'BEING_FORMED');
  const relations = await Promise.all(known.map(({ registration }) => readRelations(municipality, registration)));
  const applications = relations.flat().filter(({ kind }) => kind === 'APPLICATION');
  const latest = applications.toSorted((one, other) => (one.since < other.since ? 1 : -1)).map(({ id }) => id);
  return [...new Set(latest)].slice(0, compared);
}

async function readJudged(municipality: string, applicationId: string) {
  const subject = applicationSubject(municipality, applicationId);
  const application: Application | null = await readApplication(subject);
  if (application === null || !isRegistered(application)) return [];
  const [version, checks, evidence] = await Promise.all([
    readBoundVersion(application),
    readChecks(subject),
    readEvidence(subject),
  ]);
  const { diaryNumber } = application;
  return judgementsOf(version.requirements.requirements, checks, evidence).map((judgement) => ({
    judgement,
    other: { municipality, applicationId, diaryNumber },
  }));
}
