import assert from 'node:assert/strict';
import { writeJunit } from '../../../../src/core/report/junit';
import { finding, report, unread } from './sampleReport';

const path = 'docs/adr/0001-one.md';

describe('writeJunit', () => {
  it('has one test for each finding and each clean decision', () => {
    const xml = writeJunit(
      report({
        findings: [
          finding('link-broken', path, { severity: 'error', at: [4, 2] }),
          finding('section-missing', path),
        ],
        notRead: [
          unread('docs/adr/x.md', 'not-utf8', 'It is not UTF-8.'),
          unread('docs/adr/README.md', 'index'),
        ],
      }),
      { failOn: 'error' },
    );
    assert.equal(
      xml,
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="grounds" tests="4" failures="1" errors="0" skipped="2">
  <testsuite name="grounds check" tests="4" failures="1" errors="0" skipped="2">
    <testcase classname="ADR-0001" name="link-broken: About link-broken." file="docs/adr/0001-one.md" line="5" time="0"><failure type="error" message="docs/adr/0001-one.md:5:3 About link-broken."/></testcase>
    <testcase classname="ADR-0001" name="section-missing: About section-missing." file="docs/adr/0001-one.md" line="1" time="0"><skipped message="warning: docs/adr/0001-one.md:1:1 About section-missing."/></testcase>
    <testcase classname="ADR-0002" name="no findings" file="docs/adr/0002-two.md" line="1" time="0"/>
    <testcase classname="docs/adr/x.md" name="not read" file="docs/adr/x.md" line="1" time="0"><skipped message="not-utf8: It is not UTF-8."/></testcase>
  </testsuite>
</testsuites>
`,
    );
  });

  it('fails what --fail-on says', () => {
    const findings = [finding('link-broken', path, { severity: 'error' }), finding('section-missing', path)];
    const failures = (failOn: 'warning' | 'never'): number =>
      writeJunit(report({ findings }), { failOn }).match(/<failure/g)?.length ?? 0;
    assert.equal(failures('warning'), 2);
    assert.equal(failures('never'), 0);
  });

  it('escapes, and leaves out what XML cannot hold', () => {
    const xml = writeJunit(
      report({ findings: [finding('x-y', path, { message: `<a href="x">&'\u0000\u001b\uD800\uFFFE😀\n` })] }),
      { failOn: 'never' },
    );
    assert.match(xml, /name="x-y: &lt;a href=&quot;x&quot;&gt;&amp;'\uFFFD😀&#10;"/);
  });
});
