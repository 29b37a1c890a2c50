import { describe, expect, it } from 'vitest';
import { handler } from '../../../functions/web/show-desk/handler.tsx';
import { issueLink } from '../../../shared/store/task/link.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { openTask } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { withdraw } from '../../../shared/store/application/withdraw.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { completeApplication } from '../../support/application-builder.ts';
import {
  applicationOf,
  everything,
  inAssessment,
  Reader,
  today,
  tokenOf,
  useRequirements,
} from '../requirement/support.ts';

useRequirements();

describe('a registered application that was withdrawn', () => {
  it('is an official document: its file says what came in and what happened, and has nothing to do', async () => {
    const subject = await inAssessment(completeApplication());
    const at = `${today}T12:00:00.000Z`;
    const before = await applicationOf(subject);
    const assignee = { name: 'Mika Glänta', email: 'mika@solglantan.example', phone: '0701740611' };
    const { task, write } = openTask({ kind: 'WITHDRAW', subject, assignee, dueOn: today, openedAt: at });
    await transact([write]);
    const token = await issueLink(task, at);
    await withdraw({ task, link: { municipality: 'granvik', tokenHash: sha256(token) }, at });
    const params = { applicationId: publicId(subject.municipality, subject.id) };
    const authorization = `Bearer ${tokenOf('Ebba Lind', 'case-officer', 'ebba@granvik.example')}`;
    const officer = new Reader(handler, '/desk/applications/{applicationId}', params, { authorization });
    const { status, body } = await officer.get();
    expect(status).toBe(200);
    const hash = 'contentHash' in before ? before.contentHash : '';
    for (const words of [
      'SN 2026/00042',
      'Solgläntans Hemtjänst AB',
      'återkallades',
      '2 mars 2026',
      hash,
      'insurance.certificate.pdf',
      'Ansökan återkallad',
    ])
      expect(body.includes(words), words).toBe(true);
    expect(body.includes('name="step"')).toBe(false);
    const known = await everything();
    expect((await officer.post({ step: 'take' })).status).toBe(404);
    expect(await everything()).toBe(known);
  });
});
