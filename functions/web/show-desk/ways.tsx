import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { delegatedPath } from '../../../shared/domain/task/address.ts';
import { inLanguage, type Language, type Texts } from '../../../shared/http/language.ts';
import { hasRole, type Staff, StaffRole } from '../../../shared/http/session.ts';

interface Way {
  readonly path: string;
  readonly words: Texts;
  /** Who may read what is there. */
  readonly roles: readonly StaffRole[];
}

/** Where else the desk leads a reader: to nothing that refuses them. */
export function Ways({ municipality, staff, lang }: Props) {
  const ways = waysOf(municipality).filter(({ roles }) => hasRole(staff, municipality.id, roles));
  return (
    <p>
      {ways.map(({ path, words }, place) => (
        <span key={path}>
          {place > 0 && ' · '}
          <a href={inLanguage(path, lang)}>{words[lang]}</a>
        </span>
      ))}
    </p>
  );
}

interface Props {
  readonly municipality: Municipality;
  readonly staff: Staff;
  readonly lang: Language;
}

const everybody = StaffRole.options;

function waysOf(municipality: Municipality): readonly Way[] {
  const page = (name: string): string => `/desk/${name}?municipality=${municipality.id}`;
  return [
    { path: page('overview'), words: { sv: 'Översikt', en: 'Overview' }, roles: everybody },
    {
      path: page('webhooks'),
      words: { sv: 'Andra system', en: 'Other systems' },
      roles: ['coordinator', 'auditor'],
    },
    { path: page('streets'), words: { sv: 'Gator', en: 'Streets' }, roles: ['coordinator'] },
    { path: page('contracts'), words: { sv: 'Avtal', en: 'Contracts' }, roles: everybody },
    { path: page('circulars'), words: { sv: 'Meddelanden', en: 'Messages' }, roles: ['coordinator'] },
    {
      path: page('questions'),
      words: { sv: 'Frågor', en: 'Questions' },
      roles: ['coordinator', 'case-officer'],
    },
    {
      path: delegatedPath(municipality),
      words: { sv: 'Delegationsbeslut', en: 'Delegated decisions' },
      roles: everybody,
    },
    ...(municipality.complaints === undefined ? [] : complaints(page)),
    { path: page('surveys'), words: { sv: 'Brukarenkäter', en: 'Surveys' }, roles: ['coordinator'] },
    {
      path: page('diary'),
      words: { sv: 'Diarium', en: 'Diary' },
      roles: ['coordinator', 'secretary', 'auditor'],
    },
    {
      path: page('disposals'),
      words: { sv: 'Gallring', en: 'Disposal' },
      roles: ['coordinator', 'secretary', 'auditor'],
    },
    {
      path: page('settings'),
      words: { sv: 'Inställningar', en: 'Settings' },
      roles: ['coordinator', 'case-officer'],
    },
  ];
}

/** Whoever handles complaints, and whoever looks through the log of their readings, are not the same (2001:454 6 §). */
function complaints(page: (name: string) => string): readonly Way[] {
  return [
    {
      path: page('complaints'),
      words: { sv: 'Synpunkter', en: 'Complaints' },
      roles: ['coordinator', 'case-officer', 'delegate'],
    },
    {
      path: page('complaint-readings'),
      words: { sv: 'Läsningar av synpunkter', en: 'Readings of complaints' },
      roles: ['auditor'],
    },
  ];
}
