import { parseArgs } from 'node:util';
import { compareRequirementSets } from '../../shared/domain/requirement/compare-requirement-sets.ts';
import { lintRequirementSet } from '../../shared/domain/requirement/lint-requirement-set.ts';
import {
  exportRequirements,
  importRequirements,
  requirementsInForce,
  type Deployment,
  type VersionAddress,
} from './deployment.ts';
import { CommandFailure, ending, type Ending } from './ending.ts';
import { readJson, readRequirementSet, writeRequirementSet } from './file.ts';
import { changesInWords, remarksInWords, usage, type Language } from './words.ts';

/** What a command needs from around it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
}

/** `npm run requirements -- lint|diff|import|export FILE`. Never throws for what a person can mend. */
export async function run(args: readonly string[], around: Surroundings): Promise<Ending> {
  try {
    return await command(args, around);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    around.print(error.message);
    return error.ending;
  }
}

async function command(args: readonly string[], { env, print }: Surroundings): Promise<Ending> {
  const { words, options } = read(args);
  const lang = language(options.lang);
  const [name, file, other] = words;
  const misused = (): CommandFailure => new CommandFailure(ending.misused, usage[lang]);
  if (name === undefined || file === undefined || words.length > (name === 'diff' ? 3 : 2)) throw misused();
  const address = (): VersionAddress => {
    if (options.system === undefined || options.version === undefined) throw misused();
    return { system: options.system, version: options.version };
  };

  switch (name) {
    case 'lint':
      return lint(readJson(file), lang, print);
    case 'diff': {
      const from = (): ReturnType<typeof requirementsInForce> => {
        if (options.system === undefined) throw misused();
        return requirementsInForce(deployment(env), options.system);
      };
      const [before, after] =
        other === undefined
          ? [await from(), readRequirementSet(file)]
          : [readRequirementSet(file), readRequirementSet(other)];
      print(changesInWords(compareRequirementSets(before, after), lang));
      return ending.fine;
    }
    case 'import': {
      const set = readJson(file);
      const to = address();
      if (lintRequirementSet(set).some(({ stops }) => stops === 'IMPORT')) return lint(set, lang, print);
      await importRequirements(withToken(env), to, set);
      lint(set, lang, print);
      return ending.fine;
    }
    case 'export': {
      const set = await exportRequirements(withToken(env), address());
      await writeRequirementSet(file, set);
      print(
        {
          sv: `${String(set.requirements.length)} krav i ${file}.`,
          en: `${String(set.requirements.length)} requirements in ${file}.`,
        }[lang],
      );
      return ending.fine;
    }
    default:
      throw misused();
  }
}

function lint(input: unknown, lang: Language, print: Surroundings['print']): Ending {
  const remarks = lintRequirementSet(input);
  print(remarksInWords(remarks, lang));
  return remarks.some(({ stops }) => stops !== 'NOTHING') ? ending.refused : ending.fine;
}

function read(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { system: { type: 'string' }, version: { type: 'string' }, lang: { type: 'string' } },
    });
    return { words: positionals, options: values };
  } catch (error) {
    throw new CommandFailure(
      ending.misused,
      `${error instanceof Error ? error.message : String(error)}\n\n${usage.sv}`,
    );
  }
}

function language(asked: string | undefined): Language {
  if (asked === undefined || asked === 'sv') return 'sv';
  if (asked === 'en') return 'en';
  throw new CommandFailure(ending.misused, usage.sv);
}

function deployment(env: Surroundings['env']): Deployment {
  const api = env['VALBAR_API'];
  if (api === undefined || !URL.canParse(api))
    throw new CommandFailure(
      ending.misused,
      'Sätt VALBAR_API till driftsättningens adress. (Set VALBAR_API to the deployment’s address.)',
    );
  return { api, token: env['VALBAR_TOKEN'] };
}

function withToken(env: Surroundings['env']): Deployment {
  const known = deployment(env);
  if (known.token === undefined || known.token === '')
    throw new CommandFailure(
      ending.misused,
      'Sätt VALBAR_TOKEN till samordnarens id-token. (Set VALBAR_TOKEN to the coordinator’s ID token.)',
    );
  return known;
}
