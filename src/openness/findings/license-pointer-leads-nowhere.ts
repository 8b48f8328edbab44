import type { FindingFacts, FindingKind, Sight } from "./finding-kind.ts";

export const licensePointerLeadsNowhere: FindingKind = {
  id: "license-pointer-leads-nowhere",
  severity: "medium",
  because:
    "Terms that a text sends the reader to, and that are not there, are terms nobody can read.",
  remedy: "Put the license text where the link leads, or state the license by its name.",
  find(facts) {
    return [...missingFiles(facts), ...seeReadme(facts)];
  },
};

/** Links within the release to a file that its complete listing does not name. */
function missingFiles({ inventory, observations }: FindingFacts): readonly Sight[] {
  if (inventory.release.listing !== "complete") return [];
  const seen = new Set<string>();
  return observations.statements.flatMap(({ pointer, name, match, evidence }) => {
    const [first] = evidence;
    const path = pointer === undefined ? undefined : pathOf(pointer);
    if (path === undefined || match !== "named" || first === undefined || seen.has(path)) return [];
    seen.add(path);
    const folder = first.file.slice(0, first.file.lastIndexOf("/") + 1);
    const isThere = [path, `${folder}${path}`].some((each) => holds(observations.paths, each));
    if (isThere) return [];
    return [
      {
        message: `The license "${name}" is linked to at "${path}", which the release does not hold`,
        evidence: [first],
      },
    ];
  });
}

/** A path within the release; undefined for an address, a place in the same text, and what climbs out. */
function pathOf(pointer: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^#|^\/\/|(?:^|\/)\.\.(?:\/|$)/i.test(pointer)) return undefined;
  const path = pointer.replace(/[?#].*$/s, "").replace(/^\.?\//, "");
  // Without an ending or a capital it may be a page of a site that the text was written for.
  return /^[\w. %()-]+(?:\/[\w. %()-]+)*$/.test(path) ? path.replaceAll("%20", " ") : undefined;
}

function holds(paths: ReadonlySet<string>, path: string): boolean {
  return paths.has(path) || [...paths].some((each) => each.startsWith(`${path}/`));
}

/** A license that only says to see the README, where no document states one whose terms are known. */
function seeReadme({ observations }: FindingFacts): readonly Sight[] {
  const { statements, licenseFiles, texts } = observations;
  const isStated = statements.some(
    ({ source, termsKnown }) =>
      termsKnown && ["sentence", "badge", "front-matter"].includes(source),
  );
  if (isStated) return [];
  const sent = statements.filter(
    ({ name, pointer = "", termsKnown }) => !termsKnown && (SEE.test(name) || README.test(pointer)),
  );
  const files = licenseFiles.filter(({ kind, path }) => {
    const text = texts.get(path)?.text ?? "";
    return kind === "pointer" && (SEE.test(text) || README.test(text.trim()));
  });
  return [
    ...sent.map(({ name, pointer, evidence }) => ({
      message: SEE.test(name)
        ? `The license is given as "${name}", and no document states one`
        : `The license "${name}" is linked to at "${pointer}", which states none`,
      evidence: evidence.slice(0, 1),
    })),
    ...files.map(({ path, title }) => ({
      message: `${path} sends the reader to the README, which states no license`,
      evidence: [title],
    })),
  ];
}

/** "See README", as a name or a whole text. */
const SEE = /\b(?:see|read|refer to|check)\b[\s\S]{0,40}\b(?:read[-_ ]?me|(?:model )?card)\b/i;

/** The name of a README and nothing else, as a link or as the text of a file that was a link. */
const README = /^(?:\.{0,2}\/){0,4}read_?me(?:\.\w{1,8})?$/i;
