/** Measures our rules on the notes of the European Open Source AI Index, `node tools/osai-notes.ts`, and writes docs/osai-notes.md. */
import { writeFileSync } from "node:fs";
import { judgeRecords } from "./osai-notes/judge.ts";
import { studyPage } from "./osai-notes/page.ts";
import { readRecords } from "./osai-notes/record.ts";

const RECORDS = new URL("../../shared/labels/osai/osai.jsonl", import.meta.url);

/** Where the page of the study lies. */
export const STUDY_PAGE: URL = new URL("../docs/osai-notes.md", import.meta.url);

/** The page as the records and our rules give it now. */
export async function study(): Promise<string> {
  return studyPage(await judgeRecords(readRecords(RECORDS)));
}

if (import.meta.main) writeFileSync(STUDY_PAGE, await study());
