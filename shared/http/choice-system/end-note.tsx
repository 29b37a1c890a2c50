import type { Terminology } from '../../domain/municipality/terminology.ts';
import type { Language } from '../language.ts';
import { Note } from '../parts.tsx';
import { shownDay } from '../shown-time.ts';

/** A system that is open until a day that has been decided: whoever thinks of applying is told so first. */
export function EndNote(props: { readonly on: string; readonly terms: Terminology; readonly lang: Language }) {
  const { on, terms, lang } = props;
  const day = shownDay(on, lang);
  return (
    <Note tone="warn">
      <p>
        {lang === 'sv'
          ? `Kommunen avslutar ${terms.choiceSystem.definite}. Från och med ${day} tas inga ansökningar emot. En ansökan som inte är avgjord då prövas inte mer.`
          : `The municipality is cancelling the choice system. From ${day} no applications are received. One that is not decided by then is tried no more.`}
      </p>
    </Note>
  );
}
