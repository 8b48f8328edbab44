import { AssayError } from "../../bytes/errors.ts";
import type { LicenseEngine } from "../../licenses/license.ts";
import { EXIT } from "../exit-codes.ts";
import type { World } from "../world.ts";
import { type LicenseFlags, renderOptions } from "./license-flags.ts";

/** Prints where a file differs from a license, by default the one it holds, or from another file; the exit code. */
export async function runLicenseDiff(
  args: readonly string[],
  flags: LicenseFlags,
  world: World,
): Promise<number> {
  const [path, other, ...more] = args;
  if (path === undefined || more.length > 0) {
    const what = "one file, and at most one license or file to compare it with";
    throw new AssayError("usage", `Cannot compare: --diff takes ${what}, got ${args.length} paths`);
  }
  const { readOneText } = await import("../../scan/read-one-text.ts");
  const { licenseEngine } = await import("../../scan/license-catalog.ts");
  const read = (from: string): Promise<string> => readOneText(from, world.signal, world.stdin);
  const text = await read(path);
  const engine = licenseEngine();
  const id = other === undefined ? undefined : idFor(other, engine);
  if (other !== undefined && id === undefined) {
    const before = { name: path, text };
    const after = { name: other, text: await readOther(other, engine, read) };
    await writeVersions({ before, after }, flags, world);
    return EXIT.done;
  }
  const ids = id === undefined ? idsIn(path, text, engine) : [id];
  for (const one of ids) await writeCanonical({ name: path, text }, one, flags, world);
  return EXIT.done;
}

/** The license that an argument names: its id in any letter case, or a tag that means one license. */
function idFor(name: string, engine: LicenseEngine): string | undefined {
  if (engine.facts(name)) return name;
  const sameLetters = engine.suggestIds(name).find((id) => id.toLowerCase() === name.toLowerCase());
  if (sameLetters !== undefined) return sameLetters;
  const [only, ...others] = engine.idsForTag(name);
  return others.length === 0 ? only : undefined;
}

/** A second file; what is no file was perhaps meant as the id of a license. */
async function readOther(
  name: string,
  engine: LicenseEngine,
  read: (path: string) => Promise<string>,
): Promise<string> {
  try {
    return await read(name);
  } catch (error) {
    if (!(error instanceof AssayError) || error.code !== "target-not-found") throw error;
    const near = [...new Set([...engine.suggestIds(name), ...engine.idsForTag(name)])].slice(0, 5);
    const hint = near.length === 0 ? "" : `; did you mean ${near.join(", ")}?`;
    const what = `neither a license of the catalog nor a file${hint}`;
    throw new AssayError("usage", `Cannot compare with "${name}": ${what}`, { cause: error });
  }
}

/** Licenses whose texts a file holds, once each. */
function idsIn(path: string, text: string, engine: LicenseEngine): readonly string[] {
  const ids = [...new Set(engine.identifyText(text).map(({ id }) => id))];
  if (ids.length > 0) return ids;
  const what =
    "it holds no license text of the catalog; name a license or a file to compare it with";
  throw new AssayError("usage", `Cannot compare "${path}": ${what}`);
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

async function writeVersions(
  { before, after }: { readonly before: NamedText; readonly after: NamedText },
  flags: LicenseFlags,
  world: World,
): Promise<void> {
  const { compareLicenseTexts } =
    await import("../../licenses/differences/compare-license-texts.ts");
  const comparison = compareLicenseTexts(before.text, after.text);
  if (await writeJson({ before: before.name, after: after.name, ...comparison }, flags, world))
    return;
  const { versionsText } = await import("../../report/license/versions.ts");
  const options = await renderOptions(flags, world);
  world.stdout.write(versionsText({ before, after, comparison }, options));
}

async function writeCanonical(
  { name, text }: NamedText,
  id: string,
  flags: LicenseFlags,
  world: World,
): Promise<void> {
  const { licenseEngine } = await import("../../scan/license-catalog.ts");
  const { canonicalText: textOf } = await import("../../scan/canonical-text.ts");
  const { clausesInMatch } = await import("../../licenses/clauses/clauses-of.ts");
  const found = licenseEngine().compareWithCanonical(text, id, textOf(id));
  if (!found) {
    throw new AssayError("usage", `Cannot compare with ${id}: the catalog has no text of it`);
  }
  const clauses = clausesInMatch(text, { differences: found.hunks, clauses: found.clauses });
  const comparison = { ...found, clauses };
  if (await writeJson({ path: name, ...comparison }, flags, world)) return;
  const { canonicalText } = await import("../../report/license/canonical.ts");
  const options = await renderOptions(flags, world);
  world.stdout.write(canonicalText({ name, text, comparison }, options));
}

/** Writes the answer where a program asked for it; whether it did. */
async function writeJson(
  answer: object,
  { format }: LicenseFlags,
  { stdout }: World,
): Promise<boolean> {
  if (format === "text") return false;
  const { licenseJson, licenseJsonLine } = await import("../../report/license/json.ts");
  stdout.write(format === "json" ? licenseJson(answer) : licenseJsonLine(answer));
  return true;
}
