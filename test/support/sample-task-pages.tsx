import * as z from 'zod/mini';
import type { OpenTask, TaskKind } from '../../shared/domain/task/task.ts';
import { RadioGroup, TextArea } from '../../shared/http/form/fields.tsx';
import { BarPlot, StatusTag, SummaryList, Table } from '../../shared/http/parts.tsx';
import { defineTaskPage } from '../../shared/http/task-page/task-page.ts';
import { granvik } from './granvik.ts';
import { ConcurrencyError } from '../../shared/platform/concurrency-error.ts';
import type { TaskPageMemory } from './task-page-memory.ts';

/** An open task for a fictional member; `kind` says which. */
export function sampleTask(kind: TaskKind, over: Partial<OpenTask> = {}): OpenTask {
  return {
    schemaVersion: 1,
    taskId: `01JTASK${kind}`,
    kind,
    subject: { municipality: 'granvik', type: 'APPLICATION', id: '01JAPPLICATION' },
    assignee: { name: 'Ledin Ordmot', email: 'ledin.ordmot@granvik.example', phone: '0701740641', seat: '2' },
    diaryNumber: 'SN 2026/00042',
    dueOn: '2026-03-14',
    basisHash: 'b'.repeat(64),
    openedAt: '2026-03-01T08:00:00.000Z',
    reminded: [],
    status: 'OPEN',
    ...over,
  };
}

const Decision = z.strictObject({
  decision: z.enum(['AS_PROPOSED', 'SEND_BACK', 'HAND_OVER']),
  reason: z.optional(z.string().check(z.maxLength(2000))),
});

const words: Record<z.infer<typeof Decision>['decision'], string> = {
  AS_PROPOSED: 'Besluta enligt förslaget',
  SEND_BACK: 'Skicka tillbaka till handläggaren',
  HAND_OVER: 'Lämna över till nämnden',
};

/** A task with every step: code, conflict of interest, answer, last look. */
export function decisionPage(store: TaskPageMemory, clock: () => Date) {
  return defineTaskPage(
    {
      kind: 'DECIDE_AS_MEMBER',
      title: { sv: 'Beslut om godkännande', en: 'Decision on approval' },
      load: () =>
        Promise.resolve({ applicant: 'Björkbackens Omsorg AB', secret: 'Underlaget & skälen <för> beslutet' }),
      conflictOfInterest: {
        parties: (data) => (
          <SummaryList
            rows={[
              { label: 'Sökande', value: data.applicant },
              { label: 'Firmatecknare', value: 'Ylva Björkback' },
            ]}
          />
        ),
      },
      show: (data) => (
        <>
          <h2>Förslag</h2>
          <p>
            <StatusTag tone="good">Godkänn</StatusTag> {data.secret}
          </p>
          <Table
            caption="Krav som har prövats"
            columns={[{ heading: 'Krav' }, { heading: 'Utfall' }, { heading: 'Källa' }]}
            rows={[
              ['Ansvarsförsäkring', <StatusTag tone="good">Uppfyllt</StatusTag>, 'Försäkringsbrev, 12 januari 2026'],
              ['Ekonomisk stabilitet', <StatusTag tone="warn">Behöver en människa</StatusTag>, 'Årsredovisning'],
              ['Verksamhetsansvarig', <StatusTag tone="bad">Inte uppfyllt</StatusTag>, 'Intyg'],
              ['Uppföljning', <StatusTag>Prövas inte nu</StatusTag>, 'Åtagande'],
            ]}
          />
          <BarPlot
            caption="Kapacitet per område"
            heading="Område"
            unit="Timmar per månad"
            bars={[
              { label: 'Norra', value: 1200, shown: '1 200' },
              { label: 'Södra', value: 300, shown: '300' },
            ]}
          />
        </>
      ),
      fields: (form) => (
        <>
          <RadioGroup
            form={form}
            name="decision"
            label="Vad beslutar du?"
            choices={[
              {
                value: 'AS_PROPOSED',
                label: words.AS_PROPOSED,
                hint: 'Beslutet gäller när du lämnar svaret (delegationspunkt 4.2).',
              },
              { value: 'SEND_BACK', label: words.SEND_BACK },
              { value: 'HAND_OVER', label: words.HAND_OVER },
            ]}
          />
          <TextArea form={form} name="reason" label="Skäl" hint="Krävs om du inte beslutar enligt förslaget." />
        </>
      ),
      answerSchema: Decision,
      messages: { decision: { sv: 'Välj vad du beslutar', en: 'Choose what you decide' } },
      review: (answer) => (
        <SummaryList
          rows={[
            { label: 'Ditt beslut', value: words[answer.decision] },
            { label: 'Skäl', value: answer.reason ?? '–' },
          ]}
        />
      ),
      submit: { sv: 'Besluta', en: 'Decide' },
      answer: (context, answer) => {
        if (answer.decision !== 'AS_PROPOSED' && answer.reason === undefined) {
          return Promise.resolve({ kind: 'INVALID', errors: [{ field: 'reason', message: 'Skriv dina skäl' }] });
        }
        return Promise.resolve(
          store.consume(context.link, answer.decision)
            ? { kind: 'RECORDED' }
            : { kind: 'CONFLICT', message: { sv: 'Någon annan hann före.', en: 'Somebody else was first.' } },
        );
      },
      recorded: (task) => <p>Du valde: {task.outcome}</p>,
    },
    { store, clock, municipality: () => granvik },
  );
}

/** The shortest task: the link, a box to tick, a button. */
export function contactPage(store: TaskPageMemory, clock: () => Date) {
  return defineTaskPage(
    {
      kind: 'CONFIRM_CONTACT',
      title: { sv: 'Bekräfta din e-postadress', en: 'Confirm your e-mail address' },
      load: () => Promise.resolve(null),
      show: () => <p>Någon har angett den här adressen i en ansökan.</p>,
      answerSchema: z.strictObject({}),
      confirmation: { sv: 'Det är min adress', en: 'It is my address' },
      submit: { sv: 'Bekräfta', en: 'Confirm' },
      answer: (context) =>
        Promise.resolve(
          store.consume(context.link, 'CONFIRMED')
            ? { kind: 'RECORDED' }
            : { kind: 'CONFLICT', message: { sv: 'Någon annan hann före.', en: 'Somebody else was first.' } },
        ),
      recorded: () => <p>Tack.</p>,
    },
    { store, clock, municipality: () => granvik },
  );
}

const Report = z.strictObject({
  complaints: z.string().check(z.regex(/^\d{1,4}$/)),
  comment: z.optional(z.string().check(z.maxLength(500))),
});

/** A form that the link alone opens, with a last look. */
export function reportPage(store: TaskPageMemory, clock: () => Date) {
  return defineTaskPage(
    {
      kind: 'REPORT_QUALITY',
      title: { sv: 'Kvalitetsrapport', en: 'Quality report' },
      load: () => Promise.resolve(null),
      show: () => <p>Rapporten gäller 2025.</p>,
      fields: (form) => <TextArea form={form} name="complaints" label="Antal klagomål" rows={1} />,
      answerSchema: Report,
      review: (answer) => <SummaryList rows={[{ label: 'Antal klagomål', value: answer.complaints }]} />,
      answer: (context) => {
        if (store.consume(context.link, 'REPORTED')) return Promise.resolve({ kind: 'RECORDED' });
        return Promise.reject(new ConcurrencyError('the link'));
      },
      recorded: () => <p>Rapporten är mottagen.</p>,
    },
    { store, clock, municipality: () => granvik },
  );
}
