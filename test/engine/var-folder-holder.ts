import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { takeVarFolder } from '../../adapters/var-folder/lock.ts';

const answer = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * A process that takes the folder each line of its input names, and answers `taken` or the refusal's name. With
 * `engine` as argument it also starts a process in the engine's place, writes it down and says its number.
 */
for await (const dir of createInterface({ input: process.stdin })) {
  try {
    const folder = await takeVarFolder(dir);
    if (process.argv[2] === 'engine') {
      const engine = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
      folder.recordEngine(engine.pid as number);
      answer(`taken ${engine.pid}`);
    } else {
      answer('taken');
    }
  } catch (error) {
    answer((error as Error).name);
  }
}
