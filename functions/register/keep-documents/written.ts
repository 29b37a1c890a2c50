import type { CaseOnFile } from '../../../shared/domain/register/case-on-file.ts';
import type { WrittenDocument } from '../../../shared/domain/register/document.ts';
import { fileNumber } from '../../../shared/domain/register/foreign-number.ts';
import type { ToKeep } from '../../../shared/domain/register/kept-document.ts';
import { contractDocument } from '../../../shared/http/contract/contract-document.ts';
import { decisionDocument } from '../../../shared/http/decision/document.ts';
import { noticeDocument } from '../../../shared/http/decision/notice-document.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { rightOf } from '../../../shared/store/decision/pending.ts';

/** A document of a case in words, whole and in Swedish, the language of the case. @throws when the case has none of it */
export function written({ kind, of }: ToKeep, file: CaseOnFile): WrittenDocument {
  const { application, basis, evidence: files, decisions, notices, contracts } = file;
  const diaryNumber = fileNumber(application);
  const terms = { municipality: municipalityOf(application.municipality), lang: 'sv', edition: 'FULL' } as const;
  switch (kind) {
    case 'BASIS': {
      if (basis === null) break;
      const right = application.status === 'PROPOSED' ? rightOf(application) : undefined;
      return decisionDocument(basis, { ...terms, files, right });
    }
    case 'NOTICE': {
      const notice = notices.find(({ decisionNumber }) => String(decisionNumber) === of);
      const decision = decisions.find(({ number }) => String(number) === of);
      if (notice === undefined || decision === undefined) break;
      return noticeDocument({ ...terms, decision, notice, diaryNumber });
    }
    case 'CONTRACT': {
      const contract = contracts.find((one) => one.contract.contractId === of)?.contract;
      if (contract === undefined || !('signedAt' in contract)) break;
      return contractDocument(contract, { ...terms, diaryNumber });
    }
  }
  throw new Error(`A case without its ${kind}`);
}
