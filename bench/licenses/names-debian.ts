import { named, type ToIds } from "./names.ts";

/** Names of Debian's licensecheck that are not SPDX ids. A bare GPL or LGPL means any version, as in the labels. */
const toKnown = named({
  Apache: ["Apache-2.0"],
  "Autoconf-data": ["Autoconf-exception-generic"],
  AGPL: ["AGPL-1.0-or-later"],
  AGPLv3: ["AGPL-3.0-only"],
  "AGPL-1-or-later": ["AGPL-1.0-or-later"],
  bdwgc: ["Boehm-GC"],
  CDDL: ["CDDL-1.0"],
  CECILL: ["CECILL-1.0"],
  gSOAP: ["gSOAP-1.3b"],
  GPL: ["GPL-1.0-or-later"],
  "GPL-1": ["GPL-1.0-only"],
  "GPL-2": ["GPL-2.0-only"],
  "GPL-2+": ["GPL-2.0-or-later"],
  "GPL-3": ["GPL-3.0-only"],
  LPPL: ["LPPL-1.3c"],
  LGPL: ["LGPL-2.0-or-later"],
  "LGPL-2": ["LGPL-2.0-only"],
  "LGPL-2.1+": ["LGPL-2.1-or-later"],
  "LGPL-3": ["LGPL-3.0-only"],
  GFDL: ["GFDL-1.1-or-later"],
  CC0: ["CC0-1.0"],
  "MIT-Open-Group": ["MIT-open-group"],
  mit_old: ["MIT-Modern-Variant"],
  Perl: ["Artistic-1.0-Perl", "GPL-1.0-or-later"],
  "public-domain": ["LicenseRef-scancode-public-domain"],
  SSLeay: ["SSLeay-standalone"],
  "WTFPL-2": ["WTFPL"],
  UNKNOWN: [],
  mit_oldstyle_disclaimer: [],
  ntp_disclaimer: [],
});

/** Ids of lines such as `(GPL-2 and/or MIT) with Classpath-exception-2.0 exception`. */
export const debianIds: ToIds = (found) => found.flatMap(idsOfLine);

const EXCEPTION = / with (\S+) exception$/u;
const TAKES_EXCEPTIONS = /^[AL]?GPL-[\w.-]+$/u;

function idsOfLine(line: string): readonly string[] {
  const exceptions = EXCEPTION.exec(line)?.[1]?.split("_AND_") ?? [];
  const names = line
    .replace(EXCEPTION, "")
    .replace(/[()]/gu, "")
    .split(/ and\/or | and | or /u);
  const exceptionIds = toKnown(exceptions.map((name) => name.replace(/~.*/u, "")));
  return toKnown(names.filter((name) => !isSaidByAnother(name, names))).flatMap((id) =>
    exceptionIds.length > 0 && TAKES_EXCEPTIONS.test(id)
      ? exceptionIds.map((exception) => `${id} WITH ${exception}`)
      : [id],
  );
}

/** Names that say nothing beside the second one, which holds them: eCos is under the GPL with an exception. */
const HELD_BY: readonly (readonly [held: RegExp, by: string])[] = [
  [/^GPL(?:-\d)?$/u, "eCos-2.0"],
  [/^SSLeay$/u, "OpenSSL"],
];

/** Nor does `CPAL` say anything beside `CPAL-1.0`. */
function isSaidByAnother(name: string, names: readonly string[]): boolean {
  if (HELD_BY.some(([held, by]) => held.test(name) && names.includes(by))) return true;
  return names.some(
    (other) => other.startsWith(`${name}-`) && /^\d/u.test(other.slice(name.length + 1)),
  );
}
