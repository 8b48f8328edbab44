import type { HashKind } from "../../signing/hash-kind.ts";
import { EXIT } from "../exit-codes.ts";
import { progressLine } from "../progress.ts";
import { readNamedFile } from "../read-named-file.ts";
import type { World } from "../world.ts";
import { writeWhole } from "../write-file.ts";

/** Options of `assay sign`, as commander reads them. */
export interface SignFlags {
  readonly key: string;
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
  const { passwordFile, certificate, shardSize, tensors } = flags;
  const certificates = [
    ...(certificate === undefined ? [] : [certificate]),
    ...(flags.chain ?? []),
  ];
  const signed = await world.sign(path, {
    key: readNamedFile("key", flags.key),
    ...(passwordFile !== undefined && {
      password: readNamedFile("password", passwordFile).replace(/\r?\n$/, ""),
    }),
    ...(certificates.length > 0 && {
      chain: certificates.map((file) => readNamedFile("certificate", file)).join("\n"),
    }),
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
  writeWhole(flags.output, signed.files);
  if (tensors !== undefined && signed.tensors !== undefined) writeWhole(tensors, signed.tensors);
  return EXIT.done;
}
