import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { parse } from 'node-html-parser';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it, vi } from 'vitest';
import { handler as decideAsMember } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler } from '../../../functions/decision/write-document/handler.tsx';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { wordsOf } from '../../../shared/domain/register/document.ts';
import { pdfOf } from '../../../shared/http/register/pdf/pdf.ts';
import { decisionDocument } from '../../../shared/http/decision/document.ts';
import { commitApplication, readApplication, readContent } from '../../../shared/store/application/application.ts';
import { registerWithdrawal } from '../../../shared/store/application/withdraw.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { putRemedy } from '../../../shared/store/decision/remedy.ts';
import { readDecisionBasis } from '../../../shared/store/decision/basis.ts';
import { writeNote } from '../../../shared/store/desk/journal.ts';
import { readReadings } from '../../../shared/store/desk/reading.ts';
import { recordConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { contractOut } from '../../support/contract-out.ts';
import { granvik } from '../../support/granvik.ts';
import { storeReceived } from '../../support/stored-case.ts';
import type { WebAnswer } from '../../support/web-request.ts';
import { askedToDecide, everything, Officer, openTaskOf, proposals, useDecisions, Visitor } from './support.ts';

useDecisions();

const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;

function desk(subject: Subject): Officer {
  return new Officer(handler, 'document', subject, secretary);
}

function bytesOf(answer: WebAnswer): Uint8Array {
  return new Uint8Array(Buffer.from(answer.body, 'base64'));
}

/** Words alone: how lines are broken says nothing. */
function flat(text: string): string {
  return text.replaceAll(/[\s–-]+/g, '');
}

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly children?: readonly Node[];
}

function rolesIn(node: Node): string[] {
  return [...(node.role === undefined ? [] : [node.role]), ...(node.children ?? []).flatMap(rolesIn)];
}

async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes, useSystemFonts: false, verbosity: 0 }).promise;
  const { info, metadata } = await pdf.getMetadata();
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
  const texts = await Promise.all(pages.map((page) => page.getTextContent()));
  const trees = await Promise.all(pages.map((page) => page.getStructTree()));
  const text = texts
    .flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : '')))
    .filter((line) => !/ · Sida \d+ av \d+$/.test(line))
    .join('');
  return { info, metadata, text, roles: trees.flatMap((tree) => rolesIn(tree)) };
}

describe('the decision basis as a document', () => {
  it('says on the page, in PDF and in Word what the basis says, word for word and in its order', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const document = decisionDocument(await readDecisionBasis(subject), {
      municipality: granvik,
      lang: 'sv',
      edition: 'FULL',
    });
    const words = flat([document.sender, document.title, ...wordsOf(document)].join(' '));
    const main = parse((await desk(subject).get()).body).querySelector('main');
    const ofPage = flat(
      [document.sender, document.title, ...(main?.querySelectorAll('section').map((one) => one.text) ?? [])].join(' '),
    );
    const pdf = await readPdf(bytesOf(await desk(subject).get('GET', { format: 'pdf' })));
    const word = await mammoth.extractRawText({
      buffer: Buffer.from(bytesOf(await desk(subject).get('GET', { format: 'docx' }))),
    });
    expect(flat(word.value)).toBe(words);
    expect(flat(pdf.text)).toBe(words);
    expect(ofPage).toBe(words);
    expect(document.sections.filter(({ level }) => level === 1).map(({ heading }) => heading)).toEqual([
      'Ärendet',
      'Förvaltningens yttrande',
      'Ekonomisk bedömning',
      'Förslag till beslut',
      'Beslutet skickas till',
    ]);
  });

  it('is a PDF that can be listened to: tagged, with its language, title, headings and header cells', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const answer = await desk(subject).get('GET', { format: 'pdf' });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="SN-2026-00042.pdf"',
    });
    const { info, metadata, roles } = await readPdf(bytesOf(answer));
    expect(info).toMatchObject({ Language: 'sv-SE' });
    expect(info).toHaveProperty('Title', 'Ansökan om godkännande i valfrihetssystem: Solgläntans Hemtjänst AB');
    expect(JSON.stringify(metadata.getRaw())).toContain('pdfuaid:part');
    for (const role of ['H1', 'H2', 'H3', 'Table', 'TR', 'TH', 'TD', 'Caption', 'L', 'LI', 'LBody']) {
      expect(roles, role).toContain(role);
    }
    const raw = Buffer.from(bytesOf(answer)).toString('latin1');
    expect(raw).toContain('/Marked true');
    expect(raw).toContain('/Scope /Column');
    expect(raw).toContain('/Scope /Row');
    expect(raw).toMatch(/\/FontFile2/);
    expect(raw).toContain('/DisplayDocTitle true');
    // What a font holds may be listed, and then has to be listed whole (ISO 14289-1, 7.21.4.2).
    expect(raw).not.toContain('/CIDSet');
  });

  it('opens and closes every mark of what is read aloud, also where a table goes on over pages', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [`Rad ${String(index)}`, 'ord '.repeat(20)]);
    const table = { kind: 'TABLE', caption: 'Tabell', columns: ['Rad', 'Ord'] } as const;
    const bytes = await pdfOf({
      lang: 'sv',
      title: 'Lång',
      sender: granvik.name,
      foot: 'SN 2026/00042',
      at: '2026-03-02T09:00:00.000Z',
      sections: [
        {
          heading: 'Tabell',
          level: 1,
          blocks: [{ ...table, rows: rows.map((cells) => cells.map((text) => ({ text }))) }],
        },
      ],
    });
    const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
    expect(pdf.numPages).toBeGreaterThan(2);
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { fnArray } = await (await pdf.getPage(number)).getOperatorList();
      let open = 0;
      for (const operator of fnArray) {
        if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) open += 1;
        if (operator === OPS.endMarkedContent) open -= 1;
        expect(open).toBeGreaterThanOrEqual(0);
      }
      expect(open).toBe(0);
    }
  });

  it('is a Word file whose headings and header rows Word knows', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const bytes = bytesOf(await desk(subject).get('GET', { format: 'docx' }));
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(value).toContain('<h2>');
    expect(value).toContain('<th>');
    expect(strFromU8(unzipSync(bytes)['word/styles.xml'] ?? new Uint8Array())).toContain('sv-SE');
  });

  it('gives the same bytes for the same case, whenever it is written', async () => {
    const subject = await askedToDecide(proposals.refusal());
    for (const format of ['pdf', 'docx']) {
      const first = await desk(subject).get('GET', { format });
      vi.setSystemTime(Date.now() + 60_000);
      expect((await desk(subject).get('GET', { format })).body).toBe(first.body);
    }
  });

  it('OSL 31:16: names no private person in the edition for publication, wherever the name was written', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const content = await readContent(subject);
    const name = content?.contact.name ?? '';
    expect((await desk(subject).get()).body).toContain(name);
    const { body } = await desk(subject).get('GET', { edition: 'public' });
    for (const person of [...(content?.persons ?? []), ...(content?.signatories ?? []), { name }]) {
      expect(body).not.toContain(person.name);
    }
    expect(body).toContain(content?.applicant.name);
  });

  it('is refused to whoever declared an interest, and to whoever has no part in it', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const officer = new Officer(handler, 'document', subject, {
      role: 'case-officer',
      name: 'Jäv Ström',
      email: 'jav@granvik.example',
    });
    expect((await officer.get()).status).toBe(200);
    await recordConflict(
      subject,
      { subject: 'jav@granvik.example', email: 'jav@granvik.example', name: 'Jäv Ström' },
      { answer: 'DECLARED', at: new Date().toISOString() },
    );
    expect((await officer.get()).status).toBe(403);
    expect((await desk(subject).get('GET', { format: 'exe' })).status).toBe(400);
  });
});

describe('the file of a case', () => {
  it('lists its documents by number, direction and time, and says in PDF what its page says', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const file = new Officer(handler, 'file', subject, secretary);
    const { status, body } = await file.get();
    expect(status).toBe(200);
    const text = parse(body).querySelector('main')?.text ?? '';
    expect(text).toContain('SN 2026/00042-1InkommenAnsökanSolgläntans Hemtjänst AB');
    expect(text).toContain('UpprättadBeslutsunderlag');
    expect(text).toContain('Beslut begärt');
    const pdf = await readPdf(bytesOf(await file.get('GET', { format: 'pdf' })));
    expect(flat(pdf.text)).toContain(flat('SN 2026/00042-1 Inkommen Ansökan'));
    expect(flat(pdf.text)).toContain(flat('Handlingarna i ärendet'));
  });

  it('OSL 31:16: leaves out journal and private names in the edition for publication', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const application = await readApplication(subject);
    if (application === null) throw new Error('No application');
    const said = { kind: 'CALL', on: '2026-03-09', text: 'Ringde om sin sjukdom.' } as const;
    await writeNote(application, { ...said, by: 'Ebba Lind', at: new Date().toISOString() });
    const file = new Officer(handler, 'file', subject, secretary);
    expect((await file.get()).body).toContain('Ringde om sin sjukdom.');
    const { body } = await file.get('GET', { edition: 'public' });
    expect(body).not.toContain('Ringde om sin sjukdom.');
    expect(body).not.toContain((await readContent(subject))?.contact.name);
  });

  it('holds the contract word for word and what a court said; for publication not what a claimed secret may stand in', async () => {
    const { application: subject, contract } = await contractOut({
      businessSecrets: [{ part: '/statements/method', reason: 'Pris' }],
    });
    const kept = await readContract(contract);
    const application = await readApplication(subject);
    if (application === null || kept?.status !== 'AWAITING_SIGNATURES') throw new Error('No contract');
    const ruling = { kind: 'REJECTED', on: '2026-03-10', caseNumber: '123-26', summary: 'Rör en anställd.' } as const;
    const by = { by: 'Ebba Lind', at: new Date().toISOString() };
    await commitApplication({
      before: application,
      after: application,
      event: { type: 'REMEDY_SETTLED', ...by, data: {} },
      also: [putRemedy(subject, { schemaVersion: 1, decisionNumber: 1, outcome: { ...ruling, ...by } })],
    });
    const file = new Officer(handler, 'file', subject, secretary);
    const whole = parse((await file.get()).body).querySelector('main')?.text ?? '';
    const clause = flat(kept.documentText);
    expect(flat(whole)).toContain(clause);
    expect(whole).toContain(kept.documentHash);
    expect(whole).toContain('Domstolens avgörande');
    expect(whole).toContain('Rör en anställd.');
    const open = parse((await file.get('GET', { edition: 'public' })).body).querySelector('main')?.text ?? '';
    expect(open).toContain('123-26');
    expect(open).not.toContain('Rör en anställd.');
    expect(flat(open)).not.toContain(clause);
    for (const { party, name } of kept.signers) if (party === 'PROVIDER') expect(open).not.toContain(name);
  });

  it('is there for a case that was withdrawn too, with the list of its documents', async () => {
    const { subject } = await storeReceived();
    const by = { name: 'Ebba Lind', email: 'ebba.lind@granvik.example' };
    const letter = {
      from: completeApplication().content.contact.name,
      channel: 'POST',
      receivedOn: '2026-03-09',
    } as const;
    const explanation = 'Fullmakt.';
    await registerWithdrawal(subject, { ...letter, explanation, registeredBy: by }, new Date().toISOString());
    const { status, body } = await new Officer(handler, 'file', subject, secretary).get();
    expect(status).toBe(200);
    expect(body).toContain('Återkallelse');
    const list = await new Officer(handler, 'documents', subject, secretary).get();
    expect(list.status).toBe(200);
    expect(
      parse(list.body)
        .querySelectorAll('tbody tr')
        .map((row) => row.querySelector('td')?.text),
    ).toEqual(['Ansökan', 'Återkallelse']);
    expect((await desk(subject).get()).status).toBe(404);
  });

  it('lists no case to whoever has declared an interest in it (KL 6:28)', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const who = { ...secretary, subject: secretary.email };
    await recordConflict(subject, who, { answer: 'DECLARED', at: new Date().toISOString() });
    expect((await new Officer(handler, 'documents', subject, secretary).get()).status).toBe(403);
  });

  it('is written for anybody who may read the case, and logged as read', async () => {
    const subject = await askedToDecide(proposals.refusal());
    await new Officer(handler, 'file', subject, secretary).get('GET', { format: 'pdf' });
    expect(await readReadings(subject)).toMatchObject([{ name: 'Sekla Teräng' }]);
  });
});

describe('the document behind a mailed link', () => {
  it('is written for whoever has shown who they are and answered about their interests, and changes nothing', async () => {
    const subject = await askedToDecide(proposals.completed());
    const visitor = await Visitor.to(decideAsMember, 'decide', await openTaskOf(subject, 'DECIDE_AS_MEMBER'));
    const download = () => visitor.opens(handler, '/documents/{token}', { format: 'pdf' });
    const asked = await download();
    expect(asked.status).toBe(303);
    expect(asked.headers['location']).toMatch(/^\/t\/decide\//);
    await visitor.identify();
    expect((await download()).status).toBe(303);
    await visitor.withoutConflict();
    expect((await visitor.get()).body).toMatch(/\/documents\/[^"]+format=pdf/);
    const before = await everything();
    const answer = await download();
    expect(answer.status).toBe(200);
    expect((await readPdf(bytesOf(answer))).text).toContain('Delegationspunkt');
    expect(await everything()).toBe(before);
  });

  it('knows no token that was never issued', async () => {
    const visitor = new Visitor(handler, 'decide', 'granvik.unknown');
    expect((await visitor.opens(handler, '/documents/{token}', {})).status).toBe(404);
  });
});
