import { AssayError } from "../../../bytes/errors.ts";
import { systemErrorCode } from "../../../bytes/system-error.ts";

/** Does something in a folder of the cache; what the system refuses there becomes `AssayError("target-unreadable")`. */
export async function inCache<T>(folder: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (error instanceof AssayError || !(error instanceof Error) || !("syscall" in error))
      throw error;
    const detail = `${systemErrorCode(error)}; ASSAY_CACHE names another folder`;
    const message = `Cannot keep what is fetched in ${JSON.stringify(folder)}: ${detail}`;
    throw new AssayError("target-unreadable", message, { cause: error });
  }
}
