import { demoCases } from '../demo/applicants.ts';
import { Journey } from '../demo/journey.ts';
import type { House } from './house.ts';

/** Drives the demo's applicant A, who goes straight through, from a draft to the catalogue, and reads what everybody may read. */
export async function driveStraightCase(house: House): Promise<void> {
  const journey = new Journey(house.system, () => undefined);
  const documentation = await journey.documentation();
  const [applicant] = demoCases(documentation, new Date().toISOString().slice(0, 10));
  house.invocations.length = 0;
  const draft = await journey.draft(applicant, documentation.choiceSystemId);
  await house.settled();
  const number = await journey.submit(applicant, draft);
  await house.settled();
  await journey.assess(applicant, number);
  await house.settled();
  await journey.decideAsOfficer(number);
  await house.settled();
  await journey.receiveNotice(applicant, number);
  await house.settled();
  await journey.sign(applicant, number);
  await house.settled();
  await journey.untilPublished(applicant);
  await house.settled();
}

/** Reads what everybody may read: no part of the case. */
export async function readPublicPages(house: House): Promise<void> {
  const { api } = house.system.endpoints;
  for (const path of ['/', '/v1/catalogue', '/v1/choice-systems', '/v1/choice-systems/granvik.hemtjanst']) {
    const answer = await fetch(`${api}${path}`);
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status}`);
    await answer.body?.cancel();
  }
}
