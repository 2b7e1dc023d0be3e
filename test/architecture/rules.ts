import { dirname, join, normalize } from 'node:path/posix';

/** A source file: its path from the root with forward slashes, and its text. */
export interface Source {
  path: string;
  text: string;
}

export interface Violation {
  path: string;
  rule: string;
  what: string;
}

/** A feature enters another only by its door, and only one that stands earlier. */
export const FEATURES = [
  ...['organisation', 'figures', 'notices', 'citizens', 'procedures', 'reception', 'uploads', 'signatures'],
  ...['lookups', 'dossiers', 'documents', 'vault', 'digitisation', 'results', 'archive'],
  ...['payments', 'drafts', 'surveys', 'postings', 'articles', 'official-documents'],
  ...['feedback', 'plans', 'indicators', 'reviews', 'inspections', 'outreach'],
  ...['urging', 'meetings', 'reports', 'oversight', 'privacy', 'exchange'],
];

/** Which places a place may import from. Composition roots may take everything. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  law: ['law'],
  platform: ['platform'],
  ui: ['ui', 'platform/http', 'platform/charts'],
  features: ['features', 'law', 'platform'],
  portal: ['portal', 'features', 'law', 'platform', 'ui'],
  staff: ['staff', 'features', 'law', 'platform', 'ui'],
  api: ['api', 'features', 'law', 'platform'],
};

const ROOTS = /^src\/(main\.ts|app\.tsx|jobs\.ts|recurring\.ts|cli\.ts|cli\/|seed\/)/;
const FORBIDDEN_FOLDERS = /\/(utils?|helpers?|common|services?|core|misc|shared)\//;
const SQL = /\.(selectFrom|insertInto|updateTable|deleteFrom|selectNoFrom)\(/;

/** Every breach of the house's rules in these sources. Tests may reach anywhere and are left out. */
export function violations(sources: readonly Source[]): Violation[] {
  const ours = sources.filter(
    ({ path }) => path.startsWith('src/') && !/\.test\.tsx?$/.test(path) && !path.endsWith('.golden.json'),
  );
  return [...ours.flatMap((source) => [...importFaults(source), ...contentFaults(source)]), ...circles(ours)];
}

/** Files that import one another in a ring, of types too: what cannot be read one after the other. */
function circles(sources: readonly Source[]): Violation[] {
  const imports = new Map(sources.map((source) => [source.path, importsOf(source)]));
  const [done, way, found] = [new Set<string>(), [] as string[], [] as Violation[]];
  const visit = (path: string): void => {
    const at = way.indexOf(path);
    if (at !== -1) found.push({ path, rule: 'circle', what: [...way.slice(at), path].join(' → ') });
    if (at !== -1 || done.has(path)) return;
    way.push(path);
    for (const target of imports.get(path) ?? []) visit(target);
    way.pop();
    done.add(path);
  };
  for (const path of imports.keys()) visit(path);
  return found;
}

/** What a file imports: packages by name, files by their path from the root. */
export function importsOf({ path, text }: Source): string[] {
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ];
  return found.map((match) => {
    const name = (match[1] ?? match[2] ?? match[3])!;
    return name.startsWith('.') ? normalize(join(dirname(path), name)) : name;
  });
}

function importFaults(source: Source): Violation[] {
  const { path } = source;
  if (ROOTS.test(path)) return [];
  const place = path.split('/')[1]!;
  const allowed = MAY_IMPORT[place];
  if (!allowed) return [{ path, rule: 'place', what: `src/${place} is no place of the house` }];
  return importsOf(source).flatMap((target): Violation[] => {
    if (!target.startsWith('src/'))
      return place === 'law' ? [{ path, rule: 'law', what: `law imports ${target}` }] : [];
    const open = allowed.some((each) => target.startsWith(`src/${each}/`));
    if (!open) return [{ path, rule: 'layers', what: `${place} imports ${target}` }];
    return doorFault(path, target);
  });
}

function doorFault(path: string, target: string): Violation[] {
  const to = /^src\/features\/([^/]+)\/(.+)$/.exec(target);
  if (!to) return [];
  const [, feature, file] = to;
  const from = /^src\/features\/([^/]+)\//.exec(path)?.[1];
  if (from === feature) return [];
  if (file !== 'index.ts')
    return [{ path, rule: 'door', what: `enters ${feature} past its index.ts: ${target}` }];
  if (from !== undefined && FEATURES.indexOf(feature!) >= FEATURES.indexOf(from))
    return [{ path, rule: 'order', what: `${from} imports the later feature ${feature}` }];
  return [];
}

function contentFaults({ path, text }: Source): Violation[] {
  const faults: Violation[] = [];
  if (FORBIDDEN_FOLDERS.test(path)) faults.push({ path, rule: 'folder', what: 'a folder without a meaning' });
  const isPure = path.startsWith('src/law/') || path.endsWith('/workflow.ts');
  if (isPure && /new Date\(\)|Date\.now\(|process\.|fetch\(|Math\.random/.test(text))
    faults.push({ path, rule: 'pure', what: 'a rule reads a clock, the process or chance' });
  if (/^src\/(portal|staff|ui|law)\//.test(path) && SQL.test(text))
    faults.push({ path, rule: 'sql', what: 'SQL outside the features and the platform' });
  if (/^src\/features\//.test(path) && /\bconsole\./.test(text))
    faults.push({ path, rule: 'log', what: 'a feature writes to the console' });
  const feature = /^src\/features\/([^/]+)\//.exec(path)?.[1];
  if (feature !== undefined && !FEATURES.includes(feature))
    faults.push({ path, rule: 'place', what: `"${feature}" is not in the list of features` });
  return faults;
}
