/** Where one statement ends and the next begins within a sentence. */
const JOINT =
  /\s*[;；]\s*|\s*[,，]\s*(?:and |but |while |whereas |however,? |though |although |而|但)|\s+(?:while|whereas|but)\s+/gi;

/** Words with which a clause puts something under terms of its own. */
const GRANTS =
  /\blicen[sc]ed\b|\b(?:released|distributed|available|provided|published|offered|come) (?:\w+ )?under\b|\bsubject to\b|\bgoverned by\b|\bfollows?\b|\bunder (?:the|an?|its|their)\b|遵循|采用|遵守/i;

/**
 * The clause of a sentence that holds the range from `start` to `end`, where another clause has terms of its own:
 * "the code is under A, while the weights come under B" says two things. The whole sentence elsewhere.
 */
export function clauseOf(text: string, start: number, end: number): string {
  const bounds = [0];
  for (const joint of text.matchAll(JOINT)) bounds.push(joint.index + joint[0].length);
  const from = bounds.findLastIndex((bound) => bound <= start);
  const next = bounds.findIndex((bound) => bound >= end);
  const to = next < 0 ? bounds.length : next;
  const clause = text.slice(bounds[from] ?? 0, bounds[to] ?? text.length);
  const others = bounds
    .map((bound, at) => ({ at, words: text.slice(bound, bounds[at + 1] ?? text.length) }))
    .filter(({ at }) => at < from || at >= to);
  const isOwn = GRANTS.test(clause) && others.some(({ words }) => GRANTS.test(words));
  return isOwn ? clause : text;
}
