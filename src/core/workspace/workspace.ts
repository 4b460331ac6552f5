import { analyseAndKeep } from '../check/analyseRecord';
import type { Baseline } from '../check/baseline';
import { byPosition, checkRecord } from '../check/checkRecord';
import type { Gradable } from '../check/grade';
import type { RecordCheck, Standard } from '../check/checkRecord';
import { runCommitRules, runEvidenceRules, runWorkspaceRules } from '../check/guard';
import { linkedPaths } from '../graph/lookups';
import type { FixContext } from '../fix/fix';
import type { RecordState } from '../fix/fixAll';
import { claimsIn, claimsOf } from '../evidence/claim';
import type { EvidenceClaim } from '../evidence/claim';
import type { ReverseLinks } from '../evidence/reverseLinks';
import type { DecisionCommit } from '../commits/decisionCommits';
import type { CommitFacts } from '../commits/facts';
import { DecisionIndex } from '../graph/decisionIndex';
import type { InboundRelation, Resolution } from '../graph/decisionIndex';
import { compareText } from '../graph/paths';
import { deepEqual } from '../graph/sameness';
import { analysisOptionsOf } from '../model/config';
import type { AnalysisOptions, GroundsConfig } from '../model/config';
import type { Decision, DecisionState, NotRead } from '../model/decision';
import type { EvidenceVerdict } from '../model/evidence';
import type { Finding, Fix, UngradedFinding } from '../model/finding';
import { parseDecision } from '../parse/parseDecision';
import type { TextEdit } from '../model/text';
import type { ParsedDecision } from '../parse/parsedDecision';
import type { Clock, CommitSource, EvidenceSource, FileSystem, WorkHooks } from '../ports';
import type { Rule } from '../rules/rule';
import type { AnalysedFile, CheckResult, DecisionWorkspace, Trial } from '../service';
import type { Discovery } from './discover';
import { CommitLedger } from './commitLedger';
import { EvidenceLedger } from './evidenceLedger';
import type { FileExistence } from './fileExistence';
import { inBatches } from './inBatches';
import { MAX_RECORD_BYTES, readRecord } from './inlineAnalyser';
import { keptReports } from './keptReports';
import { placeOf } from './recordPlace';
import type { RepositoryStandard } from './readStandard';

/** What a workspace is made from. */
export interface WorkspaceParts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly standard: RepositoryStandard;
  readonly discovery: Discovery;
  readonly rules: readonly Rule[];
  /** Everything that findings can be of, by id. */
  readonly gradables: ReadonlyMap<string, Gradable>;
  readonly existence: FileExistence;
  readonly evidence: EvidenceSource | undefined;
  readonly commits: CommitSource | undefined;
}

/** How many parsed records are kept: those that an editor shows at the same time. */
const MAX_PARSED = 8;
/** See {@link DecisionWorkspace}. Changes are made one after the other, in the order in which they are asked for. */
export class Workspace implements DecisionWorkspace {
  readonly config: GroundsConfig;
  readonly baseline: Baseline;
  readonly folders: readonly string[];
  readonly searched: readonly string[];
  readonly configFindings: readonly Finding[];

  readonly #parts: WorkspaceParts;
  readonly #options: AnalysisOptions;
  readonly #index = new DecisionIndex();
  /** What the record rules report, by path. */
  readonly #reported = new Map<string, readonly UngradedFinding[]>();
  readonly #ledger: EvidenceLedger;
  readonly #commits: CommitLedger;
  readonly #notRead = new Map<string, NotRead>();
  /** Results that hold until a record or one of its neighbours changes, or the day does. */
  readonly #checks = new Map<string, RecordCheck>();
  #checkedOn = '';
  /** What tests say that records do not; undefined until it is asked for after a change. */
  #links: ReadonlyMap<string, ReverseLinks> | undefined;
  /** Texts that `update` was given and that the file system may not have. */
  readonly #texts = new Map<string, string>();
  readonly #parsed = new Map<string, ParsedDecision>();
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
    this.#ledger = new EvidenceLedger(parts.evidence);
    this.#commits = new CommitLedger(parts.commits);
    this.config = parts.standard.config;
    this.baseline = parts.standard.baseline;
    this.configFindings = parts.standard.findings;
    this.folders = parts.discovery.folders;
    this.searched = parts.discovery.searched;
    this.#options = analysisOptionsOf(this.config);
    for (const notRead of parts.discovery.notRead) {
      this.#notRead.set(notRead.path, notRead);
    }
  }

  /** Takes what became of the files that discovery found. To be called once, before anything else. */
  async load(analysed: readonly AnalysedFile[]): Promise<void> {
    const decisions: Decision[] = [];
    for (const file of analysed) {
      if (file.kind === 'read') {
        decisions.push(file.analysis.decision);
        this.#reported.set(file.path, file.analysis.findings);
      } else {
        this.#notRead.set(file.path, file.notRead);
      }
    }
    // Asked before the records are filed, which takes a while.
    const there = this.#parts.existence.those(new Set(decisions.flatMap(linkedPaths)));
    this.#index.load(decisions);
    this.#index.addExistingFiles((await there).filter((path) => this.#index.byPath(path) === undefined));
  }

  get notRead(): readonly NotRead[] {
    return [...this.#notRead.values()].sort((a, b) => compareText(a.path, b.path));
  }

  all(): readonly Decision[] {
    return this.#index.all();
  }

  byPath(path: string): Decision | undefined {
    return this.#index.byPath(path);
  }

  namesakes(decision: Decision): readonly Decision[] {
    return this.#index.namesakes(decision);
  }

  resolve(ref: string, fromFolder?: string): Resolution {
    return this.#index.resolve(ref, fromFolder);
  }

  inbound(decision: Decision): readonly InboundRelation[] {
    return this.#index.inbound(decision);
  }

  fileExists(path: string): boolean {
    return this.#index.fileExists(path);
  }

  check(inScope: (path: string) => boolean = () => true): CheckResult {
    const findings: Finding[] = [...this.configFindings].sort(byPosition);
    let waived = 0;
    let baselined = 0;
    for (const decision of this.#index.all().filter(({ path }) => inScope(path))) {
      const check = this.#check(decision);
      findings.push(...check.findings);
      waived += check.waived;
      baselined += check.baselined;
    }
    // The sort is stable, so each file keeps its order.
    return { findings: findings.sort((a, b) => compareText(a.path, b.path)), waived, baselined };
  }

  findingsFor(path: string): readonly Finding[] {
    const decision = this.#index.byPath(path);
    return decision === undefined
      ? this.configFindings.filter((finding) => finding.path === path)
      : this.#check(decision).findings;
  }

  #check(decision: Decision): RecordCheck {
    const standard = this.#standard();
    if (standard.today !== this.#checkedOn) {
      this.#checks.clear();
      this.#checkedOn = standard.today;
    }
    let check = this.#checks.get(decision.path);
    if (check === undefined) {
      check = checkRecord(decision, this.#reportedOn(decision), standard);
      this.#checks.set(decision.path, check);
    }
    return check;
  }

  /** What the rules say, before it is graded. */
  #reportedOn(decision: Decision): readonly UngradedFinding[] {
    const reported = this.#reported.get(decision.path) ?? [];
    const found = runWorkspaceRules(this.#parts.rules, decision, this.#index);
    const { path } = decision;
    const onEvidence = this.#onEvidence(decision, this.claimsOf(path), this.#ledger.verdictsOf(path));
    const commits = this.#commits.checkedOf(decision, this.#parts.clock.today());
    const onCommits = commits === undefined ? [] : runCommitRules(this.#parts.rules, decision, commits);
    return found.length + onEvidence.length + onCommits.length === 0
      ? reported
      : [...reported, ...found, ...onEvidence, ...onCommits];
  }

  #onEvidence(
    decision: Decision,
    claims: readonly EvidenceClaim[],
    verdicts: readonly EvidenceVerdict[] | undefined,
  ): readonly UngradedFinding[] {
    const { rules } = this.#parts;
    const links = verdicts && this.#reverseLinks().get(decision.path);
    return verdicts === undefined ? [] : runEvidenceRules(rules, decision, { claims, verdicts, links });
  }

  #standard(): Standard {
    const {
      clock,
      gradables,
      standard: { baseline },
    } = this.#parts;
    return { config: this.config, baseline, today: clock.today(), rules: gradables };
  }

  async verify(paths?: readonly string[], hooks: WorkHooks = {}): Promise<readonly EvidenceVerdict[]> {
    const asked = new Set(paths ?? this.#index.all().map(({ path }) => path));
    const decisions = await this.#withCited(asked, hooks);
    const { files } = this.#parts;
    const kept = await inBatches(decisions, (decision) => keptReports(files, decision, this.config), hooks);
    const verdicts = await this.#ledger.verify(decisions, hooks, kept, this.#index);
    this.#forgetChecks(decisions.map(({ path }) => path));
    return verdicts.filter(({ path }) => asked.has(path));
  }

  /** Records with those that they cite evidence from, and those that cite evidence from them; their claims are known then. */
  async #withCited(asked: ReadonlySet<string>, hooks: WorkHooks): Promise<readonly Decision[]> {
    const all = new Set(asked);
    for (
      let more: readonly string[] = [...asked];
      more.length > 0;
      more = this.#ledger.besides(all, this.#index)
    ) {
      more.forEach((path) => all.add(path));
      await this.#findClaims(
        more.flatMap((path) => this.#index.byPath(path) ?? []),
        hooks,
      );
    }
    return [...all].flatMap((path) => this.#index.byPath(path) ?? []);
  }

  #reverseLinks(): ReadonlyMap<string, ReverseLinks> {
    this.#links ??= this.#ledger.reverseLinks(this.#index);
    return this.#links;
  }

  /** Reads what the evidence of records claims, where nobody has looked so far. */
  async #findClaims(decisions: readonly Decision[], hooks: WorkHooks): Promise<void> {
    const unknown = decisions.filter(({ path }) => this.#ledger.claimsOf(path) === undefined);
    const take = async (decision: Decision): Promise<void> => {
      const text = await this.#evidenceText(decision);
      // What was edited meanwhile is known better.
      if (
        this.#ledger.claimsOf(decision.path) === undefined &&
        this.#index.byPath(decision.path) === decision
      ) {
        this.#ledger.take(decision.path, { decision, claims: claimsIn(text) });
      }
    };
    await inBatches(unknown, take, hooks);
  }

  async #evidenceText({ path, evidence }: Decision): Promise<string> {
    return evidence.length === 0 ? '' : ((await this.textOf(path)) ?? '');
  }

  async textOf(path: string): Promise<string | undefined> {
    const text = this.#texts.get(path) ?? (await readRecord(this.#parts.files, path));
    return typeof text === 'string' && text.length <= MAX_RECORD_BYTES ? text : undefined;
  }

  async readCommits(hooks: WorkHooks = {}, { always = false } = {}): Promise<void> {
    await this.#commits.look(
      {
        view: this.#index,
        folders: this.folders,
        config: this.config,
        options: this.#options,
        always,
        textOf: (path) => this.textOf(path),
      },
      hooks,
    );
    this.#checks.clear();
  }

  commitsOf(path: string): readonly DecisionCommit[] | undefined {
    return this.#commits.commitsOf(path);
  }

  get commitFacts(): CommitFacts | undefined {
    return this.#commits.facts;
  }

  verdictsOf(path: string): readonly EvidenceVerdict[] | undefined {
    return this.#ledger.verdictsOf(path);
  }

  claimsOf(path: string): readonly EvidenceClaim[] {
    return this.#ledger.claimsOf(path) ?? [];
  }

  stateOf(decision: Decision): DecisionState | undefined {
    return this.#ledger.stateOf(decision);
  }

  folderOf(path: string): string | undefined {
    const place = placeOf(path, this.#parts.discovery.layout);
    return place.kind === 'record' ? place.folder : undefined;
  }

  update(path: string, text: string): Promise<readonly string[]> {
    return this.#change(() => {
      const folder = this.folderOf(path);
      if (folder === undefined) {
        return Promise.resolve([path]);
      }
      this.#texts.set(path, text);
      return this.#take(path, folder, text);
    });
  }

  reload(path: string): Promise<readonly string[]> {
    return this.#change(async () => {
      this.#parts.existence.forget(path);
      const affected = new Set([path]);
      for (const below of this.#recordsAtOrBelow(path)) {
        for (const other of await this.#reloadRecord(below)) {
          affected.add(other);
        }
      }
      const known = await this.#parts.existence.has(path);
      for (const other of this.#index.setFileExists(path, known)) {
        this.#checks.delete(other);
        affected.add(other);
      }
      return [...affected];
    });
  }

  /** The record at `path`, or when a whole folder came or went, the records known in it. */
  #recordsAtOrBelow(path: string): readonly string[] {
    const place = placeOf(path, this.#parts.discovery.layout);
    if (place.kind !== 'elsewhere') {
      return [path];
    }
    const known = [...this.#index.all(), ...this.#notRead.values()];
    return known.map((item) => item.path).filter((other) => other.startsWith(`${path}/`));
  }

  async #reloadRecord(path: string): Promise<readonly string[]> {
    this.#texts.delete(path);
    this.#parts.existence.forget(path);
    const place = placeOf(path, this.#parts.discovery.layout);
    if (!(await this.#parts.existence.has(path))) {
      this.#notRead.delete(path);
      return this.#forget(path);
    }
    if (place.kind !== 'record') {
      if (place.kind === 'not-read') {
        this.#notRead.set(path, { path, kind: place.as, reason: place.reason });
      }
      return [path];
    }
    const text = await readRecord(this.#parts.files, path);
    if (typeof text === 'string') {
      return this.#take(path, place.folder, text);
    }
    this.#notRead.set(path, text);
    return this.#forget(path);
  }

  /** Puts `text` in the place of what was known of a record. */
  async #take(path: string, folder: string, text: string): Promise<readonly string[]> {
    if (text.length > MAX_RECORD_BYTES) {
      const reason = `It is larger than ${MAX_RECORD_BYTES / 1024} KiB, which no record that people read is.`;
      this.#notRead.set(path, { path, kind: 'too-large', reason });
      return this.#forget(path);
    }
    const { analysed, parsed } = analyseAndKeep({ path, folder }, text, this.#options);
    if (parsed !== undefined) {
      this.#keep(parsed);
    }
    if (analysed.kind === 'not-read') {
      this.#notRead.set(path, analysed.notRead);
      return this.#forget(path);
    }
    const { decision, findings } = analysed.analysis;
    for (const file of this.#index.filesAskedFor(decision)) {
      this.#index.setFileExists(file, await this.#parts.existence.has(file));
    }
    this.#notRead.delete(path);
    this.#reported.set(path, findings);
    this.#ledger.take(path, { decision, claims: parsed === undefined ? [] : claimsOf(parsed) });
    this.#commits.take(path, parsed);
    return this.#invalidate(this.#index.set(decision));
  }

  #forget(path: string): readonly string[] {
    this.#reported.delete(path);
    this.#ledger.forget(path);
    this.#parsed.delete(path);
    return this.#invalidate(this.#index.delete(path));
  }

  #invalidate(paths: readonly string[]): readonly string[] {
    this.#forgetChecks(paths);
    return paths;
  }

  /** Forgets what was found in records, and everywhere when the tests of a report may have claimed any of them. */
  #forgetChecks(paths: readonly string[]): void {
    this.#links = undefined;
    if (this.#ledger.hasReports) {
      this.#checks.clear();
    }
    for (const path of paths) {
      this.#checks.delete(path);
    }
  }

  /** Runs `work` after all changes before it, whether they succeeded or not. */
  #change<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#lastChange.then(work, work);
    this.#lastChange = result.catch(() => undefined);
    return result;
  }

  async checkText(path: string, text: string): Promise<readonly Finding[] | NotRead> {
    const trial = await this.tryText(path, text);
    return 'findings' in trial ? trial.findings : trial;
  }

  async tryText(path: string, text: string): Promise<Trial | NotRead> {
    const folder = this.folderOf(path);
    if (folder === undefined) {
      return {
        path,
        kind: 'not-a-record',
        reason: 'It is not in a folder of decisions, or not named like one.',
      };
    }
    const { analysed, parsed } = analyseAndKeep({ path, folder }, text, this.#options);
    if (analysed.kind === 'not-read') {
      return analysed.notRead;
    }
    const { decision, findings } = analysed.analysis;
    const asked = this.#index.filesAskedFor(decision);
    this.#index.addExistingFiles(await this.#parts.existence.those(asked));
    const claims = parsed === undefined ? [] : claimsOf(parsed);
    const verdicts = this.#ledger.verdictsFor(path, { decision, claims });
    const reported = [
      ...findings,
      ...runWorkspaceRules(this.#parts.rules, decision, this.#index),
      ...this.#onEvidence(decision, claims, verdicts),
    ];
    return {
      findings: checkRecord(decision, reported, this.#standard()).findings,
      fixesFor: async (finding) => {
        const { fixesFor } = await import('../fix/index.js');
        return parsed === undefined ? [] : fixesFor(finding, this.#fixContext(parsed, decision, verdicts));
      },
    };
  }

  async parse(path: string): Promise<ParsedDecision | undefined> {
    if (this.#index.byPath(path) === undefined && this.folderOf(path) === undefined) {
      return undefined;
    }
    const text = await this.textOf(path);
    if (text === undefined) {
      return undefined;
    }
    const kept = this.#parsed.get(path);
    const parsed = kept?.text === text ? kept : parseDecision(path, text, this.#options);
    this.#keep(parsed);
    return parsed;
  }

  #keep(parsed: ParsedDecision): void {
    this.#parsed.delete(parsed.path);
    this.#parsed.set(parsed.path, parsed);
    if (this.#parsed.size > MAX_PARSED) {
      const [oldest = ''] = this.#parsed.keys();
      this.#parsed.delete(oldest);
    }
  }

  async fixesFor(finding: Finding): Promise<readonly Fix[]> {
    const decision = this.#index.byPath(finding.path);
    const record = await this.parse(finding.path);
    if (record === undefined || decision === undefined) {
      return [];
    }
    // A finding of an earlier text may point anywhere now.
    const isCurrent = this.#reportedOn(decision).some(
      ({ rule, key, range }) =>
        rule === finding.rule && key === finding.key && deepEqual(range, finding.range),
    );
    if (!isCurrent) {
      return [];
    }
    // In the build of the extension this is in a file of its own: most findings are read, and not fixed.
    const { fixesFor } = await import('../fix/index.js');
    return fixesFor(finding, this.#fixContext(record, decision));
  }

  async fixAll(path: string): Promise<readonly TextEdit[]> {
    const record = await this.parse(path);
    const folder = this.folderOf(path);
    if (record === undefined || folder === undefined) {
      return [];
    }
    const look = (text: string): RecordState | undefined => {
      const { analysed, parsed } = analyseAndKeep({ path, folder }, text, this.#options);
      if (analysed.kind !== 'read' || parsed === undefined) {
        return undefined;
      }
      const { decision, findings } = analysed.analysis;
      const reported = [...findings, ...runWorkspaceRules(this.#parts.rules, decision, this.#index)];
      return {
        context: this.#fixContext(parsed, decision),
        findings: checkRecord(decision, reported, this.#standard()).findings,
      };
    };
    const { editBetween, fixAll } = await import('../fix/fixAll.js');
    return editBetween(record.text, await fixAll(record.text, look));
  }

  #fixContext(
    record: ParsedDecision,
    decision: Decision,
    verdicts = this.#ledger.verdictsOf(record.path),
  ): FixContext {
    return {
      record,
      decision,
      view: this.#index,
      config: this.config,
      today: this.#parts.clock.today(),
      notRead: this.notRead,
      verdicts: verdicts ?? [],
      takenPaths: this.#commits.takenPaths(),
      parse: (path) => this.parse(path),
    };
  }
}
