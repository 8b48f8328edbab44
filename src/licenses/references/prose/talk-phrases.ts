/**
 * Words right before a name with which a text only talks about licenses. `(a|b)` is one of them, `[a|b]` up to three of them or none,
 * `#` a number, `;` the end of a sentence or not, `..` up to four words, and `...` up to eight words of which none says that something
 * was released.
 */
type Phrase = string;

/** Examples, and what programs or people do with licenses that they read, compare or advise. */
const ABOUT: readonly Phrase[] = [
  "e g ;",
  "for (example|instance)",
  "(detects|detect|detected|detecting|detection of)",
  "(recognises|recognizes|recognise|recognize|recognising|recognizing)",
  "(parses|parse|parsing of)",
  "(identify|identifies)",
  "(deprecate|deprecates|deprecated|deprecating)",
  "(expected|but found|but got)",
  "(add|adds|added|adding|drop|drops|dropped) support for",
  "(ask|asks|asked|wonder|wondering|unclear|unsure) (whether|if) .. (is|are|was|were|uses)",
  "(was|were|is|are) (read|parsed|detected|taken|treated) as",
  "(distinguish|distinguishes|distinguishing|difference between)",
  "(unterschied zwischen|unterschiede zwischen|différence entre|différences entre|diferencia entre)",
  "(recommend|recommends|recommended)",
  "(i|we|they|he|she|would|i d|we d) prefer",
  "(prefers|wants|considering|thinking of|thinking about|think of|think about)",
  "(short for|stands for)",
  "should be under",
  "(only|we) accept",
  "(filter|filters|filtered) by",
  "(spdx|new) (ids|identifiers)",
  "true for",
  "as required by",
  "(dropped|abandoned)",
  "(compare|compares|comparing)",
  "if you (want|need) ... (take|pick)",
  "unlike .. (which|that) (is|are|was|were|comes|come) [all|also|only|licensed|released] (under|by|with)",
];

/** What data was gathered by, as far as nothing says that what was made of it was released. */
const GATHERED: readonly Phrase[] = [
  "we (kept|collected|filtered|use) only ...",
  "only accept ...",
  "(keep|keeps|kept|select|selects|selected|filters) ... whose (license|licenses) (is|are|was|were|names|named)",
  "(we|data|code|text|texts|file|files|repositories|corpus) [was|were|is|are|have|been|then|only|also] (collected|gathered|crawled|scraped|sourced|mined|filtered) ...",
  "training (data|set|corpus) (consists of|contains|comprises|includes) [only|permissively licensed|permissively licenced] ...",
  "trained [only] on [only|public|open|source|github] (code|files|repositories|projects|software) ...",
  "training data contains [only|public|open|source|github] (code|files|repositories|projects|software) ...",
];

/** What others do, and what they must do. */
const OF_OTHERS: readonly Phrase[] = [
  "# of (them|these|those|all) .. (use|are under)",
  "(dependency|dependencies|packages|projects|repositories) .. (must|have to|should) [only] (be|use) ..",
  "(if|when|suppose|assuming) (your|a|an|some|another) [own] (project|program|application|app|code|library|product|work|package) (is|uses) ..",
  "(combine|combined|combining|link|linked|linking) ... (software|code|programs|works|libraries) (that|which) (is|are) [also] (licensed|covered|released|distributed) (under|by)",
  "without [pulling|in|a|an|the|any|its|their]",
  "(conflict|conflicts|conflicting) with [the|terms|conditions|of]",
  "(do not|don t|never|cannot|can t) (add|use|take|accept|include|bring in|depend on) [any|new] (dependencies|code|packages|libraries|files) [that|which|are|is|licensed|released] (under|with|by)",
];

export const TALK_PHRASES: readonly Phrase[] = [...ABOUT, ...GATHERED, ...OF_OTHERS];
