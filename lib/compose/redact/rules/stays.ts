/** Strings to keep, because developers need them to act. */
import type { TextRule } from './rule.js';

/** Prefixes of the IDs of API objects, including those of compatible servers. */
const objects =
  `resp_ msg_ rs_ fc_ fco_ ws_ ig_ ci_ cu_ cuo_ mcp_ mcpr_ mcpl_ mcpa_ fs_ ctc_ ctco_ lsh_ am_ cmp_ conv_ item_ vs_ vsfb_
  file- file_ assistant- batch_ upload_ part_ cntr_ cfile_ eval_ evalrun_ outputitem_ thread_ run_ step_ asst_ call_ ftjob- ftevent-
  ftckpt- ftckpt_ chatcmpl- cmpl- modr- sess_ event_ evt_ pmpt_ prompt_ video_ img_ image_ audio_ req_ request_ toolu_ srvtoolu_
  mcptoolu_ msgbatch_ gen- skill_ voice_ wf_ wfr_ cthr_ cksess_ rtc_ trace_ span_ tool_ tooluse_ func_ embd- rerank- dataset_ grader_ job_
  task_ speech_ search_ realtime_`.split(/\s+/);

export const stays: readonly TextRule[] = [
  {
    name: 'the ID of an object',
    hides: 'nothing',
    leaves: 'IDs of responses, messages, files, batches, calls and requests',
    effect: 'keeps',
    begins: objects.map((prefix) => `^${prefix}`),
    pattern: /(?<before>)(?:[\w-]{6,200})/y,
    match: ["id '«resp_{hex:48}»' not", 'call «chatcmpl-tool-{hex:32}»'],
    not: ['resp_ab'],
  },
  {
    name: 'a name chosen by the app',
    hides: 'nothing',
    leaves: 'names of models, deployments, functions and schemas after their noun',
    effect: 'keeps',
    begins: [
      'model',
      'models',
      'deployment',
      'engine',
      'function',
      'schema',
      'response_format',
      'tool',
      'parameter',
      'argument',
      'value for',
      'type for',
      'parameter:',
    ],
    pattern:
      /(?<kept>[:=]?(?: name)?\s?["'`]?)(?![\w.-]{0,60}@[\w-]{1,60}\.[a-z])[\w@./:$[\]+-]{2,160}/y,
    match: ["The model '«team-{base62:20}»' does", "function '«user_{base62:20}»' is"],
    not: ['model? '],
  },
];
