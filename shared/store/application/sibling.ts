import type { Application } from '../../domain/application/application.ts';
import type { Sibling } from '../../domain/application/sibling.ts';
import { applicationSubject, readApplication } from './application.ts';

/** That the same application is a case at another municipality, and under which number: nothing else of it. */
export interface SiblingCase extends Sibling {
  /** Absent while it is on its way. */
  readonly diaryNumber: string | undefined;
}

/** The cases of the same application at other municipalities. Each authority sees its own; of another's, its number. */
export async function readSiblings(application: Application): Promise<readonly SiblingCase[]> {
  if (!('siblings' in application) || application.siblings === undefined) return [];
  return Promise.all(
    application.siblings.map(async (sibling) => {
      const other = await readApplication(applicationSubject(sibling.municipality, sibling.applicationId));
      const isRegistered = other !== null && other.status !== 'DRAFT';
      return { ...sibling, diaryNumber: isRegistered ? other.diaryNumber : undefined };
    }),
  );
}
