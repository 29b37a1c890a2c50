import { handler as administerEntries } from '../../../../functions/catalogue/administer/handler.ts';
import { handler as confirmEntry } from '../../../../functions/catalogue/confirm-entry/handler.tsx';
import { handler as administerSystem } from '../../../../functions/choice-system/administer/handler.ts';
import { handler as receiveWord } from '../../../../functions/contract/receive-notice/handler.tsx';
import { handler as administerReports } from '../../../../functions/follow-up/administer/handler.ts';
import { handler as reportQuality } from '../../../../functions/follow-up/report-quality/handler.tsx';
import { handler as decideMeasure } from '../../../../functions/measure/decide/handler.tsx';
import type { Day } from '../../../../shared/domain/calendar/day.ts';
import { contractSubject } from '../../../../shared/store/contract/contract.ts';
import { terminate } from '../../../../shared/store/contract/end.ts';
import { readTasks } from '../../../../shared/store/task/task.ts';
import { LinkVisit } from '../../../support/link-visit.ts';
import type { OidcIssuer } from '../../../support/oidc-issuer.ts';
import { ask, type WebAnswer } from '../../../support/web-request.ts';

const numbers = {
  staffFullTimeEquivalents: '7,5',
  educatedSharePercent: '82',
  serviceUsers: '40',
  complaints: '4',
  complaintsLeadingToChange: '3',
  misconductReports: '0',
};
const words = { improvementsMade: 'Handledning.', improvementsPlanned: 'Kortare tid till första besöket.' };

/** Hands in the year's report from its mailed link, with the proof that those who were drawn show. */
export async function handIn(path: string): Promise<void> {
  const visit = visitOf(reportQuality, path);
  const shown = (await visit.get()).body;
  const asked = [...shown.matchAll(/name="([^"]+)"/g)].map(([, name]) => name ?? '');
  const proof = asked.filter((name) => name.startsWith('proof-'));
  const answers = Object.entries({ ...numbers, ...words });
  await press(visit, {
    step: 'answer',
    confirm: 'yes',
    ...Object.fromEntries(answers.map(([id, value]) => [`answer-${id}`, value])),
    ...Object.fromEntries(proof.map((name) => [name, 'Journal, schema och intyg.'])),
    ...(asked.includes('asLastYear') ? { asLastYear: 'yes' } : {}),
  });
}

export async function sayWhetherRight(path: string, isRight: boolean): Promise<void> {
  const answer = isRight ? { right: 'YES' } : { right: 'NO', wrong: 'Vi har fått ett nytt telefonnummer.' };
  await press(visitOf(confirmEntry, path), { step: 'answer', confirm: 'yes', ...answer });
}

export async function readWord(path: string): Promise<void> {
  await press(visitOf(receiveWord, path), { step: 'answer', confirm: 'yes' });
}

/** The coordinator, who sees to what comes in on the day that it comes. */
export class Coordinator {
  readonly #issuer: OidcIssuer;

  constructor(issuer: OidcIssuer) {
    this.#issuer = issuer;
  }

  accept(reportId: string, submission: number): Promise<void> {
    const form = { step: 'accept', submission: String(submission) };
    return this.#atDesk(administerReports, '/desk/reports/{reportId}', reportId, form);
  }

  giveBack(reportId: string, dueOn: Day): Promise<void> {
    const form = { step: 'return', submission: '1', reasons: 'Antalet kunder stämmer inte.', dueOn };
    return this.#atDesk(administerReports, '/desk/reports/{reportId}', reportId, form);
  }

  dismissMeasure(path: string): Promise<void> {
    const measureId = path.split('/').at(-1)?.replace('granvik.', '') ?? '';
    const form = { step: 'dismiss', why: 'Utföraren har hört av sig.' };
    return this.#atDesk(decideMeasure, '/desk/measures/{measureId}', measureId, form);
  }

  /** @param path as it was mailed: `/desk/contracts/granvik.…/catalogue` */
  async correct(path: string): Promise<void> {
    const contractId = path.split('/')[3]?.replace('granvik.', '') ?? '';
    const tasks = await readTasks(contractSubject('granvik', contractId));
    const id = tasks.find(({ kind, status }) => kind === 'CORRECT_ENTRY' && status === 'OPEN')?.taskId ?? '';
    const form = { step: 'settle', task: id, [`outcome-${id}`]: 'Numret rättat.' };
    await this.#atDesk(administerEntries, '/desk/contracts/{contractId}/catalogue', contractId, form);
  }

  seeAdvert(seenOn: Day): Promise<void> {
    const form = { step: 'live', version: '1', url: 'https://lov-uppdrag.example/granvik', seenOn };
    return this.#atDesk(administerSystem, '/desk/choice-systems/{choiceSystemId}/advert', 'hemtjanst', form);
  }

  async registerNotice(contractId: string, receivedOn: Day, agreedOn: Day): Promise<void> {
    const given = { from: 'PROVIDER', receivedOn, agreedOn, why: 'Verksamheten läggs ned.' } as const;
    const actor = { by: 'Sam Ordning', at: `${receivedOn}T10:00:00.000Z` };
    const outcome = await terminate(contractSubject('granvik', contractId), given, actor);
    if (!outcome.ok) throw new Error(outcome.error);
  }

  async #atDesk(handler: Handler, route: string, id: string, form: Record<string, string>): Promise<void> {
    const claims = {
      sub: 'c',
      name: 'Sam Ordning',
      email: 's@granvik.example',
      'cognito:groups': ['granvik:coordinator'],
    };
    const name = /\{(\w+)\}/.exec(route)?.[1] ?? '';
    mustBeDone(
      await ask(handler, {
        route,
        params: { [name]: `granvik.${id}` },
        cookies: [`__Host-session=${this.#issuer.token(claims)}`],
        form,
      }),
    );
  }
}

type Handler = Parameters<typeof ask>[0];

/** @param path as it was mailed: `/t/report-quality/granvik.…` */
function visitOf(handler: Handler, path: string): LinkVisit {
  const [token = '', ...page] = path.split('/').toReversed();
  return new LinkVisit(handler, `${page.toReversed().join('/')}/{token}`, token);
}

async function press(visit: LinkVisit, form: Record<string, string>): Promise<void> {
  mustBeDone(await visit.post(form));
}

function mustBeDone({ status, body }: WebAnswer): void {
  if (status !== 303) throw new Error(`${String(status)}: ${/<main.*?<\/main>/s.exec(body)?.[0] ?? body}`);
}
