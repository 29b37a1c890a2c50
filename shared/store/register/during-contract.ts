import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Contract } from '../../domain/contract/contract.ts';
import { qualityReportId } from '../../domain/follow-up/quality-report.ts';
import type { CaseOnFile, ContractOnFile } from '../../domain/register/case-on-file.ts';
import type { DuringContract, ReportOnFile } from '../../domain/register/during-contract.ts';
import type { Subject } from '../../domain/task/task.ts';
import { now } from '../../platform/clock.ts';
import { readEvidence } from '../application/application.ts';
import { contractSubject } from '../contract/contract.ts';
import { readTermsOffers } from '../contract/terms-change.ts';
import { readEvents } from '../event.ts';
import { readReportsById, readSubmissions, reportSubject } from '../follow-up/report.ts';
import { readMeasuresOf } from '../measure/measure.ts';
import { readCaseOnFile } from './case-on-file.ts';

/** A case on file as `readCaseOnFile`, with all that has come and gone since about the contracts that it led to. */
export async function readWholeCase(subject: Subject): Promise<CaseOnFile | null> {
  const file = await readCaseOnFile(subject);
  if (file === null) return null;
  const contracts = await Promise.all(
    file.contracts.map(async (one): Promise<ContractOnFile> => ({
      ...one,
      during: await readDuringContract(one.contract),
    })),
  );
  return { ...file, contracts };
}

async function readDuringContract(contract: Contract): Promise<DuringContract> {
  const subject = contractSubject(contract.municipality, contract.contractId);
  const [evidence, offers, measures, reports, events] = await Promise.all([
    readEvidence(subject),
    readTermsOffers(subject),
    readMeasuresOf(subject),
    readReports(contract),
    readEvents(subject),
  ]);
  return { evidence, offers, measures, reports, events };
}

/** Of every year that the contract can have been asked about: each of its reports has its year in its name. */
async function readReports({ municipality, contractId, createdAt }: Contract): Promise<readonly ReportOnFile[]> {
  const [first, last] = [createdAt, now()].map((at) => Number(stockholmDay(at).slice(0, 4)));
  if (first === undefined || last === undefined) return [];
  const years = Array.from({ length: last - first + 2 }, (_none, index) => first - 1 + index);
  const found = await readReportsById(
    municipality,
    years.map((year) => qualityReportId(contractId, year)),
  );
  const inOrder = found.toSorted((one, other) => one.year - other.year);
  return Promise.all(
    inOrder.map(async (report) => {
      const subject = reportSubject(municipality, report.reportId);
      const [submissions, evidence] = await Promise.all([readSubmissions(subject), readEvidence(subject)]);
      return { report, submissions, evidence };
    }),
  );
}
