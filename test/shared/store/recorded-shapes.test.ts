import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Application } from '../../../shared/domain/application/application.ts';
import { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { Evidence } from '../../../shared/domain/application/evidence.ts';
import { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { Version } from '../../../shared/domain/choice-system/version.ts';
import { Account, Complaint, ComplaintContent, InvestigationNote } from '../../../shared/domain/complaint/complaint.ts';
import { ComplaintCounts } from '../../../shared/domain/complaint/counts.ts';
import { Reading as ComplaintReading, ReadingReview } from '../../../shared/domain/complaint/reading.ts';
import { Circular, CircularCopy } from '../../../shared/domain/contract/circular.ts';
import { Contract } from '../../../shared/domain/contract/contract.ts';
import { Committee } from '../../../shared/domain/decision/committee.ts';
import { Decision } from '../../../shared/domain/decision/decision.ts';
import { DecidedCase } from '../../../shared/domain/overview/decided-case.ts';
import { DelegatedDecision } from '../../../shared/domain/decision/delegated.ts';
import { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import { Desk } from '../../../shared/domain/desk/desk.ts';
import { Note } from '../../../shared/domain/desk/note.ts';
import { Notice } from '../../../shared/domain/decision/notice.ts';
import { Campaign } from '../../../shared/domain/follow-up/campaign.ts';
import { QualityReport, ReportDraft, Submission } from '../../../shared/domain/follow-up/quality-report.ts';
import { Recheck } from '../../../shared/domain/follow-up/recheck.ts';
import { ReportForm } from '../../../shared/domain/follow-up/report-form.ts';
import { YearPlan } from '../../../shared/domain/follow-up/year-plan.ts';
import { Measure } from '../../../shared/domain/measure/measure.ts';
import { Opinion } from '../../../shared/domain/opinion/opinion.ts';
import { DiaryLine } from '../../../shared/domain/register/diary-line.ts';
import { Disposal, DisposalLine } from '../../../shared/domain/register/disposal.ts';
import { KeptDocument } from '../../../shared/domain/register/kept-document.ts';
import { Lookup } from '../../../shared/domain/registry/lookup.ts';
import { ProviderAccount } from '../../../shared/domain/provider/account.ts';
import { Publication } from '../../../shared/domain/survey/publication.ts';
import { Survey, SurveyTally } from '../../../shared/domain/survey/survey.ts';
import { AuditEvent } from '../../../shared/domain/register/event.ts';
import { CompletionRequest } from '../../../shared/domain/completion/request.ts';
import { Correction } from '../../../shared/domain/completion/correction.ts';
import { ExclusionAssessment } from '../../../shared/domain/requirement/exclusion.ts';
import { ImportLine, ImportRun } from '../../../shared/domain/import/run.ts';
import { Finding } from '../../../shared/domain/requirement/finding.ts';
import { RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import { Settlement } from '../../../shared/domain/requirement/settlement.ts';
import { Task } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { Link } from '../../../shared/store/task/link.ts';
import { OutboxLine } from '../../../shared/store/outbox.ts';
import { Reading } from '../../../shared/store/desk/reading.ts';
import { Round } from '../../../shared/store/task/round.ts';

const shapes = {
  Account,
  Application,
  ApplicationContent,
  AuditEvent,
  Campaign,
  CatalogueEntry,
  ChoiceSystem,
  Circular,
  CircularCopy,
  Committee,
  Complaint,
  ComplaintContent,
  ComplaintCounts,
  ComplaintReading,
  CompletionRequest,
  Contract,
  Correction,
  DecidedCase,
  Decision,
  DelegatedDecision,
  Desk,
  DiaryLine,
  Disposal,
  DisposalLine,
  Evidence,
  ExclusionAssessment,
  Finding,
  ImportLine,
  ImportRun,
  InvestigationNote,
  Link,
  KeptDocument,
  Lookup,
  Opinion,
  Measure,
  Meeting,
  Note,
  Notice,
  OutboxLine,
  ProviderAccount,
  Publication,
  QualityReport,
  Reading,
  Recheck,
  ReadingReview,
  ReportDraft,
  ReportForm,
  RequirementSet,
  Round,
  Settlement,
  Submission,
  Survey,
  SurveyTally,
  Task,
  Version,
  YearPlan,
} satisfies Record<string, z.ZodMiniType>;

const file = new URL('./recorded/shapes.json', import.meta.url);

/** Checks that JSON Schema cannot say (refinements) are no part of it: they narrow, and narrowing is theirs to prove. */
function shapeHash(schema: z.ZodMiniType): string {
  return hashOf(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }));
}

const present = Object.fromEntries(Object.entries(shapes).map(([name, schema]) => [name, shapeHash(schema)]));
if (process.env['RECORD_SHAPES'] === 'yes') writeFileSync(file, `${JSON.stringify(present, null, 2)}\n`);
const recorded = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));

describe('what is stored keeps its shape', () => {
  it.each(Object.keys(shapes))('%s', (name) => {
    expect(
      present[name],
      `The stored shape of ${name} has changed. Items that are stored today must still be read: raise its schemaVersion ` +
        'and read the old one too, or show by a test that old items still parse. ' +
        'Then record the shape: RECORD_SHAPES=yes npx vitest run --project data recorded-shapes',
    ).toBe(recorded[name]);
  });

  it('and nothing is recorded that is not stored any more', () => {
    expect(Object.keys(recorded).toSorted()).toEqual(Object.keys(shapes).toSorted());
  });
});
