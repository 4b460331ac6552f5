/**
 * The seed of the property tests. A run is the same everywhere, so that what is green here is green there; what a person
 * explores with is another seed: `GROUNDS_TEST_SEED=random npm run test:unit`, or the number that a failure named.
 */
import fc from 'fast-check';

const usual = 20_260_101;
const asked = process.env['GROUNDS_TEST_SEED'];

if (asked !== 'random') {
  fc.configureGlobal({ seed: asked === undefined ? usual : Number.parseInt(asked, 10) });
}
