import type { Day } from '../../../shared/domain/calendar/day.ts';
import type { Officer } from '../../../shared/domain/desk/officer.ts';
import { deskList } from '../../../shared/domain/desk/place.ts';
import type { Language } from '../../../shared/http/language.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { countPlaces } from '../../../shared/store/desk/list.ts';

/** What lies with somebody: open cases, and those of them whose promised day has passed. */
export interface Workload {
  /** Null: with nobody yet. */
  readonly name: string | null;
  readonly open: number;
  readonly late: number;
}

/** Of each officer, and of nobody: so that whoever assigns sees where there is room. */
export async function readWorkloads(municipality: string, officers: readonly Officer[], on: Day): Promise<Workload[]> {
  const lists = [
    ...officers.map(({ name, email }) => ({ name, list: deskList.officer(email) })),
    { name: null, list: deskList.unassigned },
  ];
  return Promise.all(
    lists.map(async ({ name, list }) => {
      const [open, late] = await Promise.all([
        countPlaces(municipality, list),
        countPlaces(municipality, list, { before: on }),
      ]);
      return { name, open, late };
    }),
  );
}

export function WorkloadTable({
  workloads,
  lang,
}: {
  readonly workloads: readonly Workload[];
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Table
      caption={say('Ärenden hos var och en', 'Cases with each')}
      columns={[
        { heading: say('Handläggare', 'Officer') },
        { heading: say('Öppna ärenden', 'Open cases'), numeric: true },
        { heading: say('Efter utlovad dag', 'Past the promised day'), numeric: true },
      ]}
      rows={workloads.map(({ name, open, late }) => [
        name ?? say('Ingen än', 'Nobody yet'),
        String(open),
        late === 0 ? '0' : <StatusTag tone="warn">{String(late)}</StatusTag>,
      ])}
    />
  );
}
