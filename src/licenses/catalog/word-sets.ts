import type { Catalog } from "./catalog.ts";
import { hashWord } from "../words/words.ts";

/** Sets of catalog word ids that the judgment of differences needs. */
export interface WordSets {
  /** Words that may come and go without a change of meaning. */
  readonly articles: ReadonlySet<number>;
  /** Words by which templates name the copyright holders. */
  readonly parties: ReadonlySet<number>;
  /** Words of those for whoever holds the rights. */
  readonly holders: ReadonlySet<number>;
  /** Words between which a license names them, and what they do, in the singular or the plural. */
  readonly beforeHolder: ReadonlySet<number>;
  readonly afterHolder: ReadonlySet<number>;
  readonly agreeing: ReadonlySet<number>;
  readonly nameWords: ReadonlySet<number>;
  readonly afterName: ReadonlySet<number>;
  /** Words for those who get something under a license. */
  readonly recipients: ReadonlySet<number>;
  /** Words that a negation is made of, and the word that it can stand before or after its subject of. */
  readonly neither: ReadonlySet<number>;
  readonly not: ReadonlySet<number>;
  readonly may: ReadonlySet<number>;
  /** Words that license texts use as names only: of holders, places, products. */
  readonly names: ReadonlySet<number>;
  /** Words that permit, forbid, demand or limit. */
  readonly norms: ReadonlySet<number>;
  /** Words that permit something, of which each license has one. */
  readonly grants: ReadonlySet<number>;
  /** Words of permission that only limit next to a negation or `only`. */
  readonly modals: ReadonlySet<number>;
  readonly negations: ReadonlySet<number>;
  /** What terms are about: the software, its use, its users. */
  readonly objects: ReadonlySet<number>;
  /** What a few words can forbid or limit: "no commercial use". */
  readonly uses: ReadonlySet<number>;
  /** Words of titles that announce changed terms. */
  readonly qualifiers: ReadonlySet<number>;
  /** What they announce that terms come with, and words for terms. */
  readonly further: ReadonlySet<number>;
  readonly terms: ReadonlySet<number>;
  /** Words that leave something out, and those after which this is a part of what is licensed: "except where otherwise noted". */
  readonly exempting: ReadonlySet<number>;
  readonly scopes: ReadonlySet<number>;
  /** The name of a permission beyond a license, words that permit, and words of duty that say no more than how far it goes. */
  readonly exceptions: ReadonlySet<number>;
  readonly permits: ReadonlySet<number>;
  readonly exceptional: ReadonlySet<number>;
  /** Words of duty that also say by whose leave something is put under a license. */
  readonly granting: ReadonlySet<number>;
  /** Layout words, such as the word before a page number. */
  readonly layout: ReadonlySet<number>;
  /** Words that open a comment line. */
  readonly commentMarks: ReadonlySet<number>;
}

const WORDS = {
  articles: "the a an this these that such",
  parties:
    "copyright copyrights holder holders owner owners author authors contributor contributors name names of the and or nor by " +
    "its their his her company organization institution institutions university regents licensor licensors inc foundation " +
    "developers developer project individual entity above provider",
  holders: "holder holders owner owners author authors contributor contributors licensor licensors",
  beforeHolder: "by shall neither and",
  afterHolder: "as be may disclaim disclaims make makes",
  recipients:
    "you your user users licensee licensees customer customers recipient recipients receiver receivers buyer buyers purchaser " +
    "person persons party parties anyone everyone nobody public",
  nameWords: "name names",
  afterName: "shall may must not",
  agreeing: "disclaim disclaims make makes",
  neither: "neither",
  not: "not",
  may: "may",
  norms:
    "shall must cannot prohibited prohibits prohibit prohibition forbidden restricted restricts restriction restrictions " +
    "required requires require only except excluding excluded unless consent permission permissions agree agrees noncommercial commercial " +
    "commercially military weapons academic educational nonprofit revenue fee fees royalty royalties users exclusively solely " +
    "notwithstanding evil disallowed banned allowed permitted obligation obligations obligated additional territory jurisdiction research purposes purpose",
  grants:
    "permission permissions permitted permit permits grant grants granted granting may can allowed free freely license licensed " +
    "licenses redistribute redistribution distribution dedicate dedicated dedicates waive waives waived waiver public",
  modals: "may can do does will is are",
  negations: "not never no nor cannot only without",
  objects:
    "use used uses using user users software program programs work works model models weights code derivative derivatives product " +
    "products service services redistribute redistribution redistributed distribute distributed distribution copy copies license " +
    "licenses licensed licensee rights right outputs output data materials material train training project you modification permission",
  uses: "use uses used using usage redistribution distribution commercial commercially noncommercial production",
  qualifiers:
    "modified amended noncommercial nonprofit custom customized adapted addendum rider restricted variant",
  further: "additional",
  terms:
    "terms term conditions condition restrictions restriction clause clauses permission permissions limitation limitations provision " +
    "provisions requirements use",
  exceptions: "exception exceptions",
  permits: "may permission permissions grant grants granted",
  exceptional:
    "only except unless exclude excluding permission permissions consent obligation obligations obligated additional jurisdiction",
  scopes: "otherwise noted stated specified indicated documented mentioned marked",
  exempting: "except unless excluding excluded",
  granting: "consent permission permissions additional",
  layout: "page",
  commentMarks: "dnl rem",
} as const;

/** Looks the word lists up in the vocabulary of a catalog. */
export function createWordSets(catalog: Catalog): WordSets {
  const ids = (words: string): ReadonlySet<number> =>
    new Set(
      words
        .split(" ")
        .map((word) => catalog.wordId(hashWord(word)))
        .filter((id) => id !== 0),
    );
  return {
    articles: ids(WORDS.articles),
    parties: ids(WORDS.parties),
    holders: ids(WORDS.holders),
    beforeHolder: ids(WORDS.beforeHolder),
    afterHolder: ids(WORDS.afterHolder),
    recipients: ids(WORDS.recipients),
    afterName: ids(WORDS.afterName),
    nameWords: ids(WORDS.nameWords),
    agreeing: ids(WORDS.agreeing),
    neither: ids(WORDS.neither),
    not: ids(WORDS.not),
    may: ids(WORDS.may),
    names: new Set(catalog.sections.nameWords),
    norms: ids(WORDS.norms),
    grants: ids(WORDS.grants),
    modals: ids(WORDS.modals),
    negations: ids(WORDS.negations),
    objects: ids(WORDS.objects),
    uses: ids(WORDS.uses),
    qualifiers: ids(WORDS.qualifiers),
    further: ids(WORDS.further),
    terms: ids(WORDS.terms),
    exempting: ids(WORDS.exempting),
    exceptions: ids(WORDS.exceptions),
    permits: ids(WORDS.permits),
    exceptional: ids(WORDS.exceptional),
    scopes: ids(WORDS.scopes),
    granting: ids(WORDS.granting),
    layout: ids(WORDS.layout),
    commentMarks: ids(WORDS.commentMarks),
  };
}

/** True when the words set a rule: a word of duty or limit, or a negated or limited permission. */
export function setsRule(words: readonly number[], sets: WordSets): boolean {
  if (words.some((id) => sets.norms.has(id))) return true;
  return words.some(
    (id, at) =>
      sets.modals.has(id) && words.slice(at + 1, at + 3).some((next) => sets.negations.has(next)),
  );
}

/** True when words of a title announce changed terms, or further ones. */
export function announcesTerms(words: readonly number[], sets: WordSets): boolean {
  if (words.some((id) => sets.qualifiers.has(id))) return true;
  return words.some((id) => sets.further.has(id)) && words.some((id) => sets.terms.has(id));
}

/** True for an article, or one of the words by which templates name the copyright holders. */
export function isLight(id: number, { articles, parties }: WordSets): boolean {
  return articles.has(id) || parties.has(id);
}

/** True for a word with a meaning in terms: what is allowed or not, with what, and to whom. Names and words of no license have none. */
export function isWeighty(id: number, sets: WordSets): boolean {
  const { norms, modals, negations, objects, uses, recipients } = sets;
  return [norms, modals, negations, objects, uses, recipients].some((set) => set.has(id));
}
