/** Where one statement ends and the next begins within a sentence. */
const JOINT =
  /\s*[;；]\s*|\s*[,，]\s*(?:and |but |while |whereas |however,? |though |although |而|但)|\s+(?:while|whereas|but)\s+/gi;

/** Joints that set one thing against another; a plain "and" may join two things under one license. */
const CONTRAST = /[;；]|while|whereas|but|however|though|而|但/i;

/** Words with which a clause puts something under terms of its own. */
const GRANTS =
  /\blicen[sc]ed\b|\b(?:released|distributed|available|provided|published|offered|come) (?:\w+ )?under\b|\bsubject to\b|\bgoverned by\b|\bfollows?\b|\bunder (?:the|an?|its|their)\b|遵循|采用|遵守/i;

/** A clause that says something of its own. */
const SAYS = /\b(?:is|are|was|were|can|may|must|has|have|remains?|requires?|allows?)\b|是|可/i;

/**
 * The clause of a sentence that holds the range from `start` to `end`, where another clause has terms of its own, or is
 * set against it: "the code is under A, while the weights come under B" says two things. The whole sentence elsewhere.
 */
export function clauseOf(text: string, start: number, end: number): string {
  const joints = [...text.matchAll(JOINT)];
  const bounds = [0, ...joints.map((joint) => joint.index + joint[0].length)];
  const from = bounds.findLastIndex((bound) => bound <= start);
  const next = bounds.findIndex((bound) => bound >= end);
  const to = next < 0 ? bounds.length : next;
  const clause = text.slice(bounds[from] ?? 0, bounds[to] ?? text.length);
  if (!GRANTS.test(clause)) return text;
  const isApart = bounds.some((bound, at) => {
    if (at >= from && at < to) return false;
    const words = text.slice(bound, bounds[at + 1] ?? text.length);
    // The joint between this clause and the other one; bounds have one more entry than joints.
    const joint = joints[at < from ? from - 1 : at - 1]?.[0] ?? "";
    return GRANTS.test(words) || (CONTRAST.test(joint) && SAYS.test(words));
  });
  return isApart ? clause : text;
}
