/** File paths and stack traces. */
import { lead, type Hit, type TextRule } from './rule.js';

const sureRoots =
  'home|users|root|var|usr|opt|srv|tmp|etc|mnt|private|proc|nix|snap|volumes|bin|sbin|library|applications|databricks|kaggle|workspace|workspaces|gpfs|scratch|lustre|dbfs|vercel|github|layers|lib64|cluster|secrets|sagemaker|storage|node_modules|site-packages|jenkins|builds|runner|data|ml|content|app|run|dev|media|sys|src|repo|code|build|lib';
const extensions =
  'py|pyc|pyx|[cm]?[jt]sx?|go|rs|java|kt|scala|rb|php|cs|cpp|cc|hpp|swift|lua|exs?|erl|pl|clj|dart|cu|json|jsonl|ya?ml|toml|txt|log|env|pem|key|crt|p12|sqlite3?|db|safetensors|gguf|ggml|bin|pt|pth|onnx|so|dylib|sh|bash|conf|cfg|ini|csv|parquet|ipynb|dll|exe|jar|war|zip|gz|tar|lock|sock|pid|properties|pkl|npy';
const code =
  'py|pyx|[cm]?[jt]sx?|go|rs|java|kt|scala|rb|php|cs|cpp|cc|swift|lua|exs?|erl|clj|dart|cu';

const rest = String.raw`[^\s"'${'`'}:,;)\]}<>|]{1,400}`;
const sure = new RegExp(`^/(?:${sureRoots})/`, 'i');
const isFile = new RegExp(String.raw`\.(?:${extensions})$`, 'i');

/** Whether the string is a file path, by its root folder or extension; routes and JSON pointers are not. */
function isPath(found: string, { text, start }: Hit): boolean {
  const isLikePath =
    sure.test(found) || isFile.test(found) || /^\/(?:models?|checkpoints?)\/[^/]+\/./.test(found);
  if (!isLikePath) return false;
  if (/(?:GET|POST|PUT|PATCH|DELETE|HEAD) ["'(]?$/.test(lead(text, start, 9))) return false;
  const parts = found.slice(1).split('/');
  if (/^\/(?:v\d|api|openai|chat|docs)\//.test(found) || parts.some((part) => part.startsWith('{')))
    return false;
  return !(
    /^\/(?:content|app|code|run|data|src|build|lib|repo|dev|media|sys)\//.test(found) &&
    parts.some((part) => /^\d+$/.test(part))
  );
}

export const files: readonly TextRule[] = [
  {
    name: 'an absolute file path',
    hides: 'absolute paths with a known root folder or file extension',
    leaves: 'API routes, JSON pointers and model names',
    effect: 'hides',
    begins: ['/'],
    pattern: new RegExp(
      String.raw`(?<=(?<![\w./*+@$%~-])(?<before>)/)[^\s"'${'`'}:,;)\]}<>|/*][^\s"'${'`'}:,;)\]}<>|]{0,400}(?<!\.)(?::\d{1,7}){0,2}`,
      'y',
    ),
    holds: (found, hit) => isPath(found.replace(/:[^]*/, ''), hit),
    match: [
      "open '«/home/jane/app/x.py»'",
      'PATH=«/usr/bin»:«/home/jane/bin»',
      "in '«/models/acme-llama/config.json»'",
      'cwd=«/home/jane/x»',
    ],
    not: [
      '/code/0/type',
      '/v1/chat/completions',
      'properties/customer/address',
      'POST /home/x/y',
      '/v1/files/{id}/content',
      '/v1/files/data.jsonl',
      '/data/{id} is',
    ],
  },
  {
    name: 'a relative file path',
    hides: 'file paths that start with `~`, `.`, `..`, a variable, or a drive and a slash',
    leaves: 'sentences with dots',
    effect: 'hides',
    begins: ['~/', './', '../', '}/', '%\\', '.\\', '$home/', '$pwd/', ':/'],
    pattern: new RegExp(
      String.raw`(?<=(?:(?<![\w./])(?<before>)(?:~|\.{1,2})/|(?<![\w.])(?<before2>\$\{\w{1,40})\}/|(?<![\w])(?<before3>%\w{1,40})%\\|(?<![\w.\\])(?<before4>)\.{1,2}\\|(?<before5>)\$(?:home|pwd)/|(?<![\w])(?<before6>[A-Za-z]):/(?!/)))${rest}(?<!\.)`,
      'iy',
    ),
    match: [
      'in «~/.ssh/id_rsa» is',
      '«../acme/secret/config.yml»',
      'from «C:/Users/jane/app.js» now',
      '«%APPDATA%\\Acme\\x»',
    ],
    not: ['and so on./', 'https://x'],
  },
  {
    name: 'a Windows file path',
    hides: 'file paths with a drive, and network shares',
    leaves: 'escapes in regular expressions',
    effect: 'hides',
    begins: [':\\', '\\\\'],
    pattern:
      /(?:(?<=(?<![A-Za-z\d])(?<before>[A-Za-z]):\\)\\{0,3}(?:[^\\/:*?"<>|\r\n'`]{1,100}\\{1,4}){0,20}[^\\/:*?"<>|\s,;)'`]{0,200}(?::(?:line )?\d{1,7})?|(?<=(?<![\w\\])(?<before2>)\\\\)\\{0,2}[\w.$-]{1,63}\\[^\s"'`,;)]{1,300})/y,
    match: [
      "in '«C:\\Users\\jane\\app.js»'",
      '«C:\\Program Files\\Acme\\x.txt»',
      "at '«\\\\files\\jane\\app.js»'",
    ],
    not: ['\\d{3}', 'a\\nb', 'of a: \\ b'],
  },
  {
    name: 'a position in a source file',
    hides: 'source files with a line number or a folder',
    leaves: 'file names alone',
    effect: 'hides',
    begins: [
      '.py',
      '.js',
      '.ts',
      '.mjs',
      '.cjs',
      '.jsx',
      '.tsx',
      '.go',
      '.rs',
      '.java',
      '.rb',
      '.php',
      '.cs',
      '.cpp',
      '.kt',
      '.scala',
      '.swift',
      '.cu',
    ],
    pattern: new RegExp(
      String.raw`(?=[:(]|(?<=[/\\][\w@.-]{1,100})(?![\w/-]))(?<=(?<![^\s"'${'`'}(,=[<>])(?<before>[^\s"'${'`'}(,=<>]{1,300})\.(?:${code}))(?:(?::\d{1,7}(?::\d{1,7})?|\(\d{1,7}(?:,\d{1,7})?\)|:line \d{1,7})|(?<=[/\\][\w@.-]{1,100})(?![\w/-]))`,
      'iy',
    ),
    holds: (found) => !/^(?:https?:|v\d\/|docs\/)/.test(found),
    match: [
      'in «chat.mjs:104», then',
      "in '«src/a.tsx:104:1050»' then",
      '«main.go:42» failed',
      '«vllm/engine/api_server.py»',
    ],
    not: ['Node.js is', 'index.js is', 'three.js'],
  },
  {
    name: 'a module path',
    hides: 'the file path of a module in a package',
    leaves: 'package names',
    effect: 'hides',
    begins: ['node_modules', 'site-packages', 'dist-packages'],
    pattern:
      /(?<=(?<![^\s"'`(])(?<before>[^\s"'`(]{0,300})(?:node_modules|(?:site|dist)-packages))[\\/][^\s"'`,;)]{1,300}/y,
    match: ["in '«/x/node_modules/@a/b/c.js»' then", 'in «x/node_modules/a/c» now'],
    not: ['no node_modules here'],
  },
  {
    name: 'a file in a Python stack frame',
    hides: 'the file named in a Python stack frame',
    leaves: 'the line number and the rest',
    effect: 'hides',
    begins: ['file '],
    pattern: /(?<kept>\\{0,8}["'])[^"'\n\\]{1,400}(?=\\{0,8}["'], line \d)/y,
    match: ['File "«chat.py»", line 12, in x'],
    not: ['file "report.pdf" is'],
  },
];

export const stacks: readonly TextRule[] = [
  {
    name: 'a stack trace',
    hides: 'everything from the first stack frame on',
    leaves: 'lists with similar lines (` at eastus`)',
    effect: 'hides',
    instead: '',
    begins: ['\n'],
    pattern:
      /(?<before>)[ \t]{0,8}(?:at [^\n]{1,300}?(?:\([^\n()]{0,300}\)|:\d{1,7}(?::\d{1,7})?|\[0x[\da-f]{1,16}\]|line \d{1,7})[ \t]{0,4}(?=\n|$)|#\d{1,3}\s[^\n]{1,300}|File "[^\n"]{1,300}", line \d)[^]*/y,
    match: ['Odd.«\n    at f (x.js:1:1)\n    at g»'],
    not: ['Tried:\n at eastus\n at westus', 'at:\n  at most 10 tools'],
  },
  {
    name: 'a stack frame within a line',
    hides: 'one stack frame: a function and its position',
    leaves: 'the sentence',
    effect: 'hides',
    instead: '',
    begins: ['at '],
    pattern:
      /(?<=(?<before> |(?<![A-Za-z\d]))at )(?:async |new )?[\w$.<>[\]/`+ -]{1,120}\((?:[^\s()]{1,300}?(?::\d{1,7}){1,2}\)|[^()\n]{0,200}\)(?: in \S{1,300}(?::line \d{1,7})?|(?=\n)))/y,
    match: ['Odd« at run (chat.ts:1:2)», again', '«at com.acme.Foo.bar(Foo.java:12)»'],
    not: ['at 12 (noon)', 'that is (1:2)'],
  },
  {
    name: 'a Python stack trace',
    hides: 'everything from "Traceback" to the error named at the end',
    leaves: 'the last line, which names the error',
    effect: 'hides',
    instead: '',
    begins: ['traceback (most recent'],
    pattern:
      /(?<=(?<before>\n?)traceback \(most recent) call last\)(?:[^]{0,4096}\n(?=[A-Za-z][\w.]{1,60}(?:Error|Exception|Warning|Interrupt|Exit)(?:[:\n]|$)(?![^]*\n[A-Za-z][\w.]{1,60}(?:Error|Exception|Warning|Interrupt|Exit)(?:[:\n]|$)))|[^]*)/iy,
    match: ['Odd.«\nTraceback (most recent call last):\n  File "x.py", line 3»'],
    not: ['the traceback'],
  },
  {
    name: 'a stack trace of Go, Rust or PHP',
    hides: 'everything from its first line on',
    leaves: 'the message before it',
    effect: 'hides',
    begins: ['goroutine ', 'stack trace:', 'stack backtrace:', 'stacktrace:', '^#'],
    pattern:
      /(?:(?<=(?<before>)goroutine )\d{1,9} \[|(?<=(?<before2>)stack ?(?:back)?trace:)\s{0,4}(?=[\n#]|at )|(?<=(?<=^|\s)(?<before3>)#)\d{1,3} [^\n]{1,300}?(?:\(\d{1,7}\)|\[internal function\]|\{main\}))[^]*/iy,
    match: ['«goroutine 1 [running]:\nmain»', "«#0 /var/www/x.php(12): Foo->bar('s')»"],
    not: ['trace id: 12', 'issue #12 (3)'],
  },
  {
    name: 'the position of a panic',
    hides: 'the position in the source file',
    leaves: 'the message',
    effect: 'hides',
    begins: ['panicked at '],
    pattern: /(?:'[^'\n]{0,300}', )?[^\s'"]{1,300}:\d{1,7}:\d{1,7}/y,
    match: ['panicked at «src/server.rs:12:9»:', 'panicked at «src/server:12:9»:'],
    not: ['panicked at once'],
  },
  {
    name: 'a PEM key',
    hides: 'keys and certificates, including truncated ones',
    leaves: 'the text around them',
    effect: 'hides',
    begins: ['-----begin '],
    pattern: /(?<before>)[A-Z ]{1,40}-----(?:[^]*?-----END [A-Z ]{1,40}-----|[^]*)/y,
    match: ['got «-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----» here'],
    not: ['-----BEGIN'],
  },
];
