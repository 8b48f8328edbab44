/**
 * Free software licenses by the judgment of the FSF, as published on gnu.org/licenses/license-list and mirrored in the
 * `isFsfLibre` field of the SPDX list. The package that the texts come from leaves the field out.
 */
const FSF_LIBRE: ReadonlySet<string> = new Set(
  (
    "AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 AGPL-1.0 AGPL-3.0 Apache-1.0 Apache-1.1 Apache-2.0 APSL-2.0 Artistic-2.0 " +
    "BitTorrent-1.1 BSD-2-Clause BSD-2-Clause-FreeBSD BSD-3-Clause BSD-3-Clause-Clear BSD-4-Clause BSL-1.0 CC-BY-4.0 " +
    "CC-BY-SA-4.0 CC0-1.0 CDDL-1.0 CECILL-2.0 CECILL-B CECILL-C ClArtistic Condor-1.1 CPAL-1.0 CPL-1.0 ECL-2.0 EFL-2.0 " +
    "EPL-1.0 EPL-2.0 EUDatagrid EUPL-1.1 EUPL-1.2 FSFAP FTL GFDL-1.1 GFDL-1.2 GFDL-1.3 gnuplot GPL-2.0 GPL-3.0 HPND IJG " +
    "iMatix Imlib2 Intel IPA IPL-1.0 ISC LGPL-2.1 LGPL-3.0 LPL-1.02 LPPL-1.2 LPPL-1.3a MIT MPL-1.1 MPL-2.0 MS-PL MS-RL " +
    "NCSA Nokia NOSL NPL-1.0 NPL-1.1 ODbL-1.0 OFL-1.0 OFL-1.1 OLDAP-2.3 OLDAP-2.7 OpenSSL OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1 " +
    "OSL-3.0 PHP-3.01 Python-2.0 QPL-1.0 RPSL-1.0 Ruby SGI-B-2.0 SISSL Sleepycat SMLNJ SPL-1.0 Unlicense UPL-1.0 Vim W3C " +
    "WTFPL X11 XFree86-1.1 xinetd YPL-1.1 Zend-2.0 Zimbra-1.3 Zlib ZPL-2.0 ZPL-2.1"
  ).split(" "),
);

/** Conformant licenses of the Open Definition 2.1 for content and data, as listed on opendefinition.org/licenses. */
export const OPEN_DATA: ReadonlySet<string> = new Set(
  (
    "CC0-1.0 CC-BY-4.0 CC-BY-SA-4.0 ODC-By-1.0 ODbL-1.0 PDDL-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 CDLA-Sharing-1.0 " +
    "CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.5 CC-BY-SA-3.0 DL-DE-BY-2.0 DL-DE-ZERO-2.0 " +
    "etalab-2.0 GFDL-1.3-only GFDL-1.3-or-later OGL-Canada-2.0 OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 FAL-1.3 NLOD-1.0 NLOD-2.0 CC-PDDC"
  ).split(" "),
);

/** True when the FSF lists the license, whatever the `-only` or `-or-later` suffix. */
export function isFsfLibre(id: string): boolean {
  return FSF_LIBRE.has(id) || FSF_LIBRE.has(id.replace(/-(?:only|or-later)$/, ""));
}
