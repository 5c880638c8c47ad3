/** Reads every file that is or would be committed and names the lines that hold what must not be published. Exit 1 when there are any. */
import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { type Finding, findDirt } from './hygiene.ts';

const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const files = listed.split('\0').filter((file) => lstatSync(file, { throwIfNoEntry: false })?.isFile());
const findings = files.flatMap(readAndFind);

for (const { file, line, rule } of findings) console.error(`${file}:${line}: ${rule}`);
console.log(`${files.length} files read, ${findings.length} findings.`);
if (findings.length > 0) process.exitCode = 1;

function readAndFind(file: string): Finding[] {
  const content = readFileSync(file);
  const binary = content.subarray(0, 8192).includes(0);
  return binary ? [] : findDirt(file, content.toString('utf8'));
}
