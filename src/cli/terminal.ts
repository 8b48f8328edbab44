import type { Stream, World } from "./world.ts";

/** Width of a report that goes to a file or a pipe, so that it does not depend on the window it was made in. */
const FILE_WIDTH = 80;

/** Columns for a report on this stream. */
export function widthFor({
  isTTY,
  columns = FILE_WIDTH,
}: Pick<Stream, "isTTY" | "columns">): number {
  return isTTY === true ? columns : FILE_WIDTH;
}

/**
 * Whether to color what goes to this stream. `NO_COLOR` (no-color.org) beats `FORCE_COLOR` (force-color.org), since
 * the one who cannot bear color loses more.
 */
export function hasColor({ isTTY }: Stream, env: World["env"]): boolean {
  if (isSet(env["NO_COLOR"])) return false;
  const forced = env["FORCE_COLOR"];
  if (isSet(forced)) return forced !== "0" && forced !== "false";
  return isTTY === true && env["TERM"] !== "dumb";
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
