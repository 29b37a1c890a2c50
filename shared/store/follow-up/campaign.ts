import { Campaign } from '../../domain/follow-up/campaign.ts';
import { ReportForm } from '../../domain/follow-up/report-form.ts';
import type { Subject } from '../../domain/task/task.ts';
import { hashOf } from '../../platform/hash.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, commit } from '../commit.ts';
import { queryAll, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const campaigns = keptCodec(Campaign);
const forms = codec(ReportForm);

export function campaignSubject(municipality: string, campaignId: string): Subject {
  return { municipality, type: 'CAMPAIGN', id: campaignId };
}

export async function readCampaign(subject: Subject): Promise<Kept<Campaign> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, campaigns);
}

/** The campaigns of a municipality by service and year, or those of one service. */
export async function listCampaigns(municipality: string, choiceSystemId?: string): Promise<Kept<Campaign>[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression:
        choiceSystemId === undefined ? 'listPk = :pk' : 'listPk = :pk AND begins_with(listSk, :system)',
      ExpressionAttributeValues: {
        ':pk': `${municipality}#CAMPAIGN`,
        ...(choiceSystemId === undefined ? {} : { ':system': `${choiceSystemId}#` }),
      },
    },
    campaigns,
  );
}

export async function commitCampaign(
  change: Omit<Change<Campaign>, 'subject' | 'codec' | 'list'>,
): Promise<Kept<Campaign>> {
  const { municipality, campaignId, choiceSystemId, year } = change.after;
  return commit({
    ...change,
    subject: campaignSubject(municipality, campaignId),
    codec: campaigns,
    list: { pk: `${municipality}#CAMPAIGN`, sk: `${choiceSystemId}#${String(year)}` },
  });
}

/** The form that a campaign, or a report of it, asks. @throws when it is not there: its hash was stored with it */
export async function readForm(
  municipality: string,
  { campaignId, formHash }: Pick<Campaign, 'campaignId' | 'formHash'>,
): Promise<ReportForm> {
  const pk = collectionOf(campaignSubject(municipality, campaignId));
  const form = await readItem({ pk, sk: sortKey.reportForm(formHash) }, forms);
  if (form === null) throw new Error('A campaign without its form');
  return form;
}

/** Forms lie under the hash of their content, so that one that was asked can't become another. */
export function putForm(subject: Subject, form: ReportForm): { readonly formHash: string; readonly write: Write } {
  const formHash = hashOf(form);
  const key = { pk: collectionOf(subject), sk: sortKey.reportForm(formHash) };
  return { formHash, write: { Put: { TableName: tables.case, Item: { ...key, ...forms.encode(form) } } } };
}
