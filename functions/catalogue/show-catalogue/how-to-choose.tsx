import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import type { Language } from '../../../shared/http/language.ts';
import { ContactLine } from '../../../shared/http/layout.tsx';

/** How somebody chooses, changes, or lets it be (LOV 9:1, 9:2), in plain words. */
export function HowToChoose(props: {
  readonly municipality: Municipality;
  readonly lang: Language;
  readonly back: string;
}) {
  const { municipality, lang, back } = props;
  return lang === 'sv' ? (
    <Swedish municipality={municipality} back={back} />
  ) : (
    <English municipality={municipality} back={back} />
  );
}

interface Words {
  readonly municipality: Municipality;
  readonly back: string;
}

function Swedish({ municipality, back }: Words) {
  const { provider } = municipality.terminology;
  return (
    <>
      <p class="lead">
        {`När ${municipality.name} har beslutat att du har rätt till stöd får du själv välja vem som ska ge det.`}
      </p>
      <ol>
        <li>
          <a href={back}>Jämför alla</a>
          {` som finns att välja. Alla berättar om samma saker, och samma krav gäller för alla.`}
        </li>
        <li>Ring gärna dem du undrar över och ställ frågor.</li>
        <li>Säg till din handläggare, eller ring oss, vem du har valt.</li>
      </ol>
      <h2>Vill du ha hjälp?</h2>
      <p>
        {'Ring '}
        <ContactLine contact={municipality.coordinator} />. Vi kan läsa upp vad alla säger om sig själva, svara på
        frågor och skicka listan på papper. Vi talar inte om vem du ska välja.
      </p>
      <p>
        Någon som företräder dig, till exempel en god man, kan välja åt dig. Anhöriga får gärna vara med och jämföra.
      </p>
      <h2>Om du inte väljer</h2>
      <p>Du måste inte välja. Då ordnar kommunen stödet åt dig ändå, och du kan välja senare.</p>
      <h2>Om du ångrar dig</h2>
      <p>{`Du får byta ${provider.singular} när du vill, och du behöver inte säga varför. Säg till din handläggare eller ring oss.`}</p>
    </>
  );
}

function English({ municipality, back }: Words) {
  return (
    <>
      <p class="lead">{`When ${municipality.name} has decided that you have a right to support, you choose who gives it.`}</p>
      <ol>
        <li>
          <a href={back}>Compare everybody</a> there is to choose. Everybody tells the same things, and the same
          requirements hold for all.
        </li>
        <li>Feel free to call those you wonder about and ask.</li>
        <li>Tell your case officer, or call us, whom you have chosen.</li>
      </ol>
      <h2>Do you want help?</h2>
      <p>
        Call <ContactLine contact={municipality.coordinator} />. We can read out what everybody says, answer questions
        and send the list on paper. We do not tell you whom to choose.
      </p>
      <p>Somebody who represents you by law can choose for you. Your family is welcome to compare with you.</p>
      <h2>If you do not choose</h2>
      <p>You do not have to. The municipality then arranges your support all the same, and you can choose later.</p>
      <h2>If you change your mind</h2>
      <p>You may change provider whenever you want, and need not say why. Tell your case officer or call us.</p>
    </>
  );
}
