/** A link or image as the markup writes it. */
export interface Link {
  /** Words that a reader sees; the `alt` text of an image. */
  readonly label: string;
  readonly target: string;
  readonly isImage: boolean;
  /** Offset of the link's first character in the raw text. */
  readonly at: number;
  /** Range of the label in the plain text, so that a sentence can tell which links are its own. */
  readonly plainStart: number;
  readonly plainEnd: number;
}

/** Markup removed, with the way back to the raw characters. */
export interface PlainText {
  readonly text: string;
  /** For each character of `text`, the offset of the raw character it came from. */
  readonly origin: readonly number[];
  readonly links: readonly Link[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  copy: "©",
};

/** Tags that end a line of thought; the text before and after them never forms one sentence. */
const BLOCK_TAG =
  /^\/?(?:p|div|br|hr|td|th|tr|table|li|ul|ol|h[1-6]|center|details|summary|blockquote|section)$/i;

/** Mark put where a block tag stood; the sentence splitter breaks there. */
export const BREAK = "\u2029";

/**
 * Inline markup. Every repetition is bounded, so that hostile text costs time in proportion to its length:
 * labels up to 600 pieces, addresses up to 2,000 characters, attributes up to 2,000.
 */
const INLINE =
  /\\([\\`*_{}[\]()#+.!|<>~-])|(!?)\[((?:[^[\]\\]|\\.|\[(?:[^[\]\\]|\\.){0,200}\]){0,600})\]\(\s{0,4}<?([^\s()>]{0,2000}(?:\([^\s()]{0,200}\)[^\s()>]{0,200}){0,4})>?(?:\s+["'(][^)]{0,300})?\s{0,4}\)|<(https?:\/\/[^\s<>]{1,2000})>|<!--[\s\S]*?(?:-->|$)|<(\/?[a-zA-Z][a-zA-Z0-9]{0,20})((?:\s[^<>]{0,2000})?)\/?>|&(nbsp|#?\w{2,8}(?=;));?|(\*\*\*|\*\*|__|~~|``?`?|\*(?=\S)|(?<=\S)\*)/g;

const ATTRIBUTE = /([a-zA-Z-]{1,30})\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/**
 * Words of one block of Markdown, with HTML mixed in, as a reader would see them.
 * `base` is added to every offset.
 */
export function plainText(raw: string, base: number): PlainText {
  const out = new Writer();
  readInline(raw, base, out);
  return out.finish();
}

class Writer {
  text = "";
  readonly origin: number[] = [];
  readonly links: Link[] = [];
  readonly #anchors: { target: string; at: number; plainStart: number }[] = [];

  put(words: string, at: number, step: 0 | 1): void {
    this.text += words;
    for (let i = 0; i < words.length; i++) this.origin.push(at + i * step);
  }

  openAnchor(target: string, at: number): void {
    this.#anchors.push({ target, at, plainStart: this.text.length });
  }

  closeAnchor(): void {
    const anchor = this.#anchors.pop();
    if (anchor) this.link(anchor.target, anchor.at, anchor.plainStart, false);
  }

  link(target: string, at: number, plainStart: number, isImage: boolean, alt?: string): void {
    const label = alt ?? this.text.slice(plainStart);
    this.links.push({ label, target, isImage, at, plainStart, plainEnd: this.text.length });
  }

  finish(): PlainText {
    while (this.#anchors.length > 0) this.closeAnchor();
    return { text: this.text, origin: this.origin, links: this.links };
  }
}

function readInline(raw: string, base: number, out: Writer): void {
  let from = 0;
  for (const match of raw.matchAll(INLINE)) {
    const at = match.index;
    out.put(raw.slice(from, at), base + from, 1);
    from = at + match[0].length;
    const [, escaped, bang, label, target, autolink, tag, attributes, entity] = match;
    if (escaped !== undefined) out.put(escaped, base + at + 1, 0);
    else if (label !== undefined) readLink(label, target ?? "", bang === "!", base + at, out);
    else if (autolink !== undefined) {
      const start = out.text.length;
      out.put(autolink, base + at + 1, 1);
      out.link(autolink, base + at, start, false);
    } else if (tag !== undefined) readTag(tag, attributes ?? "", base + at, out);
    else if (entity !== undefined) out.put(decodeEntity(entity), base + at, 0);
  }
  out.put(raw.slice(from), base + from, 1);
}

function readLink(label: string, target: string, isImage: boolean, at: number, out: Writer): void {
  const start = out.text.length;
  if (isImage) return out.link(target, at, start, true, label);
  readInline(label, at + 1, out);
  out.link(target, at, start, false);
}

function readTag(tag: string, attributes: string, at: number, out: Writer): void {
  const name = tag.toLowerCase();
  if (BLOCK_TAG.test(name)) return out.put(BREAK, at, 0);
  if (name === "/a") return out.closeAnchor();
  if (name !== "a" && name !== "img") return;
  const values = readAttributes(attributes);
  if (name === "a") return out.openAnchor(values.get("href") ?? "", at);
  out.link(values.get("src") ?? "", at, out.text.length, true, values.get("alt") ?? "");
}

function readAttributes(attributes: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [, name, double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    if (name) values.set(name.toLowerCase(), double ?? single ?? bare ?? "");
  }
  return values;
}

function decodeEntity(entity: string): string {
  if (!entity.startsWith("#")) return ENTITIES[entity.toLowerCase()] ?? " ";
  const code =
    entity[1]?.toLowerCase() === "x"
      ? Number.parseInt(entity.slice(2), 16)
      : Number(entity.slice(1));
  return Number.isInteger(code) && code > 0x1f && code < 0x110000
    ? String.fromCodePoint(code)
    : " ";
}
