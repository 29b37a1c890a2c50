import { describe, expect, it } from 'vitest';
import { type DuringContract, duringContractDocuments } from '../../../../shared/domain/register/during-contract.ts';
import { duringContractSections } from '../../../../shared/http/register/during-contract-sections.ts';
import { storedFile } from '../../../support/application-builder.ts';

const at = (day: number) => `2027-03-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const chain = { schemaVersion: 1, seq: 1, toldHash: '', previousHash: '', hash: '' } as const;
const file = (evidenceId: string) => ({ ...storedFile('insurance.certificate', '2027-03-01'), evidenceId });

const during: DuringContract = {
  evidence: [file('E1'), { ...file('E2'), status: 'EXPECTED' }],
  offers: [
    {
      schemaVersion: 1,
      changeId: 'C',
      contractId: 'A',
      providerName: 'Solgläntan',
      textHash: 'h',
      recipient: { name: 'Kim' },
      taskId: 'T',
      sentAt: at(2),
      answer: { kind: 'ACCEPTED', at: at(3), by: 'Kim' },
    },
    {
      schemaVersion: 1,
      changeId: 'D',
      contractId: 'A',
      providerName: 'Solgläntan',
      textHash: 'h',
      recipient: { name: 'Kim' },
      taskId: 'U',
      sentAt: at(4),
      answer: { kind: 'SILENT', at: at(5), by: 'Ebba Lind' },
    },
  ],
  measures: [
    {
      schemaVersion: 1,
      status: 'PROPOSED',
      measureId: 'M',
      municipality: 'granvik',
      contractId: 'A',
      providerName: 'Solgläntan',
      deficiencies: [],
      may: ['WARNING'],
      proposedAt: at(6),
      taskId: 'V',
      hearing: {
        about: 'WARNING',
        text: 'Vi överväger en varning.',
        dueOn: '2027-03-20',
        sentAt: at(6),
        sentBy: 'Ebba Lind',
        taskId: 'W',
        reply: { words: 'Vår chef Kim var sjuk.', at: at(7), by: 'Kim' },
      },
    },
  ],
  reports: [
    {
      report: {
        schemaVersion: 1,
        status: 'OPEN',
        reportId: 'A-2026',
        municipality: 'granvik',
        contractId: 'A',
        providerName: 'Solgläntan',
        campaignId: 'hemtjanst-2026',
        year: 2026,
        formHash: 'f',
        dueOn: '2027-04-01',
        drawn: true,
        openedAt: at(1),
        submissions: 1,
        returns: [{ at: at(9), by: 'Ebba Lind', reasons: 'Visa rutinen.', dueOn: '2027-04-10', submission: 1 }],
      },
      submissions: [
        {
          schemaVersion: 1,
          number: 1,
          answers: {},
          unchanged: [],
          proof: { 'HT-G-01': 'Kim har rutinen.' },
          files: { 'HT-G-01': ['R1'] },
          at: at(8),
          by: 'Kim',
        },
      ],
      evidence: [file('R1'), file('R2')],
    },
  ],
  events: [
    { ...chain, type: 'PROOFS_SUPPLIED', at: at(10), by: 'Kim', data: { words: { a: 'Vi väntar på Kim.', b: '' } } },
  ],
};

describe('what comes and goes while a contract runs', () => {
  it('OSL 5:2: is in the list, each from whoever wrote it; what is not handed in is the provider’s own', () => {
    const listed = duringContractDocuments('A', during);
    expect(listed.map((one) => [one.kind, one.direction])).toEqual([
      ['CONTRACT_FILE', 'INCOMING'],
      ['PROOFS', 'INCOMING'],
      ['TERMS_OFFER', 'OUTGOING'],
      ['TERMS_ANSWER', 'INCOMING'],
      ['TERMS_OFFER', 'OUTGOING'],
      ['TERMS_ANSWER', 'INTERNAL'],
      ['HEARING', 'OUTGOING'],
      ['HEARING_REPLY', 'INCOMING'],
      ['QUALITY_REPORT', 'INCOMING'],
      ['CONTRACT_FILE', 'INCOMING'],
      ['REPORT_RETURNED', 'OUTGOING'],
    ]);
    const files = listed.flatMap((one) => (one.kind === 'CONTRACT_FILE' ? [[one.evidenceId, one.of]] : []));
    expect(files).toEqual([
      ['E1', { kind: 'CONTRACT', id: 'A' }],
      ['R1', { kind: 'REPORT', id: 'A-2026' }],
    ]);
  });

  it('OSL 31:16: is word for word in the whole file, and nothing that was written freely is for publication', () => {
    const told = (edition: 'FULL' | 'PUBLIC') =>
      JSON.stringify(duringContractSections(during, { lang: 'sv', edition }));
    for (const words of ['Vi överväger', 'Vår chef Kim', 'HT-G-01: Kim har', 'Visa rutinen', 'Vi väntar på Kim']) {
      expect(told('FULL')).toContain(words);
      expect(told('PUBLIC')).not.toContain(words);
    }
    expect(told('PUBLIC')).not.toContain('Kim');
  });
});
