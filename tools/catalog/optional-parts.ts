/** A part of a license text that copies may leave out: from the first words to the last words, or to the end of the text. */
interface OptionalPart {
  readonly from: RegExp;
  readonly to?: RegExp;
}

/**
 * Parts that are optional in the SPDX templates (spdx/license-list-XML, `src/<id>.xml`), which the package with the texts leaves out;
 * found by their first and last words. And parts that are not about what the license is given for: other files that once came with it
 * (FreeBSD-DOC, IJG, Sleepycat), who wrote it (SunPro), the license that it adds permissions to (LGPL-3.0, whose SPDX text goes on with it).
 */
const OPTIONAL_PARTS: Readonly<Record<string, readonly OptionalPart[]>> = {
  "Apache-1.1": [
    { from: /For written permission/, to: /\S+@\S+/ },
    { from: /This software consists/ },
  ],
  "FreeBSD-DOC": [{ from: /Manual Pages/ }],
  HPND: [{ from: /makes no representations/, to: /implied warranty\.?/ }],
  "HPND-sell-variant": [
    { from: /, and that the name/, to: /(?=\. OpenVision makes)/ },
    { from: /OpenVision makes no/ },
  ],
  IJG: [{ from: /LEGAL ISSUES/, to: /used the IJG code\./ }, { from: /ansi2knr\.c is included/ }],
  ImageMagick: [{ from: /Before we get to/, to: /export classification\.?/ }],
  "LGPL-3.0-only": [{ from: /GNU GENERAL PUBLIC LICENSE\s+Version 3/ }],
  "LGPL-3.0-or-later": [{ from: /GNU GENERAL PUBLIC LICENSE\s+Version 3/ }],
  "MIT-CMU": [
    { from: /By obtaining/, to: /terms and conditions:?/ },
    { from: /associated(?= documentation for)/, to: /associated/ },
  ],
  SMLNJ: [{ from: /^STANDARD ML/, to: /AND DISCLAIMER\./ }],
  Sleepycat: [{ from: /Copyright \(c\) 1990, 1993/ }],
  SunPro: [{ from: /Developed at/, to: /business\./ }],
  "Unicode-DFS-2016": [{ from: /Unicode Data Files include/, to: /(?=NOTICE TO USER)/ }],
  W3C: [{ from: /Notes\s+This version/ }],
  "W3C-19980720": [{ from: /This formulation/ }],
  X11: [{ from: /X Window System is/ }],
};

/** Where the optional parts of a text begin and end. Throws `RangeError` when the text has changed so that one is not found. */
export function optionalParts(id: string, text: string): readonly (readonly [number, number])[] {
  return (OPTIONAL_PARTS[id] ?? []).map(({ from, to }) => {
    const start = text.search(from);
    const end = to?.exec(text.slice(Math.max(0, start)));
    if (start < 0 || (to && !end)) {
      throw new RangeError(
        `Cannot find optional part of ${id}: no "${String(start < 0 ? from : to)}"`,
      );
    }
    return [start, end ? start + end.index + end[0].length : text.length];
  });
}
