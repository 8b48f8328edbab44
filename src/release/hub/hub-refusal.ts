import { AssayError } from "../../bytes/errors.ts";
import type { HttpAnswer } from "../../net/http.ts";

/** What is known beside a refusal. */
export interface RefusalContext {
  readonly id: string;
  readonly hasToken: boolean;
  readonly endpoint: string;
}

/**
 * What the hub means when it does not give something: missing and gated are told apart, as far as it does itself. To
 * somebody without a token it answers 401 for what is missing and for what is private alike.
 */
export function explainRefusal(
  { status, header, url }: Pick<HttpAnswer, "status" | "header" | "url">,
  { id, hasToken, endpoint }: RefusalContext,
): AssayError {
  const { origin } = new URL(url);
  if (origin !== new URL(endpoint).origin) {
    const detail = `${origin}, where the hub sent us for a file, answered ${status}`;
    return new AssayError("network", `Cannot read ${id}: ${detail}`);
  }
  const code = header("x-error-code") ?? "";
  const refuse = (kind: "target-not-found" | "target-not-allowed", detail: string): AssayError =>
    new AssayError(kind, `Cannot read ${id}: ${detail}`);
  if (code === "GatedRepo") {
    return refuse(
      "target-not-allowed",
      hasToken
        ? `it is gated, and the account of this token has no access; ask for it at ${endpoint}/${id}`
        : `it is gated; ask for access at ${endpoint}/${id} and set HF_TOKEN`,
    );
  }
  if (code === "RevisionNotFound") return refuse("target-not-found", "no such revision");
  if (code === "EntryNotFound") return refuse("target-not-found", "no such file at this revision");
  if (code === "RepoNotFound" || status === 404 || (status === 401 && !hasToken)) {
    return refuse(
      "target-not-found",
      hasToken
        ? "no such repository, or a private one that this token may not read"
        : "no such repository, or a private or gated one; set HF_TOKEN to read those",
    );
  }
  if (status === 401) return refuse("target-not-allowed", "the token is not valid");
  if (status === 403)
    return refuse("target-not-allowed", "the hub does not allow it with this token");
  return new AssayError("network", `Cannot read ${id}: the hub answered ${status}`);
}
