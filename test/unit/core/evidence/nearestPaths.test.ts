import assert from 'node:assert/strict';
import { PathNames } from '../../../../src/core/evidence/nearestPaths';

const names = new PathNames([
  'package-lock.json',
  'src/menu/index.ts',
  'src/payments/index.ts',
  'src/store/index.ts',
  'src/store/orders.ts',
  'src/web/app.js',
  'test/store/orders.test.ts',
]);

const nearest = (glob: string): readonly string[] => names.nearest(glob, 3);

describe('what a glob that matches nothing may have meant', () => {
  it('is the path with the names that there are', () => {
    assert.deepEqual(nearest('src/sotre/'), ['src/store/']);
    assert.deepEqual(nearest('scr/store/orders.ts'), ['src/store/orders.ts']);
    assert.deepEqual(nearest('src/store/order.ts'), ['src/store/orders.ts']);
    assert.deepEqual(nearest('src/stroe'), ['src/store']);
    assert.deepEqual(nearest('package-lok.json'), ['package-lock.json']);
  });

  it('keeps wildcards and exclamation marks', () => {
    assert.deepEqual(nearest('src/sotre/**/*.ts'), ['src/store/**/*.ts']);
    assert.deepEqual(nearest('!src/sotre/'), ['!src/store/']);
  });

  it('is where a file or folder of that name was moved', () => {
    assert.deepEqual(nearest('lib/web/app.js'), ['src/web/app.js']);
    assert.deepEqual(nearest('lib/payments/'), ['src/payments/']);
    assert.deepEqual(nearest('lib/store/'), ['src/store/', 'test/store/']);
  });

  it('is nothing where nothing is like it', () => {
    for (const glob of ['', '/', '**/*.py', 'docs/', 'a/b/c', `${'a/'.repeat(500)}b`]) {
      assert.deepEqual(nearest(glob), [], glob);
    }
    // Every folder has one of these.
    const many = new PathNames(Array.from({ length: 9 }, (_, index) => `p${index}00/index.ts`));
    assert.deepEqual(many.nearest('lib/index.ts', 3), []);
  });

  it('does not take names for something else', () => {
    const odd = new PathNames(['__proto__/constructor', 'a/__proto__']);
    assert.deepEqual(odd.nearest('__prto__/constructor', 3), ['__proto__/constructor']);
    assert.deepEqual(odd.nearest('toString', 3), []);
  });
});
