import { shorten } from "../../bytes/shorten.ts";
import type { Origin } from "../inventory.ts";

/** Longest name of an account or a model on a hub. */
const MAX_SEGMENT = 96;

/** What a hub lets an account or a model be called; `..` and `--` it refuses, so that a name is never a path. */
const SEGMENT = String.raw`(?!-)(?!\.)(?:(?!\.\.|--)[\w.-]){1,${MAX_SEGMENT}}(?<![.-])`;
const HUB_NAME = new RegExp(`^(${SEGMENT})/(${SEGMENT})(?:@(${SEGMENT}))?$`);
const HUB_PREFIX =
  /^(?:hf:(?:\/\/)?|(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)\/)/i;
/** The page of a model on ModelScope, which has models that other hubs do not have. */
const MODELSCOPE_PAGE =
  /^(?:https?:\/\/)?(?:www\.)?modelscope\.(?:cn|ai)\/models\/([^/?#]+\/[^/?#]+)(?:[/?#].*)?$/i;
/** What may follow owner and name in the address of a model's page. */
const PAGE = /^([^/?#]+\/[^/?#]+)(?:\/(?:tree|blob|resolve|commit)\/([^/?#]+))?(?:[/?#].*)?$/;

/** Folders of machines on which models are made; programs write such paths beside names of a hub. */
const MACHINE_FOLDER =
  /^(?:models?|checkpoints?|ckpts?|outputs?|results?|data|tmp|home|mnt|content|workspace|root|runs?|weights|pretrained|save[sd]?|exp|experiments?|cache)$/i;

/** Who wrote a name: a person for readers, or a program that notes what it was given, which may be a folder. */
export type Writer = "person" | "program";

/** Where the release of a model can be fetched by the name that another gives for it, or why that cannot be told. */
export function originOf(name: string, writer: Writer, revision?: string): Origin {
  const trimmed = name.trim();
  if (/[\p{Control}\p{Format}]/u.test(trimmed)) return { why: "its name holds control characters" };
  const onHub = hubName(trimmed, revision);
  if (onHub !== undefined) {
    const [owner = ""] = onHub.split("/");
    const isFolder = writer === "program" && MACHINE_FOLDER.test(owner);
    return isFolder ? { why: LOCAL } : { target: `hf:${onHub}` };
  }
  const page = MODELSCOPE_PAGE.exec(trimmed)?.[1];
  if (page !== undefined && HUB_NAME.test(page)) return { target: `ms:${page}` };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(trimmed)) return { why: "its address is of no model hub" };
  if (/[\\/]|^[.~]/.test(trimmed)) return { why: LOCAL };
  return { why: "a bare name does not say whose model it is" };
}

const LOCAL = "its name is a path on the machine where it was made";

/** `owner/name`, with `@revision` where one is given; undefined for what no hub would take. */
function hubName(name: string, revision: string | undefined): string | undefined {
  const rest = name.replace(HUB_PREFIX, "");
  const page = rest === name ? undefined : PAGE.exec(rest);
  const [, owner, model, at] = HUB_NAME.exec(page?.[1] ?? rest) ?? [];
  if (owner === undefined || model === undefined || model.endsWith(".git")) return undefined;
  const pinned = at ?? page?.[2] ?? revision;
  const isPlain = pinned !== undefined && new RegExp(`^${SEGMENT}$`).test(pinned);
  return `${owner}/${model}${isPlain && pinned !== "main" ? `@${pinned}` : ""}`;
}

/** The name as people write it: `owner/name` for an address on a hub, else as it stands, cut where it is endless. */
export function shownName(name: string): string {
  const origin = originOf(name, "person");
  if ("target" in origin) return origin.target.replace(/^(?:hf|ms):|@.*$/g, "");
  return shorten(name.trim(), MAX_SHOWN);
}

/** Longest name that is shown; a hub allows two segments of 96 characters. */
const MAX_SHOWN = 200;
