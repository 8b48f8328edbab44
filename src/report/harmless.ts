/**
 * Characters that show nothing and do something: C0 and C1 controls (terminal escapes among them), marks that turn the
 * direction of text, line and paragraph separators, zero-width spaces, byte order marks, tags, lone surrogates.
 * Joiners (U+200C, U+200D) stay: scripts and emoji need them.
 */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udfff]/g;

/** Text from a release, made safe to print on one line: white space becomes a space, what could steer the terminal `\u....`. */
export function harmless(text: string): string {
  return text.replaceAll(/[\t\n\v\f\r]+/g, " ").replaceAll(INVISIBLE, escapeUnits);
}

/** The same for JSON text, whose own line feeds stay; inside its strings the escapes mean the same characters. */
export function escapeInvisible(jsonText: string): string {
  return jsonText.replaceAll(INVISIBLE, (found) => (found === "\n" ? found : escapeUnits(found)));
}

function escapeUnits(found: string): string {
  const units = Array.from({ length: found.length }, (_, index) => found.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
