import type { ComponentChildren } from 'preact';
import type { Municipality } from '../../../domain/municipality/municipality.ts';
import { identityPolicy } from '../../../domain/task/identity.ts';
import type { Task } from '../../../domain/task/task.ts';
import type { Language, Texts } from '../../language.ts';
import { ContactLine, renderPage } from '../../layout.tsx';
import { Progress, SummaryList } from '../../parts.tsx';
import { shownDay } from '../../shown-time.ts';

/** What every view of one visit shares. */
export interface View {
  readonly lang: Language;
  readonly municipality: Municipality | undefined;
  readonly title: Texts;
  readonly task: Task;
  /** Whether a conflict of interest is asked about. */
  readonly asksConflict: boolean;
  /** Whether answers are shown for a last look before they count. */
  readonly reviews: boolean;
  /** Who is signed in, where it is done signed in. */
  readonly staff?: { readonly name: string; readonly signOut?: string };
}

/** What is done signed in may be begun without a task that asks for it. */
export type DeskView = Omit<View, 'task'> & { readonly task?: Task | undefined };

type Step = 'identity' | 'conflict' | 'answer' | 'review';

/** Where one is among the steps that this task has; nothing when it has only one. */
export function progress(view: DeskView, step: Step): ComponentChildren {
  const steps: readonly Step[] = [
    ...(view.task !== undefined && identityPolicy(view.task.kind) === 'LINK_AND_CODE' ? (['identity'] as const) : []),
    ...(view.asksConflict ? (['conflict'] as const) : []),
    'answer',
    ...(view.reviews ? (['review'] as const) : []),
  ];
  if (steps.length === 1) return null;
  return <Progress step={steps.indexOf(step) + 1} of={steps.length} lang={view.lang} />;
}

export function document(
  view: DeskView,
  content: ComponentChildren,
  more: { title?: string; above?: ComponentChildren; invalid?: boolean } = {},
): string {
  const { lang, municipality } = view;
  const staff = view.staff === undefined ? {} : { staff: view.staff };
  return renderPage(content, { lang, municipality, title: view.title[lang], ...staff, ...more });
}

/** What mail may say too: the case's number and the last day. */
export function Facts({ view }: { readonly view: DeskView }) {
  const { task, lang } = view;
  if (task === undefined) return null;
  const rows = [
    ...(task.diaryNumber === undefined
      ? []
      : [{ label: lang === 'sv' ? 'Diarienummer' : 'Case number', value: task.diaryNumber }]),
    ...(task.status === 'OPEN'
      ? [{ label: lang === 'sv' ? 'Svara senast' : 'Answer by', value: shownDay(task.dueOn, lang) }]
      : []),
  ];
  return rows.length === 0 ? null : <SummaryList rows={rows} />;
}

export function Contact({ view }: { readonly view: DeskView }) {
  if (view.municipality === undefined) return null;
  return (
    <p>
      {view.lang === 'sv' ? 'Frågor? ' : 'Questions? '}
      <ContactLine contact={view.municipality.coordinator} />
    </p>
  );
}
