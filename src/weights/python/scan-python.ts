import { lineFinder } from "../../bytes/lines.ts";

/** A name in Python source that reaches beyond the values of its program. */
export interface PythonReach {
  /** The full name, imports followed: `os.system`. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** Modules that exist to reach out. */
const REACHING_MODULES: readonly string[] = (
  "subprocess socket ctypes pty runpy code codeop marshal pickle _pickle cPickle dill cloudpickle " +
  "shelve requests httpx aiohttp ftplib smtplib telnetlib paramiko webbrowser urllib.request " +
  "urllib2 http.client _posixsubprocess posix nt builtins __builtins__ winreg"
).split(" ");

/** Functions that reach out, in modules that do other things too. */
const REACHING_NAMES: ReadonlySet<string> = new Set(
  (
    "os.system os.popen os.remove os.unlink os.rmdir os.removedirs os.execv os.execve os.execvp " +
    "os.execvpe os.execl os.execle os.execlp os.spawnl os.spawnv os.spawnvp os.posix_spawn os.fork " +
    "os.forkpty os.kill os.startfile os.__dict__ sys.modules sys.settrace shutil.rmtree " +
    "importlib.import_module importlib.__import__ importlib.reload platform.popen timeit.timeit " +
    "asyncio.create_subprocess_exec asyncio.create_subprocess_shell torch.hub.load __builtins__"
  ).split(" "),
);

/** Built-in functions that run text as code; only a call is one, the words are also names of methods and variables. */
const RUNNING_BUILTINS: ReadonlySet<string> = new Set(
  "eval exec compile execfile __import__ breakpoint".split(" "),
);

/**
 * Names in Python source that run programs, reach networks, delete files, or run text as code. Imports are followed;
 * strings and comments are no code. This reads words and not meaning: source that means to hide can.
 */
export function scanPython(source: string): readonly PythonReach[] {
  const plain = withoutStrings(source);
  const aliases = readImports(plain);
  const code = withoutImports(plain);
  const lineOf = lineFinder(code);
  const found: PythonReach[] = [];
  for (const match of code.matchAll(NAME)) {
    const [, written = "", call] = match;
    const before = code[match.index - 1] ?? "\n";
    if (before === "." || isDefinition(code, match.index)) continue;
    const name = resolve(written, aliases);
    const isReaching =
      REACHING_NAMES.has(name) ||
      REACHING_MODULES.some((module) => name.startsWith(`${module}.`)) ||
      (call !== undefined && RUNNING_BUILTINS.has(name));
    if (isReaching) found.push({ name, line: lineOf(match.index) });
  }
  for (const match of code.matchAll(/\.__(?:subclasses|globals|builtins|code|import)__\b/g)) {
    found.push({ name: match[0].slice(1), line: lineOf(match.index) });
  }
  for (const match of plain.matchAll(
    /(?:^|;)[ \t]*from[ \t]+([\w.]{1,200})[ \t]+import[ \t]*\*/gm,
  )) {
    const module = match[1] ?? "";
    const isReaching = module === "os" || REACHING_MODULES.includes(module);
    if (isReaching) found.push({ name: `${module}.*`, line: lineOf(match.index) });
  }
  return found;
}

const NAME = /(?<![\w])([A-Za-z_]\w{0,99}(?:\.[A-Za-z_]\w{0,99}){0,9})(?:\s{0,9}(\())?/g;

/** The name stands behind `def` or `class`. */
function isDefinition(code: string, at: number): boolean {
  return /\b(?:def|class)\s{1,9}$/.test(code.slice(Math.max(0, at - 20), at));
}

function resolve(name: string, aliases: ReadonlyMap<string, string>): string {
  const [first = "", ...rest] = name.split(".");
  return [aliases.get(first) ?? first, ...rest].join(".");
}

const IMPORT = /(?:^|;)[ \t]*import[ \t]+([^\n;]{1,999})/gm;

const FROM_IMPORT =
  /(?:^|;)[ \t]*from[ \t]+([\w.]{1,200})[ \t]+import[ \t]+(\([^()]{0,9999}|[^\n();]{0,999})/gm;

/** What each imported name stands for. */
function readImports(code: string): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const [, list = ""] of code.matchAll(IMPORT)) {
    for (const one of list.split(",")) {
      const [, module = "", alias] =
        /^\s{0,99}([\w.]{1,200})\s{1,99}as\s{1,99}(\w{1,99})/.exec(one) ?? [];
      if (alias !== undefined) aliases.set(alias, module);
    }
  }
  for (const [, module = "", names = ""] of code.matchAll(FROM_IMPORT)) {
    for (const one of names.replace("(", "").split(",")) {
      const [, name, alias] =
        /^\s{0,99}(\w{1,99})(?:\s{1,99}as\s{1,99}(\w{1,99}))?\s{0,99}$/.exec(one) ?? [];
      if (name !== undefined) aliases.set(alias ?? name, `${module}.${name}`);
    }
  }
  return aliases;
}

/** The code without its imports, each character at its place: to import a name is not to use it. */
function withoutImports(code: string): string {
  return code.replaceAll(FROM_IMPORT, blank).replaceAll(/(?:^|;)[ \t]*import[ \t][^\n;]*/gm, blank);
}

const STRING_OR_COMMENT =
  /"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:[^"\\\n]|\\[^])*(?:"|(?=\n)|$)|'(?:[^'\\\n]|\\[^])*(?:'|(?=\n)|$)|#[^\n]*/g;

/** The code alone, each character at its place. */
function withoutStrings(source: string): string {
  return source.replaceAll(STRING_OR_COMMENT, blank);
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, " ");
}
