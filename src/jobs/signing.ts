import type { Signed, SignOptions } from "../signing/sign.ts";
import type { Verification, VerifyOptions } from "../signing/verify.ts";

/**
 * Holds a model against its signatures: for each, who signed it and whether that is somebody you named, and what became of
 * every file, or of every tensor. Damaged and foreign signatures are in the answer; rejects with `AssayError` when there is
 * no model, or an option makes no sense.
 */
export async function verify(path: string, options: VerifyOptions): Promise<Verification> {
  const signing = await import("../signing/verify.ts");
  return signing.verify(path, options);
}

/** Signs the files of a model, and its tensors where that is asked for. Rejects with `AssayError` when that cannot be done. */
export async function sign(path: string, options: SignOptions): Promise<Signed> {
  const signing = await import("../signing/sign.ts");
  return signing.sign(path, options);
}
