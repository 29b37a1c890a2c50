import type { Language } from '../../../shared/http/language.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import type { SiblingCase } from '../../../shared/store/application/sibling.ts';

/** That the same application is a case elsewhere, as rows of a summary: none when it is not. */
export function siblingRows(siblings: readonly SiblingCase[], lang: Language) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (siblings.length === 0) return [];
  return [
    {
      label: say('Samma ansökan hos', 'The same application at'),
      value: siblings
        .map(
          ({ municipality, diaryNumber }) =>
            `${municipalityOf(municipality).name}, ${diaryNumber ?? say('på väg', 'on its way')}`,
        )
        .join('\n'),
    },
  ];
}
