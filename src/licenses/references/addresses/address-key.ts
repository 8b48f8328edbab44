/** Address of a file in a repository on a code host: the branch says nothing of the license. */
const REPOSITORY_FILE: readonly RegExp[] = [
  /^(github\.com|gitlab\.com|huggingface\.co|gitee\.com|modelscope\.cn\/models)\/([^/]+\/[^/]+)\/(?:-\/)?(?:blob|raw|tree|resolve)\/[^/]+\/(.+)$/,
  /^(github\.com)\/([^/]+\/[^/]+)\/blob\/[^/]+()$/,
  /^(bitbucket\.org)\/([^/]+\/[^/]+)\/(?:src|raw)\/[^/]+\/(.+)$/,
];
/** Addresses whose query is the page. */
const FORWARDER = /^(go\.microsoft\.com\/fwlink)\/?\?/;
const RAW_GITHUB = /^raw\.github(?:usercontent)?\.com\/([^/]+\/[^/]+)\/[^/]+\/(.+)$/;
const SUFFIX = /(?:\.(?:txt|html?|php|md|markdown|rst|json|jsp|aspx?|pdf|xml|rdf))+$/;

/**
 * One spelling for all addresses of one page: no scheme, `www`, port, query, fragment, file suffix, language or trailing slash,
 * lower case; files on code hosts without their branch.
 */
export function addressKey(address: string): string {
  const bare = address
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^www[.-]?\d*\./, "")
    .replace(FORWARDER, "$1/")
    .replace(/[?#].*$/, "")
    .replace(/^([^/:]+):\d+/, "$1")
    .replace(/%20/g, " ")
    .replace(/\/{2,}/g, "/")
    .replace(
      /^raw\.github(?:usercontent)?\.com\/([^/]+\/[^/]+)\/refs\/heads\//,
      "raw.github.com/$1/",
    );
  const raw = RAW_GITHUB.exec(bare);
  const file = raw
    ? ["", "github.com", raw[1], raw[2]]
    : REPOSITORY_FILE.map((pattern) => pattern.exec(bare)).find((found) => found !== null);
  const page = file ? [file[1], file[2], file[3]].filter(Boolean).join("/") : bare;
  return page
    .replace(
      /\/(?:index|default|legalcode|deed)?(?:\.[a-z]{2}(?:-[a-z]{2})?)?(?:\.(?:html?|php|txt))?\/*$/,
      "",
    )
    .replace(SUFFIX, "");
}
