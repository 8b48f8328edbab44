import { escapeInvisible } from "../harmless.ts";

/** One answer on one line. Characters that could steer a terminal are escaped, and mean the same. */
export function licenseJsonLine(answer: object): string {
  return `${escapeInvisible(JSON.stringify(answer))}\n`;
}

/** Answers as one JSON value, two spaces to a level. */
export function licenseJson(answers: object): string {
  return `${escapeInvisible(JSON.stringify(answers, null, 2))}\n`;
}
