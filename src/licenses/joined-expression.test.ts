import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createExpressionJoiner } from "./joined-expression.ts";

/** Places of words in capital letters, which stand for their licenses. */
function join(text: string): string {
  const joiner = createExpressionJoiner();
  for (const { 0: expression, index } of text.matchAll(/[A-Z]{2,}/g))
    joiner.add(text, { expression, start: index, end: index + expression.length });
  return joiner.expression();
}

describe("licenses of one text are joined", () => {
  for (const [text, expression] of [
    ["nothing", "NONE"],
    ["under AA", "AA"],
    ["under AA, later AA again", "AA"],
    ["under AA or BB", "AA OR BB"],
    ["under the AA license or the BB license", "AA OR BB"],
    ["AA/BB", "AA OR BB"],
    ["code AA. data BB", "AA AND BB"],
    ["dual licensed, AA and BB", "AA OR BB"],
    ["either AA or BB; fonts: CC", "(AA OR BB) AND CC"],
    ["either AA or BB. AA text follows", "AA OR BB"],
    ["AA conditions. Alternatively, take BB", "AA OR BB"],
    ["at your option AA, BB or CC", "AA OR BB OR CC"],
    ["| wheel | AA |\n| gear | BB |", "AA AND BB"],
    ["<td>AA</td> <td>BB</td>", "AA AND BB"],
  ] as const) {
    it(`"${text}" is ${expression}`, () => assert.equal(join(text), expression));
  }
});
