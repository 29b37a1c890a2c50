import type { lintEntry } from '../../domain/catalogue/lint-entry.ts';
import type { Language } from '../language.ts';
import { languageName } from '../language-names.ts';
import { Note } from '../parts.tsx';

/** What a machine sees in what somebody says of itself; advice to whoever writes, and to whoever reads it before it is shown. */
export function TextRemarks(props: { readonly remarks: ReturnType<typeof lintEntry>; readonly lang: Language }) {
  const { remarks, lang } = props;
  if (remarks.length === 0) return null;
  return (
    <Note>
      <p>{lang === 'sv' ? 'Värt att se över:' : 'Worth another look:'}</p>
      <ul>
        {remarks.map((remark, index) => (
          <li key={index}>
            {'tag' in remark && remark.tag !== 'sv' && `${languageName(remark.tag, lang)}: `}
            {remark.says[lang]}
          </li>
        ))}
      </ul>
    </Note>
  );
}
