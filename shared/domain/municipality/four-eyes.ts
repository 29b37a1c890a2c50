import * as z from 'zod/mini';
import type { Text } from '../requirement/finding.ts';

/** A step that a municipality may ask two people for: what the one has done, another ends. */
export const FourEyesStep = z.enum(['REGISTRATION', 'CORRECTION', 'EXCLUSION', 'DECISION', 'DISPOSAL']);
export type FourEyesStep = z.infer<typeof FourEyesStep>;

/** The steps that ask for two; the Act asks for none of them, so a municipality that says nothing has none. */
export const FourEyes = z.array(FourEyesStep);

/** Whether a step needs somebody else than whoever did what comes before it. */
export function needsAnother(
  { fourEyes = [] }: { readonly fourEyes?: readonly FourEyesStep[] | undefined },
  step: FourEyesStep,
): boolean {
  return fourEyes.includes(step);
}

/**
 * Whether it is the same person, by the name that the register has of them: of two of one name the second is held to be
 * the first, and a third is asked.
 */
export function isSamePerson(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Why a step was refused, and who may take it. */
export const anotherIsNeeded: Readonly<Record<FourEyesStep, Text>> = {
  REGISTRATION: {
    sv: 'Du registrerade ansökan. Här ska en annan handläggare se att allt är rätt inlagt och börja prövningen.',
    en: 'You registered the application. Another officer is to see that it is entered rightly, and begin its handling.',
  },
  CORRECTION: {
    sv: 'Du noterade felet själv. Här ska en annan handläggare säga ja eller nej till rättelsen.',
    en: 'You noted the error yourself. Another officer is to say yes or no to the correction.',
  },
  EXCLUSION: {
    sv: 'Du har skrivit bedömningen av uteslutning. Här ska en annan handläggare läsa den och lägga fram förslaget.',
    en: 'You wrote the assessment of exclusion. Another officer is to read it and put the proposal forward.',
  },
  DECISION: {
    sv: 'Du har bedömt ärendet. Här ska någon annan besluta. Du kan skicka tillbaka det eller lämna över det till nämnden. Ditt svar har inte registrerats.',
    en: 'You assessed the case. Somebody else is to decide. You may send it back or hand it over to the committee. Your answer was not recorded.',
  },
  DISPOSAL: {
    sv: 'Du har granskat gallringsförslaget. Här ska någon annan besluta om gallringen.',
    en: 'You reviewed the proposal. Somebody else is to decide on the disposal.',
  },
};
