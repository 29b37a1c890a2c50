import type { ReportForm } from '../../../shared/domain/follow-up/report-form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { kindWords } from './words.ts';

/** What is asked, in order, and which requirement each question follows up. */
export function QuestionTable({ form, lang }: { readonly form: ReportForm; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Table
      caption={say('Frågor', 'Questions')}
      columns={[
        { heading: say('Fråga', 'Question') },
        { heading: say('Svar', 'Answer') },
        { heading: say('Följer upp krav', 'Follows up requirement') },
      ]}
      rows={form.questions.map(({ text, kind, requirement }) => [
        text[lang],
        kindWords[kind][lang],
        requirement ?? '–',
      ])}
    />
  );
}
