/** Where a module and a name of Python 2 lie in Python 3, as the loader maps them for protocols 0 to 2. */
export function fromPython2(module: string, name: string): readonly [module: string, name: string] {
  if (module === "exceptions" && EXCEPTION.test(name)) {
    return ["builtins", name === "StandardError" ? "Exception" : name];
  }
  const moved = MOVED_NAMES.get(`${module} ${name}`);
  if (moved !== undefined) {
    const [newModule = "", newName = ""] = moved.split(" ");
    return [newModule, newName];
  }
  return [MOVED_MODULES.get(module) ?? module, name];
}

/** How the names of the exceptions that moved end. */
const EXCEPTION = /(?:Error|Warning|Exception|Exit|Interrupt|Iteration)$/;

/** `module name` to `module name`, from `_compat_pickle` of Python 3. */
const MOVED_NAMES = pairs(`
__builtin__ xrange=builtins range;__builtin__ reduce=functools reduce;__builtin__ intern=sys intern
__builtin__ unichr=builtins chr;__builtin__ unicode=builtins str;__builtin__ long=builtins int
__builtin__ basestring=builtins str;itertools izip=builtins zip;itertools imap=builtins map
itertools ifilter=builtins filter;itertools ifilterfalse=itertools filterfalse
itertools izip_longest=itertools zip_longest;UserDict IterableUserDict=collections UserDict
UserDict UserDict=collections UserDict;UserList UserList=collections UserList
UserString UserString=collections UserString;whichdb whichdb=dbm whichdb;_socket fromfd=socket fromfd
_multiprocessing Connection=multiprocessing.connection Connection
multiprocessing.process Process=multiprocessing.context Process
multiprocessing.forking Popen=multiprocessing.popen_fork Popen
multiprocessing AuthenticationError=multiprocessing.context AuthenticationError
multiprocessing BufferTooShort=multiprocessing.context BufferTooShort
multiprocessing ProcessError=multiprocessing.context ProcessError
multiprocessing TimeoutError=multiprocessing.context TimeoutError
urllib ContentTooShortError=urllib.error ContentTooShortError;urllib getproxies=urllib.request getproxies
urllib pathname2url=urllib.request pathname2url;urllib quote_plus=urllib.parse quote_plus
urllib quote=urllib.parse quote;urllib unquote_plus=urllib.parse unquote_plus
urllib unquote=urllib.parse unquote;urllib url2pathname=urllib.request url2pathname
urllib urlcleanup=urllib.request urlcleanup;urllib urlencode=urllib.parse urlencode
urllib urlopen=urllib.request urlopen;urllib urlretrieve=urllib.request urlretrieve
urllib2 HTTPError=urllib.error HTTPError;urllib2 URLError=urllib.error URLError
socket _socketobject=socket SocketType`);

/** Module to module, from the same table. */
const MOVED_MODULES = pairs(`
__builtin__=builtins;copy_reg=copyreg;Queue=queue;SocketServer=socketserver;ConfigParser=configparser
repr=reprlib;tkFileDialog=tkinter.filedialog;tkSimpleDialog=tkinter.simpledialog
tkColorChooser=tkinter.colorchooser;tkCommonDialog=tkinter.commondialog;Dialog=tkinter.dialog
Tkdnd=tkinter.dnd;tkFont=tkinter.font;tkMessageBox=tkinter.messagebox;ScrolledText=tkinter.scrolledtext
Tkconstants=tkinter.constants;Tix=tkinter.tix;ttk=tkinter.ttk;Tkinter=tkinter;markupbase=_markupbase
_winreg=winreg;thread=_thread;dummy_thread=_dummy_thread;dbhash=dbm.bsd;dumbdbm=dbm.dumb;dbm=dbm.ndbm
gdbm=dbm.gnu;xmlrpclib=xmlrpc.client;SimpleXMLRPCServer=xmlrpc.server;httplib=http.client
htmlentitydefs=html.entities;HTMLParser=html.parser;Cookie=http.cookies;cookielib=http.cookiejar
BaseHTTPServer=http.server;test.test_support=test.support;commands=subprocess;urlparse=urllib.parse
robotparser=urllib.robotparser;urllib2=urllib.request;anydbm=dbm;_abcoll=collections.abc;cPickle=pickle
_elementtree=xml.etree.ElementTree;FileDialog=tkinter.filedialog;SimpleDialog=tkinter.simpledialog
DocXMLRPCServer=xmlrpc.server;SimpleHTTPServer=http.server;CGIHTTPServer=http.server
UserDict=collections;UserList=collections;UserString=collections;whichdb=dbm;StringIO=io;cStringIO=io`);

function pairs(table: string): ReadonlyMap<string, string> {
  const entries = table.trim().split(/[;\n]/);
  return new Map(
    entries.map((entry) => {
      const at = entry.indexOf("=");
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}
