import { beforeEach, describe, expect, it, vi } from 'vitest';
import { handler as writeDocument } from '../../../functions/decision/write-document/handler.tsx';
import { handler as exportCase } from '../../../functions/register/export-case/handler.tsx';
import { handler as showDesk } from '../../../functions/web/show-desk/handler.tsx';
import { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readApplication, readContent } from '../../../shared/store/application/application.ts';
import { database } from '../../../shared/store/client.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readKeptDocuments } from '../../../shared/store/register/kept-document.ts';
import { holdCase } from '../../../shared/store/register/legal-hold.ts';
import { useBucket } from '../../support/bucket.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { everythingIn } from '../../support/tables.ts';
import { everything, Officer, statusOf, useDecisions } from '../decision/support.ts';
import {
  approveAs,
  coordinator,
  disposalPage,
  dyingAfter,
  dueMonth,
  dueNight,
  holdPage,
  insider,
  linesOf,
  refusedCase,
  secretary,
  snapshot,
  startOver,
  sweep,
} from './disposal-support.ts';

useDecisions();
const bucket = useBucket();

const nextNight = '2031-04-02T01:30:00.000Z';
const nextMonth = '2031-05-01T01:30:00.000Z';

/** What lies of a case, by sort keys. */
async function keysOf({ id }: Subject): Promise<string[]> {
  const items = await everythingIn('CASE_TABLE');
  return items.filter(({ pk }) => pk === `granvik#APPLICATION#${id}`).map(({ sk }) => String(sk));
}

/** Each test has the month to itself: what is in the tables is of this test alone. */
beforeEach(startOver);

describe('a month’s proposal for disposal', () => {
  it('arkivlagen 10 §: names the cases whose years have passed, and nothing is erased by that', async () => {
    const subject = await refusedCase(bucket.objects);
    expect(await sweep('2031-03-01T01:30:00.000Z')).toMatchObject({ proposed: 0, erased: 0, stopped: 0 });
    expect(await sweep(dueNight)).toMatchObject({ proposed: 1, erased: 0, stopped: 0 });
    expect(await linesOf()).toMatchObject([
      {
        status: 'PROPOSED',
        applicationId: subject.id,
        class: 'Avslag',
        ended: 'REFUSED',
        dueOn: '2031-03-10',
        files: 1,
      },
    ]);
    const before = await everything();
    // Whoever decides takes their time: the same month and the next propose nothing more, and erase nothing.
    expect(await sweep(nextNight)).toMatchObject({ proposed: 0, erased: 0, stopped: 0 });
    expect(await sweep(nextMonth)).toMatchObject({ proposed: 0, erased: 0, stopped: 0 });
    expect((await disposalPage(dueMonth, coordinator)).body).toContain('Socialnämndens dokumenthanteringsplan');
    await disposalPage(dueMonth, coordinator, { method: 'HEAD' });
    expect(await everything()).toBe(before);
  });

  it('is made of nothing without a plan that was adopted, and of no other municipality’s cases', async () => {
    await refusedCase(bucket.objects);
    const { adopted: _none, ...plan } = granvik.retention ?? { name: '', classes: [] };
    useMunicipalities([Municipality.parse({ ...granvik, retention: plan }), { ...granvik, id: 'lillby' }]);
    expect(await sweep(dueNight)).toMatchObject({ proposed: 0 });
    useGranvik();
  });

  it('leaves out a case that is held, and has it again when it is let go', async () => {
    const subject = await refusedCase(bucket.objects);
    expect((await holdPage(subject).post({ action: 'hold', why: ' ' })).status).toBe(422);
    expect((await holdPage(subject).post({ action: 'hold', why: 'Granskas av revisorerna' })).status).toBe(303);
    // Pressed again it is no second thing, and says what stands.
    await holdPage(subject).post({ action: 'hold', why: 'Något annat' });
    expect((await holdPage(subject).get()).body).toContain('Granskas av revisorerna');
    expect(await sweep(dueNight)).toMatchObject({ proposed: 0 });
    vi.setSystemTime(new Date('2031-04-20T09:00:00.000Z'));
    await holdPage(subject).post({ action: 'release', why: 'Granskningen är klar' });
    expect((await readEvents(subject)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['LEGAL_HOLD_SET', 'LEGAL_HOLD_LIFTED']),
    );
    expect(await sweep(nextMonth)).toMatchObject({ proposed: 1 });
    // That it was held begins no years anew.
    expect(await linesOf('2031-05')).toMatchObject([{ dueOn: '2031-03-10' }]);
  });
});

describe('a decision on disposal', () => {
  it('is made by whoever may, who has gone through the list, once', async () => {
    await refusedCase(bucket.objects);
    await sweep(dueNight);
    expect((await disposalPage(dueMonth, coordinator, { form: { action: 'approve' } })).status).toBe(422);
    expect((await disposalPage(dueMonth, coordinator, { form: { action: 'take-out', case: 'x' } })).status).toBe(422);
    expect((await disposalPage('2031-07', coordinator)).status).toBe(404);
    for (const role of ['case-officer', 'auditor', 'delegate'] as const) {
      expect((await approveAs({ ...coordinator, role })).status, role).toBe(403);
    }
    expect((await approveAs(coordinator)).status).toBe(303);
    const again = await approveAs(secretary);
    expect(again.status).toBe(422);
    expect(again.body).toContain('redan beslutat');
  });

  it('asks for two people where the municipality does', async () => {
    await refusedCase(bucket.objects);
    useMunicipalities([Municipality.parse({ ...granvik, fourEyes: ['DISPOSAL'] })]);
    await sweep(dueNight);
    expect((await approveAs(coordinator)).status).toBe(303);
    expect(await sweep(nextNight)).toMatchObject({ erased: 0 });
    expect((await approveAs(coordinator)).status).toBe(422);
    expect((await approveAs(secretary)).status).toBe(303);
    expect(await sweep(nextNight)).toMatchObject({ erased: 1 });
    useGranvik();
  });

  it('leaves a case be that was taken out, with the reason; it is proposed again in a year', async () => {
    const subject = await refusedCase(bucket.objects);
    await sweep(dueNight);
    const form = { action: 'take-out', case: subject.id, why: 'Forskning begärd' };
    expect((await disposalPage(dueMonth, coordinator, { form })).status).toBe(303);
    await approveAs(coordinator);
    expect(await sweep(nextNight)).toMatchObject({ erased: 0 });
    expect(await statusOf(subject)).toBe('REFUSED');
    expect(await linesOf()).toMatchObject([{ status: 'TAKEN_OUT', takenOut: { why: 'Forskning begärd' } }]);
    expect(await sweep(nextMonth)).toMatchObject({ proposed: 0 });
    expect(await sweep('2032-05-01T01:30:00.000Z')).toMatchObject({ proposed: 1 });
  });
});

describe('erasure', () => {
  it('arkivlagen 10 §: leaves the line in the diary, what is preserved and the log, and no more of it anywhere', async () => {
    const subject = await refusedCase(bucket.objects);
    const contact = (await readContent(subject))?.contact;
    const events = await readEvents(subject);
    await sweep(dueNight);
    await approveAs(coordinator);
    expect(await sweep(nextNight)).toMatchObject({ erased: 1, stopped: 0 });
    expect(await statusOf(subject)).toBe('DISPOSED');
    const allowed = /^(CASE|EVENT#|PLACE#FOUND#|DECIDED#|DELEGATED#|DECISION#|NOTICE$|DOCUMENT#NOTICE-)/;
    expect((await keysOf(subject)).filter((sk) => !allowed.test(sk))).toEqual([]);
    expect(await readKeptDocuments(subject)).toMatchObject([{ kind: 'NOTICE' }]);
    expect([...bucket.objects.keys()].map((key) => key.split('/')[2])).toEqual(['documents']);
    // The notice is preserved, with the address that it was sent to.
    const items = (await everythingIn('CASE_TABLE')).filter(({ sk }) => sk !== 'NOTICE');
    const left = JSON.stringify(items);
    for (const gone of [insider, contact?.email ?? '', `"APPLICATION#${subject.id}`]) expect(left).not.toContain(gone);
    // Its chain is whole, event by event, though nobody can read what they told.
    const after = await readEvents(subject);
    const application = await readApplication(subject);
    expect(after.map(({ hash }) => hash).slice(0, events.length)).toEqual(events.map(({ hash }) => hash));
    expect(verifyChain(after, hashOf, { seq: application?.version ?? 0, hash: application?.eventHash ?? '' }).ok).toBe(
      true,
    );
  });

  it('shows a reader that it was disposed of, by whom and by what, and what is preserved', async () => {
    const subject = await refusedCase(bucket.objects);
    await sweep(dueNight);
    await approveAs(coordinator);
    await sweep(nextNight);
    const { status, body } = await new Officer(showDesk, '', subject, secretary).get();
    expect(status).toBe(200);
    expect(body).toContain('Ärendet är gallrat');
    expect(body).toContain('Kim Ordning');
    expect(body).toContain('Avslagen');
    const [kept] = await readKeptDocuments(subject);
    const path = /documents\/(NOTICE-[^?"]+)/.exec(body)?.[1];
    expect(path).toBe(kept?.documentId);
    expect((await new Officer(exportCase, 'export', subject, secretary).get()).status).toBe(404);
    expect((await new Officer(writeDocument, 'documents', subject, secretary).get()).status).toBe(404);
    expect((await holdPage(subject).post({ action: 'hold', why: 'För sent' })).status).toBe(404);
    const log = (await disposalPage(dueMonth, { ...coordinator, role: 'auditor' }, { query: { format: 'csv' } })).body;
    const csv = Buffer.from(log, 'base64').toString('utf8');
    expect(csv).toContain('ERASED');
    expect(csv).toContain('socialnämnden;2025-11-18;§ 132');
    expect(csv).toContain('Kim Ordning');
  });

  it('stops before a case that came to be held after the approval, even in the same moment', async () => {
    const subject = await refusedCase(bucket.objects);
    await sweep(dueNight);
    await approveAs(coordinator);
    const said = { by: 'Sekla Teräng', at: nextNight, why: 'Begärd av domstol' };
    let waits = true;
    database.middlewareStack.add(
      (next, context) => async (args) => {
        // The run has read the case and is about to say that it is disposed of.
        if (waits && context.commandName?.startsWith('TransactWrite') === true) {
          waits = false;
          await holdCase(subject, said);
        }
        return next(args);
      },
      { name: 'held-meanwhile', step: 'initialize' },
    );
    try {
      expect(await sweep(nextNight)).toMatchObject({ erased: 0, stopped: 1 });
    } finally {
      database.middlewareStack.remove('held-meanwhile');
    }
    expect(await statusOf(subject)).toBe('REFUSED');
    expect(await linesOf()).toMatchObject([{ status: 'STOPPED', stopped: { hindrances: ['HELD'] } }]);
    expect([...bucket.objects.values()]).toContain('orphan');
  });

  it('stops before a case that the plan has come to preserve more of than was approved', async () => {
    const subject = await refusedCase(bucket.objects);
    await sweep(dueNight);
    await approveAs(coordinator);
    const { classes = [], ...plan } = granvik.retention ?? { name: '' };
    const more = classes.map((one) => ({ ...one, preserves: ['BASIS', 'DECISION', 'NOTICE', 'CONTRACT'] }));
    useMunicipalities([Municipality.parse({ ...granvik, retention: { ...plan, classes: more } })]);
    expect(await sweep(nextNight)).toMatchObject({ erased: 0, stopped: 1 });
    useGranvik();
    expect(await statusOf(subject)).toBe('REFUSED');
    expect(await linesOf()).toMatchObject([{ status: 'STOPPED', stopped: { hindrances: ['PRESERVES_MORE'] } }]);
  });

  it('goes on where it died, after any of its effects, and ends as if it never had', { timeout: 60_000 }, async () => {
    const subject = await refusedCase(bucket.objects);
    await sweep(dueNight);
    await approveAs(coordinator);
    const back = await snapshot(bucket.objects);
    await sweep(nextNight);
    const straight = await outcomeOf(subject);
    let deaths = 0;
    for (let after = 1; ; after += 1) {
      await back();
      const died = await dyingAfter(after, () => sweep(nextNight));
      expect((await sweep(nextNight)).stopped).toBe(0);
      expect(await outcomeOf(subject), `after effect ${String(after)}`).toEqual(straight);
      if (!died) break;
      deaths += 1;
    }
    // The case, its files, relations, addresses, items, events, the log's line and the log itself.
    expect(deaths).toBeGreaterThan(8);
    expect(straight.lines).toEqual(['ERASED']);
  });
});

/** What there is when it is over, however it came about. */
async function outcomeOf(subject: Subject) {
  const events = await readEvents(subject);
  return {
    keys: await keysOf(subject),
    objects: [...bucket.objects.keys()],
    lines: (await linesOf()).map(({ status }) => status),
    told: events.filter(({ salt }) => salt !== undefined).map(({ type }) => type),
    isWhole: verifyChain(events, hashOf).ok,
  };
}
