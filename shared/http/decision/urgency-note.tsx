import type { Urgency } from '../../domain/decision/urgency.ts';
import type { Language } from '../language.ts';
import { Note } from '../parts.tsx';
import { shownDay } from '../shown-time.ts';

/** Why a case is said not to be able to await the committee (KL 6:39), for whoever judges that. */
export function UrgencyNote({ urgency, lang }: { readonly urgency: Urgency; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { reason, by, nextMeetingOn } = urgency;
  return (
    <Note tone="warn">
      <p>
        <strong>{say('Varför ärendet inte kan vänta', 'Why the case can not wait')}</strong> ({by}): {reason}
      </p>
      <p>
        {say(
          `Nämndens nästa sammanträde är ${shownDay(nextMeetingOn, lang)}. Beslutet anmäls där. Kan ärendet vänta så länge ska det lämnas över till nämnden.`,
          `The committee’s next meeting is on ${shownDay(nextMeetingOn, lang)}. The decision is reported there. If the case can wait until then, hand it over to the committee.`,
        )}
      </p>
    </Note>
  );
}
