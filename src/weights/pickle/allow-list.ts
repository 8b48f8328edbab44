import { PLAIN_NAMES } from "./allow-lists/plain.ts";
import { PACKAGE_LISTS } from "./allow-lists/index.ts";

/** What a name may be used for; 0 when it is on no list. Every listed name may be resolved and kept as a value. */
export type Roles = number;

/** Called with any arguments, it builds a value and does nothing else. */
export const CALL = 1;
/** Made by `__new__` and filled with state, it does nothing else. */
export const CLASS = 2;
/** Kept as a value only: calling it, or writing into it, is more than a model needs. */
export const VALUE = 4;
/** Called with the right arguments, it builds a value and does nothing else. */
export const CHECKED = 8;

/** Lines of the lists by their module, which are split into names when one of that module is asked for: most never are. */
let lines: ReadonlyMap<string, readonly string[]> | undefined;
const rolesIn = new Map<string, ReadonlyMap<string, Roles>>();

/** What a name may be used for. The names are exact: a dotted name, or a module below a listed one, is on no list. */
export function rolesOf(module: string, name: string): Roles {
  lines ??= linesByModule();
  const listed = lines.get(module);
  if (listed === undefined) return 0;
  const known = rolesIn.get(module) ?? readLines(listed);
  rolesIn.set(module, known);
  return known.get(name) ?? 0;
}

const ROLE_OF: Readonly<Record<string, Roles>> = {
  call: CALL,
  class: CLASS,
  "call class": CALL | CLASS,
  value: VALUE,
  checked: CHECKED,
};

/** Each line is `role: module name name ...`. */
function linesByModule(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const list of [PLAIN_NAMES, ...PACKAGE_LISTS.map(({ names }) => names)]) {
    for (const line of list.trim().split("\n")) {
      const start = line.indexOf(": ") + 2;
      const module = line.slice(start, line.indexOf(" ", start));
      const before = found.get(module);
      if (before === undefined) found.set(module, [line]);
      else before.push(line);
    }
  }
  return found;
}

function readLines(listed: readonly string[]): ReadonlyMap<string, Roles> {
  const roles = new Map<string, Roles>();
  for (const line of listed) {
    const colon = line.indexOf(":");
    const role = ROLE_OF[line.slice(0, colon)] ?? 0;
    const [, ...names] = line.slice(colon + 2).split(" ");
    for (const name of names) roles.set(name, (roles.get(name) ?? 0) | role);
  }
  return roles;
}
