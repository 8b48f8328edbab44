import type { LicenseEngine } from "../../licenses/license.ts";
import type { Evidence } from "../evidence.ts";
import type { TextMatch } from "../inventory.ts";
import { licenseRef, refOfFile } from "./license-ref.ts";
import type { LicenseFile } from "./license-statement.ts";

/** What a name, and the file it may point to, come down to. */
export interface ResolvedLicense {
  readonly ids: readonly string[];
  readonly match: TextMatch | "named";
  readonly termsKnown: boolean;
  /** The first line of the file that the name was checked against. */
  readonly evidence: readonly Evidence[];
}

/** An address of a license file with the name that most have. */
const PLAIN_ELSEWHERE =
  /^[a-z][a-z0-9+.-]*:.*\/(?:licen[cs]e|copying)(?:\.(?:txt|md|rst))?(?:[?#].*)?$/i;

/** License files of a release, found by the path or address that a document gives for them. */
export class LicenseShelf {
  readonly files: readonly LicenseFile[];
  readonly engine: LicenseEngine;
  readonly #byPath: ReadonlyMap<string, LicenseFile>;

  constructor(files: readonly LicenseFile[], engine: LicenseEngine) {
    this.files = files;
    this.engine = engine;
    this.#byPath = new Map(files.map((file) => [file.path, file]));
  }

  /** The file a link in `document` leads to; undefined when it leads out of the release or to nothing. */
  follow(target: string, document: string): LicenseFile | undefined {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("#"))
      return this.#byAddress(target);
    const path = safeDecode(target.replace(/[?#].*$/, ""));
    const folder = path.startsWith("/") ? [] : document.split("/").slice(0, -1);
    const inRelease = joinPath([...folder, ...path.split("/")]);
    return inRelease === undefined ? this.#byAddress(path) : this.#byPath.get(inRelease);
  }

  /** An address on a code host or hub that ends in the name of a file here usually is that file. */
  #byAddress(target: string): LicenseFile | undefined {
    const path = /\/(?:blob|raw|resolve|tree|src)\/[^/]+\/([^?#]+)/.exec(target)?.[1];
    return path === undefined ? undefined : this.#byPath.get(safeDecode(path));
  }

  /**
   * Settles which license a name means, by the file it points to or, among editions, by the texts at hand.
   * `isOwnWord`: the sentence speaks of this repository and names nothing but the address.
   */
  resolve(
    ids: readonly string[],
    name: string,
    pointer: string | undefined,
    document: string,
    isOwnWord = false,
  ): ResolvedLicense {
    const target = pointer === undefined ? undefined : this.follow(pointer, document);
    // Every repository has a LICENSE: an address that ends so leads to ours only if our text has the name that was said,
    // or nothing else can have been meant.
    const isOurs = pointer !== undefined && (isOwnWord || !PLAIN_ELSEWHERE.test(pointer));
    const file = isOurs || target?.texts.some(({ id }) => ids.includes(id)) ? target : undefined;
    const pointed =
      file?.texts.find((text) => ids.includes(text.id)) ??
      (ids.length === 0 ? file?.texts[0] : undefined);
    if (pointed) return this.#checked(pointed.id, pointed.match, [pointed.evidence]);
    const texts = this.files.flatMap((each) => each.texts);
    const edition = texts.find((text) => ids.includes(text.id));
    if (edition) return this.#checked(edition.id, edition.match, [edition.evidence]);
    // The text at hand is what binds: a name that leads to an unknown one says nothing of its terms, whatever edition it means.
    if (file?.kind === "license" && file.texts.length === 0 && file.title.text !== undefined) {
      const [named] = file.named;
      if (named && (ids.length === 0 || ids.includes(named.id)))
        return {
          ids: [named.id],
          match: "named",
          termsKnown: this.#knowsTerms([named.id]),
          evidence: [named.evidence],
        };
      const [first] = ids;
      if (first !== undefined)
        return { ids: [first], match: "named", termsKnown: false, evidence: [file.title] };
      return { ids: [refOfFile(file)], match: "named", termsKnown: false, evidence: [file.title] };
    }
    if (ids.length > 0)
      return { ids, match: "named", termsKnown: this.#knowsTerms(ids), evidence: [] };
    return { ids: [licenseRef(name, pointer)], match: "named", termsKnown: false, evidence: [] };
  }

  /** Whether a name leads to one license whose text the catalog has read. */
  #knowsTerms(ids: readonly string[]): boolean {
    return ids.length === 1 && ids.every((id) => this.engine.facts(id)?.isTextKnown !== false);
  }

  #checked(id: string, match: TextMatch, evidence: readonly Evidence[]): ResolvedLicense {
    return { ids: [id], match, termsKnown: true, evidence };
  }
}

/** Resolves `.` and `..` within the release; undefined when the path climbs out of it. */
function joinPath(parts: readonly string[]): string | undefined {
  const path: string[] = [];
  for (const part of parts) {
    if (part !== "..") path.push(...(part && part !== "." ? [part] : []));
    else if (path.pop() === undefined) return undefined;
  }
  return path.join("/");
}

/** Percent-decoding that leaves a malformed address as it is. */
function safeDecode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    const decoded = Buffer.from(bytes.replaceAll("%", ""), "hex").toString("utf8");
    return decoded.includes("\uFFFD") ? bytes : decoded;
  });
}
