import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyWrites } from '../../src/main/engine/jobs/apply-writes';
import { openReader } from '../../src/main/store/file/database';
import { createWatchReader } from '../../src/main/store/records/watchlist';
import { temporaryFolder } from '../helpers/temporary-folder';
import { openTestWriter } from './helpers';

describe('the watch list', () => {
  it('keeps what was followed, once each, and lets it go again', () => {
    const folder = temporaryFolder();
    const writer = openTestWriter({}, folder);
    applyWrites(writer, [
      { what: 'watch', orderbookId: '19002', watched: true },
      { what: 'watch', orderbookId: '5269', watched: true },
      { what: 'watch', orderbookId: '5269', watched: true },
    ]);
    const reader = openReader(join(folder, 'kursvakt.db'));
    expect(createWatchReader(reader).all()).toEqual(['5269', '19002']);
    applyWrites(writer, [{ what: 'watch', orderbookId: '19002', watched: false }]);
    expect(createWatchReader(reader).all()).toEqual(['5269']);
    reader.close();
  });
});
