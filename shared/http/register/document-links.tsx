import { inLanguage, type Language } from '../language.ts';

/** The document that the page shows, as files to keep or to read in another way: word for word the same. */
export function DocumentLinks({ path, lang }: { readonly path: string; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <p>
      {say('Samma underlag att spara: ', 'The same basis to keep: ')}
      <a href={inLanguage(`${path}?format=pdf`, lang)}>PDF</a>
      {say(' eller ', ' or ')}
      <a href={inLanguage(`${path}?format=docx`, lang)}>{say('Word-dokument', 'Word document')}</a>
    </p>
  );
}
