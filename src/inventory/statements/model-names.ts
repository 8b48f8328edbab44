/**
 * A name with a size in it, as models have: `Foo-7B`, `Bar2 70B`, `Baz-1.5B-Chat`. Words after a blank begin with a
 * capital or digit. Every repetition is bounded: names are short, and what is hostile costs little.
 */
const SIZED_NAME =
  /\b(?!(?:The|This|These|Our|All|Both|An?|For|Of|In|Under|Use) )[A-Z][\w.]{0,40}(?:-[\w.]{1,40}| [A-Z0-9][\w.]{0,40}){0,4}?[- ]?\d{1,5}(?:\.\d{1,3})?[BM](?:-[A-Za-z][\w.]{0,40}){0,6}\b/g;

/** What the weights are said to be of: "weights of the Foo", "the Foo-1 weights". */
const OWNER =
  /\bweights of (?:the )?([A-Za-z][\w.-]*)|\b([A-Z][\w.]*-[\w.]+) (?:models?|weights|checkpoints?)\b/;

/** Models that a phrase names, in order of place. */
export function modelNames(phrase: string): readonly string[] {
  const names = [...phrase.matchAll(SIZED_NAME)].map((match) => match[0]);
  const owner = OWNER.exec(phrase);
  const owned = owner?.[1] ?? owner?.[2];
  return owned === undefined || names.includes(owned) ? names : [...names, owned];
}
