import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as answerQuestion } from '../../../functions/choice-system/answer-question/handler.tsx';
import { handler as askQuestion } from '../../../functions/choice-system/ask-question/handler.tsx';
import { handler as followNews } from '../../../functions/choice-system/follow-news/handler.tsx';
import { handler as readDocumentation } from '../../../functions/choice-system/read-documentation/handler.tsx';
import {
  confirmQuestion,
  type QuestionSettlement,
  settleQuestion,
} from '../../../shared/domain/choice-system/question.ts';
import { commitQuestion } from '../../../shared/store/choice-system/question.ts';
import { faultsOf } from '../../support/browser.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { homeCareSystemId, openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask } from '../../support/web-request.ts';

useTables();

const issuer = new OidcIssuer();
const at = '2026-03-02T09:00:00.000Z';

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  await store('fraga-1', false);
  await store('fraga-2', true);
});
afterAll(() => issuer.stop());

async function store(questionId: string, isAnswered: boolean): Promise<void> {
  const asked = confirmQuestion(
    {
      schemaVersion: 1,
      status: 'WRITTEN',
      questionId,
      municipality: 'granvik',
      choiceSystemId: 'hemtjanst',
      versionNumber: 1,
      text: 'Räcker en ansvarsförsäkring som gäller från starten?',
      email: 'nyfiken@exempel.example',
      writtenAt: at,
    },
    at,
  );
  if (!asked.ok) throw new Error(asked.error);
  const settlement: QuestionSettlement = {
    outcome: 'ANSWERED',
    question: asked.value.text,
    answer: 'Ja.\n\nDen ska gälla innan ni börjar.',
  };
  const settled = settleQuestion(asked.value, settlement, { at, by: 'Sam Ordning' });
  if (!settled.ok) throw new Error(settled.error);
  await commitQuestion({
    before: null,
    after: isAnswered ? settled.value : asked.value,
    event: { type: 'QUESTION_ASKED', at, by: 'asker', data: {} },
  });
}

it('questions and news are accessible in a real browser, as axe sees them', async () => {
  const system = { choiceSystemId: homeCareSystemId };
  const documentation = '/valfrihetssystem/{choiceSystemId}';
  const headers = {
    authorization: `Bearer ${issuer.token({ name: 'Sam Ordning', 'cognito:groups': ['granvik:coordinator'] })}`,
  };
  const desk = (questionId: string, form?: Record<string, string>) =>
    ask(answerQuestion, {
      route: '/desk/questions/{questionId}',
      params: { questionId: `granvik.${questionId}` },
      headers,
      ...(form === undefined ? {} : { form }),
    });
  const correctedPage = async () => {
    const seen = /name="seen" value="(\d+)"/.exec((await desk('fraga-2')).body)?.[1] ?? '';
    const what = 'Försäkringen ska gälla redan när ni skriver på.';
    await desk('fraga-2', { outcome: 'CORRECTED', question: 'Räcker det?', answer: `Nej. ${what}`, what, seen });
    return desk('fraga-2');
  };
  const pages = {
    documentation: await ask(readDocumentation, { route: documentation, params: system }),
    ask: await ask(askQuestion, { route: `${documentation}/fraga`, params: system }),
    'ask-error': await ask(askQuestion, { route: `${documentation}/fraga`, params: system, form: { email: 'x' } }),
    follow: await ask(followNews, { route: `${documentation}/nyheter`, params: system }),
    answer: await desk('fraga-1'),
    'answer-error': await desk('fraga-1', { outcome: 'ANSWERED', question: 'Räcker det?' }),
    answered: await desk('fraga-2'),
    'correction-error': await desk('fraga-2', { outcome: 'CORRECTED', answer: '' }),
    corrected: await correctedPage(),
    questions: await ask(answerQuestion, { route: '/desk/questions', headers }),
  };
  expect(pages.documentation.body).toContain('Den ska gälla innan ni börjar.');
  expect(await faultsOf(Object.entries(pages).map(([name, { body }]) => [name, body]))).toEqual([]);
}, 120_000);
