import { AssayError } from "../bytes/errors.ts";

/** Cuts that may not happen again: the peer closed or reset the connection, or a name server was busy. */
const TRANSIENT: readonly string[] = ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "EAI_AGAIN"];

/** Codes in the words of a person. */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  ENOTFOUND: "no such host",
  EAI_AGAIN: "the name server did not answer",
  UND_ERR_SOCKET: "the connection was cut",
  UND_ERR_CONNECT_TIMEOUT: "no connection in time",
  UND_ERR_BODY_TIMEOUT: "the server fell silent",
  UND_ERR_HEADERS_TIMEOUT: "no answer in time",
  UND_ERR_HEADERS_OVERFLOW: "the head of the answer is too long",
};

/** A URL as messages show it: without query, which may be signed, and without credentials. */
export function shownUrl(url: string | URL): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** Errors of sockets and of HTTP become `AssayError("network")`; everything else is thrown as it is. */
export function networkError(url: string | URL, error: unknown): AssayError {
  if (error instanceof AssayError) return error;
  const code = codeOf(error);
  if (code === undefined) throw error;
  const detail = WORDS[code] ?? code;
  return new AssayError("network", `Cannot fetch ${shownUrl(url)}: ${detail}`, { cause: error });
}

/** Whether it is worth to ask again after this error. */
export function isTransient({ cause }: AssayError): boolean {
  return TRANSIENT.includes(codeOf(cause) ?? "");
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
