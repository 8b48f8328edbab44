import { AssayError } from "../../../bytes/errors.ts";
import { lineText, type Packet } from "./packets.ts";
import type { GitRef, GitServer, ObjectFormat } from "./server.ts";

/** What a server says when it is first asked. */
export interface Advertisement {
  readonly server: Omit<GitServer, "url">;
  /** Servers of the first version name all refs at once; of the second, when they are asked. */
  readonly refs?: readonly GitRef[];
}

const OBJECT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** What a server of the first version offers together when it gives any object (git-config, `uploadpack.allowAnySHA1InWant`). */
const ANY_OBJECT = ["allow-tip-sha1-in-want", "allow-reachable-sha1-in-want"];

/** Stands in place of a ref where a repository has none (gitprotocol-pack, "Reference Discovery"). */
const NO_REFS = "capabilities^{}";

/** Reads the answer to `info/refs?service=git-upload-pack`. Throws `AssayError("network")` where it is none. */
export async function readAdvertisement(packets: AsyncIterable<Packet>): Promise<Advertisement> {
  const lines: string[] = [];
  for await (const packet of packets) {
    if (typeof packet === "string") continue;
    const line = lineText(packet);
    if (!line.startsWith("# service=")) lines.push(line);
  }
  const [first] = lines;
  if (first === undefined) throw notUnderstood("it names neither versions nor refs");
  return first === "version 2" ? readSecond(lines.slice(1)) : readFirst(lines);
}

function readSecond(lines: readonly string[]): Advertisement {
  const fetch = lines.find((line) => /^fetch(?:=|$)/.test(line));
  if (fetch === undefined) throw notUnderstood("it offers nothing to fetch");
  const format = lines.find((line) => line.startsWith("object-format="))?.slice(14);
  return {
    server: {
      version: 2,
      objectFormat: objectFormat(format),
      canFilter: fetch.slice(6).split(" ").includes("filter"),
      givesAnyObject: true,
    },
  };
}

function readFirst(lines: readonly string[]): Advertisement {
  const [first = "", ...rest] = lines.filter(
    (line) => line !== "version 1" && !line.startsWith("shallow "),
  );
  const [firstRef = "", offered = ""] = first.split("\0", 2);
  const offers = offered.split(" ");
  const format = offers.find((offer) => offer.startsWith("object-format="))?.slice(14);
  return {
    server: {
      version: 0,
      objectFormat: objectFormat(format),
      canFilter: offers.includes("filter"),
      givesAnyObject: ANY_OBJECT.every((offer) => offers.includes(offer)),
    },
    refs: peeled([firstRef, ...rest].map(readRef).filter(({ name }) => name !== NO_REFS)),
  };
}

function readRef(line: string): GitRef {
  const space = line.indexOf(" ");
  const object = line.slice(0, space);
  if (!OBJECT.test(object)) throw notUnderstood(`${JSON.stringify(line.slice(0, 80))} is no ref`);
  return { name: line.slice(space + 1), object };
}

/** A tag with a text comes twice: as the tag, and with `^{}` behind its name as what it stands for, which counts. */
function peeled(refs: readonly GitRef[]): readonly GitRef[] {
  const byName = new Map<string, GitRef>();
  for (const { name, object } of refs) {
    const plain = name.endsWith("^{}") ? name.slice(0, -3) : name;
    byName.set(plain, { name: plain, object });
  }
  return [...byName.values()];
}

/** Reads one line of the answer to `ls-refs`. A ref that leads to nothing yet has no object. */
export function readListedRef(line: string): GitRef | undefined {
  const [object = "", name = "", ...attributes] = line.split(" ");
  if (object === "unborn") return undefined;
  const tagged = attributes.find((attribute) => attribute.startsWith("peeled:"))?.slice(7);
  return readRef(`${tagged ?? object} ${name}`);
}

function objectFormat(name = "sha1"): ObjectFormat {
  if (name === "sha1" || name === "sha256") return name;
  throw notUnderstood(`it names objects by ${JSON.stringify(name)}`);
}

function notUnderstood(detail: string): AssayError {
  return new AssayError("network", `Cannot understand git server: ${detail}`);
}
