import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { decisionRule } from '../../../shared/domain/choice-system/decision-time.ts';
import { completionRule, silenceWords } from '../../../shared/domain/completion/rule.ts';
import type { Terminology } from '../../../shared/domain/municipality/terminology.ts';
import type { Consequence, ControlPointName, Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import type { QuestionIn } from '../../../shared/domain/choice-system/question.ts';
import { EndNote } from '../../../shared/http/choice-system/end-note.tsx';
import { inLanguage, type Language, type Texts } from '../../../shared/http/language.ts';
import { StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { QuestionsPart } from './questions-part.tsx';
import type { Published } from './published.ts';
import { serviceTypesInWords } from './service-type.ts';

const points: Readonly<Record<ControlPointName, Texts>> = {
  AUTHORISATION: { sv: 'Visas vid ansökan', en: 'Shown with the application' },
  BEFORE_START: { sv: 'Visas före start', en: 'Shown before start' },
  FOLLOW_UP: { sv: 'Visas vid uppföljning', en: 'Shown at follow-up' },
  SELF_REPORT: { sv: 'Redovisas', en: 'Reported' },
};

const consequences: Readonly<Record<Consequence, Texts>> = {
  ACTION_PLAN: { sv: 'åtgärdsplan', en: 'action plan' },
  WARNING: { sv: 'varning', en: 'warning' },
  TERMINATION: { sv: 'uppsägning', en: 'termination' },
};

const channels = {
  API: { sv: 'API', en: 'API' },
  WEB_FORM: { sv: 'Webbformulär', en: 'Web form' },
  EMAIL: { sv: 'E-post', en: 'E-mail' },
  POST: { sv: 'Brev', en: 'Post' },
} satisfies Record<string, Texts>;

/** The whole request documentation to read: nothing is tested that is not said here (LOV 8:1). */
export function DocumentationPage(props: {
  readonly published: Published;
  /** The national advert as it was last seen. */
  readonly advert: { readonly url: string; readonly confirmedOn: string };
  readonly answers: readonly QuestionIn<'ANSWERED'>[];
  readonly terms: Terminology;
  readonly lang: Language;
}) {
  const { published, advert, answers, terms, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { requirements, decisionTime, decisionRef, contractTemplate } = published;
  const { completion, endsOn } = published;
  const apply =
    endsOn === undefined
      ? say('Det går att ansöka när som helst.', 'You can apply at any time.')
      : say(`Det går att ansöka före ${shownDay(endsOn, lang)}.`, `You can apply before ${shownDay(endsOn, lang)}.`);
  return (
    <>
      {endsOn !== undefined && <EndNote on={endsOn} terms={terms} lang={lang} />}
      <p class="lead">
        {say(
          `Alla som uppfyller kraven ${terms.approval.verb}. ${apply} Det här är version ${String(published.versionNumber)}, som gäller från ${shownDay(published.validFrom, lang)}.`,
          `Everybody who meets the requirements is approved. ${apply} This is version ${String(published.versionNumber)}, valid from ${shownDay(published.validFrom, lang)}. The municipality’s own words are in Swedish.`,
        )}
      </p>
      <p>
        <a class="button" href={inLanguage(`/ansok/${published.choiceSystemId}`, lang)}>
          {say('Ansök', 'Apply')}
        </a>
      </p>
      <SummaryList
        rows={[
          { label: say('Tjänster', 'Services'), value: published.services.join('\n') },
          {
            label: say('Slag av tjänster', 'Kinds of service'),
            value: serviceTypesInWords(published.serviceTypes, terms, lang).join('\n'),
          },
          { label: say('Områden', 'Areas'), value: published.areas.join('\n') },
          { label: say('Målgrupper', 'Target groups'), value: published.targetGroups.join('\n') },
          {
            label: say(`Beslut om ${terms.choiceSystem.definite}`, 'Decision on the choice system'),
            value: `${decisionRef.body} ${decisionRef.heldOn} ${decisionRef.paragraph}`,
          },
          {
            label: say('Nationell annons', 'National advert'),
            value: (
              <>
                <a href={advert.url}>{advert.url}</a>
                <p class="hint">
                  {say('Sågs senast', 'Last seen on')} {shownDay(advert.confirmedOn, lang)}.
                </p>
              </>
            ),
          },
          {
            label: say('Så ansöker man', 'How to apply'),
            value: published.submissionChannels
              .map(({ kind, address }) => `${channels[kind][lang]}: ${address}`)
              .join('\n'),
          },
          {
            label: say('Beslut inom', 'Decision within'),
            value: decisionRule(decisionTime)[lang],
          },
          {
            label: say('Komplettering', 'Completion'),
            value: `${completionRule(completion)[lang]} ${silenceWords(completion)[lang]}`,
          },
          ...(published.jointWith.length === 0
            ? []
            : [
                {
                  label: say('Går att söka tillsammans med', 'Can be applied for together with'),
                  value: <JointWith published={published} lang={lang} />,
                },
              ]),
          { label: say('Ersättning', 'Remuneration'), value: published.compensation.grounds },
          {
            label: say('Särskilda kontraktsvillkor', 'Special contract terms'),
            value: published.specialTerms.length === 0 ? say('Inga', 'None') : published.specialTerms.join('\n'),
          },
        ]}
      />
      <h2>
        {say(
          `Krav (${String(requirements.requirements.length)})`,
          `Requirements (${String(requirements.requirements.length)})`,
        )}
      </h2>
      {requirements.requirements.map((requirement) => (
        <RequirementPart requirement={requirement} published={published} lang={lang} key={requirement.id} />
      ))}
      <h2>{say('Avtalet', 'The contract')}</h2>
      <div class="document" lang="sv">
        <h3>{contractTemplate.title}</h3>
        {contractTemplate.sections.map(({ heading, text }, index) => (
          <div key={heading}>
            <h4>{`${String(index + 1)}. ${heading}`}</h4>
            {text.split('\n\n').map((part, at) => (
              <p key={at}>{part}</p>
            ))}
          </div>
        ))}
      </div>
      {municipalityOf(published.municipality.id).visits?.published === true && (
        <p>
          <a href={inLanguage(`/valfrihetssystem/${published.choiceSystemId}/besok`, lang)}>
            {say('Rapporter från uppföljningsbesök', 'Reports of follow-up visits')}
          </a>
        </p>
      )}
      <QuestionsPart choiceSystemId={published.choiceSystemId} answers={answers} lang={lang} />
      <p class="hint">
        {say('Publicerat', 'Published')} {shownDay(stockholmDay(published.publishedAt), lang)}.{' '}
        <code>{published.contentHash}</code>
      </p>
    </>
  );
}

function JointWith({ published, lang }: { readonly published: Published; readonly lang: Language }) {
  return (
    <>
      {published.jointWith.map(({ choiceSystemId, municipality }) => (
        <p key={choiceSystemId}>
          <a href={inLanguage(`/valfrihetssystem/${choiceSystemId}`, lang)}>{municipality.name}</a>
        </p>
      ))}
      <p class="hint">
        {lang === 'sv'
          ? 'Ni väljer det när ni skickar in. Varje kommun prövar ansökan mot sina egna krav och beslutar för sig.'
          : 'You choose it when you send. Each municipality tries the application against its own requirements and decides by itself.'}
      </p>
    </>
  );
}

function RequirementPart(props: {
  readonly requirement: Requirement;
  readonly published: Published;
  readonly lang: Language;
}) {
  const { requirement, published, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { evidence } = published.requirements;
  return (
    <section>
      <h3>{`${requirement.id} ${requirement.title[lang]}`}</h3>
      <p>
        <StatusTag>
          {requirement.kind === 'general'
            ? say('Gäller alla verksamheter', 'For every service')
            : say('Gäller just den här tjänsten', 'For this service')}
        </StatusTag>
      </p>
      <p>{requirement.text[lang]}</p>
      <SummaryList
        rows={[
          ...(requirement.services === undefined
            ? []
            : [{ label: say('Gäller', 'Applies to'), value: requirement.services.join(', ') }]),
          ...requirement.controlPoints.map(({ point, evidence: shown }) => ({
            label: points[point][lang],
            value: shown.map((id) => evidence[id]?.title[lang] ?? id).join('\n'),
          })),
          ...(requirement.onDeficiency.length === 0
            ? []
            : [
                {
                  label: say('Vid brist', 'On deficiency'),
                  value: requirement.onDeficiency.map((line) => consequences[line][lang]).join(', '),
                },
              ]),
        ]}
      />
    </section>
  );
}
