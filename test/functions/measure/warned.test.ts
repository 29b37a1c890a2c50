import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { openEntry } from '../../../shared/domain/catalogue/open-entry.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { readEntryEvents } from '../../../shared/store/catalogue/history.ts';
import { publishEntry } from '../../../shared/store/catalogue/publish.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { decide, followUp } from '../../../shared/store/measure/decide.ts';
import { hear } from '../../../shared/store/measure/hear.ts';
import { measureSubject } from '../../../shared/store/measure/measure.ts';
import { propose } from '../../../shared/store/measure/propose.ts';
import { storeInForce } from '../../support/contract-in-force.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { useTables } from '../../support/tables.ts';

useTables();
const contract = contractSubject('granvik', 'warned');
const at = new Date().toISOString();
const today = stockholmDay(at);
const later = `${addDays(today, 20)}T08:00:00.000Z`;
const actor = { by: 'Sam Ordning', at };

beforeAll(async () => {
  await openHomeCare();
  await storeInForce('warned');
});
beforeEach(() => {
  useMunicipalities([{ ...granvik, measures: { shownWarningDays: 365 } }]);
});
afterEach(useGranvik);

/** As the outbox does it. */
async function shown() {
  await publishEntry(contract, at);
  return readEntry('granvik', 'warned');
}

describe('LOV 9:1: those who choose see a warning', () => {
  it('where the municipality has decided so, by its day alone, in open data too, and that it was put right', async () => {
    expect(await shown()).toMatchObject({ warning: null });
    const source = { kind: 'OTHER', reference: 'Brev 3', on: today } as const;
    const deficiency = { requirementId: 'HT-G-11', text: 'Ingen rutin för nycklar.', source };
    const proposed = await propose(contract, [deficiency], actor);
    const subject = measureSubject('granvik', proposed.ok ? proposed.value : '');
    const asked = { about: 'WARNING', text: 'En varning övervägs.', dueOn: addDays(today, 14) } as const;
    expect((await hear(subject, asked, actor)).ok).toBe(true);
    const decision = { kind: 'WARNING', reasons: 'Brist.', authority: '7.1', rectifyBy: addDays(today, 60) } as const;
    expect(await decide(subject, decision, actor)).toEqual({ ok: false, error: 'NOT_HEARD' });
    expect(await shown()).toMatchObject({ warning: null });
    const decided = await Promise.all([
      decide(subject, decision, { ...actor, at: later }),
      decide(subject, decision, { ...actor, at: later }),
    ]);
    expect(decided.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const on = stockholmDay(later);
    const warning = { on, until: addDays(on, 365), correctedOn: null };
    const entry = await shown();
    expect(entry).toMatchObject({ warning });
    if (entry === null) throw new Error('It is in the catalogue');
    expect(openEntry(entry)).toMatchObject({ warning });
    expect(JSON.stringify(openEntry(entry))).not.toContain('nycklar');
    expect((await readEntryEvents('granvik', 0, 50)).at(-1)).toMatchObject({ type: 'entry.changed' });

    expect((await followUp(subject, { rectified: true, note: 'Sett på plats.' }, { ...actor, at: later })).ok).toBe(
      true,
    );
    expect(await shown()).toMatchObject({ warning: { ...warning, correctedOn: on } });
    expect((await outboxLines('PUBLISH')).Records.length).toBeGreaterThan(1);
  });

  it('and nothing of it where it has not', async () => {
    useGranvik();
    expect(await shown()).toMatchObject({ warning: null });
  });
});
