import { toFailure } from '@core/errors';
import { check, wrong, type Check } from '../checks/check';
import { checkDatabase } from '../checks/database-checks';
import { checkDisk, checkFolder, checkProvider, checkRuntime } from '../checks/machine-checks';
import { EXIT_CODES, type Command, type CommandContext } from '../command';

/** Several checks that stand on one file. Errors: none; what they throw is the file's finding. */
async function databaseChecks(context: CommandContext): Promise<Check[]> {
  try {
    return await checkDatabase(context);
  } catch (error) {
    const { message, remedy } = toFailure(error);
    return [wrong('database', message, remedy)];
  }
}

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'look at everything that could be wrong',
  positionals: [],
  options: {},
  async run(context) {
    const checks = [
      checkRuntime(context),
      await check('folder', () => checkFolder(context)),
      await check('disk', () => checkDisk(context)),
      ...(await databaseChecks(context)),
      await check('provider', () => checkProvider(context)),
    ];
    const ok = checks.every((one) => one.ok);
    const lines = checks.map((one) => `${one.ok ? '✓' : '✗'} ${one.id.padEnd(10)} ${one.message}${one.remedy === null ? '' : ` ${one.remedy}`}`);
    return { value: { ok, checks }, lines, exitCode: ok ? EXIT_CODES.done : EXIT_CODES.failed };
  },
};
