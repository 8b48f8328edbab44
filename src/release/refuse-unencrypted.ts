import { AssayError } from "../bytes/errors.ts";

/**
 * Throws `AssayError("target-not-allowed")` where a URL is asked without encryption, unless its origin was configured by
 * the person: anybody on the way could put files into the release.
 */
export function refuseUnencrypted(url: string, configured: readonly string[]): void {
  const { protocol, origin } = new URL(url);
  if (protocol === "https:" || configured.some((place) => new URL(place).origin === origin)) return;
  const detail = "without encryption, only servers that were configured are asked";
  throw new AssayError("target-not-allowed", `Cannot open ${JSON.stringify(url)}: ${detail}`);
}
