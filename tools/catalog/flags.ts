/**
 * Free software licenses by the judgment of the FSF: the ids with `isFsfLibre: true` in the SPDX license list 3.29.0 (read in the Rust
 * crate `spdx` 0.13.6; the package that the texts come from leaves the field out). Ids without `-only` and `-or-later`, because the
 * FSF judges the text.
 */
const FSF_LIBRE = ids(`
  AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 AGPL-1.0 AGPL-3.0 Apache-1.0 Apache-1.1 Apache-2.0 APSL-2.0 Artistic-2.0 BitTorrent-1.1
  BSD-2-Clause BSD-3-Clause BSD-3-Clause-Clear BSD-4-Clause BSL-1.0 CC-BY-4.0 CC-BY-SA-4.0 CC0-1.0 CDDL-1.0 CECILL-2.0 CECILL-B
  CECILL-C ClArtistic Condor-1.1 CPAL-1.0 CPL-1.0 ECL-2.0 EFL-2.0 EPL-1.0 EPL-2.0 EUDatagrid EUPL-1.1 EUPL-1.2 FSFAP FTL GFDL-1.1
  GFDL-1.2 GFDL-1.3 gnuplot GPL-2.0 GPL-3.0 HPND IJG iMatix Imlib2 Intel IPA IPL-1.0 ISC LGPL-2.1 LGPL-3.0 LPL-1.02 LPPL-1.2
  LPPL-1.3a MIT MPL-1.1 MPL-2.0 MS-PL MS-RL NCSA Nokia NOSL NPL-1.0 NPL-1.1 ODbL-1.0 OFL-1.0 OFL-1.1 OLDAP-2.3 OLDAP-2.7 OpenSSL
  OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1 OSL-3.0 PHP-3.01 Python-2.0 QPL-1.0 RPSL-1.0 Ruby SGI-B-2.0 SISSL Sleepycat SMLNJ SPL-1.0
  Unlicense UPL-1.0 Vim W3C WTFPL X11 XFree86-1.1 xinetd YPL-1.1 Zend-2.0 Zimbra-1.3 Zlib ZPL-2.0 ZPL-2.1
`);

/** Approved by the OSI in the SPDX license list 3.29.0 and not yet in 3.28, which the package with the texts follows. */
const OSI_SINCE_PACKAGE = ids("CDDL-1.1 CNRI-Python-GPL-Compatible curl Python-2.0.1");

/**
 * Conformant with the Open Definition 2.1, by https://opendefinition.org/licenses (okfn/opendefinition, `licenses/index.markdown` at
 * 8d73110). The list has the GNU FDL only without cover texts and invariant sections, and not the OGL-UK-1.0.
 */
const OPEN_DEFINITION = ids(`
  CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-2.5-AU CC-BY-3.0 CC-BY-3.0-AT CC-BY-3.0-AU CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US
  CC-BY-4.0 CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-3.0-AT CC-BY-SA-3.0-DE
  CC-BY-SA-3.0-IGO CC-BY-SA-4.0 CC0-1.0 DL-DE-BY-2.0 DL-DE-ZERO-2.0 GFDL-1.3-no-invariants-only GFDL-1.3-no-invariants-or-later
  LAL-1.3 MirOS ODbL-1.0 ODC-By-1.0 OGL-Canada-2.0 OGL-UK-2.0 OGL-UK-3.0 PDDL-1.0
`);

/**
 * Licenses for data and documents in the list of the Model Openness Tool (lfai/model_openness_tool, `mof-licenses.json` at 30fc6c3), the
 * tool of the Model Openness Framework. Left out: C-UDA-1.0, which the list has although it limits the use to computing.
 */
const MODEL_OPENNESS = ids(`
  CC-BY-4.0 CC-BY-SA-3.0 CC-BY-SA-4.0 CC-PDDC CC0-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 FreeBSD-DOC OpenMDW-1.0 PDDL-1.0
`);

/**
 * Free by the Debian Free Software Guidelines: https://wiki.debian.org/DFSGLicenses and https://www.debian.org/legal/licenses, as
 * collected by maxhbr/LDBcollector (`Collectors/DFSG.hs`) and ximion/appstream (`data/dfsg-free-licenses.txt`, 2021-10-06); CC0-1.0:
 * Debian Policy 12.5; the GNU FDL without invariant sections: https://www.debian.org/vote/2006/vote_001.
 */
const DFSG_FREE = ids(`
  AGPL-3.0 Apache-1.0 Apache-1.1 Apache-2.0 Artistic-1.0 Artistic-1.0-cl8 Artistic-1.0-Perl Artistic-2.0 BSD-1-Clause BSD-2-Clause
  BSD-2-Clause-Patent BSD-2-Clause-Views BSD-3-Clause BSD-3-Clause-Clear BSD-3-Clause-LBNL BSD-4-Clause CC-BY-3.0 CC-BY-3.0-AT
  CC-BY-3.0-DE CC-BY-3.0-NL CC-BY-3.0-US CC-BY-4.0 CC-BY-SA-3.0 CC-BY-SA-3.0-AT CC-BY-SA-3.0-DE CC-BY-SA-4.0 CC0-1.0 CPL-1.0 EPL-1.0
  EPL-2.0 GFDL-1.1-no-invariants GFDL-1.2-no-invariants GFDL-1.3-no-invariants GPL-1.0 GPL-2.0 GPL-3.0 IPL-1.0 ISC LGPL-2.0 LGPL-2.1
  LGPL-3.0 LPPL-1.2 LPPL-1.3a LPPL-1.3c MirOS MIT MIT-0 MIT-Modern-Variant MPL-1.0 MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception
  OFL-1.0 OFL-1.1 OpenSSL PHP-3.0 PHP-3.01 PSF-2.0 Python-2.0 Ruby Sleepycat WTFPL Zlib zlib-acknowledgement
`);

/**
 * Not free by the same sources. CC-BY-SA-2.0 and -2.5 are named there under CC-BY-SA-3.0; the non-commercial licenses stand there as
 * CC-BY-NC-SA.
 */
const DFSG_NOT_FREE = ids(`
  APSL-1.0 APSL-1.1 APSL-1.2 APSL-2.0 CC-BY-1.0 CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.5 CPAL-1.0 GFDL-1.1-invariants
  GFDL-1.2-invariants GFDL-1.3-invariants JSON OPUBL-1.0 OSL-1.1 RPSL-1.0
`);

/** All ids of the lists above, to be held against the catalog: GNU ids stand for theirs with `-only` and `-or-later`. */
export const LISTED_IDS: readonly string[] = [
  FSF_LIBRE,
  OSI_SINCE_PACKAGE,
  OPEN_DEFINITION,
  MODEL_OPENNESS,
  DFSG_FREE,
  DFSG_NOT_FREE,
].flatMap((list) => [...list]);

/** True when the FSF lists the license, whatever the `-only` or `-or-later` suffix. */
export function isFsfLibre(id: string): boolean {
  return FSF_LIBRE.has(bareId(id));
}

/** True when the SPDX list marks the license as approved by the OSI; the package may be older than the list. */
export function isOsiApproved(id: string, inPackage: boolean): boolean {
  return inPackage || OSI_SINCE_PACKAGE.has(id);
}

/** True when open definitions accept the license for data or documents. */
export function isOpenData(id: string): boolean {
  return OPEN_DEFINITION.has(id) || MODEL_OPENNESS.has(id);
}

/** What Debian says of the license; undefined when its lists do not have it. */
export function isDfsgFree(id: string): boolean | undefined {
  if (DFSG_FREE.has(bareId(id))) return true;
  return DFSG_NOT_FREE.has(bareId(id)) || id.startsWith("CC-BY-NC-") ? false : undefined;
}

function ids(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

function bareId(id: string): string {
  return id.replace(/-(?:only|or-later)$/, "");
}
