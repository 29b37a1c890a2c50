import {
  administrationsProposal,
  type Meeting,
  type MeetingIn,
} from '../../../shared/domain/decision/meeting/meeting.ts';
import { servingPersons } from '../../../shared/domain/decision/meeting/who-serves.ts';
import type { VoteChoice } from '../../../shared/domain/decision/meeting/vote.ts';
import { RadioGroup, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { MeetingProposalView } from '../../../shared/http/decision/meeting-words.tsx';
import { SummaryList, Table } from '../../../shared/http/parts.tsx';
import { EntryForm, type PageParts } from './entry-form.tsx';
import { nameOf, servingOf } from './names.ts';
import { Select, SelectField } from '../../../shared/http/form/select-field.tsx';

const choiceWords: Readonly<Record<VoteChoice, Texts>> = {
  YES: { sv: 'Ja', en: 'Yes' },
  NO: { sv: 'Nej', en: 'No' },
  ABSTAIN: { sv: 'Avstår', en: 'Abstains' },
};

/** Only when somebody asks for it: which proposal a yes stands for, which a no, and how the votes are given (KL 5:55). */
export function AskForVote(parts: PageParts & { readonly meeting: MeetingIn<'OPEN'> }) {
  const { meeting, form, lang } = parts;
  if (meeting.proposals.length < 2) return null;
  const proposals = meeting.proposals.map(({ id, by }) => ({ value: id, label: `${id}, ${by}` }));
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <section id="vote">
      <h2>{say('Omröstning', 'Vote')}</h2>
      <p>{say('Bara om någon begär det.', 'Only if somebody asks for it.')}</p>
      <details open={form.errors.some(({ field }) => ['requestedBy', 'method', 'yes', 'no'].includes(field))}>
        <summary>{say('Öppna en omröstning', 'Open a vote')}</summary>
        <EntryForm parts={parts} step="open-vote">
          <SelectField
            form={form}
            name="requestedBy"
            label={say('Begärd av', 'Asked for by')}
            options={servingOf(meeting).map(({ person, name }) => ({ value: person, label: name }))}
            lang={lang}
          />
          <RadioGroup
            form={form}
            name="method"
            label={say('Hur rösterna lämnas', 'How the votes are given')}
            choices={[
              { value: 'ROLL_CALL', label: say('Upprop', 'Roll call') },
              {
                value: 'LINKS',
                label: say('De närvarandes egna länkar', 'The present members’ own links'),
                hint: say(
                  'Den som inte kan använda sin länk röstar muntligt.',
                  'Whoever can not use theirs votes aloud.',
                ),
              },
            ]}
          />
          <SelectField form={form} name="yes" label={say('Ja betyder', 'Yes means')} options={proposals} lang={lang} />
          <SelectField form={form} name="no" label={say('Nej betyder', 'No means')} options={proposals} lang={lang} />
          <SubmitButton name="step" value="open-vote">
            {say('Öppna omröstningen', 'Open the vote')}
          </SubmitButton>
        </EntryForm>
      </details>
    </section>
  );
}

/** A vote in progress: who has voted, votes that are called out, and its end. */
export function VoteInProgress(parts: PageParts & { readonly meeting: MeetingIn<'VOTING'> }) {
  const { meeting, form, lang } = parts;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { vote } = meeting;
  const able = new Set(servingPersons(meeting));
  const choices = (meeting.abstentionAllowed ? (['YES', 'NO', 'ABSTAIN'] as const) : (['YES', 'NO'] as const)).map(
    (value) => ({ value, label: choiceWords[value][lang] }),
  );
  const voted = vote.votes.length;
  return (
    <section id="vote">
      <h2>{say('Omröstning pågår', 'A vote is in progress')}</h2>
      <WhatIsAsked {...parts} />
      <p>
        {say(
          `${String(voted)} av ${String(able.size)} tjänstgörande har röstat.`,
          `${String(voted)} of ${String(able.size)} who serve have voted.`,
        )}
      </p>
      <EntryForm parts={parts} step="votes">
        <Table
          caption={say('Röster', 'Votes')}
          columns={[{ heading: say('Plats', 'Seat') }, { heading: say('Röst', 'Vote') }]}
          rows={meeting.seats.map(({ seat }) => {
            const person = meeting.serving[seat] ?? '';
            const cast = vote.votes.find((line) => line.seat === seat);
            const field = `vote-${seat}`;
            const name = `${seat}, ${nameOf(meeting, person)}`;
            return [
              cast === undefined && able.has(person) ? <label for={field}>{name}</label> : name,
              cast !== undefined ? (
                `${choiceWords[cast.choice][lang]} (${cast.name})`
              ) : able.has(person) ? (
                <Select form={form} name={field} label={seat} options={choices} lang={lang} />
              ) : (
                say('Röstar inte', 'Does not vote')
              ),
            ];
          })}
        />
        <SubmitButton name="step" value="votes" second>
          {say('Registrera röster som lämnats muntligt', 'Register votes given aloud')}
        </SubmitButton>
      </EntryForm>
      <EntryForm parts={parts} step="close-vote">
        <SubmitButton name="step" value="close-vote">
          {say('Avsluta omröstningen och räkna', 'Close the vote and count')}
        </SubmitButton>
      </EntryForm>
    </section>
  );
}

function WhatIsAsked({
  meeting,
  found,
  lang,
}: PageParts & { readonly meeting: MeetingIn<'VOTING'> | MeetingIn<'VOTED'> }) {
  const { vote } = meeting;
  const proposal = (id: string) => meeting.proposals.find((line) => line.id === id);
  return (
    <SummaryList
      rows={[
        { label: lang === 'sv' ? 'Begärd av' : 'Asked for by', value: nameOf(meeting, vote.requestedBy) },
        {
          label: lang === 'sv' ? 'Ja' : 'Yes',
          value: <MeetingProposalView proposal={proposal(vote.yes)} basis={found.basis} lang={lang} />,
        },
        {
          label: lang === 'sv' ? 'Nej' : 'No',
          value: <MeetingProposalView proposal={proposal(vote.no)} basis={found.basis} lang={lang} />,
        },
      ]}
    />
  );
}

/** The count: it decides nothing, the chair declares. */
export function TallyView({ meeting, lang }: { readonly meeting: Meeting; readonly lang: Language }) {
  const vote = meeting.status === 'VOTED' || meeting.status === 'DECLARED' ? meeting.vote : undefined;
  if (vote === undefined) return null;
  const { yes, no, abstained, result, castingVote } = vote.tally;
  const winner = result === 'YES' ? vote.yes : vote.no;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <SummaryList
        rows={[
          { label: say('Ja', 'Yes'), value: `${String(yes)} (${vote.yes})` },
          { label: say('Nej', 'No'), value: `${String(no)} (${vote.no})` },
          { label: say('Avstår', 'Abstained'), value: String(abstained) },
          {
            label: say('Omröstningen ger', 'The vote gives'),
            value: castingVote
              ? say(`${winner}, med ordförandens utslagsröst`, `${winner}, by the chair’s casting vote`)
              : winner,
          },
        ]}
      />
      <ul>
        {vote.votes.map(({ seat, name, choice }) => (
          <li key={seat}>
            {name}: {choiceWords[choice][lang]}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the chair declared, with its § (KL 5:54–5:55): the moment of decision. */
export function DeclareSection(parts: PageParts & { readonly meeting: MeetingIn<'OPEN'> | MeetingIn<'VOTED'> }) {
  const { meeting, form, found, lang } = parts;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <section id="result">
      <h2>{say('Ordförandens förklarade resultat', 'The chair’s declared result')}</h2>
      {meeting.status === 'VOTED' && <TallyView meeting={meeting} lang={lang} />}
      <p>
        {say(
          'Ingenting är beslutat förrän det här är registrerat. Det kan inte ändras efteråt.',
          'Nothing is decided until this is registered. It can not be changed afterwards.',
        )}
      </p>
      <EntryForm parts={parts} step="declare">
        <RadioGroup
          form={form}
          name="declared"
          label={say(
            'Ordföranden förklarade att nämnden beslutat enligt',
            'The chair declared that the committee decided on',
          )}
          choices={meeting.proposals.map((proposal) => ({
            value: proposal.id,
            label:
              proposal.id === administrationsProposal
                ? say(`${proposal.id}, förvaltningens förslag`, `${proposal.id}, the administration’s proposal`)
                : `${proposal.id}, ${proposal.by}`,
            hint: <MeetingProposalView proposal={proposal} basis={found.basis} lang={lang} />,
          }))}
        />
        <TextField
          form={form}
          name="paragraph"
          label={say('Paragraf i protokollet', 'Item in the minutes')}
          hint={say('Till exempel 97', 'For example 97')}
          size="short"
          maxLength={12}
        />
        <SubmitButton name="step" value="declare">
          {say('Registrera beslutet', 'Register the decision')}
        </SubmitButton>
      </EntryForm>
    </section>
  );
}
