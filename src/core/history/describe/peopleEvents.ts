import { valueAt } from '../../parse/fields';
import type { ParsedDecision, ParsedPerson } from '../../parse/parsedDecision';
import type { DecisionEvent } from './event';
import { short } from './event';

const ROLE_NAMES: Readonly<Record<ParsedPerson['role'], string>> = {
  'decision-maker': 'Decision maker',
  approver: 'Approver',
  accountable: 'Accountable',
  consulted: 'Consulted',
  informed: 'Informed',
  stakeholder: 'Stakeholder',
};

interface Role {
  /** `Approver`, `Stakeholder for ux`. */
  readonly title: string;
  /** `approver`, `stakeholder for ux`: stable. */
  readonly name: string;
  readonly people: Map<string, string>;
}

/** People who took on a role or gave one up. */
export function peopleEvents(before: ParsedDecision, after: ParsedDecision): readonly DecisionEvent[] {
  const was = rolesOf(before);
  const is = rolesOf(after);
  return [...new Map([...was, ...is]).values()].flatMap(({ title, name }) => {
    const [old, now] = [was, is].map((roles) => roles.get(name)?.people ?? new Map<string, string>()) as [
      Map<string, string>,
      Map<string, string>,
    ];
    const gone = [...old].filter(([key]) => !now.has(key)).map(([, person]) => person);
    const come = [...now].filter(([key]) => !old.has(key)).map(([, person]) => person);
    const [from] = gone;
    const [to] = come;
    if (from !== undefined && to !== undefined && gone.length === 1 && come.length === 1) {
      const detail = `${title} changed from ${short(from)} to ${short(to)}`;
      return [{ kind: 'person-changed', detail, subject: name, from, to } as const];
    }
    return [
      ...gone.map((person): DecisionEvent => ({
        kind: 'person-removed',
        detail: `${title} ${short(person)} removed`,
        subject: name,
        from: person,
      })),
      ...come.map((person): DecisionEvent => ({
        kind: 'person-added',
        detail: `${title} ${short(person)} added`,
        subject: name,
        to: person,
      })),
    ];
  });
}

function rolesOf(record: ParsedDecision): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  const disciplineAt = disciplinesOf(record);
  for (const { role, name } of record.people) {
    const discipline = role === 'stakeholder' ? disciplineAt(name.span.start) : undefined;
    const suffix = discipline === undefined ? '' : ` for ${short(discipline)}`;
    const key = `${role}${suffix}`;
    const found = roles.get(key) ?? { title: `${ROLE_NAMES[role]}${suffix}`, name: key, people: new Map() };
    found.people.set(name.value.normalize('NFC').toLowerCase(), name.value);
    roles.set(key, found);
  }
  return roles;
}

/** The discipline that a stakeholder at an offset stands for. */
function disciplinesOf({ frontMatter }: ParsedDecision): (offset: number) => string | undefined {
  const stated = valueAt(frontMatter?.data, ['stakeholders']);
  if (typeof stated !== 'object' || stated === null || Array.isArray(stated)) {
    return () => undefined;
  }
  const spans = Object.keys(stated).flatMap((discipline) => {
    const span = frontMatter?.valueSpan(['stakeholders', discipline]);
    return span === undefined ? [] : [{ discipline, span }];
  });
  return (offset) => spans.find(({ span }) => span.start <= offset && offset < span.end)?.discipline;
}
