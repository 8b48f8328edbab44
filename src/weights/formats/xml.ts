import type { FormatReader } from "../format-reader.ts";
import { conclude, type Problem } from "../inspection.ts";

/** A document's type comes before its content. */
const MAX_BYTES = 1 << 20;

/** The end of a document: the tag of its first element, and comments behind it. */
const TAIL_BYTES = 4096;

/** Models in XML (PMML, OpenVINO): data, unless the document's type makes its reader fetch files. */
export const xml: FormatReader = {
  name: "xml",
  sniff: ({ head, name }) =>
    /\.(?:pmml|xml)$/.test(name) &&
    /^(?:\xef\xbb\xbf)?\s*</.test(Buffer.from(head).toString("latin1")),
  promisedBy: (name) => name.endsWith(".pmml"),
  async inspect(source, { signal }) {
    const text = Buffer.from(await source.read(0, MAX_BYTES, signal)).toString("latin1");
    const problems: Problem[] = [];
    const external =
      /<!(?:ENTITY|DOCTYPE)\s{1,99}[^<>"']{1,999}\s(?:SYSTEM|PUBLIC)\s{1,99}["']([^"']{0,999})/.exec(
        text,
      );
    if (external !== null) {
      const message = `reading it fetches "${external[1] ?? ""}"`;
      problems.push({ id: "external-entity", message, effect: "code", offset: external.index });
    }
    const entities = text.match(/<!ENTITY\s/g)?.length ?? 0;
    if (entities > 0 && external === null) {
      const message = `${entities} entities, which can stand for any amount of text`;
      problems.push({ id: "entities", message, effect: "malformed" });
    }
    const tailStart = Math.max(0, source.byteLength - TAIL_BYTES);
    const tail = await source.read(tailStart, source.byteLength, signal);
    if (!endsDocument(text, Buffer.from(tail).toString("latin1"))) {
      const message = "the document does not end with its first element";
      problems.push({ id: "truncated", message, effect: "malformed" });
    }
    return conclude({ format: "xml", problems });
  },
};

/** Whether the element that holds all others is closed. Comments and white space may follow. */
function endsDocument(text: string, tail: string): boolean {
  const [, name] = /<([A-Za-z_][\w.:-]{0,200})/.exec(text) ?? [];
  const end = tail.replaceAll(/<!--[^]{0,4000}?-->/g, "").trimEnd();
  const close = end.slice(end.lastIndexOf("<"));
  if (name === undefined) return false;
  const isAlone = close.startsWith(`<${name}`) && close.endsWith("/>");
  return isAlone || close === `</${name}>`;
}
