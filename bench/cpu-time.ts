import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Linux counts in hundredths of a second. */
const MS_PER_TICK = 10;

/** CPU time used since some moment of old, ms: only differences mean anything. */
export interface CpuTime {
  /** This process: client, worker, rules, and PGlite when it is used. */
  node: number;
  engine: number;
  /** Every process of the machine. */
  machine: number;
}

/** @param enginePid its time reads 0 where /proc is lacking */
export function cpuTime(enginePid: number): CpuTime {
  const { user, system } = process.cpuUsage();
  return {
    node: (user + system) / 1_000,
    engine: ofProcess(enginePid),
    machine: cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0),
  };
}

export function cpuBetween(before: CpuTime, after: CpuTime): CpuTime {
  return {
    node: after.node - before.node,
    engine: after.engine - before.engine,
    machine: after.machine - before.machine,
  };
}

function ofProcess(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; user and system time are the 14th and 15th fields.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  } catch {
    return 0;
  }
}
