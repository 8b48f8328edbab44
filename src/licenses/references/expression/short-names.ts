import { type Expression, join, knownLicense } from "./expression.ts";

/** Names that package systems define, in lower case and joined by `-`, with the SPDX expression each stands for. */
const ROWS: readonly (readonly [names: string, expression: string])[] = [
  // Debian, machine-readable copyright files 1.0, section 7.1 "Short name".
  ["expat mit/x11 x11/mit mit-x11 mit/x mit/expat", "MIT"],
  ["public-domain publicdomain pd", "LicenseRef-scancode-public-domain"],
  ["bsd-2 bsd2 bsd-2clause bsd-2-clauses bsd-2cl freebsd simplified-bsd", "BSD-2-Clause"],
  ["bsd-3 bsd3 bsd-3clause bsd-3-clauses bsd-3cl new-bsd modified-bsd revised-bsd", "BSD-3-Clause"],
  ["bsd-4 bsd4 bsd-4clause original-bsd", "BSD-4-Clause"],
  ["gfdl-niv-1.1", "GFDL-1.1-no-invariants-only"],
  ["gfdl-niv-1.1+", "GFDL-1.1-no-invariants-or-later"],
  ["gfdl-niv-1.2", "GFDL-1.2-no-invariants-only"],
  ["gfdl-niv-1.2+", "GFDL-1.2-no-invariants-or-later"],
  ["gfdl-niv-1.3", "GFDL-1.3-no-invariants-only"],
  ["gfdl-niv-1.3+", "GFDL-1.3-no-invariants-or-later"],
  ["artistic artistic-1", "Artistic-1.0-Perl"],
  ["artistic-2", "Artistic-2.0"],
  ["perl perl-5 perl5 same-as-perl same-as-perl-5", "Artistic-1.0-Perl OR GPL-1.0-or-later"],
  ["zope-1.1", "ZPL-1.1"],
  ["zope-2.0", "ZPL-2.0"],
  ["zope-2.1", "ZPL-2.1"],
  ["python-2 python psf psf-2 python-software-foundation", "Python-2.0"],
  // Perl, CPAN::Meta::Spec 2, "license".
  ["apache-1-1", "Apache-1.1"],
  ["apache-2-0", "Apache-2.0"],
  ["lgpl-2-1", "LGPL-2.1-only"],
  ["lgpl-3-0", "LGPL-3.0-only"],
  ["mozilla-1-0", "MPL-1.0"],
  ["mozilla-1-1", "MPL-1.1"],
  ["openssl ssleay", "OpenSSL"],
  ["qpl-1-0", "QPL-1.0"],
  ["sun", "SISSL"],
  // Fedora, list of good licenses before SPDX.
  ["asl-1.0", "Apache-1.0"],
  ["asl-1.1", "Apache-1.1"],
  ["asl-2.0", "Apache-2.0"],
  ["boost", "BSL-1.0"],
  ["cpl", "CPL-1.0"],
  ["zplv2.1", "ZPL-2.1"],
  ["zplv2.0", "ZPL-2.0"],
  ["mplv1.0", "MPL-1.0"],
  ["mplv1.1", "MPL-1.1"],
  ["mplv2.0 mplv2", "MPL-2.0"],
  // FreeBSD ports, Mk/bsd.licenses.db.mk.
  ["bsd2clause", "BSD-2-Clause"],
  ["bsd3clause", "BSD-3-Clause"],
  ["bsd4clause", "BSD-4-Clause"],
  ["apache10", "Apache-1.0"],
  ["apache11", "Apache-1.1"],
  ["apache20", "Apache-2.0"],
  ["art10", "Artistic-1.0"],
  ["artperl10", "Artistic-1.0-Perl"],
  ["art20", "Artistic-2.0"],
  ["iscl", "ISC"],
  ["lppl10", "LPPL-1.0"],
  ["lppl11", "LPPL-1.1"],
  ["lppl12", "LPPL-1.2"],
  ["lppl13a", "LPPL-1.3a"],
  ["lppl13c", "LPPL-1.3c"],
  ["mpl10", "MPL-1.0"],
  ["mpl11", "MPL-1.1"],
  ["mpl20", "MPL-2.0"],
  ["ofl10", "OFL-1.0"],
  ["ofl11", "OFL-1.1"],
  ["php30", "PHP-3.0"],
  ["php301", "PHP-3.01"],
  ["psfl", "Python-2.0"],
  ["zpl21", "ZPL-2.1"],
  // Linux, include/linux/module.h.
  ["dual-bsd/gpl", "BSD-3-Clause OR GPL-2.0-only"],
  ["dual-mit/gpl", "MIT OR GPL-2.0-only"],
  ["dual-mpl/gpl", "MPL-1.1 OR GPL-2.0-only"],
  // Eclipse Distribution License: the words of BSD-3-Clause.
  [
    "edl-1 edl-1.0 edl-v1.0 edl eclipse-distribution-license-v-1.0 eclipse-distribution-license-1.0",
    "BSD-3-Clause",
  ],
];

/** Expressions by short name. */
export const SHORT_NAMES: ReadonlyMap<string, Expression> = new Map(
  ROWS.flatMap(([names, expression]) => {
    const value = join("or", expression.split(" OR ").map(knownLicense));
    return value ? names.split(" ").map((name) => [name, value] as const) : [];
  }),
);
