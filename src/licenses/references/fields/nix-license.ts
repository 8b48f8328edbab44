import type { Field, FieldKind, FieldPlace, FieldValue } from "./field-kind.ts";

/** `licenses.mit`, after `lib.` or alone. */
const ATTRIBUTE = /\.([a-z][\w-]{1,40})(?![\w.-])/y;
/** `with lib.licenses; [ mit asl20 ]`. */
const OPENED = /;\s{0,40}(?:\[([^\][;]{1,480})\]|([a-z][\w-]{1,40})\s{0,8};)/y;
const NAME = /[a-z][\w-]{1,40}/g;
const WITH_BEFORE = /\bwith\s{1,8}(?:[\w-]{1,20}\.){0,3}$/;
const ATTRIBUTE_BEFORE = /(?:[=[\s(;]|\blib\.|\bpkgs\.)$/;
const REACH = 60;

/** Attributes of the license set of Nixpkgs that are no spelling of a name. Origin: lib/licenses.nix of Nixpkgs. */
const NAMES: Readonly<Record<string, string>> = {
  asl20: "Apache-2.0",
  bsdOriginal: "BSD-4-Clause",
  bsl11: "BUSL-1.1",
  clArtistic: "ClArtistic",
  fdl13Plus: "GFDL-1.3-or-later",
  fdl13Only: "GFDL-1.3-only",
  fdl12Plus: "GFDL-1.2-or-later",
  gpl2ClasspathPlus: "GPL-2.0-or-later WITH Classpath-exception-2.0",
  php301: "PHP-3.01",
  psfl: "Python-2.0",
  tcltk: "TCL",
};

/** Licenses of a Nix expression: `lib.licenses.mit`, `with licenses; [ mit gpl3Plus ]`. */
export const nixLicense: FieldKind = {
  name: "nix-license",
  words: ["licenses"],
  read({ text, start, end }: FieldPlace): Field | undefined {
    const before = text.slice(Math.max(0, start - REACH), start);
    ATTRIBUTE.lastIndex = end;
    const attribute = ATTRIBUTE_BEFORE.test(before) ? ATTRIBUTE.exec(text) : null;
    if (attribute) return field([valueOf(attribute[1] ?? "", end + 1)], start);
    OPENED.lastIndex = end;
    const opened = WITH_BEFORE.test(before) ? OPENED.exec(text) : null;
    if (!opened) return undefined;
    const names = opened[1] ?? opened[2] ?? "";
    const from = end + opened[0].lastIndexOf(names);
    return field(
      [...names.matchAll(NAME)].map(({ 0: name, index }) => valueOf(name, from + index)),
      start,
    );
  },
};

function field(values: readonly FieldValue[], start: number): Field {
  return { values, start, end: values.at(-1)?.end ?? start, reads: "whole" };
}

/** `gpl3Plus` is read as `gpl3 Plus`, `mpl20` as `mpl2.0`. */
function valueOf(name: string, start: number): FieldValue {
  const words =
    NAMES[name] ??
    name.replace(/(\w)([A-Z])/g, "$1 $2").replace(/^([a-z-]+)(\d)(\d)(?!\d)/, "$1-$2.$3");
  return { start, end: start + name.length, words };
}
