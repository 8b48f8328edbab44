/** A text in which fields are looked for. */
export interface FieldText {
  readonly text: string;
  /**
   * The rest of a line from an offset up to a limit, as one value; a line that ends in an operator or within a parenthesis goes on in
   * the next one. None where nothing is left.
   */
  lineAt(start: number, limit: number): readonly FieldValue[];
}

/** A place of a text where a field may stand: the word that every field of a kind has. */
export interface FieldPlace extends FieldText {
  /** Offsets of the word. */
  readonly start: number;
  readonly end: number;
}

/** One value of a field, as offsets; some notations give a name and an address for one license. */
export interface FieldValue {
  readonly start: number;
  readonly end: number;
  /** The value where it is not the text between the offsets: comment marks blanked out, a table's name for it. */
  readonly words?: string;
  readonly address?: { readonly start: number; readonly end: number };
}

/** What a field holds. */
export interface Field {
  readonly values: readonly FieldValue[];
  /** All that belongs to the field: nothing else reads it again. */
  readonly start: number;
  readonly end: number;
  /** `whole`: a value with words that name no license says nothing. `leading`: what can be read of it counts. */
  readonly reads: "whole" | "leading";
  /** The key says which licenses something may have, or may not have: nothing is under them. */
  readonly isChoice?: boolean;
  /** Any one of the licenses will do. */
  readonly isAlternatives?: boolean;
}

/** One notation in which files state licenses. */
export interface FieldKind {
  readonly name: string;
  /** Words, in lower case, of which one begins or names every field of this kind. */
  readonly words: readonly string[];
  /** The field at a place; undefined where the word stands for something else. Looks at a bounded stretch around it. */
  read(place: FieldPlace): Field | undefined;
}
