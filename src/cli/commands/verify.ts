import type { Answer } from "../../signing/verify-model.ts";
import { EXIT } from "../exit-codes.ts";
import { progressLine } from "../progress.ts";
import { readNamedFile } from "../read-named-file.ts";
import { hasColor, widthFor } from "../terminal.ts";
import type { World } from "../world.ts";

/** Options of `assay verify`, as commander reads them. */
export interface VerifyFlags {
  readonly signature: readonly string[];
  readonly key?: string;
  readonly roots?: readonly string[];
  readonly ignore?: readonly string[];
  readonly ignoreUnsigned?: boolean;
  readonly allowSymlinks?: boolean;
  readonly format: "text" | "json";
  readonly quiet?: boolean;
  /** False with `--no-color`. */
  readonly color: boolean;
}

/** A signature that is valid for somebody nobody vouched for is no finding, and no proof either. */
const EXIT_OF_ANSWER: Readonly<Record<Answer, number>> = {
  verified: EXIT.done,
  failed: EXIT.findings,
  unknown: EXIT.incomplete,
};

/** Holds a model against its signatures and writes what was found; the exit code. */
export async function runVerify(path: string, flags: VerifyFlags, world: World): Promise<number> {
  const line = progressLine(world);
  const { key, roots } = flags;
  const report = await world.verify(path, {
    signatures: flags.signature.map((file) => ({
      path: file,
      text: readNamedFile("signature", file),
    })),
    ...(key !== undefined && { key: readNamedFile("key", key) }),
    ...(roots !== undefined && {
      roots: roots.map((file) => readNamedFile("certificates", file)).join("\n"),
    }),
    ignored: flags.ignore ?? [],
    allowLinks: flags.allowSymlinks ?? false,
    ignoreUnsigned: flags.ignoreUnsigned ?? false,
    signal: world.signal,
    onProgress: flags.quiet === true ? () => undefined : line.update,
  });
  line.clear();
  world.signal.throwIfAborted();
  if (flags.format === "json") {
    const { verificationJson } = await import("../../report/signing/json.ts");
    world.stdout.write(verificationJson(report));
  } else {
    const { verificationText } = await import("../../report/signing/text.ts");
    const { ansiPaint, plainPaint } = await import("../../report/text/paint.ts");
    const paint = flags.color && hasColor(world.stdout, world.env) ? ansiPaint : plainPaint;
    world.stdout.write(verificationText(report, { width: widthFor(world.stdout), paint }));
  }
  return EXIT_OF_ANSWER[report.answer];
}
