import { AssayError } from "../../bytes/errors.ts";
import type { VerifyOptions } from "../../signing/verify.ts";
import type { Answer } from "../../signing/verify-model.ts";
import { EXIT } from "../exit-codes.ts";
import { progressLine } from "../progress.ts";
import { namedPieces, readNamedFile } from "../read-named-file.ts";
import { hasColor, widthFor } from "../terminal.ts";
import type { World } from "../world.ts";
import { writePieces } from "../write-pieces.ts";

/** Options of `assay verify`, as commander reads them. */
export interface VerifyFlags {
  readonly signature: readonly string[];
  readonly key?: string;
  readonly roots?: readonly string[];
  readonly trustRoot?: string;
  readonly identity?: string;
  readonly issuer?: string;
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

/** What `--trust-root` calls the root of the public instance, which is fetched. */
const PUBLIC_ROOT = "sigstore";

/** Holds a model against its signatures and writes what was found; the exit code. */
export async function runVerify(path: string, flags: VerifyFlags, world: World): Promise<number> {
  const line = progressLine(world);
  const { key, roots, trustRoot } = flags;
  const identity = identityOf(flags);
  const report = await world.verify(path, {
    signatures: flags.signature.map((file) => ({
      path: file,
      get text() {
        return namedPieces("signature", file);
      },
    })),
    ...(key !== undefined && { key: readNamedFile("key", key) }),
    ...(roots !== undefined && {
      roots: roots.map((file) => readNamedFile("certificates", file)).join("\n"),
    }),
    ...(trustRoot !== undefined && {
      trustedRoot:
        trustRoot === PUBLIC_ROOT ? { fetch: true } : readNamedFile("trusted root", trustRoot),
    }),
    ...(identity && { identity }),
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
    await writePieces(world.stdout, verificationJson(report));
  } else {
    const { verificationText } = await import("../../report/signing/text.ts");
    const { ansiPaint, plainPaint } = await import("../../report/text/paint.ts");
    const paint = flags.color && hasColor(world.stdout, world.env) ? ansiPaint : plainPaint;
    const options = { width: widthFor(world.stdout), paint };
    await writePieces(world.stdout, verificationText(report, options));
  }
  return EXIT_OF_ANSWER[report.answer];
}

function identityOf({ identity, issuer }: VerifyFlags): VerifyOptions["identity"] {
  if (identity === undefined && issuer === undefined) return undefined;
  if (identity !== undefined && issuer !== undefined) return { name: identity, issuer };
  const why = "anybody may be called that by an issuer of their own";
  throw new AssayError(
    "usage",
    `Cannot check an identity: give --identity and --issuer, for ${why}`,
  );
}
