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
    ["/* AA */\n/* BB */", "AA AND BB"],
    ["a(AA); // BB", "AA AND BB"],
    ["code AA. data BB", "AA AND BB"],
    ["dual licensed, AA and BB", "AA OR BB"],
    ["either AA or BB; fonts: CC", "(AA OR BB) AND CC"],
    ["either AA or BB. AA text follows", "AA OR BB"],
    ["AA conditions. Alternatively, take BB", "AA OR BB"],
    ["at your option AA, BB or CC", "AA OR BB OR CC"],
    ["grind either wheat or corn. Code AA, data BB", "AA AND BB"],
    ["one of the parts is under these licenses:\n\n- AA\n- BB\n", "AA AND BB"],
    ["AA, BB, or CC", "AA OR BB OR CC"],
    ["under AA, under the terms of BB or CC", "AA OR BB OR CC"],
    ["AA, BB and CC", "AA AND BB AND CC"],
    ["AA, BB", "AA AND BB"],
    ["AA, BB or CC. Wheels: DD, EE", "(AA OR BB OR CC) AND DD AND EE"],
    ["wheels AA. Wood or stone are under BB", "AA AND BB"],
    ["AA, and whether of wood or stone, wheels are under BB", "AA AND BB"],
    ["any of AA, BB and CC", "AA OR BB OR CC"],
    ["one of the following:\n\n- AA\n- BB\n- CC\n", "AA OR BB OR CC"],
    ["under either of\n\n * AA\n * BB\n\nat your option", "AA OR BB"],
    ["any of the following licenses:\n\n1. the AA\n2. the BB\n", "AA OR BB"],
    ["the following licenses:\n\n- AA\n- BB\n", "AA AND BB"],
    ["AA 许可证或 BB 许可证", "AA OR BB"],
    ["您可以选择 AA、BB 或 CC", "AA OR BB OR CC"],
    ["采用 AA 和 BB 双重许可", "AA OR BB"],
    ["AA 许可证，模型 BB 许可证", "AA AND BB"],
    ["wahlweise AA oder BB", "AA OR BB"],
    ["| wheel | AA |\n| gear | BB |", "AA AND BB"],
    ["| wheel | [AA](x) |\n| gear | BB |", "AA AND BB"],
    ["wheel | AA\n| gear | BB", "AA AND BB"],
    ["AA | BB", "AA OR BB"],
    ["<td>AA</td> <td>BB</td>", "AA AND BB"],
  ] as const) {
    it(`"${text}" is ${expression}`, () => assert.equal(join(text), expression));
  }
});
