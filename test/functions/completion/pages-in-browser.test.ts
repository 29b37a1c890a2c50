import { expect, it } from 'vitest';
import { handler as answer } from '../../../functions/completion/answer/handler.tsx';
import { handler as handle } from '../../../functions/completion/handle/handler.tsx';
import { handler as follow } from '../../../functions/application/follow/handler.tsx';
import { sha256 } from '../../../shared/platform/hash.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { commitApplication } from '../../../shared/store/application/application.ts';
import { incompleteApplication } from '../../support/application-builder.ts';
import { faultsOf } from '../../support/browser.ts';
import { ask } from '../../support/web-request.ts';
import {
  applicationOf,
  arrived,
  awaitCompletion,
  checked,
  holderOf,
  officerAt,
  openTaskOf,
  useRequirements,
} from '../requirement/support.ts';

useRequirements();

const token = 'k'.repeat(43);
const slip = {
  requirementId: 'HT-G-13',
  wrong: 'Försäkring hos Tryggve AB',
  right: 'Försäkring hos Trygve AB',
  why: 'Intyget säger Trygve AB.',
};
const call = { step: 'spoken', requirement: 'HT-G-13', said: 'Försäkringen gäller allt.', saidBy: 'Tolvan' };

it('completions and corrections are accessible on both sides in a real browser, as axe sees them', async () => {
  const subject = await arrived(incompleteApplication());
  const before = await applicationOf(subject);
  const decisionTime = { weeks: 8, pausesForCompletion: true };
  const event = { type: 'OPENED', at: '2026-03-02T13:00:00.000Z', by: 'test', data: {} };
  await commitApplication({ before, after: { ...before, decisionTime, tokenHashes: [sha256(token)] }, event });
  await checked(subject);
  await awaitCompletion(subject);

  const applicationId = publicId(subject.municipality, subject.id);
  const device = (page: string, form?: Readonly<Record<string, string>>) =>
    ask(follow, {
      route: `/ansokan/{applicationId}/${page}`,
      params: { applicationId },
      cookies: [`__Host-application-${subject.id}=${token}`],
      ...(form === undefined ? {} : { form }),
    });
  const link = await holderOf(answer, 'complete', await openTaskOf(subject, 'COMPLETE'));
  const officer = officerAt(handle, subject).at('/desk/applications/{applicationId}/completion', {});
  const corrections = officer.at('/desk/applications/{applicationId}/correction', {});
  const list = officer.at('/desk/choice-systems/{choiceSystemId}/completions', { choiceSystemId: 'granvik.hemtjanst' });

  const pages: [string, string][] = [];
  const see = async (name: string, shown: Promise<{ readonly body: string }>) => pages.push([name, (await shown).body]);
  await see('applicant asked', link.get());
  await see('applicant error', link.post({ step: 'more-time' }));
  await link.post({ step: 'more-time', 'why-more-time': 'Försäkringsbolaget svarar inte förrän i april.' });
  await see('applicant waits for more time', link.get());
  await see('status while asked', device('lage'));
  await see('officer conflict', officer.get());
  await officer.post({ step: 'conflict', conflict: 'NONE' });
  await see('officer completion', officer.get());
  await see('officer completion error', officer.post({ step: 'grant', dueOn: '2026-06-01' }));
  await see('officer telephone error', officer.post({ step: 'spoken' }));
  await officer.post({ step: 'grant', dueOn: '2026-04-02', reason: 'Intyget dröjer.' });
  await officer.post({ ...call, saidOn: '2026-03-05' });
  await see('officer completion extended', officer.get({ done: 'grant' }));
  await see('applicant has more time', link.get());
  await see('status with more time', device('lage'));

  await see('applicant correction', device('rattelse'));
  await see('applicant correction error', device('rattelse', { wrong: slip.wrong }));
  await device('rattelse', slip);
  await see('applicant correction asked', device('rattelse'));
  await see('officer corrections', corrections.get());
  await see('officer corrections error', corrections.post({ step: 'refuse:1' }));
  await corrections.post({ step: 'allow:1', 'reason-1': 'Intyget visar det.' });
  await see('officer corrections answered', corrections.get({ done: 'allow' }));
  await see('applicant correction answered', device('rattelse'));
  await officer.post({ ...call, saidOn: '2026-03-05', ends: 'yes' });
  await see('officer completion ended', officer.get());
  await see('equal treatment', list.get());
  await see('equal treatment none', list.get({ year: '1999' }));
  await see('withdrawal', device('aterkalla'));
  await see('withdrawal error', device('aterkalla', {}));
  expect(await faultsOf(pages)).toEqual([]);
}, 120_000);
