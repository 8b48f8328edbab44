import { posix } from "node:path";

/** Folders of `src/`, top floor first. An import goes down; folders of one floor are strangers to one another. */
export const FLOORS: readonly (readonly string[])[] = [
  ["cli", "server", "web"],
  ["index"],
  ["jobs"],
  ["report", "statements", "scan", "lock"],
  ["openness", "compare", "rebuild", "patch", "signing", "lineage"],
  ["inventory"],
  ["release", "licenses", "weights"],
  ["net"],
  ["bytes"],
];

/** Folders that touch no disk, network, clock or environment. */
export const PURE: readonly string[] = ["licenses", "openness", "report", "lock"];

/** Names of folders that say nothing about what lies in them. */
export const EMPTY_NAMES: readonly string[] = [
  "utils",
  "util",
  "helpers",
  "common",
  "core",
  "types",
  "lib",
  "misc",
];

/** Source text by path relative to `src/`, slash-separated. */
export type Sources = ReadonlyMap<string, string>;

/** One import as written. */
export interface Import {
  readonly specifier: string;
  /** Erased before the program runs. */
  readonly isType: boolean;
}

/** Every import of a file: static, dynamic and re-exports. Formatted source is expected, one statement per line start. */
export function importsOf(source: string): readonly Import[] {
  const statements = source.matchAll(/^(?:import|export)\s+(type\s)?[^;"']*?\bfrom\s+"([^"]+)"/gm);
  const bare = source.matchAll(/^import\s+"([^"]+)"/gm);
  const dynamic = source.matchAll(/\bimport\(\s*"([^"]+)"/g);
  return [
    ...[...statements].map((m) => ({ specifier: m[2] ?? "", isType: m[1] !== undefined })),
    ...[...bare, ...dynamic].map((m) => ({ specifier: m[1] ?? "", isType: false })),
  ];
}

/** Every breach of the floors, of purity and of the naming rules, one sentence each; empty when the house stands. */
export function breaches(sources: Sources): readonly string[] {
  return [...sources].flatMap(([path, source]) => [
    ...breachesOfFloors(path, source),
    ...breachesOfPurity(path, source),
    ...breachesOfEdges(path, source),
    ...breachesOfNames(path),
  ]);
}

function breachesOfFloors(path: string, source: string): string[] {
  const from = folderOf(path);
  const floor = floorOf(from);
  if (floor < 0) return [`${path}: folder "${from}" is on no floor`];
  return importsOf(source).flatMap(({ specifier }) => {
    if (!specifier.startsWith(".")) return [];
    const to = folderOf(resolveImport(path, specifier));
    if (to === from || floorOf(to) > floor) return [];
    return [`${path}: "${from}" imports "${to}", which is not below it`];
  });
}

/** Pure code takes no module of Node, no clock, no network and no chance; types are erased and may be named. */
function breachesOfPurity(path: string, source: string): string[] {
  if (!PURE.includes(folderOf(path))) return [];
  const modules = importsOf(source)
    .filter(({ specifier, isType }) => specifier.startsWith("node:") && !isType)
    .map(({ specifier }) => `${path}: pure code imports "${specifier}"`);
  const reach = codeOf(source).match(
    /\b(?:Date\.now|new Date\(|performance\.now|Math\.random|fetch\()/g,
  );
  return [...modules, ...(reach ?? []).map((what) => `${path}: pure code uses "${what}"`)];
}

/** The console and the process belong to the edge that a person or a socket touches. */
function breachesOfEdges(path: string, source: string): string[] {
  if (folderOf(path) === "cli" || path === "server/node.ts") return [];
  const touched = codeOf(source).match(/\bconsole\.\w+|\bprocess\.\w+/g) ?? [];
  const imported = importsOf(source)
    .map(({ specifier }) => specifier)
    .filter((specifier) => ["node:process", "node:console"].includes(specifier));
  return [...touched, ...imported].map((what) => `${path}: ${what} outside of cli`);
}

function breachesOfNames(path: string): string[] {
  return posix
    .dirname(path)
    .split("/")
    .filter((folder) => EMPTY_NAMES.includes(folder))
    .map((folder) => `${path}: a folder named "${folder}" says nothing`);
}

/** Import cycles among the files, each as the paths around it; imports of types count. */
export function cycles(sources: Sources): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      return;
    }
    const source = sources.get(path);
    if (done.has(path) || source === undefined) return;
    for (const { specifier } of importsOf(source)) {
      if (specifier.startsWith(".")) walk(resolveImport(path, specifier), [...trail, path]);
    }
    done.add(path);
  };
  for (const path of sources.keys()) walk(path, []);
  return found;
}

function resolveImport(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier);
}

/** Top folder of a path in `src/`; the file itself for what lies directly there, such as `index`. */
function folderOf(path: string): string {
  const [first = ""] = path.split("/");
  return first.replace(/\.ts$/, "");
}

function floorOf(folder: string): number {
  return FLOORS.findIndex((floor) => floor.includes(folder));
}

/** The source without the words of strings and comments. */
function codeOf(source: string): string {
  return source
    .replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""')
    .replaceAll(/^\s*\/\*[\s\S]*?\*\//gm, "")
    .replaceAll(/(^|\s)\/\/.*$/gm, "");
}
