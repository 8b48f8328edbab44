import type { InspectedFile } from "../loading/loading.ts";
import type { FoundModel } from "./found-model.ts";

/** Models that the metadata of GGUF files names under `general.base_model.N`. */
export function inGguf(files: readonly InspectedFile[]): readonly FoundModel[] {
  return files.flatMap(({ path, inspection: { format, metadata } }) => {
    if (format !== "gguf") return [];
    const numbers = new Set<string>();
    for (const key of metadata.keys()) {
      const number = /^general\.base_model\.(\d{1,6})\./.exec(key)?.[1];
      if (number !== undefined) numbers.add(number);
    }
    return [...numbers].flatMap((number) => baseOf(path, `general.base_model.${number}`, metadata));
  });
}

/** The address says most; else the organization with the name, else the name alone. */
function baseOf(
  file: string,
  prefix: string,
  metadata: ReadonlyMap<string, string>,
): readonly FoundModel[] {
  const read = (key: string): string => metadata.get(`${prefix}.${key}`)?.trim() ?? "";
  const key = ["repo_url", "url", "name"].find((each) => read(each) !== "");
  if (key === undefined) return [];
  const words = [`${prefix}.${key}: ${read(key)}`];
  let name = read(key);
  if (key === "name" && !name.includes("/") && read("organization") !== "") {
    words.push(`${prefix}.organization: ${read("organization")}`);
    name = `${hyphened(read("organization"))}/${hyphened(name)}`;
  }
  const version = read("version");
  if (key === "name" && version !== "") words.push(`${prefix}.version: ${version}`);
  const text = words.join(", ").slice(0, MAX_QUOTE);
  return [{ name, writer: "program", evidence: { file, text } }];
}

/** Converters write names of a hub with spaces in place of hyphens. */
function hyphened(name: string): string {
  return name.replace(/\s+/g, "-");
}

/** Longest text in a piece of evidence. */
const MAX_QUOTE = 240;
