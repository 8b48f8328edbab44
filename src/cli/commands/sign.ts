import { AssayError } from "../../bytes/errors.ts";
import type { HashKind } from "../../signing/hash-kind.ts";
import type { SignOptions } from "../../signing/sign.ts";
import type { KeylessSigner } from "../../signing/sigstore/sign-keyless.ts";
import { EXIT } from "../exit-codes.ts";
import { progressLine } from "../progress.ts";
import { readNamedFile } from "../read-named-file.ts";
import type { World } from "../world.ts";
import { writeWhole } from "../write-file.ts";

/** Options of `assay sign`, as commander reads them. */
export interface SignFlags {
  readonly key?: string;
  readonly keyless?: boolean;
  readonly identityToken?: string;
  readonly fulcio?: string;
  readonly rekor?: string;
  readonly tsa?: string;
  readonly passwordFile?: string;
  readonly certificate?: string;
  readonly chain?: readonly string[];
  readonly output: string;
  readonly tensors?: string;
  readonly hash: HashKind;
  readonly shardSize?: number;
  readonly ignore?: readonly string[];
  readonly allowSymlinks?: boolean;
  readonly quiet?: boolean;
}

/** Signs a model and writes the signatures; the exit code. */
export async function runSign(path: string, flags: SignFlags, world: World): Promise<number> {
  const line = progressLine(world);
  const { shardSize, tensors } = flags;
  const signed = await world.sign(path, {
    by: signerOf(flags),
    hash: flags.hash,
    ...(shardSize !== undefined && { shardBytes: shardSize }),
    allowLinks: flags.allowSymlinks ?? false,
    ignored: flags.ignore ?? [],
    outputs: [flags.output, ...(tensors === undefined ? [] : [tensors])],
    withTensors: tensors !== undefined,
    signal: world.signal,
    onProgress: flags.quiet === true ? () => undefined : line.update,
  });
  line.clear();
  world.signal.throwIfAborted();
  const { inPieces } = signed;
  writeWhole(flags.output, inPieces.files, "the signature");
  if (tensors !== undefined && inPieces.tensors !== undefined)
    writeWhole(tensors, inPieces.tensors, "the signature of the tensors");
  return EXIT.done;
}

function signerOf(flags: SignFlags): SignOptions["by"] {
  const { key, keyless = false } = flags;
  if (keyless && key === undefined) return { keyless: keylessOf(flags) };
  if (key === undefined || keyless) {
    throw new AssayError("usage", "Cannot sign: give either --key or --keyless");
  }
  const { certificate, chain = [], passwordFile } = flags;
  const certificates = [...(certificate === undefined ? [] : [certificate]), ...chain];
  return {
    key: readNamedFile("key", key),
    ...(passwordFile !== undefined && { password: firstLine("password", passwordFile) }),
    ...(certificates.length > 0 && {
      chain: certificates.map((file) => readNamedFile("certificate", file)).join("\n"),
    }),
  };
}

function keylessOf({ identityToken, fulcio, rekor, tsa }: SignFlags): KeylessSigner {
  return {
    ...(identityToken !== undefined && {
      identityToken: firstLine("identity token", identityToken),
    }),
    ...(fulcio !== undefined && { fulcioUrl: fulcio }),
    ...(rekor !== undefined && { rekorUrl: rekor }),
    ...(tsa !== undefined && { tsaUrl: tsa }),
  };
}

/** A secret in a file, without the line feed that editors add. */
function firstLine(what: string, path: string): string {
  return readNamedFile(what, path).replace(/\r?\n$/, "");
}
