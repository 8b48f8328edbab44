import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../../bytes/errors.ts";
import type { Profile } from "../../openness/ask/profile.ts";
import { type UseAnswer, USE_ANSWERS } from "../../openness/ask/use.ts";
import type { AskReport } from "../../report/ask/ask-report.ts";
import { EXIT } from "../exit-codes.ts";
import { networkOf, type NetworkFlags } from "../network-flags.ts";
import { type FollowFlags, placesOf } from "../follow-options.ts";
import { progressLine } from "../progress.ts";
import { readNamedFile } from "../read-named-file.ts";
import type { World } from "../world.ts";
import type { Asked } from "../../jobs/ask.ts";
import { renderOptions } from "./license-flags.ts";

/** Options of `assay ask`, as commander reads them. */
export interface AskFlags extends NetworkFlags, FollowFlags {
  readonly profile: string;
  readonly listing?: string;
  readonly subject?: string;
  readonly format: "text" | "json";
  readonly failOn: Exclude<UseAnswer, "yes"> | "never";
  /** A folder for the obligation pack. */
  readonly write?: string;
  readonly quiet?: boolean;
  /** False with `--no-color`. */
  readonly color: boolean;
  readonly width?: number;
}

/** Asks the documents of a release what they say of each use; the exit code. */
export async function runAsk(target: string, flags: AskFlags, world: World): Promise<number> {
  const profile = await profileOf(flags.profile);
  if (flags.write !== undefined) refuseFull(flags.write);
  const places = await placesOf(target, flags, world);
  const line = progressLine(world);
  const asked = await world
    .ask(target, profile, {
      ...(flags.listing !== undefined && { listing: readNamedFile("listing", flags.listing) }),
      ...(flags.subject !== undefined && { subject: flags.subject }),
      ...(places !== undefined && { follow: places }),
      network: networkOf(flags, world, flags.quiet === true ? undefined : line.countTraffic),
      signal: world.signal,
      onProgress: flags.quiet === true ? () => undefined : line.update,
    })
    .finally(() => {
      line.clear();
    });
  if (flags.write !== undefined) await writePack(flags.write, asked);
  await writeReport(asked.report, flags, world);
  return exitCode(asked.report, flags.failOn);
}

async function profileOf(path: string): Promise<Profile> {
  const { readProfile } = await import("../../openness/ask/read-profile.ts");
  const { profile, problems } = readProfile(readNamedFile("profile", path));
  if (problems.length === 0) return profile;
  const places = problems.map(({ line, message }) => `${path}:${line}: ${message}`);
  throw new AssayError("usage", `Cannot use the profile: ${places.join("; ")}`);
}

/** What somebody wrote by hand is not written over. */
function refuseFull(folder: string): void {
  if (!existsSync(join(folder, "NOTICE.txt"))) return;
  throw new AssayError("usage", `Cannot write to "${folder}": it holds a NOTICE.txt already`);
}

async function writePack(folder: string, { report, texts }: Asked): Promise<void> {
  const { obligationPack } = await import("../../openness/ask/obligations.ts");
  const { writeWhole } = await import("../write-file.ts");
  const { files } = obligationPack(report.subject ?? report.release.name, report, texts);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AssayError("usage", `Cannot make the folder "${folder}": ${why}`, { cause });
  }
  for (const [name, text] of files) writeWhole(join(folder, name), text, "the notices");
}

async function writeReport(report: AskReport, flags: AskFlags, world: World): Promise<void> {
  if (flags.format === "json") {
    const { licenseJson } = await import("../../report/license/json.ts");
    world.stdout.write(licenseJson(report));
    return;
  }
  const { askText } = await import("../../report/ask/text.ts");
  world.stdout.write(askText(report, await renderOptions(flags, world)));
}

/** An answer at or below the threshold is certain, so it comes before "incomplete". */
function exitCode({ uses }: AskReport, failOn: AskFlags["failOn"]): number {
  const limit = failOn === "never" ? -1 : USE_ANSWERS.indexOf(failOn);
  if (uses.some(({ answer }) => USE_ANSWERS.indexOf(answer) <= limit)) return EXIT.findings;
  return uses.some(({ answer }) => answer === "unclear") ? EXIT.incomplete : EXIT.done;
}
