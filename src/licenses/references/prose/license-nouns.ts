/** The word "license" in languages that write blanks between words, as sources of patterns over words in lower case. */
export const LICENSE_NOUNS =
  "lizenz(?:en)?|licentie|licencias?|licencj[aią]|licencji|licenças?|licenze|licenza|licens(?:en|et)?|lisensi|lisans(?:ı|ıyla)?|лицензи[яюией]{1,2}|licenc[ií]|licenssi";

/** The same in languages without such blanks. */
export const LICENSE_SIGNS = "ライセンス|라이선스|라이센스|许可证?|許可|协议|協議|授权|授權|許諾";

/** What stands between such a word and the name of the license. */
const ARTICLES =
  "(?: (?::|der|die|das|de|la|el|il|del|della|dell|les|le|l|do|da|open|source|na|die|ist|es|est|gnu)){0,4}";

const BEFORE = new RegExp(` (?:${LICENSE_NOUNS})${ARTICLES}$`);
/** A title, or a key of its own: `ライセンス: MIT`, `许可证：MIT`. */
const BEFORE_SIGNS = new RegExp(`(?:${LICENSE_SIGNS})[^| ]{0,8}(?: :)?$`);
const AFTER = new RegExp(`^(?: (?:${LICENSE_NOUNS})(?= |$)| [^| ]{0,4}(?:${LICENSE_SIGNS}))`);

/** True where the words before and after a name say in another language than English that it is a license. */
export function hasForeignNoun(before: string, after: string): boolean {
  return AFTER.test(after) || BEFORE.test(before) || BEFORE_SIGNS.test(before);
}
