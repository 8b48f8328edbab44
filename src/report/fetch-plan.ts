import { count } from "./text/count.ts";
import type { FetchReport } from "../inventory/fetch-report.ts";
import { formatBytes } from "../inventory/sightings/quantity.ts";
import { escapeInvisible, harmless } from "./harmless.ts";

/** What an audit would fetch, for programs. */
export function fetchJson(plan: FetchReport): string {
  return `${escapeInvisible(JSON.stringify(plan, undefined, 2))}\n`;
}

/** What an audit would fetch, for reading. */
export function fetchText(target: string, { release, files, bytes, unread }: FetchReport): string {
  const at = release.revision === undefined ? "" : ` at ${release.revision}`;
  const rows = files.map(({ path, kind, fetchedBytes, byteLength }) => {
    const size = formatBytes(fetchedBytes);
    const whole = byteLength === undefined || byteLength === fetchedBytes;
    const of = whole ? "" : ` of ${formatBytes(byteLength)}`;
    return `  ${kind.padEnd(10)}${(size + of).padEnd(22)}${path}`;
  });
  const left = unread.map(({ what, why }) => `  ${what}: ${why}`);
  const lines = [
    `An audit of ${target}${at} would fetch ${count(files.length, "file")}, ${formatBytes(bytes)} at most; less where a cache has them.`,
    ...(rows.length > 0 ? ["", ...rows] : []),
    ...(left.length > 0 ? ["", "Left out", ...left] : []),
  ];
  return `${lines.map(harmless).join("\n")}\n`;
}
