import type { ContentType } from "./components.ts";

/**
 * Which licenses the Model Openness Tool counts as open, by exact id. Facts of that tool (github.com/lfai/model_openness_tool at
 * 8b5d30e90a7c62d7d6ece48b91e69ff495920a4d): the flags of its copy of the SPDX list, and the ids of the lists in its code. Other editions
 * of the SPDX list have other flags, so these are not taken from our catalog.
 */
const OSI_APPROVED = idsOf(`
0BSD AAL AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later APL-1.0 APSL-1.0 APSL-1.1 APSL-1.2
APSL-2.0 Apache-1.1 Apache-2.0 Artistic-1.0 Artistic-1.0-Perl Artistic-1.0-cl8 Artistic-2.0 BSD-1-Clause BSD-2-Clause
BSD-2-Clause-Patent BSD-3-Clause BSD-3-Clause-LBNL BSL-1.0 BlueOak-1.0.0 CAL-1.0 CAL-1.0-Combined-Work-Exception CATOSL-1.1
CDDL-1.0 CECILL-2.1 CERN-OHL-P-2.0 CERN-OHL-S-2.0 CERN-OHL-W-2.0 CNRI-Python CPAL-1.0 CPL-1.0 CUA-OPL-1.0 ECL-1.0 ECL-2.0
EFL-1.0 EFL-2.0 EPL-1.0 EPL-2.0 EUDatagrid EUPL-1.1 EUPL-1.2 Entessa Fair Frameworx-1.0 GPL-2.0 GPL-2.0+ GPL-2.0-only
GPL-2.0-or-later GPL-3.0 GPL-3.0+ GPL-3.0-only GPL-3.0-or-later GPL-3.0-with-GCC-exception HPND ICU IPA IPL-1.0 ISC Intel Jam
LGPL-2.0 LGPL-2.0+ LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1 LGPL-2.1+ LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 LGPL-3.0+
LGPL-3.0-only LGPL-3.0-or-later LPL-1.0 LPL-1.02 LPPL-1.3c LiLiQ-P-1.1 LiLiQ-R-1.1 LiLiQ-Rplus-1.1 MIT MIT-0 MIT-Modern-Variant
MPL-1.0 MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception MS-PL MS-RL MirOS Motosoto MulanPSL-2.0 Multics NASA-1.3 NCSA NGPL
NPOSL-3.0 NTP Naumen Nokia OCLC-2.0 OFL-1.1 OFL-1.1-RFN OFL-1.1-no-RFN OGTSL OLDAP-2.8 OLFL-1.3 OSET-PL-2.1 OSL-1.0 OSL-2.0
OSL-2.1 OSL-3.0 PHP-3.0 PHP-3.01 PostgreSQL Python-2.0 QPL-1.0 RPL-1.1 RPL-1.5 RPSL-1.0 RSCPL SISSL SPL-1.0 SimPL-2.0 Sleepycat
UCL-1.0 UPL-1.0 Unicode-3.0 Unicode-DFS-2016 Unlicense VSL-1.0 W3C Watcom-1.0 Xnet ZPL-2.0 ZPL-2.1 Zlib wxWindows
`);

/** Free by the FSF's list and not OSI-approved. */
const FSF_LIBRE_ALONE = idsOf(`
AGPL-1.0 Apache-1.0 BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD BSD-3-Clause-Clear BSD-4-Clause BitTorrent-1.1 CC-BY-4.0
CC-BY-SA-4.0 CC0-1.0 CECILL-2.0 CECILL-B CECILL-C ClArtistic Condor-1.1 FSFAP FTL GFDL-1.1 GFDL-1.1-only GFDL-1.1-or-later
GFDL-1.2 GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3 GFDL-1.3-only GFDL-1.3-or-later IJG Imlib2 LPPL-1.2 LPPL-1.3a NOSL NPL-1.0
NPL-1.1 Nunit ODbL-1.0 OFL-1.0 OLDAP-2.3 OLDAP-2.7 OSL-1.1 OpenSSL Ruby SGI-B-2.0 SMLNJ StandardML-NJ Vim WTFPL X11 XFree86-1.1
YPL-1.1 Zend-2.0 Zimbra-1.3 eCos-2.0 gnuplot iMatix xinetd
`);

/** The tool's own list of open data licenses; `ODC-PDDL-1.0` is how it spells `PDDL-1.0`, which it therefore does not know as open. */
const OPEN_DATA = idsOf(`
CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-2.5-AU CC-BY-3.0 CC-BY-3.0-AT CC-BY-3.0-AU CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL
CC-BY-3.0-US CC-BY-4.0 CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-3.0-AT
CC-BY-SA-4.0 CC0-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 CDLA-Sharing-1.0 GFDL-1.3 ODC-By-1.0 ODC-PDDL-1.0 ODbL-1.0
OGL-Canada-2.0 OGL-UK-2.0 OGL-UK-3.0
`);

/** Made for all parts of a model release; the tool names it in its code. */
const FOR_MODELS = "OpenMDW-1.0";

/** Licenses that the tool lists for each type of content; others may be open, and it warns of them. */
const APPROPRIATE: Readonly<Record<ContentType, ReadonlySet<string>>> = {
  code: idsOf(`
0BSD AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 Apache-1.0 Apache-1.1 Apache-2.0 ECL-1.0 ECL-2.0 ISC MIT MIT-0 MulanPSL-1.0
MulanPSL-2.0 NCSA OpenMDW-1.0 UPL-1.0
`),
  data: idsOf("C-UDA-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 OpenMDW-1.0 PDDL-1.0"),
  document: idsOf(`
Apache-2.0 CC-BY-4.0 CC-BY-SA-3.0 CC-BY-SA-4.0 CC-PDDC CC0-1.0 FreeBSD-DOC OpenMDW-1.0
`),
};

/** Whether the tool counts a license as open: an exact id, nothing is normalized. */
export function isOpenByMot(id: string): boolean {
  return isOsiApproved(id) || FSF_LIBRE_ALONE.has(id) || OPEN_DATA.has(id) || id === FOR_MODELS;
}

/** Whether the tool's copy of the SPDX list marks an id as OSI-approved. */
export function isOsiApproved(id: string): boolean {
  return OSI_APPROVED.has(id);
}

/** Whether the tool lists a license for a type of content; it warns of an open one that it does not. */
export function isTypeAppropriate(id: string, type: ContentType): boolean {
  return APPROPRIATE[type].has(id);
}

function idsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
