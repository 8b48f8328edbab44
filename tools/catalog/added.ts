import type { LicenseKind } from "../../src/licenses/license.ts";

/** A license that no other input of the catalog has. */
export interface AddedLicense {
  /** SPDX id or `LicenseRef-...`; the name of its text in `tools/catalog/added/`, where one is there. */
  readonly id: string;
  readonly name: string;
  /** `license` unless said. */
  readonly kind?: LicenseKind;
  /** The id without its version unless said. */
  readonly family?: string;
  readonly osi?: boolean;
  readonly tags?: readonly string[];
  /** True when its name is words that mean no license by themselves; grammar finds it, the table of names does not. */
  readonly isPlainWords?: boolean;
  /** Where the text comes from, or who lists the id. */
  readonly origin: string;
}

const SPDX = "SPDX license list 3.29.0";
const SCANCODE = "ScanCode LicenseDB 2026-02";

/** Licenses added by hand. One more: its text as `tools/catalog/added/<id>.txt` and one line here. */
export const ADDED: readonly AddedLicense[] = [
  // Ids of the SPDX list (npm spdx-license-ids 3.0.24) whose texts the package with the texts does not have yet.
  { id: "atc-game", name: "atc Game License", origin: SPDX },
  {
    id: "Brian-Gladman-3-Clause-no-conversion",
    name: "Brian Gladman 3-Clause License (no conversion clause)",
    origin: SPDX,
  },
  {
    id: "BSD-2-Clause-pos-unchanged",
    name: "BSD 2-Clause - position unchanged variant",
    origin: SPDX,
  },
  { id: "BSD-3-Clause-OpenWebUI", name: "BSD 3-Clause - OpenWebUI variant", origin: SPDX },
  { id: "BSD-ask-to-endorse", name: "BSD - ask to endorse", osi: true, origin: SPDX },
  { id: "BSD-Source-alt-GPL", name: "BSD Source Code Attribution - GPL alternative", origin: SPDX },
  {
    id: "BSD-Source-Code-no-disclaimer",
    name: "BSD Source Code Attribution - no disclaimer",
    origin: SPDX,
  },
  { id: "Bugroff", name: "Bugroff License", origin: SPDX },
  {
    id: "CC-BY-NC-3.0-IGO",
    name: "Creative Commons Attribution Non Commercial 3.0 IGO",
    family: "cc-by-nc",
    origin: SPDX,
  },
  { id: "FDK-MPEG-H", name: "Fraunhofer FDK MPEG-H Software", origin: SPDX },
  {
    id: "Hippocratic-3.0-core",
    name: "Hippocratic License 3.0",
    family: "hippocratic",
    origin: SPDX,
  },
  { id: "Informatica", name: "Informatica License", origin: SPDX },
  { id: "MVT-1.1", name: "MVT License 1.1", origin: SPDX },
  // Model licenses of which no text is at hand.
  {
    id: "LicenseRef-tii-falcon-llm-1.0",
    name: "TII Falcon LLM License Version 1.0",
    family: "falcon",
    origin: "model cards of Falcon 7B and 40B, May 2023",
  },
  {
    id: "LicenseRef-falcon-180b-tii-1.0",
    name: "Falcon 180B TII License Version 1.0",
    family: "falcon",
    origin: "model card of Falcon 180B, September 2023",
  },
  // What texts say in many words and no license text says.
  {
    id: "LicenseRef-scancode-public-domain",
    name: "Public Domain",
    tags: ["public-domain"],
    isPlainWords: true,
    origin: SCANCODE,
  },
];
