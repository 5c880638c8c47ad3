import { pino, type Logger } from 'pino';
import { redactPersonalNumbers } from '../domain/identity/find-personal-numbers.ts';

/**
 * One log, in JSON lines, with personal numbers masked whatever wrote them. ERROR means that somebody must act; a healthy hub
 * has none.
 */
export function createLog(level: string, write: (line: string) => void = (line) => process.stdout.write(line)): Logger {
  return pino({ level, base: null }, { write: (line: string) => write(redactPersonalNumbers(line)) });
}
