import assert from 'node:assert/strict';
import type { OutlinedTest } from '../../../../src/core/assist/reportOutline';
import { filesOfTest, lineOfTest } from '../../../../src/core/assist/testPlaces';

function test(
  name: string,
  fields: Partial<OutlinedTest['named']> & { readonly line?: number } = {},
): OutlinedTest {
  const { line, ...named } = fields;
  return {
    test: name,
    named: { suites: [], className: undefined, file: undefined, name, ...named },
    line,
    count: 1,
    outcome: 'passed',
  };
}

describe('the files that a test can stand in', () => {
  const files = [
    'src/main/java/com/acme/Store.java',
    'src/test/java/com/acme/StoreTest.java',
    'src/test/java/com/other/StoreTest.java',
    'tests/test_demo.py',
    'tests/data/test_demo.json',
    'test/store.test.ts',
    'pkg/store/store_test.go',
    'pkg/store/more_test.go',
    'pkg/menu/menu_test.go',
    'Shop.Tests/OrderTests.cs',
    'src/store.rs',
  ];
  const of = (fields: Partial<OutlinedTest['named']>): readonly string[] =>
    filesOfTest(test('t', fields), files);

  it('are the one that the report names', () => {
    assert.deepEqual(of({ file: 'tests/test_demo.py', className: 'x' }), ['tests/test_demo.py']);
    assert.deepEqual(of({ file: '/home/ci/work/tests/test_demo.py' }), ['tests/test_demo.py']);
    assert.deepEqual(of({ file: 'C:\\work\\tests\\test_demo.py' }), ['tests/test_demo.py']);
    assert.deepEqual(of({ file: 'tests/gone.py', className: 'tests.test_demo' }), []);
    assert.deepEqual(of({ file: 'demo.py' }), []);
  });

  it('are those that the class suggests best', () => {
    assert.deepEqual(of({ className: 'com.acme.StoreTest' }), ['src/test/java/com/acme/StoreTest.java']);
    assert.deepEqual(of({ className: 'com.acme.StoreTest$Nested' }), [
      'src/test/java/com/acme/StoreTest.java',
    ]);
    assert.deepEqual(of({ className: 'StoreTest' }).length, 2);
    assert.deepEqual(of({ className: 'tests.test_demo.TestStore' }), ['tests/test_demo.py']);
    assert.deepEqual(of({ className: 'test_demo.TestStore.TestInner' }), ['tests/test_demo.py']);
    assert.deepEqual(of({ className: 'Shop.Tests.OrderTests' }), ['Shop.Tests/OrderTests.cs']);
    assert.deepEqual(of({ className: 'test/store.test.ts' }), ['test/store.test.ts']);
    assert.deepEqual(of({ suites: ['test/store.test.ts', 'puts'] }), ['test/store.test.ts']);
    assert.deepEqual(of({ className: 'example.com/shop/pkg/store' }), [
      'pkg/store/store_test.go',
      'pkg/store/more_test.go',
    ]);
  });

  it('are none where nothing suggests one', () => {
    assert.deepEqual(of({ className: 'the store keeps orders' }), []);
    assert.deepEqual(of({ className: 'com.acme.Unknown' }), []);
    assert.deepEqual(of({}), []);
  });
});

describe('the line that a test is written on', () => {
  it('is where its function is written, not where it is called or spoken of', () => {
    const python =
      '# test_put is slow\ndef helper():\n    return test_put()\n\n    def test_put(self):\n        pass\n\ndef test_put_all():\n';
    assert.equal(lineOfTest(python, test('test_put')), 4);
    assert.equal(lineOfTest(python, test('test_put[sqlite-1]')), 4);
    assert.equal(lineOfTest(python, test('test_get')), undefined);
    assert.equal(
      lineOfTest('class A {\n  @Test void keepsOrders() {\n    run(keepsOrders());', test('keepsOrders()')),
      1,
    );
    assert.equal(lineOfTest('func TestStore(t *testing.T) {', test('TestStore/keeps_orders')), 0);
    assert.equal(lineOfTest('mod tests {\n  #[test]\n  fn keeps() {}', test('store::tests::keeps')), 2);
    assert.equal(lineOfTest('TEST_F(StoreTest, Keeps) {', test('Keeps')), 0);
    assert.equal(lineOfTest('fun `keeps all orders`() {', test('keeps all orders')), 0);
  });

  it('is where its title stands in quotes', () => {
    const text =
      "describe('store', () => {\n  // it('keeps orders')\n  it('keeps orders', () => {\n  it('it\\'s \"x\"');";
    assert.equal(lineOfTest(text, test('keeps orders')), 2);
    assert.equal(lineOfTest(text, test('store keeps orders', { suites: ['store'] })), 2);
    assert.equal(lineOfTest(text, test('it\'s "x"')), 3);
    assert.equal(lineOfTest(text, test('keeps')), undefined);
  });

  it('is told by the class where several have the name, and not at all where that does not tell', () => {
    const text =
      'class TestA:\n    def test_put(self):\n        pass\n\nclass TestB:\n    def test_put(self):\n        pass\n';
    assert.equal(lineOfTest(text, test('test_put', { className: 'test_demo.TestA' })), 1);
    assert.equal(lineOfTest(text, test('test_put', { className: 'test_demo.TestB' })), 5);
    assert.equal(lineOfTest(text, test('test_put', { className: 'test_demo.TestC' })), undefined);
    assert.equal(lineOfTest(text, test('test_put')), undefined);
  });

  it('is the one that the report says, corrected by the name', () => {
    const text = 'a\nb\ndef test_put():\nc\n';
    assert.equal(lineOfTest(text, test('test_put', { line: 2 })), 2);
    assert.equal(lineOfTest(text, test('made up', { line: 2 })), 1);
    assert.equal(lineOfTest(text, test('made up', { line: 90 })), undefined);
    assert.equal(lineOfTest(text, test('test_put', { line: 90 })), 2);
    assert.equal(lineOfTest(text, test('made up', { line: 0 })), 0);
  });

  it('takes time by the length of the text, whatever is in it', () => {
    const hostile = [
      `x${' '.repeat(900)}(`,
      `${'A_'.repeat(400)}(a, `,
      '<'.repeat(900),
      `t${'<a'.repeat(400)}`,
    ];
    const text = hostile.join('\n').repeat(2000);
    assert.equal(lineOfTest(text, test('nothing_of_it')), undefined);
    assert.equal(lineOfTest(`${'x'.repeat(5_000_000)} t(`, test('t')), undefined);
  });
});
