import { InvalidArgumentError, Option } from "commander";

/** Narrower than this, the columns of a report cannot be read. */
const MIN_WIDTH = 60;
/** No screen is wider; a typing mistake is. */
const MAX_WIDTH = 1000;

/** `--width`, for every command that writes a text report. */
export function widthOption(): Option {
  return new Option(
    "--width <columns>",
    "columns of the text report (default: the terminal's, else 80)",
  ).argParser(parseWidth);
}

function parseWidth(text: string): number {
  const width = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  if (width >= MIN_WIDTH && width <= MAX_WIDTH) return width;
  throw new InvalidArgumentError(`Expected a whole number from ${MIN_WIDTH} to ${MAX_WIDTH}.`);
}
