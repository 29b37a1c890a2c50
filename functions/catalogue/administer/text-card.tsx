import { textRemarks } from '../../../shared/domain/catalogue/lint/text.ts';
import type { Language } from '../../../shared/http/language.ts';
import { languageName } from '../../../shared/http/language-names.ts';
import { Note, StatusTag } from '../../../shared/http/parts.tsx';
import { TextRemarks } from '../../../shared/http/catalogue/text-remarks.tsx';
import type { TextsOf } from '../../../shared/store/catalogue/judge-texts.ts';

type Standing = TextsOf['standing'][number];

const words = {
  APPROVED: { sv: 'Visas', en: 'Shown', tone: 'good' },
  RETURNED: { sv: 'Skickad tillbaka', en: 'Sent back', tone: 'warn' },
  AWAITING: { sv: 'Väntar på att läsas', en: 'Waits to be read', tone: 'warn' },
} as const;

/** One text in one language, what a machine sees in it, and what officers have said of it. */
export function TextCard({ text, lang }: { readonly text: Standing; readonly lang: Language }) {
  const { tag, state } = text;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const remarks = textRemarks(text.words, tag).map((remark) => ({ ...remark, tag }));
  return (
    <>
      <h3>
        {languageName(tag, lang)} <StatusTag tone={words[state].tone}>{words[state][lang]}</StatusTag>
      </h3>
      <p lang={tag} dir="auto" class="lines">
        {text.words}
      </p>
      {state === 'RETURNED' && (
        <p>
          {say('Skäl: ', 'Reason: ')}
          {text.why}
        </p>
      )}
      {state !== 'APPROVED' && text.shown !== null && (
        <Note>
          <p>
            {say('Så länge visas den text som lästes senast:', 'Meanwhile the text that was read before is shown:')}
          </p>
          <p lang={tag} dir="auto" class="lines">
            {text.shown}
          </p>
        </Note>
      )}
      {state !== 'APPROVED' && <TextRemarks remarks={remarks} lang={lang} />}
    </>
  );
}
