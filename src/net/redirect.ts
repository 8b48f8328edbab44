import { AssayError } from "../bytes/errors.ts";
import type { HttpHop } from "./http.ts";
import { shownUrl } from "./network-error.ts";

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** Hops after which a server leads nowhere; hubs and registries need two. */
const MAX_HOPS = 5;

/** Where an answer leads, judged; undefined when it is an answer of its own. Throws `AssayError("network")`. */
export function redirectTarget(answer: HttpHop, hops: readonly HttpHop[]): URL | undefined {
  const location = answer.header("location");
  if (!REDIRECTS.includes(answer.status) || location === undefined) return undefined;
  const target = URL.parse(location, answer.url);
  if (target === null) throw refused(answer, "it redirects to what is no URL");
  if (hops.length >= MAX_HOPS) throw refused(answer, `more than ${MAX_HOPS} redirects`);
  if ([...hops, answer].some(({ url }) => url === target.href)) {
    throw refused(answer, "it redirects in a circle");
  }
  const isDowngrade = answer.url.startsWith("https:") && target.protocol === "http:";
  if (isDowngrade) throw refused(answer, `it redirects to ${target.origin}, without encryption`);
  return askableUrl(target);
}

/** A URL that may be asked: of the web, and without credentials in it. Throws `AssayError("target-not-allowed")`. */
export function askableUrl(url: string | URL): URL {
  const parsed = URL.parse(url);
  if (parsed === null) {
    throw new AssayError("target-not-allowed", `Cannot fetch ${JSON.stringify(url)}: not a URL`);
  }
  const detail =
    parsed.protocol !== "https:" && parsed.protocol !== "http:"
      ? `"${parsed.protocol}" is not asked`
      : parsed.username !== "" || parsed.password !== ""
        ? "credentials in a URL are not sent"
        : undefined;
  if (detail === undefined) return parsed;
  throw new AssayError("target-not-allowed", `Cannot fetch ${shownUrl(parsed)}: ${detail}`);
}

/** Fields that another origin may see. */
const SHARED: readonly string[] = ["accept", "range", "if-range"];

/** Fields of a request that may cross over to another origin. */
export function sharedHeaders(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => SHARED.includes(name.toLowerCase())),
  );
}

function refused({ url }: HttpHop, detail: string): AssayError {
  return new AssayError("network", `Cannot fetch ${shownUrl(url)}: ${detail}`);
}
