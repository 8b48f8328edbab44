/** What an address on a host says, as words that the vocabulary knows; several are tried in turn. */
type HostReader = (path: readonly string[]) => readonly string[];

/** Hosts whose addresses name the license in their path. The path comes in lower case, without suffixes. */
const HOSTS: Readonly<Record<string, HostReader>> = {
  "opensource.org": underFolder(/^licen[sc]es?$/),
  "spdx.org": underFolder(/^licenses$/),
  "licenses.nuget.org": ([name = ""]) => [name],
  "choosealicense.com": underFolder(/^licenses$/),
  "tldrlegal.com": (path) =>
    underFolder(/^l(?:icense)?$/)(path).map((name) =>
      name.replace(/-?\(.*$/, "").replaceAll("-", " "),
    ),
  "creativecommons.org": creativeCommons,
  "i.creativecommons.org": creativeCommons,
  "licensebuttons.net": creativeCommons,
  "gnu.org": gnu,
  "fsf.org": gnu,
  "apache.org": ([folder, name = ""]) =>
    /^licen[sc]es?$/.test(folder ?? "") ? [name.replace(/^licen[sc]e-/, "apache-")] : [],
  "mozilla.org": (path) => {
    const at = path.indexOf("mpl");
    const last = path.at(-1) ?? "";
    if (at < 0) return /^mpl-\d/.test(last) ? [last] : [];
    return [`mpl-${(path[at + 1] ?? "").replace(/^mpl-/, "")}`];
  },
  "eclipse.org": (path) => path.flatMap(eclipse).slice(0, 1),
  "boost.org": ([name]) => (name === "license_1_0" ? ["bsl-1.0"] : []),
  "opendatacommons.org": ([folder, name = "", version = "1-0"]) =>
    folder === "licenses"
      ? [`${name === "by" ? "odc-by" : name}-${version.replace("-", ".")}`]
      : [],
  "polyformproject.org": ([folder, name, version]) =>
    folder === "licenses" && name && version ? [`polyform-${name}-${version}`] : [],
  "img.shields.io": badge,
  "shields.io": badge,
};

/** Words for an address key; empty where its host or path is of no known form. */
export function wordsOfAddress(key: string): readonly string[] {
  const end = key.indexOf("/");
  const host = end < 0 ? key : key.slice(0, end);
  const read = readerOf(host);
  if (!read) return [];
  const path = end < 0 ? [] : key.slice(end + 1).split("/");
  return read(path).filter((words) => words !== "");
}

function readerOf(host: string): HostReader | undefined {
  if (host.endsWith(".mit-license.org") || host === "mit-license.org") return () => ["mit"];
  if (host.endsWith("wikipedia.org")) return wikipedia;
  return Object.hasOwn(HOSTS, host) ? HOSTS[host] : undefined;
}

/** `wiki/MIT_License`, `wiki/Ruby_(programming_language)`. */
function wikipedia([folder, name = ""]: readonly string[]): readonly string[] {
  return folder === "wiki" ? [name.replaceAll("_", " ").replace(/\s*\(.*$/, "")] : [];
}

function underFolder(folder: RegExp): HostReader {
  return ([first = "", name = ""]) => (folder.test(first) ? [name] : []);
}

/** `licenses/by-nc-sa/4.0/deed.en`, `publicdomain/zero/1.0`; the port to a country is tried first. */
function creativeCommons([
  folder,
  name = "",
  version = "",
  country = "",
]: readonly string[]): readonly string[] {
  if (folder === "publicdomain") {
    const known: Readonly<Record<string, string>> = { zero: "cc0", mark: "cc-pdm" };
    return known[name] === undefined ? [] : [`${known[name]}-${version || "1.0"}`];
  }
  // An address that a line end cuts off does not say all of its elements.
  if ((folder !== "licenses" && folder !== "l") || name.endsWith("-")) return [];
  if (name === "publicdomain") return ["cc-pddc"];
  if (name === "zero") return ["cc0-1.0"];
  if (/^l?gpl$/.test(name)) return [`${name}-${version}`];
  const parts = new Set(name.split("-"));
  if (!parts.has("by")) return [];
  const license = ["by", "nc", "nd", "sa"].filter((part) => parts.has(part)).join("-");
  if (version === "") return [`cc ${license}`];
  return [`cc-${license}-${version}-${country}`, `cc-${license}-${version}`];
}

/** `licenses/old-licenses/gpl-2.0-standalone`, `copyleft/lesser`. */
function gnu(path: readonly string[]): readonly string[] {
  if (!/^(?:licen[sc]es?|licensing|copyleft)$/.test(path[0] ?? "")) return [];
  const name = (path.at(-1) ?? "").replace(/(?:-standalone|\.[a-z]{2}(?:-[a-z]{2})?)+$/, "");
  const known = /^(?:a|l)?gpl(?:-?v?[\d.]+)?$|^g?fdl(?:-[\d.]+)?$/.test(name);
  return known ? [name] : [];
}

/** `epl-v10`, `epl-2.0`, `edl-v10`. */
function eclipse(part: string): readonly string[] {
  const [, name, version = ""] = /^(epl|edl|cpl)-v?(\d\.?\d)$/.exec(part) ?? [];
  if (name === undefined) return [];
  return [`${name}-${version.includes(".") ? version : `${version[0]}.${version[1]}`}`];
}

/** `badge/License-Apache_2.0-blue`: label, message and color; a doubled dash or underscore stands for itself. */
function badge([folder, name = ""]: readonly string[]): readonly string[] {
  if (folder !== "badge") return [];
  const words = name
    .replaceAll("%3a", ":")
    .replace(/:/g, "-")
    .replaceAll("--", "\0")
    .replaceAll("_", " ");
  const [label = "", message = "", ...rest] = words.replace(/%20/g, " ").split("-");
  const said = /licen[sc]e/.test(label) ? message : rest.length === 0 ? label : "";
  return [said.replaceAll("\0", "-").replaceAll("%2b", "+").trim()];
}
