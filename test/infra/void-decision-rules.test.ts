import { describe, expect, it, test } from 'vitest';
import { parseDeploymentConfig } from '../../infra/deployment-config.ts';
import { granvik } from './support.ts';

const [municipality] = granvik().municipalities;

/** What a deployer reads when Granvik's rules for who decides are changed so. */
function refusalOf(rules: Record<string, unknown>, settings: Record<string, unknown> = {}): string {
  const changed = { ...municipality, ...settings, decisionRules: { ...municipality?.decisionRules, ...rules } };
  try {
    parseDeploymentConfig('config/somewhere.json', JSON.stringify({ ...granvik(), municipalities: [changed] }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
}

const officer = municipality?.decisionRules.CLEAR_APPROVAL;

describe('a rule whose decisions would be void is refused', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    [
      'KL 6:27: several members clicking outside a meeting',
      { REFUSAL: { mode: 'COLLECTED_CLICKS', members: 5 } },
      /decisionRules\.REFUSAL\.mode: members who answer one by one .*KL 6:27/,
    ],
    [
      'KL 6:27: a meeting that counts votes given before it',
      { REFUSAL: { mode: 'MEETING', votesByLink: true } },
      /decisionRules\.REFUSAL: members who answer one by one .*KL 6:27/,
    ],
    [
      'KL 6:37: an automated decision',
      { CLEAR_APPROVAL: { mode: 'AUTOMATED' } },
      /decisionRules\.CLEAR_APPROVAL\.mode: no decision .* by machine: .*KL 6:37.*LOV 1:3/,
    ],
    [
      'KL 6:37: a delegate whose decision a machine makes',
      { CLEAR_APPROVAL: { ...officer, automatic: true } },
      /decisionRules\.CLEAR_APPROVAL: no decision .* by machine: /,
    ],
    [
      'KL 6:37: several members as one delegate',
      { REFUSAL: { mode: 'DELEGATE_MEMBER', delegationPoint: '4.2', seat: ['1', '2'] } },
      /decisionRules\.REFUSAL\.seat: several cannot be the delegate together.*KL 6:37/,
    ],
    [
      'KL 7:5: several employees as one delegate',
      { REFUSAL: { mode: 'DELEGATE_OFFICER', delegationPoint: '4.1', delegate: [municipality?.coordinator] } },
      /decisionRules\.REFUSAL\.delegate: several cannot be the delegate together.*KL 7:5/,
    ],
    [
      'KL 7:6: a member who passes the delegation on',
      { REFUSAL: { mode: 'DELEGATE_MEMBER', delegationPoint: '4.2', seat: '2', subDelegation: { point: '4.2.1' } } },
      /decisionRules\.REFUSAL: a member or a committee passes no delegation on: .*KL 7:6/,
    ],
    [
      'KL 7:6: a delegation that is passed on twice',
      {
        CLEAR_APPROVAL: {
          ...officer,
          subDelegation: { point: '4.1.1', by: municipality?.coordinator, subDelegation: { point: '4.1.1.1' } },
        },
      },
      /decisionRules\.CLEAR_APPROVAL\.subDelegation: only the head of administration .* once.*KL 7:6/,
    ],
    [
      'KL 6:38: the request documentation decided by a delegate',
      { REQUEST_DOCUMENTATION: officer },
      /decisionRules: REQUEST_DOCUMENTATION: .*cannot be delegated \(KL 6:38\)/,
    ],
    [
      'KL 6:39: urgency as a standing rule',
      { CLEAR_APPROVAL: { mode: 'URGENT_CHAIR', delegationPoint: '1.1' } },
      /decisionRules\.CLEAR_APPROVAL\.mode: urgency is no standing rule: .*KL 6:39/,
    ],
    [
      'KL 6:39: urgency as a setting of another rule',
      { CLEAR_APPROVAL: { mode: 'MEETING', urgent: true } },
      /decisionRules\.CLEAR_APPROVAL: urgency is no standing rule: .*KL 6:39/,
    ],
  ])('%s', (_paragraph, rules, message) => {
    expect(refusalOf(rules)).toMatch(message);
  });

  it.each([
    [
      'for some outcomes, always',
      { delegationPoint: '1.1', outcomes: ['REFUSAL'] },
      /urgency is no standing rule: .*KL 6:39/,
    ],
    [
      'by several members',
      { delegationPoint: '1.1', deputySeat: ['2', '3'] },
      /several cannot decide together: .*KL 6:39/,
    ],
  ])('KL 6:39: an urgent decision %s', (_what, urgentDelegation, message) => {
    expect(refusalOf({}, { urgentDelegation })).toMatch(message);
  });

  it.each([
    [
      'KL 6:37: a machine',
      { mode: 'AUTOMATED' },
      /measures\.termination\.mode: no decision .*a contract ends.* by machine: /,
    ],
    [
      'KL 6:27: several members who click',
      { mode: 'COLLECTED_CLICKS', members: 5 },
      /measures\.termination\.mode: members who answer one by one .*KL 6:27/,
    ],
    [
      'KL 6:37: several members as one delegate',
      { mode: 'DELEGATE_MEMBER', delegationPoint: '4.2', seat: ['1', '2'] },
      /measures\.termination\.seat: several cannot be the delegate together.*KL 6:37/,
    ],
    [
      'KL 6:39: standing urgency',
      { mode: 'MEETING', urgent: true },
      /measures\.termination: urgency is no standing rule: /,
    ],
  ])('%s does not decide that a contract ends', (_paragraph, termination, message) => {
    expect(refusalOf({}, { measures: { termination } })).toMatch(message);
  });

  it('claims no paragraph for a setting of measures that is only misspelt', () => {
    const refusal = refusalOf({}, { measures: { shownWarningDay: 30 } });
    expect(refusal).toContain('measures');
    expect(refusal).not.toMatch(/KL|LOV/);
  });

  it('claims no paragraph for what is only misspelt', () => {
    const refusal = refusalOf({ REFUSAL: { mode: 'METING' } });
    expect(refusal).toContain('decisionRules.REFUSAL');
    expect(refusal).not.toMatch(/KL|LOV/);
  });

  it('accepts the delegation order as it stands', () => {
    expect(refusalOf({})).toBe('accepted');
  });
});

describe('a subcommittee that decides', () => {
  const rule = { REFUSAL: { mode: 'SUBCOMMITTEE', delegationPoint: '3.1', subcommittee: 'individutskottet' } };
  const body = { id: 'individutskottet', name: 'Individutskottet', seats: 3 };

  it('KL 6:37: is the committee’s own, or the configuration is refused', () => {
    expect(refusalOf(rule, { subcommittees: [body] })).toBe('accepted');
    expect(refusalOf(rule)).toMatch(/does not name among its subcommittees \(KL 6:37\)/);
    expect(refusalOf(rule, { subcommittees: [{ ...body, id: municipality?.committee.id }] })).toMatch(/KL 6:37/);
  });
});
