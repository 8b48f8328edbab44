/** Address of a file in a repository on a code host: the branch says nothing of the license. */
const REPOSITORY_FILE =
  /^(github\.com|gitlab\.com|huggingface\.co|gitee\.com|bitbucket\.org|modelscope\.cn\/models)\/([^/]+\/[^/]+)\/(?:-\/)?(?:blob|raw|tree|resolve|src)\/[^/]+(?:\/(.+))?$/;
/** Addresses whose query is the page. */
const FORWARDER = /^(go\.microsoft\.com\/fwlink)\/?\?/;
const RAW_GITHUB =
  /^raw\.github(?:usercontent)?\.com\/([^/]+\/[^/]+)\/(?:refs\/heads\/)?[^/]+\/(.+)$/;
const PREFIX = /^(?:[a-z]+:\/\/)?(?:www[.-]?\d*\.)?/;
const LAST_PART =
  /\/(?:index|default|legalcode|deed)?(?:\.[a-z]{2}(?:-[a-z]{2})?)?(?:\.(?:html?|php|txt))?\/*$/;
const SUFFIX = /(?:\.(?:txt|html?|php|md|markdown|rst|json|jsp|aspx?|pdf|xml|rdf))+$/;

/**
 * One spelling for all addresses of one page: no scheme, `www`, port, query, fragment, file suffix, language or trailing slash,
 * lower case; files on code hosts without their branch.
 */
export function addressKey(address: string): string {
  const bare = address.toLowerCase().replace(PREFIX, "").replace(FORWARDER, "$1/");
  const end = bare.search(/[?#]/);
  const path = (end < 0 ? bare : bare.slice(0, end))
    .replace(/^([^/:]+):\d+/, "$1")
    .replaceAll("%20", " ")
    .replace(/\/{2,}/g, "/");
  return pageOf(path).replace(LAST_PART, "").replace(SUFFIX, "");
}

/** Files on code hosts without their branch. */
function pageOf(path: string): string {
  const raw = path.startsWith("raw.") ? RAW_GITHUB.exec(path) : null;
  if (raw) return `github.com/${raw[1]}/${raw[2]}`;
  const file = REPOSITORY_FILE.exec(path);
  return file ? [file[1], file[2], file[3]].filter(Boolean).join("/") : path;
}
