/** A value of an exported row: texts and numbers, nothing nested. Null where the record says nothing. */
export type Cell = string | number | boolean | null;

/**
 * The tables of an export and their columns, in their order. Each row is one fact and begins with the repository and its
 * own key. Columns may be added; none changes its meaning or goes away within a version.
 */
export const columns = {
  repositories: ['repository', 'key', 'commit', 'day', 'history', 'decisions', 'not_read'],
  decisions: [
    'repository',
    'key',
    'folder',
    'path',
    'id',
    'number',
    'title',
    'status',
    'raw_status',
    'date',
    'category',
    'format',
    'state',
    'decide_by',
    'review_by',
    'expected',
    'measured',
    'verdict',
  ],
  options: ['repository', 'key', 'decision', 'title', 'is_chosen'],
  people: ['repository', 'key', 'decision', 'role', 'name'],
  tags: ['repository', 'key', 'decision', 'tag'],
  evidence: [
    'repository',
    'key',
    'decision',
    'id',
    'type',
    'state',
    'reason',
    'finding',
    'about',
    'file',
    'url',
    'cites',
    'result',
    'captured_commit',
    'digest',
    'valid_until',
  ],
  claims: ['repository', 'key', 'decision', 'evidence', 'side', 'option'],
  relations: ['repository', 'key', 'decision', 'kind', 'ref', 'fragment', 'target', 'source'],
  commits: [
    'repository',
    'key',
    'decision',
    'commit',
    'authored',
    'author',
    'subject',
    'is_listed',
    'is_trailer',
    'is_mention',
    'is_record',
    'is_work',
  ],
  findings: ['repository', 'key', 'decision', 'rule', 'severity', 'path', 'line', 'column', 'message'],
} as const satisfies Readonly<Record<string, readonly ['repository', 'key', ...string[]]>>;

/** The name of a table. */
export type TableName = keyof typeof columns;

/** All tables, in the order in which they are written. */
export const tableNames = Object.keys(columns) as readonly TableName[];

/** A row of a table: a value for each of its columns, in their order. */
export type Row<Table extends TableName = TableName> = Readonly<
  Record<(typeof columns)[Table][number], Cell>
>;

/** The facts of one repository. */
export type Tables = { readonly [Table in TableName]: readonly Row<Table>[] };
