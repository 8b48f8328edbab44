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

let lists: ReadonlyMap<string, Roles> | undefined;

/** What a name may be used for. The names are exact: a dotted name, or a module below a listed one, is on no list. */
export function rolesOf(module: string, name: string): Roles {
  lists ??= readLists();
  return lists.get(`${module} ${name}`) ?? 0;
}

const ROLE_OF: Readonly<Record<string, Roles>> = {
  call: CALL,
  class: CLASS,
  "call class": CALL | CLASS,
  value: VALUE,
  checked: CHECKED,
};

function readLists(): ReadonlyMap<string, Roles> {
  const roles = new Map<string, Roles>();
  for (const list of [PLAIN_NAMES, ...PACKAGE_LISTS.map(({ names }) => names)]) {
    for (const line of list.trim().split("\n")) addLine(roles, line);
  }
  return roles;
}

/** `role: module name name ...` */
function addLine(roles: Map<string, Roles>, line: string): void {
  const colon = line.indexOf(":");
  const role = ROLE_OF[line.slice(0, colon)] ?? 0;
  const [module, ...names] = line
    .slice(colon + 1)
    .trim()
    .split(" ");
  for (const name of names) {
    const key = `${module} ${name}`;
    roles.set(key, (roles.get(key) ?? 0) | role);
  }
}
