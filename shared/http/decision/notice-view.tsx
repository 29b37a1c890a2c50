import type { NoticeWords } from '../../domain/decision/notice-words.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Language } from '../language.ts';
import { Sections } from '../register/document-view.tsx';
import { noticeSections, type Told } from './notice-document.ts';

/** Before the button: that there is a decision, and nothing of what it says. */
export function Cover({ municipality, lang }: { readonly municipality: Municipality; readonly lang: Language }) {
  const { committee, name } = municipality;
  return (
    <>
      <p class="lead">
        {lang === 'sv'
          ? `${name}, ${committee.name}, har fattat beslut om er ansökan.`
          : `${name}, ${committee.name}, has decided on your application.`}
      </p>
      <p>
        {lang === 'sv'
          ? 'När du trycker på knappen visas beslutet med sina skäl, och tidpunkten registreras som den då ni fick underrättelsen.'
          : 'When you press the button the decision is shown with its reasons, and the time is recorded as when you were given the notice.'}
      </p>
    </>
  );
}

interface NoticeProps extends Told {
  /** The municipality's own words around what the law fixes. */
  readonly words: NoticeWords;
}

/** A notice on a page, word for word as its document has it. */
export function NoticeView({ words, ...told }: NoticeProps) {
  return (
    <>
      <OwnWords text={words.opening} />
      <Sections sections={noticeSections(told)} />
      <OwnWords text={words.closing} />
    </>
  );
}

/** Each line that was written is a paragraph. */
function OwnWords({ text }: { readonly text: string | undefined }) {
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
  return (
    <>
      {lines.map((line, index) => (
        <p key={index} lang="sv">
          {line}
        </p>
      ))}
    </>
  );
}
