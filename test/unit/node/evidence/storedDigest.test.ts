import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { blobHash, unixDigest } from '../../../../src/node/evidence/storedDigest';
import { useTemporaryFolder } from '../../support/temporaryFolder';

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

function blobOf(content: string): string {
  return blobHash('0'.repeat(40), content.length).update(content).digest('hex');
}

describe('unixDigest', () => {
  const folder = useTemporaryFolder();
  const unix = 'a\nb\rc\n';
  const windows = 'a\r\nb\rc\r\n';

  it('is that of the file with the line ends that git stores', async () => {
    const path = await folder.write('a.csv', windows);
    assert.equal(await unixDigest(path, blobOf(unix), sha256(windows)), sha256(unix));
    assert.equal(await unixDigest(path, blobOf('other'), sha256(windows)), undefined);
  });

  it('is none when the file is no longer the one that was read', async () => {
    const path = await folder.write('a.csv', windows);
    assert.equal(await unixDigest(path, blobOf(unix), sha256('what was read')), undefined);
  });
});
