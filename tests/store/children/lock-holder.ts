import { acquireWriterLock } from '../../../src/main/store/file/writer-lock';

/** Holds the writer lock until it is killed. */
acquireWriterLock(process.argv[2]!);
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
