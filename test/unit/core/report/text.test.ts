import assert from 'node:assert/strict';
import { writeText } from '../../../../src/core/report/text';
import type { Paint } from '../../../../src/core/report/paint';
import { finding, report, unread } from './sampleReport';

const tagged: Paint = {
  bold: (text) => `<b>${text}</b>`,
  dim: (text) => `<dim>${text}</dim>`,
  red: (text) => `<red>${text}</red>`,
  yellow: (text) => `<yellow>${text}</yellow>`,
  green: (text) => `<green>${text}</green>`,
  blue: (text) => `<blue>${text}</blue>`,
  cyan: (text) => `<cyan>${text}</cyan>`,
};

const one = 'docs/adr/0001-one.md';
const two = 'docs/adr/0002-two.md';

describe('writeText', () => {
  it('puts decisions without data first, gives places from 1, and aligns', () => {
    const text = writeText(
      report({
        findings: [
          finding('link-broken', one, { at: [11, 8], severity: 'error' }),
          finding('no-evidence', two, { at: [0, 0], severity: 'info' }),
          finding('section-missing', two, { at: [4, 9] }),
        ],
        waived: 1,
        baselined: 3,
      }),
    );
    assert.equal(
      text,
      `ADR-0002  Second things  (proposed, no data)
  docs/adr/0002-two.md:1:1   info     About no-evidence.  no-evidence
  docs/adr/0002-two.md:5:10  warning  About section-missing.  section-missing

ADR-0001  First things  (accepted)
  docs/adr/0001-one.md:12:9  error    About link-broken.  link-broken

2 decisions: 1 error, 1 warning, 1 note (1 waived, 3 in the baseline)
`,
    );
  });

  it('says so when there is nothing to report', () => {
    assert.equal(writeText(report()), '2 decisions: nothing to report\n');
  });

  it('sums practice rules up in one line each where nobody configured them', () => {
    const findings = [
      finding('no-evidence', one, { severity: 'hint' }),
      finding('approver-missing', one, { severity: 'hint' }),
      finding('title-missing', two),
      finding('no-evidence', two, { severity: 'hint' }),
    ];
    const text = writeText(report({ findings, isConfigured: false }));
    assert.equal(
      text,
      `ADR-0002  Second things  (proposed)
  docs/adr/0002-two.md:1:1  warning  About title-missing.  title-missing

2 decisions have no supporting data; --verbose lists them
1 decision names no approver; --verbose lists them

2 decisions: 1 warning, 3 hints
`,
    );
    const verbose = writeText(report({ findings, isConfigured: false }), { verbose: true });
    assert.match(verbose, /docs\/adr\/0001-one\.md:1:1 {2}hint {5}About approver-missing\./);
    assert.doesNotMatch(verbose, /--verbose/);
  });

  it('names files that somebody may miss and counts the others', () => {
    const notRead = [
      unread('docs/adr/README.md', 'index', 'It is an index.'),
      unread('docs/adr/big.md', 'too-large', 'It is too large.'),
      unread('docs/adr/template.md', 'template', 'It is a template.'),
    ];
    assert.equal(
      writeText(report({ notRead })),
      `docs/adr/big.md was not read: It is too large.
2 other files were not read; --verbose lists them

2 decisions: nothing to report
`,
    );
    assert.match(
      writeText(report({ notRead }), { verbose: true }),
      /^docs\/adr\/template\.md was not read: It is a template\.$/m,
    );
  });

  it('shows related places when verbose', () => {
    const related = [{ path: two, range: finding('', '', { at: [2, 3] }).range, message: 'See here.' }];
    const text = writeText(report({ findings: [finding('duplicate-id', one, { related })] }), {
      verbose: true,
    });
    assert.match(text, /^ {6}docs\/adr\/0002-two\.md:3:4 {2}See here\.$/m);
  });

  it('lets nothing from a record act on the terminal', () => {
    const hostile = 'a\u001b[31mb\u009bc\u202Ed\r\ne\u0007';
    const [decision] = report().decisions;
    assert.ok(decision);
    const text = writeText(
      report({
        decisions: [{ ...decision, title: hostile }],
        findings: [finding('link-broken', one, { message: hostile })],
        notRead: [unread(`docs/adr/${hostile}.md`, 'unreadable', hostile)],
      }),
    );
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    assert.match(text, /a\\x1b\[31mb\\x9bc\\u202ed\\x0d e\\x07/);
  });

  it('paints severities', () => {
    const text = writeText(report({ findings: [finding('link-broken', one, { severity: 'error' })] }), {
      paint: tagged,
    });
    assert.match(text, /<red>error {2}<\/red>/);
    assert.match(text, /<b><red>2 decisions: 1 error<\/red><\/b>/);
  });

  it('heads findings on other files by their path', () => {
    const text = writeText(
      report({ findings: [finding('config-invalid', '.grounds.yaml', { at: [2, 0] })] }),
    );
    assert.match(text, /^\.grounds\.yaml\n {2}\.grounds\.yaml:3:1 {2}warning/);
  });
});
