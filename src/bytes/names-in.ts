import { readdirSync, statSync } from "node:fs";
import { systemErrorCode } from "./system-error.ts";

/** Names in a folder; none where it is not there, or may not be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    // Asked first, because most often it is none, and an error costs ten times the question.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
    return readdirSync(folder);
  } catch (error) {
    systemErrorCode(error);
    return [];
  }
}
