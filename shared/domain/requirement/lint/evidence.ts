import { bind, type BoundCheck } from '../check-kinds/check.ts';
import { authorisationPoint, type ControlPoint, type EvidenceKind, type RequirementSet } from '../requirement-set.ts';
import { advice, refusal, type Remark } from './remark.ts';

/** Forms in which each party can supply something: what nobody can supply is never shown. */
const forms: Readonly<Record<EvidenceKind['suppliedBy'], readonly EvidenceKind['form'][]>> = {
  APPLICANT: ['UPLOAD', 'STATEMENT', 'DECLARATION', 'REPORT'],
  AUTHORITY: ['LOOKUP', 'RECORD'],
  SYSTEM: ['LOOKUP', 'RECORD'],
};

/** The extract itself by its names, and a routine about it, which is another document. */
const criminalExtract =
  /utdrag[^.]*(?:belastnings|misstanke)regist|(?:belastnings|misstanke)regist\p{L}*utdrag|(?:criminal|suspicion) records?/iu;
const routine = /rutin|riktlinje|policy/iu;

/** The catalogue itself: what nobody can supply, what nobody may, and what nobody asks for. */
export function catalogueRemarks(set: RequirementSet): Remark[] {
  const listed = new Set(
    set.requirements.flatMap(({ controlPoints }) => controlPoints.flatMap(({ evidence }) => evidence)),
  );
  return Object.entries(set.evidence).flatMap(([id, { suppliedBy, form, title }]) => [
    ...(form === 'UPLOAD' && criminalExtract.test(`${title.sv} ${title.en}`) && !routine.test(title.sv)
      ? [
          refusal(
            `evidence.${id}`,
            'Ett utdrag ur belastnings- eller misstankeregistret lämnas aldrig in: bara att det har visats får antecknas (lag 2026:43). Låt den som söker försäkra det (DECLARATION), eller den som handlägger anteckna det (RECORD).',
            'An extract of the criminal or suspicion records is never handed in: only that it was shown may be noted (lag 2026:43). Have the applicant declare it (DECLARATION), or the officer record it (RECORD).',
          ),
        ]
      : []),
    ...(forms[suppliedBy].includes(form)
      ? []
      : [
          refusal(
            `evidence.${id}`,
            `Ingen kan lämna underlaget: ${suppliedBy} lämnar inget som ${form}. Den som söker lämnar fil, beskrivning, försäkran eller rapport; kommunen och systemet slår upp eller antecknar.`,
            `Nobody can supply the evidence: ${suppliedBy} supplies nothing as ${form}. An applicant hands in a file, a statement, a declaration or a report; the municipality and the system look up or record.`,
          ),
        ]),
    ...(listed.has(id)
      ? []
      : [
          advice(
            `evidence.${id}`,
            'Ingen kontrollpunkt frågar efter underlaget. Ta bort det eller lägg till det där det behövs.',
            'No control point asks for the evidence. Remove it or add it where it is needed.',
          ),
        ]),
  ]);
}

/** One control point: that it has evidence, that the evidence exists, and that its check reads what it lists. */
export function evidenceRemarks(point: ControlPoint, path: string, set: RequirementSet): Remark[] {
  const { uses } = bind(point.check);
  return [
    ...(point.evidence.length > 0
      ? []
      : [
          refusal(
            path,
            'Kontrollpunkten saknar underlag. Ange vad som visar att kravet är uppfyllt.',
            'The control point has no evidence. State what shows that the requirement is met.',
          ),
        ]),
    ...point.evidence.flatMap((id) => listedRemarks(id, point, path, set)),
    ...uses.flatMap((use) => useRemarks(use, point, path, set)),
  ];
}

function listedRemarks(id: string, { point }: ControlPoint, path: string, set: RequirementSet): Remark[] {
  const kind = set.evidence[id];
  if (kind === undefined)
    return [
      refusal(
        `${path}.evidence`,
        `Underlaget ${id} finns inte i förteckningen över underlag. Lägg till det där eller rätta namnet.`,
        `The evidence ${id} is not in the evidence catalogue. Add it there or correct the name.`,
      ),
    ];
  if (point !== 'AUTHORISATION' || kind.suppliedBy !== 'APPLICANT') return [];
  if (kind.form === 'REPORT')
    return [
      refusal(
        `${path}.evidence`,
        `Ingen kan lämna ${id} vid ansökan: det är en rapport under avtalstiden. Flytta det till en senare kontrollpunkt eller ändra formen.`,
        `Nobody can supply ${id} with an application: it is a report during the contract. Move it to a later control point or change its form.`,
      ),
    ];
  if (kind.form === 'DECLARATION' || isAskedForWhenApplying(id, set)) return [];
  return [
    advice(
      `${path}.evidence`,
      `Den som söker får lämna ${id}, men ingen kontroll frågar efter det om det saknas. Lägg till en kontroll av det, till exempel evidence-present eller statement.`,
      `An applicant may hand in ${id}, but no check asks for it when it is missing. Add a check of it, for example evidence-present or statement.`,
    ),
  ];
}

function isAskedForWhenApplying(id: string, set: RequirementSet): boolean {
  return set.requirements
    .map(authorisationPoint)
    .some((point) => point !== undefined && bind(point.check).uses.some(({ evidence }) => evidence === id));
}

function useRemarks(use: BoundCheck['uses'][number], point: ControlPoint, path: string, set: RequirementSet): Remark[] {
  const kind = set.evidence[use.evidence];
  if (!point.evidence.includes(use.evidence))
    return [
      refusal(
        `${path}.check`,
        `Kontrollen läser underlaget ${use.evidence}, som kontrollpunkten inte räknar upp. Lägg till det i kontrollpunktens underlag.`,
        `The check reads the evidence ${use.evidence}, which the control point does not list. Add it to the control point's evidence.`,
      ),
    ];
  const wanted = awaited[use.as];
  if (kind === undefined || (wanted.from.includes(kind.suppliedBy) && kind.form === use.as)) return [];
  const { sv, en } = wanted.text;
  const form = `${use.as} (${wanted.from.join(' / ')})`;
  return [
    refusal(
      `${path}.check`,
      `Kontrollen väntar på ${sv}, men ${use.evidence} lämnas på annat sätt. Byt kontroll, eller gör underlaget till ${form}.`,
      `The check waits for ${en}, but ${use.evidence} comes in another way. Change the check, or make the evidence ${form}.`,
    ),
  ];
}

/** In which form each use of evidence comes, and from whom. */
const awaited: Readonly<
  Record<
    BoundCheck['uses'][number]['as'],
    {
      readonly from: readonly EvidenceKind['suppliedBy'][];
      readonly text: { readonly sv: string; readonly en: string };
    }
  >
> = {
  UPLOAD: { from: ['APPLICANT'], text: { sv: 'en fil från sökanden', en: 'a file from the applicant' } },
  STATEMENT: { from: ['APPLICANT'], text: { sv: 'sökandens egna ord', en: "the applicant's own words" } },
  REPORT: { from: ['APPLICANT'], text: { sv: 'en rapport under avtalstiden', en: 'a report during the contract' } },
  RECORD: {
    from: ['AUTHORITY', 'SYSTEM'],
    text: { sv: 'kommunens egen anteckning', en: "the municipality's own record" },
  },
};
