import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { builtMainFolder, electronProgram } from '../../helpers/built-app';

/** One finding of `kursvakt doctor`. */
export interface DoctorCheck {
  readonly id: string;
  readonly ok: boolean;
  readonly message: string;
}

/** What the command line's doctor finds in a data folder. Errors: when it prints no findings. */
export async function runDoctor(environment: NodeJS.ProcessEnv): Promise<DoctorCheck[]> {
  const file = join(await builtMainFolder(), 'cli.js');
  const text = await new Promise<string>((resolve) => {
    // Its exit code says whether all is well; the findings say what is not.
    execFile(electronProgram(), [file, 'doctor', '--json'], { env: { ...environment, ELECTRON_RUN_AS_NODE: '1' } }, (_error, stdout) => {
      resolve(stdout);
    });
  });
  const { checks } = JSON.parse(text) as { readonly checks: DoctorCheck[] };
  if (checks.length === 0) throw new Error('the doctor looked at nothing');
  return checks;
}
