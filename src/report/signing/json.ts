import { CheckedList } from "../../signing/tensors/checked-list.ts";
import { listPieces, OVER_LINES, textOf, type JsonPieces } from "../json-pieces.ts";
import type { Verification } from "../../signing/verify.ts";

/** One object, two spaces to a level. */
export function* verificationJson(report: Verification): JsonPieces {
  yield* valuePieces(report, "\n");
  yield "\n";
}

/** @param line What begins a line at the level of the value. */
function* valuePieces(value: unknown, line: string): JsonPieces {
  if (value instanceof CheckedList)
    yield* listPieces(value, line, { form: OVER_LINES, pieces: whole });
  else if (Array.isArray(value))
    yield* listPieces(value, line, { form: OVER_LINES, pieces: valuePieces });
  else if (typeof value === "object" && value !== null) yield* memberPieces(value, line);
  else yield* whole(value, line);
}

function* memberPieces(members: object, line: string): JsonPieces {
  const inside = line + OVER_LINES.space;
  let before = "{";
  for (const [key, value] of Object.entries(members)) {
    if (value === undefined) continue;
    yield `${before}${inside}${textOf(key, inside, OVER_LINES)}${OVER_LINES.colon}`;
    yield* valuePieces(value, inside);
    before = ",";
  }
  yield before === "{" ? "{}" : `${line}}`;
}

function* whole(value: unknown, line: string): JsonPieces {
  yield textOf(value, line, OVER_LINES);
}
