import type { Template } from '../workspace/templates';

/** The title of the decision that a new project starts with. */
export const firstRecordTitle = 'Keep decisions as records with their evidence';

/** The decision that a new project starts with: to keep decisions. It is proposed, for the team to accept or to change. */
export const firstRecordTemplate: Template = {
  name: 'first-record',
  path: undefined,
  text: `---
status: {status} # draft | proposed | accepted | rejected | deprecated | superseded
date: {date}
# Say who decides, who approves and who answers for carrying it out; then accept it, or change it.
# decision-makers: [storage-lead, api-lead]
# approver: storage-lead
# accountable: platform-manager
# Then add what shows that it is right: an example is decisions that were made twice because nobody knew the first one.
# evidence:
#   - id: E1
#     type: incident # test | benchmark | dataset | study | incident | link | commit
#     about: problem
#     finding: We chose the message broker twice, because nobody knew why it was chosen the first time.
#     url: https://example.com/notes
---

# {title}

## Context and Problem Statement

Why things are as they are is asked long after the reasons were forgotten, and what was measured is hard to tell from
what was believed. How do we keep our technical decisions, so that others can find and check them later?

## Decision Drivers

- A decision is found beside the code that it explains
- The data behind a decision is kept with it
- A decision is reviewed and changed like code

## Considered Options

- Records in this repository, checked by Grounds
- Pages in a wiki
- No records

## Decision Outcome

Chosen option: "Records in this repository, checked by Grounds", because they are reviewed and versioned with the code,
and because a tool can tell which of them rest on data.

### Consequences

- Good, because \`grounds check\` names the decisions that have no supporting data, and the records that contradict each other.
- Bad, because testing the options takes time before each decision.

### Confirmation

\`grounds check\` runs for every change, and a year from now a newcomer can find out why things are as they are.
`,
};
