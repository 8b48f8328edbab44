import { type NamePlace, wordsBefore } from "./reading.ts";

interface ExceptionRule {
  readonly id: string;
  /** Words that show it, near the place where an exception begins. */
  readonly words: RegExp;
  /** Licenses it belongs to, as ids begin. */
  readonly base: RegExp;
  /** The license where none is named. */
  readonly alone?: string;
}

const GNU = /^[AL]?GPL/;
const GPL = /^GPL/;
/** Words that permit linking with OpenSSL; its name alone may be that of the next license. */
const OPENSSL =
  /(?:link|combin)[^|]{0,320} open ?ssl|open ?ssl[^|]{0,90} link|ssl ex(?:cep|emp)tion/;

/** The first rule whose words are seen counts. */
const RULES: readonly ExceptionRule[] = [
  { id: "LLVM-exception", words: /llvm exceptions?/, base: /^Apache/, alone: "Apache-2.0" },
  {
    id: "GCC-exception-3.1",
    words: /gcc runtime|runtime library exception version 3|gcc rle/,
    base: GNU,
    alone: "GPL-3.0-or-later",
  },
  {
    id: "Swift-exception",
    words: /runtime library exception|swift exception/,
    base: /^Apache/,
    alone: "Apache-2.0",
  },
  {
    id: "WxWindows-exception-3.1",
    words: /^ wxw\S+ (?:lib\S+ )?li|wxwindows exception/,
    base: /^LGPL/,
    alone: "LGPL-2.0-or-later",
  },
  { id: "Bison-exception-1.24", words: /copied by bison/, base: GPL },
  {
    id: "Bison-exception-2.2",
    words: /bison (?:parser )?skeleton|bison parsers? exception|bison exception|parser generator/,
    base: GPL,
  },
  { id: "Texinfo-exception", words: /processing a texinfo/, base: GPL },
  { id: "Libtool-exception", words: /gnu libtool|libtool exception/, base: GNU },
  {
    id: "Autoconf-exception-macro",
    words: /autoconf macro|output of autoconf when processing the macro/,
    base: GPL,
  },
  { id: "Autoconf-exception-3.0", words: /autoconf configure script exception/, base: GPL },
  {
    id: "Autoconf-exception-2.0",
    words: /configure scripts? .{0,60}output (?:of|from) autoconf/,
    base: GPL,
  },
  { id: "Autoconf-exception-generic", words: /configuration script|autoconf exception/, base: GPL },
  { id: "GNU-compiler-exception", words: /compiled with a gnu compiler/, base: GPL },
  {
    id: "LLGPL",
    words: /^ (?:llgpl|lisp lesser)(?= |$)/,
    base: /^LGPL/,
    alone: "LGPL-2.1-or-later",
  },
  {
    id: "LZMA-exception",
    words: /lzma compression module|lzma exception/,
    base: /^CPL/,
    alone: "CPL-1.0",
  },
  { id: "mif-exception", words: /free software library without restriction/, base: GNU },
  { id: "eCos-exception-2.0", words: /instantiate templates|ecos exception/, base: GNU },
  {
    id: "GCC-exception-2.0",
    words:
      /link(?:ing)? the compiled version|link this file with other files|compiled version of this file/,
    base: GNU,
  },
  { id: "gnu-javamail-exception", words: /javamail|link this library with other files/, base: GPL },
  { id: "CLISP-exception-2.0", words: /clisp/, base: GPL },
  { id: "freertos-exception-2.0", words: /freertos/, base: GPL, alone: "GPL-2.0-only" },
  { id: "u-boot-exception-2.0", words: /u boot/, base: GPL },
  { id: "Bootloader-exception", words: /bootloader exception/, base: GPL },
  {
    id: "OpenJDK-assembly-exception-1.0",
    words: /^ openjdk assembly/,
    base: GPL,
    alone: "GPL-2.0-only",
  },
  { id: "FLTK-exception", words: /fltk/, base: /^LGPL/, alone: "LGPL-2.0-only" },
  {
    id: "OCaml-LGPL-linking-exception",
    words: /ocaml|publicly distributed version of the library|exception on linking/,
    base: /^LGPL/,
  },
  { id: "LGPL-3.0-linking-exception", words: /minimal corresponding source/, base: /^LGPL/ },
  {
    id: "Qt-GPL-exception-1.0",
    words: /qt (?:company )?gpl exception|gpl ?3 ?except(?= |$)/,
    base: GPL,
    alone: "GPL-3.0-only",
  },
  {
    id: "Qt-LGPL-exception-1.1",
    words: /qt (?:company )?lgpl exception|nokia qt lgpl/,
    base: /^LGPL/,
    alone: "LGPL-2.1-only",
  },
  {
    id: "Universal-FOSS-exception-1.0",
    words: /universal foss/,
    base: GPL,
    alone: "GPL-2.0-only",
  },
  {
    id: "Universal-FOSS-exception-1.0",
    words: /foss (?:license )?exception/,
    base: /^GPL-[23]/,
  },
  { id: "GPL-CC-1.0", words: /cooperation commitment/, base: GNU },
  { id: "PS-or-PDF-font-exception-20170817", words: /postscript or pdf/, base: GNU },
  {
    id: "Font-exception-2.0",
    words:
      /embed this font|uses this font|font exception|font embedding|embed(?:s|ding)? (?:this|the|these) fonts?/,
    base: GNU,
  },
  { id: "x11vnc-openssl-exception", words: OPENSSL, base: GNU },
  {
    id: "Linux-syscall-note",
    words: /user programs that use kernel|linux syscall (?:note|exception)|syscall exception/,
    base: GPL,
    alone: "GPL-2.0-only",
  },
  {
    id: "Classpath-exception-2.0",
    words:
      /classpath|statically or dynamically with other modules|with independent modules to produce|cpe/,
    base: GNU,
    alone: "GPL-2.0-only",
  },
];

/** Characters after the first words within which an exception says what it permits. */
const REACH = 1000;

/** A permission beyond a license. */
export interface FoundException {
  readonly id: string;
  readonly base: RegExp;
  readonly alone?: string;
  readonly start: number;
}

/** Reads which exception begins at a place; `limit` is where the next one begins. */
export function readException(
  { passage, start }: NamePlace,
  limit: number,
  has: (id: string) => boolean,
): FoundException | undefined {
  if (/ (?:no|without|any) $/.test(`${wordsBefore(passage, start, 12)} `)) return undefined;
  const words = passage.text.slice(start, Math.min(limit, start + REACH));
  const rule = RULES.find((each) => each.words.test(words) && has(each.id));
  if (!rule) return undefined;
  const { id, base, alone } = rule;
  return { id, base, start, ...(alone !== undefined && { alone }) };
}
