import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { DecisionReference, keepOpen, moveEnd } from '../../../shared/domain/choice-system/choice-system.ts';
import { Checkbox, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { Fold } from '../../../shared/http/form/fold.tsx';
import { type FieldError, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { commitChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { endAdvertQuestion } from '../../../shared/store/choice-system/follow-advert.ts';
import type { Visit } from './visit.ts';

const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const Changed = z.object({
  change: z.enum(['MOVE', 'KEEP']),
  newBody: Line,
  newHeldOn: DecisionReference.shape.heldOn,
  newParagraph: Line,
  newReason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  newFrom: z.optional(z.iso.date()),
  newSure: z.literal('yes'),
});

const wrongDay = {
  sv: 'Ange dagen för det nya beslutet: tidigast det förra beslutets dag och senast i dag',
  en: 'Give the day of the new decision: not before the former one, and today at the latest',
};
const wrongFrom = {
  sv: 'Ange en annan dag än förut, tidigast i dag',
  en: 'Give another day than before, today at the earliest',
};

/**
 * Another day for the end of a system, or none, by a new decision before the old day has come: everybody who was told is
 * told of it, with the reasons.
 * @throws PageProblem 409 when there is no day to come any more
 */
export async function changeEnd({ system, staff, request, lang }: Visit): Promise<readonly FieldError[]> {
  const parsed = parseForm(Changed, request.form, lang, {
    newHeldOn: wrongDay,
    newFrom: wrongFrom,
    newSure: { sv: 'Bekräfta ändringen', en: 'Confirm the change' },
  });
  if (!parsed.ok) return parsed.errors;
  const { change: kind, newBody: body, newHeldOn: heldOn, newParagraph: paragraph, newReason: reason } = parsed.value;
  const at = now();
  const today = stockholmDay(at);
  const decision = { body, heldOn, paragraph };
  // Whoever pressed twice sees what the first press did.
  if (isDone(system, decision)) return [];
  const { newFrom: on = '' } = parsed.value;
  const changed =
    kind === 'KEEP'
      ? keepOpen(system, { decision, reason }, today)
      : moveEnd(system, { cancellation: decision, reason, on }, today);
  if (!changed.ok) {
    if (changed.error === 'NOT_AHEAD') throw new PageProblem(409);
    const isFrom = changed.error === 'FROM';
    return [{ field: isFrom ? 'newFrom' : 'newHeldOn', message: (isFrom ? wrongFrom : wrongDay)[lang] }];
  }
  const after = changed.value;
  const number = (system.status === 'OPEN' ? (system.endChanges ?? 0) : 0) + 1;
  const isAhead = after.status === 'OPEN';
  const type = kind === 'KEEP' ? 'SYSTEM_KEPT_OPEN' : isAhead ? 'SYSTEM_CANCELLATION_MOVED' : 'SYSTEM_CANCELLED';
  const news =
    kind === 'KEEP'
      ? ({ kind: 'KEPT_OPEN', change: number } as const)
      : ({ kind: 'CANCELLED', change: number, ...(isAhead ? { from: on } : {}) } as const);
  await commitChoiceSystem({
    before: system,
    after,
    event: { type, at, by: staff.name, data: { ...decision, reason, ...(kind === 'KEEP' ? {} : { from: on }) } },
    outbox: [{ kind: 'ANNOUNCE', choiceSystemId: system.id, news }],
    also: isAhead ? [] : await endAdvertQuestion(system, at),
  });
  return [];
}

function isDone(system: Visit['system'], decision: DecisionReference): boolean {
  const standing =
    system.status === 'OPEN'
      ? (system.ending?.cancellation ?? system.keptOpen?.decision)
      : system.status === 'CANCELLED'
        ? system.cancellation
        : undefined;
  return (
    standing?.body === decision.body && standing.heldOn === decision.heldOn && standing.paragraph === decision.paragraph
  );
}

/** Registers that another day, or none, was decided on. */
export function ChangeEndForm({ form, lang }: { readonly form: FormState; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Fold
      summary={say('Kommunen har beslutat något annat', 'The municipality has decided otherwise')}
      fields={['change', 'newFrom', 'newBody', 'newHeldOn', 'newParagraph', 'newReason', 'newSure']}
      form={form}
    >
      <p>
        {say(
          'Alla som har fått besked får ett nytt, med skälen.',
          'Everybody who was told is told anew, with the reasons.',
        )}
      </p>
      <RadioGroup
        form={form}
        name="change"
        label={say('Vad har beslutats?', 'What was decided?')}
        choices={[
          { value: 'MOVE', label: say('Det avslutas en annan dag', 'It is cancelled on another day') },
          { value: 'KEEP', label: say('Det avslutas inte', 'It is not cancelled') },
        ]}
      />
      <TextField
        form={form}
        name="newFrom"
        type="date"
        size="short"
        label={say('Den nya dagen', 'The new day')}
        hint={say(
          'Den första dagen som inga ansökningar tas emot. Tomt om det inte avslutas.',
          'The first day that no applications are received. Empty when it is not cancelled.',
        )}
      />
      <TextField form={form} name="newBody" label={say('Vem beslutade det?', 'Who decided so?')} />
      <TextField
        form={form}
        name="newHeldOn"
        type="date"
        size="short"
        label={say('Vilken dag beslutades det?', 'On which day was it decided?')}
      />
      <TextField form={form} name="newParagraph" size="short" label={say('Paragraf', 'Item in the minutes')} />
      <TextArea
        form={form}
        name="newReason"
        rows={4}
        maxLength={2000}
        label={say('Skälen till ändringen', 'The reasons for the change')}
        hint={say('Så som de sökande får läsa dem.', 'As the applicants will read them.')}
      />
      <Checkbox form={form} name="newSure" label={say('Ja, beslutet är fattat', 'Yes, it has been decided')} />
      <SubmitButton name="step" value="change">
        {say('Registrera ändringen', 'Register the change')}
      </SubmitButton>
    </Fold>
  );
}
