import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import type { CatalogueWords } from '../../../shared/http/catalogue/words/words.ts';
import { ContactLine } from '../../../shared/http/layout.tsx';
import { OutsideChoice } from './outside-choice.tsx';

/** How somebody chooses, changes, or lets it be (LOV 9:1, 9:2), with a number to call. */
export function HowToChoose(props: {
  readonly municipality: Municipality;
  readonly words: CatalogueWords;
  readonly back: string;
}) {
  const { municipality, back } = props;
  const { choosing } = props.words;
  return (
    <>
      <p class="lead">{choosing.lead(municipality.name)}</p>
      <ol>
        <li>
          <a href={back}>{choosing.compare}</a>
          {choosing.comparing}
        </li>
        <li>{choosing.call}</li>
        <li>{choosing.tell}</li>
      </ol>
      <h2>{choosing.help}</h2>
      <p>
        {choosing.callUs}
        <ContactLine contact={municipality.coordinator} />
        {choosing.weHelp}
      </p>
      <p>{choosing.represented}</p>
      <OutsideChoice municipality={municipality} words={props.words} />
      <h2>{choosing.notChoosing}</h2>
      <p>{choosing.arranged}</p>
      <h2>{choosing.changing}</h2>
      <p>{choosing.mayChange(municipality.terminology)}</p>
    </>
  );
}
