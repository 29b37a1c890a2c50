import { describe, expect, it, vi } from 'vitest';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import * as z from 'zod/mini';
import { handler as recordAttention } from '../../../functions/application/record-attention/handler.ts';
import { handler as assess } from '../../../functions/requirement/assess/handler.tsx';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { handler } from '../../../functions/web/show-desk/handler.tsx';
import { wordsOf } from '../../../shared/domain/register/document.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { decisionDocument } from '../../../shared/http/decision/document.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { readContent } from '../../../shared/store/application/application.ts';
import { readDecisionBasis } from '../../../shared/store/decision/basis.ts';
import { commitDesk } from '../../../shared/store/desk/desk.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readNotes } from '../../../shared/store/desk/journal.ts';
import { issueLink, readLink } from '../../../shared/store/task/link.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readReadings } from '../../../shared/store/desk/reading.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { readOfficerTasks } from '../../../shared/store/task/task.ts';
import { completeApplication, incompleteApplication, withContent } from '../../support/application-builder.ts';
import { granvik } from '../../support/granvik.ts';
import { streamOf } from '../../support/stream-event.ts';
import { webContext } from '../../support/web-request.ts';
import {
  applicationOf,
  arrived,
  awaitCompletion,
  checked,
  eventTypes,
  everything,
  hiddenIn,
  inAssessment,
  openTaskOf,
  Reader,
  tasksOf,
  today,
  tokenOf,
  useRequirements,
} from '../requirement/support.ts';
import { mail } from '../../support/mocked-services.ts';

useRequirements();

function at(subject: Subject, name = 'Ebba Lind', role = 'case-officer', email?: string): Reader {
  const params = { applicationId: publicId(subject.municipality, subject.id) };
  const mail = email ?? `${name.split(' ')[0]?.toLowerCase() ?? ''}@granvik.example`;
  const authorization = `Bearer ${tokenOf(name, role, mail)}`;
  return new Reader(handler, '/desk/applications/{applicationId}', params, { authorization });
}

const nurse = { name: 'Nora Sköld', email: 'nora@granvik.example', competences: ['sjuksköterska'] };
const economist = { name: 'Eko Nilsson', email: 'eko@granvik.example', competences: ['ekonom'] };

async function withOfficers(): Promise<void> {
  const desk = { schemaVersion: 1 as const, municipality: 'granvik', officers: [nurse, economist], reasons: [] };
  await commitDesk(null, desk, 'Sam Ordning', `${today}T08:00:00.000Z`).catch(() => undefined);
}

describe('a case whose workflow could not go on', () => {
  it('is started anew once from its page, by the coordinator alone, and not while it runs', async () => {
    const subject = await inAssessment(completeApplication());
    const restart = (role = 'coordinator') => at(subject, 'Sam Ordning', role).post({ step: 'restart' });
    const starts = async () => (await readOutbox(subject)).filter(({ message }) => message.kind === 'START').length;
    const restarted = async () => (await readEvents(subject)).filter(({ type }) => type === 'WORKFLOW_RESTARTED');
    const { attempt } = await applicationOf(subject);
    const before = await starts();

    expect((await restart()).status).toBe(303);
    expect(await restarted()).toEqual([]);
    expect(await applicationOf(subject)).toMatchObject({ attempt });

    const applicationId = publicId(subject.municipality, subject.id);
    await recordAttention({ applicationId, attempt, error: { Error: 'States.TaskFailed', Cause: '' } }, webContext);
    expect((await at(subject, 'Sam Ordning', 'coordinator').get()).body).toContain('value="restart"');
    expect((await restart('case-officer')).status).toBe(403);
    const pressed = await Promise.all([restart(), restart()]);
    expect(pressed.some(({ status }) => status === 303)).toBe(true);
    expect((await restart()).status).toBe(303);

    expect(await restarted()).toMatchObject([{ by: 'Sam Ordning', data: { attempt: attempt + 1 } }]);
    expect(await starts()).toBe(before + 1);
    expect(await applicationOf(subject)).toMatchObject({ attempt: attempt + 1, status: 'ASSESSMENT' });
    expect((await at(subject, 'Sam Ordning', 'coordinator').get()).body).not.toContain('value="restart"');
  });
});

describe('the case’s page', () => {
  it('says in words where the case stands, what happened and what is to be done', async () => {
    const subject = await inAssessment(completeApplication());
    const { status, body } = await at(subject).get();
    expect(status).toBe(200);
    expect(body).toContain('aria-current="step"><strong>Bedömd</strong>');
    expect(body).toContain('Bedömning begärd');
    expect(body).toContain(`/desk/applications/granvik.${subject.id}/assessment`);
    for (const code of ['ASSESSMENT_REQUESTED', 'APPLICATION_RECEIVED', 'PENDING', 'TASK<'])
      expect(body).not.toContain(code);
    expect(body).toContain('insurance.certificate.pdf');
    expect(body).toContain('target="_blank"');
    const english = await at(subject).get({ lang: 'en' });
    expect(english.body).toContain('Assessment requested');
    expect(english.body).not.toMatch(/Handläggare:|Krav som prövas/);
  });

  it('shows beside each check what the applicant wrote, whose a file is, and opens none that is not scanned', async () => {
    const built = completeApplication();
    const [insurance, ...others] = built.evidence.filter(({ kind }) => kind === 'insurance.certificate');
    if (insurance === undefined) throw new Error('It was handed in');
    const { scan: _clean, ...pending } = insurance;
    const rest = built.evidence.filter(({ kind }) => kind !== 'insurance.certificate');
    const statements = { ...built.content.statements, 'plan.goals': 'Vi mäter varje mål i maj.' };
    const subject = await inAssessment({
      ...withContent(built, { statements }),
      evidence: [...rest, { ...pending, person: 'Robin Ljungström' }, ...others],
    });
    const { body } = await at(subject).get();
    expect(body).toMatch(
      /<summary>Beskrivning av hur målen nås<\/summary>\s*<p class="lines">Vi mäter varje mål i maj\./,
    );
    expect(body).toContain(', Robin Ljungström (insurance.certificate.pdf');
    expect(body).not.toContain(`/evidence/${insurance.evidenceId}"`);
    expect(body).toContain('Kontrolleras för skadlig kod');
    expect(body).toContain(`/evidence/${rest[0]?.evidenceId ?? ''}"`);
    const auditor = await at(subject, 'Rev Isor', 'auditor').get();
    expect(auditor.body).toContain('Vi mäter varje mål i maj.');
    expect(auditor.body).not.toMatch(/href="[^"]*\/evidence\//);
  });

  it('LOV 6:2: leads an officer to what was asked for, where more time is given and an answer by telephone noted', async () => {
    const subject = await arrived(incompleteApplication());
    expect((await at(subject).get()).body).not.toContain('/completion"');
    await checked(subject);
    await awaitCompletion(subject);
    const address = `href="/desk/applications/granvik.${subject.id}/completion"`;
    const { body } = await at(subject).get();
    expect(body).toContain(address);
    expect(body).toContain('Kompletteringen: längre tid, svar per telefon');
    // Who may not do it is not led there.
    expect((await at(subject, 'Rev Isor', 'auditor').get()).body).not.toContain(address);
  });

  it('tells what others have done since this officer looked last, and keeps each reading in the log', async () => {
    const subject = await inAssessment(completeApplication());
    // A sign-in lasts an hour: each visit has its own.
    const ebba = () => at(subject).get();
    const nora = () => at(subject, 'Nora Sköld');
    expect((await ebba()).body).not.toContain('Nytt sedan du var här sist');
    vi.setSystemTime(new Date(`${today}T11:00:00.000Z`));
    expect((await ebba()).body).toContain('Ingenting har ändrats.');
    await nora().post({ step: 'note', kind: 'CALL', on: today, text: 'Ringde om försäkringen.' });
    vi.setSystemTime(new Date(`${today}T13:00:00.000Z`));
    const news = (await ebba()).body.split('Att göra')[0] ?? '';
    expect(news).toContain('Journalanteckning skriven');
    // Loading the page again within the visit does not make the news old.
    expect((await ebba()).body.split('Att göra')[0] ?? '').toContain('Journalanteckning skriven');
    expect((await nora().get()).body.split('Att göra')[0] ?? '').not.toContain('Journalanteckning skriven');
    expect((await readReadings(subject)).map(({ name }) => name).filter((name) => name === 'Ebba Lind')).toHaveLength(
      3,
    );
    expect((await at(subject, 'Rev Isor', 'auditor').get()).body).toContain('Vem som har läst ärendet');
    expect((await ebba()).body).not.toContain('Vem som har läst ärendet');
  });

  it('OSL 5:1: takes the number of a diary in another system, which letters, documents and search then know', async () => {
    const subject = await inAssessment(completeApplication());
    const enter = (number: string, who = at(subject)) => who.post({ step: 'foreign-number', 'foreign-number': number });
    expect((await enter('KS 2026-00913')).status).toBe(404);
    useMunicipalities([{ ...granvik, foreignDiary: { name: 'Diariet' } }]);
    try {
      expect((await at(subject).get()).body).toContain('Nummer i Diariet');
      for (const wrong of ['', '   ', 'utan siffror', `1${'x'.repeat(60)}`]) {
        expect((await enter(wrong)).status, wrong).toBe(422);
      }
      expect((await enter('KS 2026-00913', at(subject, 'Rev Isor', 'auditor'))).status).toBe(403);
      for (const number of ['KS 2026-00912', 'KS 2026-00913', 'KS 2026-00913']) {
        expect((await enter(number)).status).toBe(303);
      }
      const entered = (await readEvents(subject)).filter(({ type }) => type === 'FOREIGN_NUMBER_ENTERED');
      expect(entered.map(({ data }) => data)).toEqual([
        { number: 'KS 2026-00912' },
        { number: 'KS 2026-00913', before: 'KS 2026-00912' },
      ]);
      const application = await applicationOf(subject);
      const shown = `KS 2026-00913 (${application.diaryNumber})`;
      expect((await at(subject).get()).body).toContain(shown);
      const document = decisionDocument(await readDecisionBasis(subject), {
        municipality: granvik,
        lang: 'sv',
        edition: 'PUBLIC',
      });
      expect(wordsOf(document)).toContain(shown);
      await sendMail(await streamOf(subject), webContext);
      const letters = mail.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => input.Content?.Simple);
      expect(letters.map((letter) => letter?.Subject?.Data).filter((line) => line?.includes(shown))).not.toEqual([]);
    } finally {
      useMunicipalities([granvik]);
    }
  });

  it('changes nothing of the case by being read; HEAD leaves nothing in the log either', async () => {
    const subject = await inAssessment(completeApplication());
    const before = await everything();
    const event = await readEvents(subject);
    expect((await at(subject).get({}, 'HEAD')).body).toBe('');
    expect(await everything()).toBe(before);
    await at(subject).get();
    const rows = (text: string): string[] =>
      z
        .array(z.string())
        .parse(JSON.parse(text))
        .filter((row) => !row.includes('#READING#'));
    expect(rows(await everything())).toEqual(rows(before));
    expect(await readEvents(subject)).toEqual(event);
  });

  it('KL 6:28: shows whoever has declared an interest who applies, and lets them do nothing', async () => {
    const subject = await inAssessment(completeApplication());
    const params = { applicationId: publicId('granvik', subject.id) };
    const authorization = `Bearer ${tokenOf('Ebba Lind', 'case-officer', 'ebba@granvik.example')}`;
    const assessment = new Reader(assess, '/desk/applications/{applicationId}/assessment', params, { authorization });
    await assessment.post({ step: 'conflict', conflict: 'DECLARED' });
    const { body } = await at(subject).get();
    expect(body).toContain('Solgläntans Hemtjänst AB');
    expect(body).not.toContain('HT-G-01');
    expect((await at(subject).post({ step: 'note', kind: 'NOTE', text: 'x' })).status).toBe(403);
    expect(await readReadings(subject)).toEqual([]);
  });

  it('is not there for a draft, an unknown case or another municipality’s staff', async () => {
    const subject = { municipality: 'granvik', type: 'APPLICATION' as const, id: 'NONE' };
    expect((await at(subject).get()).status).toBe(404);
    expect((await at(subject).post({ step: 'take' })).status).toBe(404);
    const known = await inAssessment(completeApplication());
    expect((await at(known).post({ step: 'burn' })).status).toBe(400);
    expect((await at(known).post({ step: 'toString' })).status).toBe(400);
    expect((await at(known, 'Gar Dener', 'gardener').get()).status).toBe(403);
  });
});

describe('assigning', () => {
  it('takes a case with its open assessment: the old task ends, the new one is mailed and in one’s own list', async () => {
    const subject = await inAssessment(completeApplication());
    const page = at(subject);
    expect((await page.send({ step: 'take' })).status).toBe(303);
    expect(await applicationOf(subject)).toMatchObject({ officer: { email: 'ebba@granvik.example' } });
    expect(await tasksOf(subject, 'ASSESS')).toMatchObject([
      { status: 'REVOKED', why: 'REASSIGNED' },
      { status: 'OPEN', assignee: { name: 'Ebba Lind' }, round: { number: 1 }, dueOn: '2026-03-19' },
    ]);
    const task = await openTaskOf(subject, 'ASSESS');
    expect(
      (await readOutbox(subject)).some(({ message }) => message.kind === 'MAIL' && message.taskId === task.taskId),
    ).toBe(true);
    expect((await readOfficerTasks('granvik', 'EBBA@granvik.example', 50)).map(({ taskId }) => taskId)).toContain(
      task.taskId,
    );
    expect((await readEvents(subject)).at(-1)).toMatchObject({
      type: 'CASE_ASSIGNED',
      by: 'Ebba Lind',
      data: { from: null, to: 'Ebba Lind' },
    });
  });

  it('of two who take it at once one has it, and the other is told', async () => {
    const subject = await inAssessment(completeApplication());
    const [one, other] = [at(subject), at(subject, 'Nora Sköld')];
    const hidden = hiddenIn((await one.get()).body);
    const answers = await Promise.all([one.post({ ...hidden, step: 'take' }), other.post({ ...hidden, step: 'take' })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect((await tasksOf(subject, 'ASSESS')).filter(({ status }) => status === 'OPEN')).toHaveLength(1);
  });

  it('gives single requirements to the nurse and the economist, and takes them back', async () => {
    await withOfficers();
    const subject = await inAssessment(completeApplication());
    const page = at(subject);
    const give = (checks: string[], to: string) => page.send({ step: 'assign-checks', checks, 'checks-to': to });
    expect((await give(['HT-S-02', 'HT-S-03'], nurse.email)).status).toBe(303);
    expect(await openTaskOf(subject, 'JUDGE')).toMatchObject({
      assignee: { name: 'Nora Sköld' },
      requirementIds: ['HT-S-02', 'HT-S-03'],
      dueOn: '2026-03-12',
    });
    expect((await give(['HT-S-03'], economist.email)).status).toBe(303);
    const open = (await tasksOf(subject, 'JUDGE')).filter(({ status }) => status === 'OPEN');
    expect(open.map(({ assignee, requirementIds }) => [assignee.name, requirementIds])).toEqual([
      ['Nora Sköld', ['HT-S-02']],
      ['Eko Nilsson', ['HT-S-03']],
    ]);
    expect((await applicationOf(subject)).judges).toMatchObject({
      'HT-S-02': { name: 'Nora Sköld' },
      'HT-S-03': { name: 'Eko Nilsson' },
    });
    expect((await give(['HT-S-02', 'HT-S-03'], 'NOBODY')).status).toBe(303);
    expect((await applicationOf(subject)).judges).toBeUndefined();
    expect((await tasksOf(subject, 'JUDGE')).every(({ status }) => status === 'REVOKED')).toBe(true);
  });

  it('settles the task of whoever was given a requirement when it is judged', async () => {
    await withOfficers();
    const subject = await inAssessment(completeApplication());
    await at(subject).send({ step: 'assign-checks', checks: ['HT-S-02'], 'checks-to': nurse.email });
    const params = { applicationId: publicId('granvik', subject.id) };
    const authorization = `Bearer ${tokenOf('Nora Sköld', 'case-officer', nurse.email)}`;
    const assessment = new Reader(assess, '/desk/applications/{applicationId}/assessment', params, { authorization });
    await assessment.post({ step: 'conflict', conflict: 'NONE' });
    expect((await assessment.send({ step: 'save', 'result-HT-S-02': 'MET' })).status).toBe(303);
    expect(await tasksOf(subject, 'JUDGE')).toMatchObject([{ status: 'ANSWERED', answeredBy: 'Nora Sköld' }]);
  });

  it('refuses what it does not know, and whoever only reads', async () => {
    await withOfficers();
    const subject = await inAssessment(completeApplication());
    const before = await applicationOf(subject);
    const page = at(subject);
    expect((await page.send({ step: 'assign', to: 'someone@else.example' })).status).toBe(422);
    expect((await page.send({ step: 'assign-checks', checks: ['HT-X-99'], 'checks-to': nurse.email })).status).toBe(
      422,
    );
    expect((await page.send({ step: 'assign-checks', 'checks-to': '' })).status).toBe(422);
    expect((await page.post({ step: 'take', version: '1' })).status).toBe(409);
    for (const role of ['auditor', 'secretary', 'delegate']) {
      expect(
        (await at(subject, 'Läsa Bara', role).post({ step: 'take', version: String(before.version) })).status,
      ).toBe(403);
    }
    expect(await applicationOf(subject)).toEqual(before);
  });
});

describe('the journal', () => {
  it('FL 27: keeps who wrote what and when; a note is corrected by another and never changed', async () => {
    const subject = await inAssessment(completeApplication());
    const page = at(subject);
    expect(
      (await page.post({ step: 'note', kind: 'CALL', on: '2026-03-04', text: 'Försäkringsbolaget ringde.' })).status,
    ).toBe(303);
    const [note] = await readNotes(subject);
    expect(note).toMatchObject({ kind: 'CALL', on: '2026-03-04', by: 'Ebba Lind', text: 'Försäkringsbolaget ringde.' });
    const correction = { step: 'note', corrects: note?.noteId ?? '', text: 'Banken ringde.' };
    expect((await at(subject, 'Nora Sköld').post(correction)).status).toBe(303);
    expect((await page.post(correction)).status).toBe(409);
    expect(await readNotes(subject)).toMatchObject([
      { text: 'Försäkringsbolaget ringde.' },
      { text: 'Banken ringde.', by: 'Nora Sköld', kind: 'CALL', on: '2026-03-04', corrects: note?.noteId },
    ]);
    const { body } = await page.get();
    expect(body).toContain('<s>Försäkringsbolaget ringde.</s>');
    expect(body).toContain('rättad av Nora Sköld');
    expect((await eventTypes(subject)).slice(-2)).toEqual(['JOURNAL_NOTED', 'JOURNAL_CORRECTED']);
  });

  it('refuses an empty note, another kind, a day to come, one too long, and a note to correct that is not there', async () => {
    const subject = await inAssessment(completeApplication());
    const page = at(subject);
    const note = { step: 'note', kind: 'NOTE', on: today, text: 'Ett ord.' };
    for (const wrong of [
      { text: ' ' },
      { kind: 'POEM' },
      { on: '2026-03-06' },
      { on: 'i går' },
      { text: 'x'.repeat(5001) },
    ]) {
      expect((await page.post({ ...note, ...wrong })).status, JSON.stringify(wrong).slice(0, 40)).toBe(422);
    }
    expect((await page.post({ ...note, corrects: 'NONE' })).status).toBe(404);
    expect((await at(subject, 'Rev Isor', 'auditor').post(note)).status).toBe(403);
    expect(await readNotes(subject)).toEqual([]);
    const script = await page.post({ ...note, text: '<script>alert(1)</script>' });
    expect(script.status).toBe(303);
    expect((await page.get()).body).not.toContain('<script>');
  });
});

describe('a contact who left, or a lost mailbox', () => {
  const form = {
    step: 'contact',
    name: 'Nya Kontakten',
    email: 'nya@tolvans.example',
    phone: '0701740629',
    verification: 'Ringde firmatecknaren på numret i registret.',
    reason: 'Den förra har slutat.',
  };

  it('is replaced by the coordinator: tasks move, links die, the old address is told, and why is kept', async () => {
    const subject = await arrived(incompleteApplication());
    await checked(subject);
    await awaitCompletion(subject);
    const old = await issueLink(await openTaskOf(subject, 'COMPLETE'), `${today}T09:00:00.000Z`);
    const before = await applicationOf(subject);
    expect((await at(subject, 'Ebba Lind').post(form)).status).toBe(403);
    expect((await at(subject, 'Sam Ordning', 'coordinator').post(form)).status).toBe(303);

    expect((await readContent(subject))?.contact).toEqual({ name: form.name, email: form.email, phone: form.phone });
    expect(await tasksOf(subject, 'COMPLETE')).toMatchObject([
      { status: 'REVOKED', why: 'CONTACT_REPLACED', assignee: { email: 'tolvan@tolvans.example' } },
      { status: 'OPEN', assignee: { email: 'nya@tolvans.example' }, round: { number: 1 } },
    ]);
    expect((await readLink(old))?.task.status).toBe('REVOKED');
    expect((await applicationOf(subject)).tokenHashes).not.toEqual(before.tokenHashes);
    expect((await readEvents(subject)).at(-1)).toMatchObject({
      type: 'CONTACT_REPLACED',
      by: 'Sam Ordning',
      data: {
        from: { email: 'tolvan@tolvans.example' },
        to: { email: 'nya@tolvans.example' },
        verification: form.verification,
        reason: form.reason,
      },
    });

    vi.stubEnv('MAIL_FROM', 'valbar@granvik.example');
    mail.reset();
    mail.on(SendEmailCommand).resolves({});
    await sendMail(await streamOf(subject), webContext);
    const sent = mail.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => ({
      to: input.Destination?.ToAddresses?.[0],
      text: input.Content?.Simple?.Body?.Text?.Data ?? '',
    }));
    const word = sent.find(({ to }) => to === 'tolvan@tolvans.example');
    expect(word?.text).toContain('har bytt kontaktperson');
    expect(word?.text).not.toContain('Nya Kontakten');
    expect(sent.some(({ to, text }) => to === 'nya@tolvans.example' && text.includes('/t/complete/'))).toBe(true);
  });

  it('refuses what is not filled in, and the same contact again', async () => {
    const subject = await arrived(completeApplication());
    const page = at(subject, 'Sam Ordning', 'coordinator');
    for (const field of ['name', 'email', 'phone', 'verification', 'reason']) {
      expect((await page.post({ ...form, [field]: '' })).status, field).toBe(422);
    }
    expect((await page.post({ ...form, email: 'inte en adress' })).status).toBe(422);
    const same = { ...form, name: 'Kim Solberg', email: 'kim@solglantan.example', phone: '0701740610' };
    expect((await page.post(same)).status).toBe(422);
    expect(await eventTypes(subject)).toEqual(['APPLICATION_RECEIVED']);
    expect((await page.get()).body).toContain('Utkast kan ingen här se eller rädda');
  });
});
