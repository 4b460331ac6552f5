/** What agents can ask. */
export const toolNames = ['decisions_for_file', 'search_decisions', 'show_decision', 'check_draft'] as const;

/** One of the things that agents can ask. */
export type ToolName = (typeof toolNames)[number];
