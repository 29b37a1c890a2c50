import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { columnList, sheetName } from './columns.ts';
import { workbookOf } from './workbook.ts';

/** The workbook to fill in: headings with an example, and a sheet that explains each column. */
export function templateOf({ services, areas, targetGroups }: ChoiceSystem): Uint8Array {
  const heading = columnList.map((column) => (column.required ? `${column.heading} *` : column.heading));
  const offered = Object.entries({ Tjänster: services, Områden: areas, Målgrupper: targetGroups });
  return workbookOf([
    {
      name: sheetName,
      rows: [heading, columnList.map(({ example }) => example)],
      widths: heading.map((text) => text.length + 6),
    },
    {
      name: 'Förklaring',
      rows: [
        ['Kolumn', 'Måste fyllas i', 'Vad som skrivs där'],
        ...columnList.map((column) => [column.heading, column.required ? 'ja' : '', column.hint]),
        ...offered.flatMap(([name, words]) => words.map((word) => [name, 'går att välja', word])),
      ],
      widths: [34, 16, 90],
    },
  ]);
}
