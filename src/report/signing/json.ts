import { escapeInvisible } from "../harmless.ts";
import type { Verification } from "../../signing/verify.ts";

/** One object, two spaces to a level. */
export function verificationJson(report: Verification): string {
  return `${escapeInvisible(JSON.stringify(report, null, 2))}\n`;
}
