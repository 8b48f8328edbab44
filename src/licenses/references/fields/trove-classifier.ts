import type { Field, FieldKind, FieldPlace } from "./field-kind.ts";

/** `License :: OSI Approved :: MIT License`: at most four levels. */
const CLASSIFIER = /[ \t]{0,4}::[ \t]{0,4}[^\n"'`,;<>]{2,200}/y;

/** Classifiers of PyPI whose words say something else than the license they stand for. Origin: the list of classifiers that PyPI publishes. */
const CLASSIFIERS: Readonly<Record<string, string>> = {
  "aladdin free public license (afpl)": "Aladdin",
  "academic free license (afl)": "AFL-3.0",
  "apple public source license": "APSL-2.0",
  "artistic license": "Artistic-2.0",
  "attribution assurance license": "AAL",
  "bsd license": "BSD-3-Clause",
  "blue oak model license (blueoak-1.0.0)": "BlueOak-1.0.0",
  "boost software license 1.0 (bsl-1.0)": "BSL-1.0",
  "cc0 1.0 universal (cc0 1.0) public domain dedication": "CC0-1.0",
  "cea cnrs inria logiciel libre license, version 2.1 (cecill-2.1)": "CECILL-2.1",
  "cecill-b free software license agreement (cecill-b)": "CECILL-B",
  "cecill-c free software license agreement (cecill-c)": "CECILL-C",
  "common development and distribution license 1.0 (cddl-1.0)": "CDDL-1.0",
  "common public license": "CPL-1.0",
  "eclipse public license 1.0 (epl-1.0)": "EPL-1.0",
  "eclipse public license 2.0 (epl-2.0)": "EPL-2.0",
  "educational community license, version 2.0 (ecl-2.0)": "ECL-2.0",
  "eiffel forum license": "EFL-1.0",
  "eiffel forum license (efl)": "EFL-1.0",
  "european union public licence 1.0 (eupl 1.0)": "EUPL-1.0",
  "european union public licence 1.1 (eupl 1.1)": "EUPL-1.1",
  "european union public licence 1.2 (eupl 1.2)": "EUPL-1.2",
  "gnu free documentation license (fdl)": "GFDL-1.1-or-later",
  "gnu general public license (gpl)": "GPL-1.0-or-later",
  "historical permission notice and disclaimer (hpnd)": "HPND",
  "ibm public license": "IPL-1.0",
  "isc license (iscl)": "ISC",
  "jabber open source license": "Intel",
  "mit license": "MIT",
  "mit no attribution license (mit-0)": "MIT-0",
  "miros license (miros)": "MirOS",
  "motosoto license": "Motosoto",
  "mozilla public license 1.0 (mpl)": "MPL-1.0",
  "mozilla public license 1.1 (mpl 1.1)": "MPL-1.1",
  "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
  "mulan permissive software license v2 (mulanpsl-2.0)": "MulanPSL-2.0",
  "netscape public license (npl)": "NPL-1.1",
  "nethack general public license": "NGPL",
  "nokia open source license": "Nokia",
  "nokia open source license (nokos)": "Nokia",
  "open group test suite license": "OGTSL",
  "open software license 3.0 (osl-3.0)": "OSL-3.0",
  "postgresql license": "PostgreSQL",
  "public domain": "LicenseRef-scancode-public-domain",
  "python license (cnri python license)": "CNRI-Python",
  "python software foundation license": "Python-2.0",
  "qt public license (qpl)": "QPL-1.0",
  "ricoh source code public license": "RSCPL",
  "repoze public license": "BSD-3-Clause-Modification",
  "sil open font license 1.1 (ofl-1.1)": "OFL-1.1",
  "sleepycat license": "Sleepycat",
  "sun industry standards source license (sissl)": "SISSL",
  "sun public license": "SPL-1.0",
  "the unlicense (unlicense)": "Unlicense",
  "universal permissive license (upl)": "UPL-1.0",
  "university of illinois/ncsa open source license": "NCSA",
  "vovida software license 1.0": "VSL-1.0",
  "w3c license": "W3C",
  "x.net license": "Xnet",
  "zero-clause bsd (0bsd)": "0BSD",
  "zlib/libpng license": "Zlib",
  "zope public license": "ZPL-2.1",
};

/** Trove classifiers of Python packages: `License :: OSI Approved :: Apache Software License`. */
export const troveClassifier: FieldKind = {
  name: "trove-classifier",
  words: ["license"],
  read({ text, start, end }: FieldPlace): Field | undefined {
    CLASSIFIER.lastIndex = end;
    const found = CLASSIFIER.exec(text);
    if (!found) return undefined;
    const whole = found[0].trimEnd();
    const name = whole.slice(whole.lastIndexOf("::") + 2).trim();
    const to = end + whole.length;
    const known = CLASSIFIERS[name.toLowerCase()];
    const value = {
      start: to - name.length,
      end: to,
      ...(known !== undefined && { words: known }),
    };
    return { values: [value], start, end: to, reads: "whole" };
  },
};
