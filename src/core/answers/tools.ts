import { AnswerError, answerCheck, answerForFile, answerSearch, answerShow } from './answers';
import type { AnswerSource } from './answers';
import type { ToolName } from './toolNames';

/** The form of what a tool is given, as JSON Schema. */
export interface ToolSchema {
  readonly type: 'object';
  readonly properties: Readonly<
    Record<string, { readonly type: 'string' | 'integer'; readonly description: string }>
  >;
  readonly required?: readonly string[];
}

/** A question that agents can ask. None of them changes anything. */
export interface Tool {
  readonly title: string;
  /** For the model: when to ask it, and what it gives. */
  readonly description: string;
  readonly inputSchema: ToolSchema;
  /** @throws AnswerError for input that cannot be answered, CancelledError */
  readonly answer: (source: AnswerSource, input: ToolInput) => Promise<object>;
}

/** What a tool was given, which may be anything. */
export type ToolInput = Readonly<Record<string, unknown>>;

const MAX_PATH = 1024;
const MAX_QUERY = 500;
const MAX_DRAFT = 256 * 1024;

/** The tools by their names. */
export const tools: Readonly<Record<ToolName, Tool>> = {
  decisions_for_file: {
    title: 'Decisions for a File',
    description:
      'Finds the technical decisions (architecture decision records) of this repository that govern a file or that its text names, each with its status, how well evidence backs it, and why it is about the file. Ask before changing code, so that a change does not contradict a decision.',
    inputSchema: {
      type: 'object',
      properties: {
        path: {
          type: 'string',
          description: 'The file, relative to the root of the repository. It need not exist yet.',
        },
      },
      required: ['path'],
    },
    answer: (source, input) => answerForFile(source, repositoryPath(required(input, 'path', MAX_PATH))),
  },
  search_decisions: {
    title: 'Search Decisions',
    description:
      'Searches the technical decisions (architecture decision records) of this repository, what their evidence found, and the columns of their data. Gives the best first, each with the line that shows why. Ask before proposing a technology or a design: it may have been decided already.',
    inputSchema: {
      type: 'object',
      properties: {
        query: {
          type: 'string',
          description:
            'Words, and filters: status:accepted, tag:NAME, by:PERSON, evidence:benchmark (or test, dataset, study, incident, link, commit, none), category:NAME. Filters alone list the latest.',
        },
        limit: { type: 'integer', description: 'How many decisions to give, at most 25. By default 10.' },
      },
      required: ['query'],
    },
    answer: (source, input) =>
      answerSearch(source, required(input, 'query', MAX_QUERY), limitOf(input['limit'])),
  },
  show_decision: {
    title: 'Show a Decision',
    description:
      'Shows one technical decision (architecture decision record) of this repository: options, what was chosen, relations, findings of the checks, the text, and each item of evidence with its state, checked against its data now: verified, cited, unscoped, suspect, expired, contradicts or broken.',
    inputSchema: {
      type: 'object',
      properties: {
        decision: {
          type: 'string',
          description: 'Its id, number or path: ADR-0007, 7, docs/decisions/0007-use-sqlite.md.',
        },
      },
      required: ['decision'],
    },
    answer: (source, input) => answerShow(source, required(input, 'decision', MAX_PATH)),
  },
  check_draft: {
    title: 'Check a Draft Decision',
    description:
      'Checks a draft of a decision record, or a record as it stands, by the rules of this repository, and gives the findings with their lines. Nothing is written. Ask after writing or changing a record.',
    inputSchema: {
      type: 'object',
      properties: {
        text: {
          type: 'string',
          description:
            'The whole Markdown of the draft, with its front matter. Without it the record at `path` is checked.',
        },
        path: {
          type: 'string',
          description:
            'Where the record is or will be, relative to the root of the repository; or the id of one that is there.',
        },
      },
    },
    answer: (source, input) => {
      const text = optional(input, 'text', MAX_DRAFT);
      const path = optional(input, 'path', MAX_PATH);
      if (text === undefined && path === undefined) {
        throw new AnswerError('Give the text of a draft, or the path of a record.');
      }
      return answerCheck(source, {
        text,
        path: text === undefined || path === undefined ? path : repositoryPath(path),
      });
    },
  },
};

function required(input: ToolInput, name: string, most: number): string {
  const value = optional(input, name, most);
  if (value === undefined) {
    throw new AnswerError(`\`${name}\` is missing: give it as text.`);
  }
  return value;
}

function optional(input: ToolInput, name: string, most: number): string | undefined {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  if (typeof value !== 'string') {
    throw new AnswerError(`\`${name}\` has to be text.`);
  }
  if (value.length > most) {
    throw new AnswerError(`\`${name}\` is longer than ${most} characters.`);
  }
  return value;
}

const USUAL_LIMIT = 10;

function limitOf(value: unknown): number {
  return typeof value === 'number' && value >= 1 ? Math.floor(value) : USUAL_LIMIT;
}

/** @throws AnswerError for a path that leads out of the repository */
function repositoryPath(given: string): string {
  const path = given.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  if (/^(?:\/|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)|\0/.test(path)) {
    throw new AnswerError('Give a path inside the repository, relative to its root.');
  }
  return path;
}
