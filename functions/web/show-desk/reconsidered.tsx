import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { scopeName } from '../../../shared/domain/application/content.ts';
import { takenUpOf } from '../../../shared/domain/decision/taken-up.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';

/** What of the case is decided anew in another, and of which other case's decision it is a part itself. */
export function reconsideredRows(application: RegisteredApplication, lang: Language) {
  const { municipality, reconsiders } = application;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const at = (id: string): string => inLanguage(`/desk/applications/${publicId(municipality, id)}`, lang);
  const of = reconsiders?.of;
  return [
    ...(of === undefined
      ? []
      : [
          {
            label: say('Prövar på nytt en del av', 'Decides anew a part of'),
            value: <a href={at(of.applicationId)}>{of.diaryNumber}</a>,
          },
        ]),
    ...takenUpOf(application).map(({ applicationId, scopes }) => ({
      label: say('Prövas på nytt i ett eget ärende', 'Decided anew in a case of its own'),
      value: <a href={at(applicationId)}>{scopes.map(scopeName).join(', ')}</a>,
    })),
  ];
}
