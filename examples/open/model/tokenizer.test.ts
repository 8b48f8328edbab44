import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createTokenizer, splitText } from "./tokenizer.ts";

describe("splitting a text", () => {
  const cases = [
    { what: "nothing of an empty text", text: "", pieces: [] },
    { what: "words with their space", text: "The old gull", pieces: ["The", " old", " gull"] },
    {
      what: "punctuation apart",
      text: "Then, it sings.\n",
      pieces: ["Then", ",", " it", " sings", ".", "\n"],
    },
    { what: "spaces that no word follows", text: "a  b ", pieces: ["a", " ", " b", " "] },
  ];
  for (const { what, text, pieces } of cases) {
    it(`gives ${what}`, () => assert.deepEqual(splitText(text), pieces));
  }
});

describe("a tokenizer", () => {
  const tokenizer = createTokenizer(["\n", " sings", "It", "."]);

  it("numbers pieces by their place in the vocabulary", () => {
    assert.deepEqual(tokenizer.encode("It sings.\n"), Uint16Array.of(2, 1, 3, 0));
  });

  it("gives back the text", () => {
    assert.equal(tokenizer.decode(tokenizer.encode("It sings.\n")), "It sings.\n");
  });

  it("refuses a word that it does not know", () => {
    assert.throws(() => tokenizer.encode("It swims"), {
      name: "RangeError",
      message: 'Cannot encode " swims": it is not among the 4 pieces of the vocabulary',
    });
  });

  it("refuses a number that it does not know", () => {
    assert.throws(() => tokenizer.decode([4]), {
      name: "RangeError",
      message: "Cannot decode 4: the last number is 3",
    });
  });
});
