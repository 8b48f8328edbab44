import { dirname, extname, resolve } from "node:path";
import { AssayError } from "../bytes/errors.ts";
import type { Policy } from "../openness/definition.ts";
import { DEFINITIONS } from "../openness/definitions/index.ts";
import { didYouMean } from "../openness/nearest-word.ts";
import { readRuleFile } from "../openness/rule-files/read-rule-file.ts";
import { MAX_RULE_FILE_LENGTH } from "../openness/rule-files/read-yaml.ts";
import { type NamedPolicy, resolveExtends } from "../openness/rule-files/resolve-extends.ts";
import { readNamedFile } from "./read-named-file.ts";

/** No character takes more than four bytes. */
const MAX_BYTES = 4 * MAX_RULE_FILE_LENGTH;

/** Problems of one file that are told; the rest is counted. */
const PROBLEMS_TOLD = 5;

/** Reads a policy and all that it extends. Throws `AssayError` that says what is wrong, and where. */
export function loadPolicy(path: string): Policy {
  return resolveExtends(readPolicy(path), findBase);
}

/** What a rule file extends: a definition by its id, with or without its version, or a file beside it. */
function findBase(words: string, from: string): NamedPolicy {
  const definition = DEFINITIONS.find(
    ({ id, version }) => words === id || words === `${id}@${version}`,
  );
  if (definition !== undefined) return { name: definition.id, policy: definition };
  if (extname(words) !== "") return readPolicy(resolve(dirname(from), words));
  const hint = didYouMean(
    words,
    DEFINITIONS.map(({ id }) => id),
  );
  throw new AssayError("usage", `${from}: extends the unknown definition "${words}"${hint}`);
}

function readPolicy(path: string): NamedPolicy {
  const read = readRuleFile(readNamedFile("policy", path, MAX_BYTES));
  if ("policy" in read) return { name: resolve(path), policy: read.policy };
  const told = read.problems
    .slice(0, PROBLEMS_TOLD)
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
  const more = read.problems.length - told.length;
  const rest = more === 0 ? [] : [`and ${more} more`];
  throw new AssayError(
    "usage",
    `Cannot use the policy "${path}": ${[...told, ...rest].join("; ")}`,
  );
}
