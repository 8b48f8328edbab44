import { named, type ToIds } from "./names.ts";

/** Names of google/licenseclassifier that are not SPDX ids, where one of SPDX or of the labels is the same license. */
const toKnown = named({
  ANTLR: ["ANTLR-PD"],
  "Apache-with-LLVM-Exception": ["Apache-2.0 WITH LLVM-exception"],
  "Apache-with-Runtime-Exception": ["Apache-2.0 WITH Swift-exception"],
  BeOpen: ["Python-2.0"],
  "BSD-0-Clause": ["0BSD"],
  "BSD-3-Clause-OpenMPI": ["BSD-3-Clause-Open-MPI"],
  "Business-Source-License-1.1": ["BUSL-1.1"],
  bzip2: ["bzip2-1.0.6"],
  "CERN-OHL-WR-v2": ["CERN-OHL-W-2.0"],
  "CERN-OHL-v1.2": ["CERN-OHL-1.2"],
  cURL: ["curl"],
  Entenssa: ["Entessa"],
  "Facebook-2-Clause": ["BSD-2-Clause"],
  "Facebook-3-Clause": ["BSD-3-Clause"],
  GenericIntel: ["Intel-ACPI"],
  "GNU-All-permissive-Copying-License": ["FSFAP"],
  "GPL-3.0-with-bison-exception": ["GPL-3.0-only WITH Bison-exception-2.2"],
  InnerNet: ["Inner-Net-2.0"],
  JasPer: ["JasPer-2.0"],
  "LicenseRef-C-Ares": ["NTP"],
  "LicenseRef-MIT-Lucent": ["SMLNJ"],
  "LicenseRef-SendMail": ["Sendmail"],
  "LicenseRef-uthash": ["BSD-1-Clause"],
  OpenLDAP: ["OLDAP-2.8"],
  "Oracle-Open-Symphony": ["Apache-1.1"],
  PIL: ["MIT-CMU"],
  PNG: ["Libpng"],
  "Python-2.0-complete": ["Python-2.0"],
  RSA: ["RSA-MD"],
  SQLite: ["blessing"],
  tcl_tk: ["TCL"],
  "UFL-1.0": ["Ubuntu-font-1.0"],
  "X11-Lucent": ["dtoa"],
});

/** Python's license is four texts in a row, and the tool names each of them. */
const PARTS_OF_PYTHON = new Set(["CNRI-Python", "LicenseRef-MIT-Lucent", "PSF-2.0"]);

/** Ids of the names that google/licenseclassifier gives. */
export const licenseclassifierIds: ToIds = (found) =>
  toKnown(found.includes("BeOpen") ? found.filter((name) => !PARTS_OF_PYTHON.has(name)) : found);
