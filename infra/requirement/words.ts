import type { RequirementChange } from '../../shared/domain/requirement/compare-requirement-sets.ts';
import type { Text } from '../../shared/domain/requirement/finding.ts';
import type { Remark } from '../../shared/domain/requirement/lint/remark.ts';

export type Language = keyof Text;

const stops: Readonly<Record<Remark['stops'], Text>> = {
  IMPORT: { sv: 'Stoppar import', en: 'Stops import' },
  PUBLICATION: { sv: 'Stoppar publicering', en: 'Stops publication' },
  NOTHING: { sv: 'Råd', en: 'Advice' },
};

const kinds: Readonly<Record<RequirementChange['kind'], Text>> = {
  ADDED: { sv: 'Nytt', en: 'New' },
  REMOVED: { sv: 'Borttaget', en: 'Removed' },
  CHANGED: { sv: 'Ändrat', en: 'Changed' },
};

/** Remarks as a person reads them: first what stops something, then the advice. */
export function remarksInWords(remarks: readonly Remark[], lang: Language): string {
  const order: readonly Remark['stops'][] = ['IMPORT', 'PUBLICATION', 'NOTHING'];
  const lines = order.flatMap((each) =>
    remarks
      .filter((remark) => remark.stops === each)
      .map(({ path, message }) => `${stops[each][lang]}: ${path}\n  ${message[lang]}`),
  );
  const count = (each: Remark['stops']): string => String(remarks.filter((remark) => remark.stops === each).length);
  const sum = {
    sv: `${count('IMPORT')} stoppar import, ${count('PUBLICATION')} stoppar publicering, ${count('NOTHING')} råd.`,
    en: `${count('IMPORT')} stop import, ${count('PUBLICATION')} stop publication, ${count('NOTHING')} pieces of advice.`,
  };
  return [...lines, sum[lang]].join('\n');
}

/** What differs, requirement by requirement, and whom it asks again. */
export function changesInWords(changes: readonly RequirementChange[], lang: Language): string {
  if (changes.length === 0) return { sv: 'Kraven är lika.', en: 'The requirements are the same.' }[lang];
  const again = { sv: 'Fråga nuvarande utförare igen', en: 'Ask present providers again' }[lang];
  const blocks = changes.map(({ requirementId, title, kind, details, asksAgainBecause }) =>
    [
      `${kinds[kind][lang]}: ${requirementId} ${title[lang]}`,
      ...details.map((detail) => `  - ${detail[lang]}`),
      ...[...new Set(asksAgainBecause.map((because) => because[lang]))].map((because) => `  ! ${again}: ${because}`),
    ].join('\n'),
  );
  const count = (kind: RequirementChange['kind']): string =>
    String(changes.filter((change) => change.kind === kind).length);
  const asking = String(changes.filter(({ asksAgainBecause }) => asksAgainBecause.length > 0).length);
  const sum = {
    sv: `${count('ADDED')} nya, ${count('REMOVED')} borttagna, ${count('CHANGED')} ändrade. ${asking} kräver att nuvarande utförare tillfrågas.`,
    en: `${count('ADDED')} new, ${count('REMOVED')} removed, ${count('CHANGED')} changed. ${asking} ask present providers again.`,
  };
  return [...blocks, sum[lang]].join('\n\n');
}

export const usage: Text = {
  sv: `npm run requirements -- <kommando> FIL

  lint FIL                          granskar en kravfil, utan nät
  diff FIL FIL                      vad den andra filen ändrar mot den första
  diff FIL --system ID              vad filen ändrar mot den version som gäller
  import FIL --system ID --version N    lägger in kraven i ett utkast
  export FIL --system ID --version N    hämtar kraven från en version till en fil

  --lang sv|en                      språk; svenska om inget sägs
  ID är till exempel granvik.hemtjanst. VALBAR_API är driftsättningens adress; import och export
  behöver samordnarens id-token i VALBAR_TOKEN.

  Slutar med 0 när allt är i sin ordning, 1 när kraven har fel, 2 när kommandot eller filen inte
  går att läsa, 3 när driftsättningen inte svarar eller inte släpper in.`,
  en: `npm run requirements -- <command> FILE

  lint FILE                         looks through a requirement file, offline
  diff FILE FILE                    what the second file changes in the first
  diff FILE --system ID             what the file changes in the version in force
  import FILE --system ID --version N   puts the requirements into a draft
  export FILE --system ID --version N   fetches a version's requirements into a file

  --lang sv|en                      language; Swedish unless told
  ID is for example granvik.hemtjanst. VALBAR_API is the deployment's address; import and export
  need the coordinator's ID token in VALBAR_TOKEN.

  Ends with 0 when all is well, 1 when the requirements have faults, 2 when the command or the file
  can not be read, 3 when the deployment does not answer or lets nobody in.`,
};
