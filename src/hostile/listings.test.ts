import { specify, UNKNOWN_WITHOUT_CARD } from "./hostile-fixtures.test.ts";

const README = { "README.md": "# Foo\n\nFoo writes verse.\n" };

function listing(files: readonly object[], complete = true): { listing: string } {
  return { listing: JSON.stringify({ complete, files }) };
}

const CARD = { path: "README.md", size: 25 };

specify("a listing", [
  {
    what: "that is no JSON",
    release: README,
    options: { listing: "{" },
    is: { refused: "listing-invalid" },
  },
  {
    what: "that is empty",
    release: README,
    options: { listing: "" },
    is: { refused: "listing-invalid" },
  },
  {
    what: "that is a list",
    release: README,
    options: { listing: "[]" },
    is: { refused: "listing-invalid" },
  },
  {
    what: "that is null",
    release: README,
    options: { listing: "null" },
    is: { refused: "listing-invalid" },
  },
  {
    what: "nested 100,000 deep",
    release: README,
    options: { listing: "[".repeat(100_000) },
    is: { refused: "listing-invalid" },
  },
  {
    what: "without files",
    release: README,
    options: { listing: '{"complete":true}' },
    is: { refused: "listing-invalid" },
  },
  {
    what: "with files that are no list",
    release: README,
    options: { listing: '{"complete":true,"files":{"a":1}}' },
    is: { refused: "listing-invalid" },
  },
  {
    what: "that is complete in words only",
    release: README,
    options: { listing: '{"complete":"true","files":[]}' },
    is: { refused: "listing-invalid" },
  },
  {
    what: "with a size below zero",
    release: README,
    options: listing([{ path: "a", size: -1 }]),
    is: { refused: "listing-invalid" },
  },
  {
    what: "with half a byte",
    release: README,
    options: listing([{ path: "a", size: 0.5 }]),
    is: { refused: "listing-invalid" },
  },
  {
    what: "with a size beyond all numbers",
    release: README,
    options: { listing: '{"complete":true,"files":[{"path":"a","size":1e400}]}' },
    is: { refused: "listing-invalid" },
  },
  {
    what: "with a size in words",
    release: README,
    options: listing([{ path: "a", size: "12" }]),
    is: { refused: "listing-invalid" },
  },
  {
    what: "with a path that is a number",
    release: README,
    options: listing([{ path: 5 }]),
    is: { refused: "listing-invalid" },
  },
  {
    what: "with an empty path",
    release: README,
    options: listing([{ path: "" }]),
    is: { refused: "listing-invalid" },
  },
  {
    what: "with a digest that is none",
    release: README,
    options: listing([{ path: "a", sha256: "xyz" }]),
    is: { refused: "listing-invalid" },
  },
  {
    what: "with a path twice",
    release: README,
    options: listing([
      CARD,
      { path: "model.safetensors", size: 1 },
      { path: "model.safetensors", size: 2 },
    ]),
    is: {
      ladder: "restricted-open-weights, license-unknown",
      findings: ["license-not-stated", "source-oddity"],
      unread: ["model.safetensors: listed only: its bytes were not at hand"],
      seen: ["weights.final"],
    },
  },
  {
    what: "with an absolute path",
    release: README,
    options: listing([CARD, { path: "/etc/passwd", size: 1 }]),
    is: {
      listing: "partial",
      findings: ["license-not-stated", "source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "with a path that climbs out",
    release: README,
    options: listing([CARD, { path: "../../LICENSE", size: 1 }]),
    is: {
      listing: "partial",
      findings: ["license-not-stated", "source-oddity"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
  {
    what: "with a line feed and an escape in a path",
    release: README,
    options: listing([CARD, { path: "a\nb\u001b[31m.safetensors", size: 1 }]),
    is: {
      ladder: "restricted-open-weights, license-unknown",
      findings: ["license-not-stated"],
      unread: ["a\\x0Ab\\x1B[31m.safetensors: listed only: its bytes were not at hand"],
      seen: ["weights.final"],
    },
  },
  {
    what: "of 100,000 files",
    release: README,
    options: listing([
      CARD,
      ...Array.from({ length: 100_000 }, (_, at) => ({ path: `data/${at}.txt`, size: at })),
    ]),
    is: {
      findings: ["data-license-not-stated", "license-not-stated"],
      unread: ["100000 data files: listed only: their bytes were not at hand"],
      seen: ["data.train"],
    },
  },
  {
    what: "of 20,000 licenses",
    release: README,
    options: listing([
      CARD,
      ...Array.from({ length: 20_000 }, (_, at) => ({ path: `${at}/LICENSE`, size: at })),
    ]),
    is: {
      findings: [],
      unread: ["20000 license files: listed only: their bytes were not at hand"],
    },
  },
  {
    what: "of 20,000 weights",
    release: README,
    options: listing([
      CARD,
      ...Array.from({ length: 20_000 }, (_, at) => ({ path: `model-${at}.safetensors`, size: at })),
    ]),
    is: {
      ladder: "restricted-open-weights, license-unknown",
      findings: ["license-not-stated"],
      unread: ["20000 weights files: listed only: their bytes were not at hand"],
      seen: ["weights.final"],
    },
  },
  {
    what: "that lacks a file at hand",
    release: { ...README, "model.safetensors": "" },
    options: listing([CARD]),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "source-oddity", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with another size than the file at hand",
    release: README,
    options: listing([{ path: "README.md", size: 5 }]),
    is: { findings: ["license-not-stated", "source-oddity"] },
  },
  {
    what: "with another digest than the file at hand",
    release: README,
    options: listing([{ ...CARD, sha256: "0".repeat(64) }]),
    is: { findings: ["license-not-stated", "source-oddity"] },
  },
  {
    what: "that is complete and names only weights",
    release: {},
    options: listing([{ path: "model.safetensors", size: 5 }]),
    is: {
      ladder: "restricted-open-weights, license-unknown",
      findings: ["license-not-stated"],
      unread: ["model.safetensors: listed only: its bytes were not at hand"],
      seen: ["weights.final"],
    },
  },
  {
    what: "with a license and a card that are not at hand",
    release: {},
    options: listing([{ path: "LICENSE", size: 5 }, CARD]),
    is: {
      findings: [],
      unread: [
        "LICENSE: listed only: its bytes were not at hand",
        "README.md: listed only: its bytes were not at hand",
      ],
      seen: UNKNOWN_WITHOUT_CARD,
    },
  },
  {
    what: "of an empty release, complete",
    release: {},
    options: listing([]),
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "of an empty release, partial",
    release: {},
    options: listing([], false),
    is: {
      listing: "partial",
      findings: ["license-not-stated"],
      unread: ["files that the listing does not name: the listing is partial"],
    },
  },
]);
