import { type ZodType, z } from 'zod';

/** What is said about a field for which its schema has no sentence of its own. */
z.config({
  localeError: (issue) => {
    if (issue.input === undefined || issue.input === '') return 'Chưa ghi mục này.';
    if (issue.code === 'too_big') return `Tối đa ${issue.maximum}${unitOf(issue.origin)}.`;
    if (issue.code === 'too_small') return `Ít nhất ${issue.minimum}${unitOf(issue.origin)}.`;
    return 'Mục này chưa đúng. Hãy xem lại.';
  },
});

function unitOf(origin: string): string {
  return origin === 'string' ? ' ký tự' : origin === 'array' ? ' mục' : '';
}

/** What a user can cause, and the HTTP status that says so. A closed list: everything else is a bug and becomes 500. */
const STATUS = {
  not_found: 404,
  not_signed_in: 401,
  not_allowed: 403,
  bad_form_token: 403,
  bad_credentials: 401,
  locked_out: 429,
  too_many_tries: 429,
  invalid: 422,
  step_not_open: 409,
  changed_meanwhile: 409,
  file_too_large: 413,
  file_unreadable: 422,
  file_infected: 422,
  try_later: 503,
  peer_down: 503,
} as const;

export type ProblemCode = keyof typeof STATUS;

/** The wrong fields of a form that was parsed, each with the first thing said about it. */
export function wrongFields(
  issues: readonly { path: PropertyKey[]; message: string }[],
): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path, message } of issues) fields[String(path[0])] ??= message;
  return fields;
}

/** A refusal that the user should read. `fields` names the form fields that are wrong, with a Vietnamese sentence each. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, message: string, fields: Record<string, string> = {}) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.fields = fields;
  }

  get status(): (typeof STATUS)[ProblemCode] {
    return STATUS[this.code];
  }
}

/** What a form gave, parsed. @throws Problem invalid with the wrong fields and this sentence */
export function parseFields<Form>(schema: ZodType<Form>, given: unknown, message: string): Form {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Problem('invalid', message, wrongFields(parsed.error.issues));
}
