import { describe, expect, it } from 'vitest';
import { decisionRule } from '../../../shared/domain/choice-system/decision-time.ts';
import { silenceWords } from '../../../shared/domain/completion/rule.ts';
import { TaskKind } from '../../../shared/domain/task/task.ts';
import { publishedLetter, receiptLetter } from '../../../shared/messages/applicant-letter.ts';
import { type Letter, letter } from '../../../shared/messages/letter.ts';
import { taskLetter, type TaskTemplate } from '../../../shared/messages/task-letter.ts';
import { granvik } from '../../support/granvik.ts';

const templates: readonly TaskTemplate[] = [
  'TASK',
  'NEW_LINK',
  'REMINDER_BEFORE_DUE',
  'REMINDER_OVERDUE',
  'ESCALATION',
];
const rule = decisionRule({ weeks: 8 });
const url = 'https://valbar.granvik.example/t/sign/granvik.abc?lang=sv&x="1"';
const whole = ({ subject, text, html }: Letter) => [subject, text, html].join('\n');

function written(kind: TaskKind, template: TaskTemplate = 'TASK', name = 'Mika Glänta', diaryNumber?: string): Letter {
  const assignee = { name, email: 'mika@solglantan.example', phone: '0701740611', seat: '3' };
  const number = diaryNumber === undefined ? {} : { diaryNumber };
  return taskLetter(template, { kind, dueOn: '2026-03-16', assignee, ...number }, granvik, url);
}

describe('a task’s letter', () => {
  it.each(TaskKind.options)('%s carries municipality, committee, what, when, whom to ask and where', (kind) => {
    for (const template of templates) {
      const mail = written(kind, template, 'Mika Glänta', 'SN 2026/00042');
      const { coordinator, name, committee } = granvik;
      for (const part of [name, committee.name, 'SN 2026/00042', '2026-03-16', coordinator.name, coordinator.phone]) {
        expect(mail.text).toContain(part);
        expect(mail.html).toContain(part);
      }
      expect(mail.subject).toContain('SN 2026/00042');
      expect(mail.text).toContain('In English: ');
      expect(mail.text).toContain(url);
    }
  });

  it.each(TaskKind.options)('%s says the same to everybody: nothing in it is about its reader', (kind) => {
    for (const template of templates) {
      expect(written(kind, template)).toEqual(written(kind, template, 'Någon Annan'));
      expect(whole(written(kind, template))).not.toMatch(/Mika|solglantan|0701740611/);
    }
  });

  it('LOV 6:2: says beforehand what silence leads to, where the task does, and not to the coordinator', () => {
    const otherwise = silenceWords(granvik.completion);
    const task = { kind: 'COMPLETE', dueOn: '2026-03-16', assignee: granvik.coordinator, otherwise } as const;
    const mail = taskLetter('TASK', task, granvik, url);
    expect(mail.text).toContain(otherwise.sv);
    expect(mail.text).toContain(otherwise.en);
    expect(taskLetter('ESCALATION', task, granvik, url).text).not.toContain(otherwise.sv);
  });

  it('without a diary number leaves no empty bracket', () => {
    expect(whole(written('CONFIRM_CONTACT'))).not.toContain('()');
  });

  it('KL 7:5: says of preparing that it is no vote', () => {
    expect(written('PREPARE').text).toContain('ingen omröstning. (Preliminary, not a vote.)');
    expect(written('VOTE').text).not.toContain('ingen omröstning');
  });

  it('says in its subject when it is a reminder or an escalation', () => {
    const subjects = templates.map((template) => written('SIGN', template).subject.split(':')[0]);
    expect(subjects).toEqual([
      'Skriv under avtalet – Granviks kommun',
      'Skriv under avtalet – Granviks kommun',
      'Påminnelse',
      'Påminnelse',
      'Ej utfört',
    ]);
  });
});

describe('a letter’s HTML', () => {
  it('shows every sign as it is written and runs none', () => {
    const { html } = letter('S', ['a < b & c\n"d" <script>alert(1)</script>'], { url, words: '<b>här</b>' });
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<b>');
    expect(html).toContain('a &lt; b &amp; c<br>&quot;d&quot;');
    expect(html).toContain('href="https://valbar.granvik.example/t/sign/granvik.abc?lang=sv&amp;x=&quot;1&quot;"');
  });

  it('says the same words as the text', () => {
    const { text, html } = letter('S', ['Ett.', 'Två.'], { url: 'https://x.example/', words: 'Öppna' });
    expect(text).toBe('Ett.\n\nTvå.\n\nÖppna:\nhttps://x.example/\n');
    expect(html.replaceAll(/<[^>]+>/g, '').trim()).toBe('Ett.\nTvå.\nÖppna');
  });

  it('asks for no picture, script or font from anywhere', () => {
    for (const mail of [
      written('SIGN'),
      receiptLetter(granvik, {
        diaryNumber: 'SN 2026/00042',
        receivedOn: '2026-03-02',
        decisionDueOn: '2026-04-27',
        rule,
      }),
      publishedLetter(granvik, { diaryNumber: 'SN 2026/00042', url }),
    ]) {
      expect(mail.html).not.toMatch(/<(img|script|link|style|iframe)|src=/);
    }
  });
});

describe('the receipt', () => {
  it('LOV 4:5: says that the application has arrived, when, under which number, and until when a decision comes', () => {
    const facts = { diaryNumber: 'SN 2026/00042', receivedOn: '2026-03-02', decisionDueOn: '2026-04-27', rule };
    const mail = receiptLetter(granvik, facts);
    for (const fact of [facts.diaryNumber, facts.receivedOn, facts.decisionDueOn, rule.sv, rule.en]) {
      expect(mail.text).toContain(fact);
    }
    expect(mail.subject).toContain(facts.diaryNumber);
  });
});
