import { posix } from "node:path";

import { printableName } from "../printable-path.ts";

/** What says how a file on the web is called. */
export interface NameHints {
  /** Address that was asked for. */
  readonly url: string;
  /** Address that it led to. */
  readonly finalUrl: string;
  /** The `Content-Disposition` field of the answer. */
  readonly disposition: string | undefined;
}

/**
 * What a file is called: the last step of its address where that has an ending, else the name that the server gives it,
 * else the last step of where the address led. A name only, never a path; printable.
 */
export function fileName({ url, finalUrl, disposition }: NameHints): string {
  const asked = lastStep(url);
  const names = [asked, dispositionName(disposition), lastStep(finalUrl)];
  const chosen =
    names.find((name) => /.\.[A-Za-z]\w{0,11}$/.test(name)) ?? names.find((name) => name !== "");
  return printableName(chosen ?? new URL(url).hostname).text;
}

function lastStep(url: string): string {
  return bareName(decoded(new URL(url).pathname.replace(/\/+$/, "")));
}

/** The name in a `Content-Disposition` field (RFC 6266): the extended form before the plain one; empty where there is none. */
function dispositionName(field = ""): string {
  const extended = /;\s{0,9}filename\*=utf-8'[\w-]{0,20}'([^\s;"]{1,1000})/i.exec(field)?.[1];
  if (extended !== undefined) return bareName(decoded(extended));
  const [, quoted, plain] =
    /;\s{0,9}filename=(?:"([^"]{1,1000})"|([^\s;"]{1,1000}))/i.exec(field) ?? [];
  return bareName(quoted ?? plain ?? "");
}

/** The last step of whatever looks like a path, on any system; steps that only lead elsewhere are no names. */
function bareName(path: string): string {
  const name = posix.basename(path.replaceAll("\\", "/"));
  return name === "." || name === ".." ? "" : name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
