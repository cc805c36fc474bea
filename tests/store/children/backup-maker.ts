import { rotateBackup } from '../../../src/main/store/file/backup';
import { openReader } from '../../../src/main/store/file/database';

/** Makes one backup after the other; is killed by its test. */
const [file, folder] = process.argv.slice(2) as [string, string];
const reader = openReader(file);
for (let second = 0; ; second++) {
  process.stdout.write(`start ${second}\n`);
  rotateBackup(reader, folder, Date.UTC(2026, 10, 24, 18, 0, second));
  process.stdout.write(`done ${second}\n`);
}
