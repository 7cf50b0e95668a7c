/** One occurrence of a problem type. Each of its forms is created when it is first read. */
import type { Diagnosis } from '../model/problem-type.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { Sendable } from '../model/sendable.js';
import { fitSteps, stepsJson, type Occasion } from './occasion.js';
import type { Template } from './templates.js';

/** Added to the meaning if a cooldown responded. */
const noCallMade =
  ' The call was not made: an earlier call failed this way, and the cooldown is not over yet.';

/** The members that differ from one occurrence to another. */
interface OwnMembers {
  readonly status: number;
  readonly instance: string;
  readonly retryable: boolean;
  /** The optional members, in their order; one that is absent is unknown or not shown. */
  readonly further: Partial<ProblemDetails>;
}

/** JSON of the members that all occurrences share: before the status, after the instance, and after the solution. */
interface JsonParts {
  readonly head: string;
  readonly meaning: string;
  readonly fixableBy: string;
}

const known = new WeakMap<Template, JsonParts>();

function jsonParts(template: Template): JsonParts {
  const found = known.get(template);
  if (found !== undefined) return found;
  const { type, title, meaning, fixableBy } = template;
  const parts = {
    head: `{"type":${JSON.stringify(type)},"title":${JSON.stringify(title)},"status":`,
    meaning: `,"meaning":${JSON.stringify(meaning)},"solution":`,
    fixableBy: `,"fixableBy":${JSON.stringify(fixableBy)},"retryable":`,
  };
  known.set(template, parts);
  return parts;
}

/** One occurrence of a problem type, for one audience. */
export class Occurrence implements Sendable {
  private made: ProblemDetails | undefined;

  constructor(
    private readonly template: Template,
    private readonly occasion: Occasion,
    private readonly own: OwnMembers,
  ) {}

  get status(): number {
    return this.own.status;
  }

  /** In whole seconds. */
  get retryAfter(): number | undefined {
    return this.own.further.retryAfter;
  }

  get documentation(): string | undefined {
    return this.own.further.documentation;
  }

  /** The problem details; always the same object. */
  get problem(): ProblemDetails {
    return (this.made ??= this.make());
  }

  private make(): ProblemDetails {
    const { template, occasion, own } = this;
    const { status, instance, retryable, further } = own;
    const { type, title, meaning, fixableBy } = template;
    return {
      type,
      title,
      status,
      instance,
      meaning: further.cooldown ? meaning + noCallMade : meaning,
      solution: fitSteps(template.solution, occasion),
      fixableBy,
      retryable,
      ...further,
    };
  }

  /** The JSON of `problem`, equal to that of `JSON.stringify`, without creating the object. */
  get json(): string {
    const { template, occasion, own } = this;
    const { status, instance, retryable, further } = own;
    if (further.cooldown) return JSON.stringify(this.problem);
    const { head, meaning, fixableBy } = jsonParts(template);
    const solution = stepsJson(template.solution, occasion);
    const rest = JSON.stringify(further).slice(1);
    const end = rest === '}' ? rest : `,${rest}`;
    return `${head}${status},"instance":${JSON.stringify(instance)}${meaning}${solution}${fixableBy}${retryable}${end}`;
  }

  /** The title, meaning and solution for the operator. */
  get diagnosis(): Diagnosis {
    const { diagnosis } = this.template;
    return { ...diagnosis, solution: fitSteps(diagnosis.solution, this.occasion) };
  }
}
