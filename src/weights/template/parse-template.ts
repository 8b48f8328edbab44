import type { Expression, TemplateNode } from "./nodes.ts";
import { ExpressionReader } from "./parse-expression.ts";
import { bad, cutTemplate, type Chunk } from "./tokens.ts";

/** Blocks in blocks: templates of people have five levels. */
const MAX_DEPTH = 100;

/** Tags that read another file. */
const LOADS: readonly string[] = ["include", "import", "from", "extends"];

/** Tags without a body that say nothing of what is written. */
const EMPTY_TAGS: readonly string[] = ["break", "continue", "debug"];

/**
 * Reads a Jinja template as chat templates use the language, with the tags that transformers adds (`generation`, loop
 * controls). Nothing is rendered. Throws `FormatError("bad-template")` for what is not understood.
 */
export function parseTemplate(template: string): readonly TemplateNode[] {
  const parser = new TemplateParser(cutTemplate(template));
  const { nodes, ending } = parser.body([]);
  if (ending !== undefined) throw bad(`"${ending}" ends nothing`);
  return nodes;
}

interface Body {
  readonly nodes: readonly TemplateNode[];
  /** The tag that ended it; undefined at the end of the template. */
  readonly ending: string | undefined;
  readonly reader: ExpressionReader;
}

class TemplateParser {
  readonly #chunks: readonly Chunk[];
  #at = 0;
  #depth = 0;

  constructor(chunks: readonly Chunk[]) {
    this.#chunks = chunks;
  }

  /** Nodes up to one of the tags, which is taken. */
  body(endings: readonly string[]): Body {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw bad(`blocks nest deeper than ${MAX_DEPTH}`);
    const nodes: TemplateNode[] = [];
    for (;;) {
      const chunk = this.#chunks[this.#at];
      const reader = new ExpressionReader(chunk?.tokens ?? []);
      if (chunk === undefined) {
        if (endings.length > 0) throw bad(`wanted ${endings.join(" or ")}`);
        return { nodes, ending: undefined, reader };
      }
      this.#at += 1;
      if (chunk.kind === "text") {
        nodes.push({ kind: "text", text: chunk.text });
        continue;
      }
      if (chunk.kind === "output") {
        nodes.push({ kind: "output", value: whole(reader, reader.list()) });
        continue;
      }
      const tag = reader.name();
      if (endings.includes(tag)) {
        this.#depth -= 1;
        return { nodes, ending: tag, reader };
      }
      if (!EMPTY_TAGS.includes(tag)) nodes.push(this.#tag(tag, reader));
    }
  }

  #tag(tag: string, reader: ExpressionReader): TemplateNode {
    if (LOADS.includes(tag)) return { kind: "load", tag, from: reader.expression() };
    if (tag === "if") return this.#if(reader);
    if (tag === "for") return this.#for(reader);
    if (tag === "set") return this.#set(reader);
    if (tag === "do") return { kind: "do", value: whole(reader, reader.list()) };
    if (tag === "macro" || tag === "call") return this.#macro(tag, reader);
    if (tag === "filter") return this.#filterBlock(reader);
    if (tag === "with") return this.#with(reader);
    if (tag === "block" || tag === "generation" || tag === "autoescape") {
      return this.#plainBody(tag, [], []);
    }
    throw bad(`the tag "${tag}" is unknown`);
  }

  #if(reader: ExpressionReader): TemplateNode {
    const branches: {
      condition: Expression | undefined;
      body: readonly TemplateNode[];
    }[] = [];
    let condition: Expression | undefined = whole(reader, reader.list());
    for (;;) {
      const isLast = condition === undefined;
      const read = this.body(isLast ? ["endif"] : ["elif", "else", "endif"]);
      branches.push({ condition, body: read.nodes });
      if (read.ending === "endif") return { kind: "if", branches };
      condition = read.ending === "elif" ? whole(read.reader, read.reader.list()) : undefined;
    }
  }

  #for(reader: ExpressionReader): TemplateNode {
    const names = readNames(reader);
    reader.expect("in");
    const over = reader.plain();
    const condition = reader.takes("if") ? reader.expression() : undefined;
    reader.takes("recursive");
    const read = this.body(["else", "endfor"]);
    const otherwise = read.ending === "else" ? this.body(["endfor"]).nodes : [];
    return { kind: "for", names, over, condition, body: [...read.nodes, ...otherwise] };
  }

  #set(reader: ExpressionReader): TemplateNode {
    const names = readNames(reader);
    if (reader.takes("=")) return { kind: "set", names, value: whole(reader, reader.list()) };
    const expressions = reader.takes("|") ? [filterChain(reader)] : [];
    return this.#plainBody("set", names, expressions);
  }

  #macro(tag: string, reader: ExpressionReader): TemplateNode {
    const names: string[] = [];
    const expressions: Expression[] = [];
    if (tag === "macro") names.push(reader.name());
    if (reader.takes("(")) {
      const { positional, named } = reader.callArguments();
      for (const one of positional) if (one.kind === "name") names.push(one.name);
      for (const [name, value] of named) {
        names.push(name);
        expressions.push(value);
      }
    }
    if (tag === "call") expressions.push(reader.expression());
    return this.#plainBody(tag, names, expressions);
  }

  #filterBlock(reader: ExpressionReader): TemplateNode {
    return this.#plainBody("filter", [], [filterChain(reader)]);
  }

  #with(reader: ExpressionReader): TemplateNode {
    const names: string[] = [];
    const expressions: Expression[] = [];
    while (!reader.isAtEnd) {
      names.push(reader.name());
      reader.expect("=");
      expressions.push(reader.expression());
      if (!reader.takes(",")) break;
    }
    return this.#plainBody("with", names, expressions);
  }

  #plainBody(
    tag: string,
    names: readonly string[],
    expressions: readonly Expression[],
  ): TemplateNode {
    const { nodes } = this.body([`end${tag}`]);
    return { kind: "body", tag, names, expressions, body: nodes };
  }
}

/** `a|b(c)` applied to the body of a block, which is an unknown text here. */
function filterChain(reader: ExpressionReader): Expression {
  let value: Expression = { kind: "name", name: "the body of a block" };
  do {
    const name = reader.name();
    const given = reader.takes("(")
      ? reader.callArguments()
      : { positional: [], named: new Map<string, Expression>() };
    value = { kind: "filter", input: value, name, given };
  } while (reader.takes("|"));
  return value;
}

/** Names that a loop or an assignment gives values to; of `ns.found` the first. */
function readNames(reader: ExpressionReader): readonly string[] {
  const names: string[] = [];
  const isBracketed = reader.takes("(");
  do {
    names.push(reader.name());
    while (reader.takes(".")) reader.name();
    while (reader.takes("[")) {
      reader.expression();
      reader.expect("]");
    }
  } while (reader.takes(","));
  if (isBracketed) reader.expect(")");
  return names;
}

function whole(reader: ExpressionReader, value: Expression): Expression {
  if (!reader.isAtEnd) throw bad("a tag goes on after its expression");
  return value;
}
