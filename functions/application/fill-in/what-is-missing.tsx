import type { SectionName } from '../../../shared/domain/application/sections.ts';
import { Note } from '../../../shared/http/parts.tsx';
import type { Visit } from './visit.ts';

/** What one section still lacks, in the words that it would be asked for. */
export function WhatIsMissing({ visit, section }: { readonly visit: Visit; readonly section: SectionName }) {
  const { lang, sections } = visit;
  const lacking = (sections.find(({ name }) => name === section)?.wants ?? []).flatMap(({ texts }) => texts);
  if (lacking.length === 0) return null;
  return (
    <Note tone="warn">
      <h2>{lang === 'sv' ? 'Det här saknas' : 'This is missing'}</h2>
      <ul>
        {lacking.map((text) => (
          <li key={text.sv}>{text[lang]}</li>
        ))}
      </ul>
    </Note>
  );
}
