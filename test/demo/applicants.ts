import * as z from 'zod/mini';
import type { Attachment } from './applicant.ts';

/** An applicant of the demo: what it states, what it hands in, and what it forgets at first. */
export interface Case {
  readonly name: string;
  readonly content: Record<string, unknown>;
  readonly attachments: readonly Attachment[];
  readonly completion: readonly Attachment[];
  readonly people: { readonly contact: Person; readonly signatory: Person };
  /** Requirements that an officer finds not to be met, and why. */
  readonly notMet: Readonly<Record<string, string>>;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** The requirement documentation as the public API gives it. */
export const Documentation = z.looseObject({
  choiceSystemId: z.string(),
  services: z.array(z.string()),
  areas: z.array(z.string()),
  targetGroups: z.array(z.string()),
  requirements: z.looseObject({
    requirements: z.array(z.looseObject({ id: z.string() })),
    evidence: z.record(z.string(), z.looseObject({ form: z.string(), suppliedBy: z.string() })),
  }),
});
export type Documentation = z.infer<typeof Documentation>;

interface Described {
  readonly name: string;
  readonly organisationNumber: string;
  readonly legalForm: string;
  readonly newlyStarted?: boolean;
  readonly domain: string;
  readonly contact: Person;
  readonly signatory: Person;
  readonly manager: string;
  readonly text: string;
  readonly languages: readonly string[];
  /** Full-time years of practice within the last ten. */
  readonly practiceYears: number;
  /** Kinds of evidence that are not handed in with the application. */
  readonly forgotten?: readonly string[];
  readonly notMet?: Readonly<Record<string, string>>;
}

/** A goes straight through; B forgets two files and is asked; C's manager lacks practice. */
export function demoCases(documentation: Documentation, today: string): readonly [Case, Case, Case] {
  return [
    describe(documentation, today, {
      name: 'Solgläntans Hemtjänst AB',
      organisationNumber: '559999-9009',
      legalForm: 'LIMITED_COMPANY',
      domain: 'solglantan.example',
      contact: { name: 'Kim Solberg', email: 'kim@solglantan.example', phone: '0701740682' },
      signatory: { name: 'Mika Glänta', email: 'mika@solglantan.example', phone: '0701740683' },
      manager: 'Robin Ljungström',
      text: 'Hemtjänst med få och kända medarbetare.',
      languages: ['Svenska', 'Finska'],
      practiceYears: 6,
    }),
    describe(documentation, today, {
      name: 'Tolvans Omsorg',
      organisationNumber: '121212-1212',
      legalForm: 'SOLE_TRADER',
      newlyStarted: true,
      domain: 'tolvans.example',
      contact: { name: 'Tolvan Tolvansson', email: 'tolvan@tolvans.example', phone: '0701740684' },
      signatory: { name: 'Tolvan Tolvansson', email: 'tolvan@tolvans.example', phone: '0701740684' },
      manager: 'Tolvan Tolvansson',
      text: 'Liten utförare med stort tålamod.',
      languages: ['Svenska'],
      practiceYears: 4,
      forgotten: ['insurance.certificate', 'routine.lex-sarah'],
    }),
    describe(documentation, today, {
      name: 'Dimviks Omsorg AB',
      organisationNumber: '559999-9108',
      legalForm: 'LIMITED_COMPANY',
      domain: 'dimvik.example',
      contact: { name: 'Dag Dimmander', email: 'dag@dimvik.example', phone: '0701740680' },
      signatory: { name: 'Ylva Dimmander', email: 'ylva@dimvik.example', phone: '0701740681' },
      manager: 'Dag Dimmander',
      text: 'Hemtjänst i Dimvik med omnejd.',
      languages: ['Svenska'],
      practiceYears: 1,
      notMet: { 'HT-S-02': 'Intygen visar ett års praktisk erfarenhet på heltid de senaste tio åren; två krävs.' },
    }),
  ];
}

function describe(documentation: Documentation, today: string, who: Described): Case {
  const { services, areas, targetGroups } = documentation;
  const { requirements, evidence } = documentation.requirements;
  const ids = requirements.map(({ id }) => id);
  const all = Object.fromEntries(ids.map((id) => [id, true]));
  const kinds = Object.entries(evidence);
  const uploads = kinds
    .filter(
      ([kind, { form, suppliedBy }]) =>
        form === 'UPLOAD' && suppliedBy === 'APPLICANT' && kind !== 'person.uhr-statement',
    )
    .map(([kind]) => attachment(kind, today));
  const forgotten = who.forgotten ?? [];
  return {
    name: who.name,
    people: { contact: who.contact, signatory: who.signatory },
    attachments: uploads.filter(({ kind }) => !forgotten.includes(kind)),
    completion: uploads.filter(({ kind }) => forgotten.includes(kind)),
    notMet: who.notMet ?? {},
    content: {
      applicant: {
        name: who.name,
        registration: { kind: 'SWEDISH', organisationNumber: who.organisationNumber },
        legalForm: who.legalForm,
        newlyStarted: who.newlyStarted ?? false,
        address: 'Storgatan 1, 999 91 Granvik',
      },
      contact: who.contact,
      signatories: [who.signatory],
      persons: [
        {
          name: who.manager,
          roles: ['MANAGER'],
          education: [{ programme: 'Social omsorg', level: 'UNIVERSITY', careRelated: true, years: 3, country: 'SE' }],
          practice: [period(today, who.practiceYears)],
          leadership: [period(today, 3)],
          swedish: true,
        },
      ],
      scopes: areas.slice(0, 2).map((area) => ({ service: services[0], area, targetGroup: targetGroups[0] })),
      capacity: { unit: 'HOURS_PER_MONTH', amount: 800 },
      selectableFrom: today,
      declarations: all,
      undertakings: all,
      statements: Object.fromEntries(
        kinds
          .filter(([, { form, suppliedBy }]) => form === 'STATEMENT' && suppliedBy === 'APPLICANT')
          .map(([kind]) => [kind, 'Så här arbetar vi: mål, ansvar, uppföljning och förbättring, steg för steg.']),
      ),
      presentation: {
        text: { sv: who.text },
        phone: who.contact.phone,
        email: `hej@${who.domain}`,
        languages: who.languages,
        hours: '07.00–22.00 alla dagar',
      },
    },
  };
}

function attachment(kind: string, today: string): Attachment {
  return { kind, fileName: `${kind}.pdf`, issuedOn: today, validThrough: shift(today, 1) };
}

function period(today: string, years: number) {
  return { from: shift(today, -years), to: today, share: 1, employer: 'Fjällbergs kommun', field: 'ELDERLY_CARE' };
}

/** The same day another year; 29 February becomes 1 March. */
function shift(day: string, years: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}
