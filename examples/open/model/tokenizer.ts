/** Turns text into word numbers and back. */
export interface Tokenizer {
  readonly vocabularySize: number;
  readonly encode: (text: string) => Uint16Array;
  readonly decode: (tokens: Iterable<number>) => string;
}

/** A word together with the space before it, or one other character. */
const PIECE = / ?[A-Za-z]+|[^A-Za-z]/gu;

/** Cuts a text into pieces; put together again they are the text. */
export function splitText(text: string): readonly string[] {
  return text.match(PIECE) ?? [];
}

/** The tokenizer that knows these pieces, numbered in the order given. */
export function createTokenizer(vocabulary: readonly string[]): Tokenizer {
  const numbers = new Map(vocabulary.map((piece, number) => [piece, number]));

  function encode(text: string): Uint16Array {
    return Uint16Array.from(splitText(text), (piece) => {
      const number = numbers.get(piece);
      if (number === undefined) {
        throw new RangeError(
          `Cannot encode ${JSON.stringify(piece)}: it is not among the ${numbers.size} pieces of the vocabulary`,
        );
      }
      return number;
    });
  }

  function decode(tokens: Iterable<number>): string {
    return Array.from(tokens, (token) => {
      const piece = vocabulary[token];
      if (piece === undefined) {
        throw new RangeError(`Cannot decode ${token}: the last number is ${numbers.size - 1}`);
      }
      return piece;
    }).join("");
  }

  return { vocabularySize: numbers.size, encode, decode };
}
