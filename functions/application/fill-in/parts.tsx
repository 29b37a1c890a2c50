import type { SectionState } from '../../../shared/domain/application/sections.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { StatusTag, type Tone } from '../../../shared/http/parts.tsx';

const states: Readonly<Record<SectionState, Texts & { readonly tone?: Tone }>> = {
  NOT_STARTED: { sv: 'Inte påbörjat', en: 'Not started' },
  BEGUN: { sv: 'Påbörjat', en: 'Begun', tone: 'calm' },
  TO_MEND: { sv: 'Behöver rättas', en: 'To be mended', tone: 'warn' },
  COMPLETE: { sv: 'Klart', en: 'Complete', tone: 'good' },
  OPTIONAL: { sv: 'Frivilligt', en: 'Optional' },
};

/** How far a section has come. */
export function StateTag({ state, lang }: { readonly state: SectionState; readonly lang: Language }) {
  const { tone, ...words } = states[state];
  return <StatusTag {...(tone === undefined ? {} : { tone })}>{words[lang]}</StatusTag>;
}
