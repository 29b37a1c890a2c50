import { handler as requestSignatures } from '../../functions/contract/request-signatures/handler.ts';
import type { ApplicationContent } from '../../shared/domain/application/content.ts';
import type { Municipality } from '../../shared/domain/municipality/municipality.ts';
import type { OpenTask, Subject, Task } from '../../shared/domain/task/task.ts';
import { useMunicipalities } from '../../shared/platform/config.ts';
import { readApplication } from '../../shared/store/application/application.ts';
import { contractSubject } from '../../shared/store/contract/contract.ts';
import { readTasks } from '../../shared/store/task/task.ts';
import { storeApproved } from './approved-application.ts';
import { granvik } from './granvik.ts';
import { webContext } from './web-request.ts';

/** Granvik with its own way to sign. */
export function signingAs(signing: Partial<Municipality['signing']>): void {
  useMunicipalities([{ ...granvik, signing: { ...granvik.signing, ...signing } }]);
}

let waits = 0;

/** An approved application whose contract is out to be signed; the workflow's client has to be mocked. */
export async function contractOut(
  content: Partial<ApplicationContent> = {},
): Promise<{ readonly application: Subject; readonly contract: Subject }> {
  const application = await storeApproved(content);
  waits += 1;
  await requestSignatures(
    {
      applicationId: `${application.municipality}.${application.id}`,
      attempt: 1,
      taskToken: `token-${String(waits)}`,
      enteredAt: `2026-03-10T08:00:00.${String(waits).padStart(3, '0')}Z`,
    },
    webContext,
  );
  const found = await readApplication(application);
  if (found === null || !('contractId' in found)) throw new Error('There is no contract');
  return { application, contract: contractSubject(found.municipality, found.contractId) };
}

/** What is open about a contract, of one kind. */
export async function openTasksOf(contract: Subject, kind: Task['kind']): Promise<readonly OpenTask[]> {
  return (await readTasks(contract)).filter((task): task is OpenTask => task.status === 'OPEN' && task.kind === kind);
}
