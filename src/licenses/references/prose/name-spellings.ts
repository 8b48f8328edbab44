import { isIdeograph } from "../../words/words.ts";

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  license: ["license", "licence"],
  clause: ["clause", "clauses"],
  "0": ["0", "zero"],
  "1": ["1", "1.0", "v1", "one"],
  "2": ["2", "2.0", "v2", "two"],
  "3": ["3", "3.0", "v3", "three"],
  "4": ["4", "4.0", "v4", "four"],
};

/** First words of a name in all their spellings; numbers that are glued to initials come as they are written there. */
export function firstWordsOf(name: string, versions: readonly string[] = []): readonly string[] {
  const end = name.indexOf(" ");
  const word = end < 0 ? name : name.slice(0, end);
  const first = isIdeograph(word.charCodeAt(0)) ? word.slice(0, 1) : (word.split(".")[0] ?? word);
  const found = SPELLINGS[first] ?? [first];
  const rest = end < 0 ? "" : name.slice(end + 1);
  const glued = /^(\d)(?:\.(\d))?/.exec(rest);
  const isJoined = first === "open" || first === "non" || first === "sub";
  return [
    ...found,
    ...(isJoined ? [first + (rest.split(" ")[0] ?? "")] : []),
    ...(glued ? gluedVersions(first, [`${glued[1]}`, `${glued[1]}${glued[2] ?? "0"}`]) : []),
    ...gluedVersions(first, versions),
  ];
}

/** Initials with a version glued to them: `gplv2`, `gpl2`, `lgplv21`, `gplv3+`. */
export function gluedVersions(word: string, versions: readonly string[]): readonly string[] {
  return versions.flatMap((version) =>
    ["", "v"].flatMap((v) => [`${word}${v}${version}`, `${word}${v}${version}+`]),
  );
}

/** Ways to write the words of a name, each as spellings by place. */
export function pathsOf(key: string): readonly (readonly (readonly string[])[])[] {
  const words = key
    .replace(/([a-z])\.(?=\d)/g, "$1 ")
    .split(" ")
    .flatMap(ideographs);
  const paths = [words.map((word) => SPELLINGS[word] ?? [word])];
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (next === undefined) continue;
    const before = words.slice(0, at).map((each) => SPELLINGS[each] ?? [each]);
    const after = words.slice(at + 2).map((each) => SPELLINGS[each] ?? [each]);
    if (word === "open" || word === "non" || word === "sub")
      paths.push([...before, [word + next], ...after]);
    const [major, minor] = /^(\d)(?:\.(\d+))?$/.exec(next)?.slice(1) ?? [];
    if (major !== undefined && /[a-z]$/.test(word)) {
      const glued = [word + major, `${word}v${major}`];
      paths.push([...before, glued, ...(minor === undefined ? [] : [[minor]]), ...after]);
    }
    if (minor !== undefined) paths.push([...before, [word], [`v${major}`], [minor], ...after]);
  }
  return paths;
}

/** Each ideograph is a word of its own. */
function ideographs(word: string): readonly string[] {
  return isIdeograph(word.charCodeAt(0)) ? Array.from(word) : [word];
}
