import { AIMS, type Aimed, type Both, type Result } from './result.ts';
import type { Spread } from './statistics.ts';

/** The result as text for a terminal. */
export function reportOf(result: Result): string {
  const { referenceCase, inBatches, cpuMsPerCaseOf, latencyMs, ratioPerRound, casesPerSecondSpread, setting, machine } =
    result;
  const { commandsPerCase, messagesPerCase, reportsPerCase } = setting;
  const rows = [
    ['', 'hub', 'bare', 'hub/bare', 'aim', ''],
    row('one case alone: history events', referenceCase.events, 0, 'events', result),
    row('                history bytes', referenceCase.bytes, 0),
    row('                state transitions', referenceCase.transitions, 0),
    row('in batches:     history events', inBatches.events, 1),
    row('                history bytes', inBatches.bytes, 0),
    row('                state transitions', inBatches.transitions, 1),
    row('cases per second', referenceCase.casesPerSecond, 2, 'casesPerSecond', result),
    row('CPU ms per case', referenceCase.cpuMsPerCase, 0, 'cpuMsPerCase', result),
    row('  this process', cpuMsPerCaseOf.node, 0),
    row('  the engine', cpuMsPerCaseOf.engine, 0),
    row('SQL statements per case', result.statementsPerCase, 0),
    row('ms per command: p50', latencyMs.p50, 1),
    row('                p95', latencyMs.p95, 1),
  ];
  return [
    `Reference case: a discharge and its SIP. ${commandsPerCase} commands, ${messagesPerCase} messages to systems, ${reportsPerCase} reports between the two. Database: ${setting.database}.`,
    `${setting.rounds} rounds, each a batch of ${setting.casesPerBatch} cases of either side in random order, ${setting.concurrency} cases at a time.`,
    '',
    ...table(rows),
    '',
    `Spread over the rounds (least, median, most): cases per second hub ${spread(casesPerSecondSpread.hub)}, bare ${spread(casesPerSecondSpread.bare)};`,
    `  hub/bare cases per second ${spread(ratioPerRound.casesPerSecond)}, CPU ${spread(ratioPerRound.cpuMsPerCase)}.`,
    `Machine: ${machine.cores} cores, Node ${machine.node}, load ${load(machine.loadBefore)} before and ${load(machine.loadAfter)} after;`,
    `  other processes, the receiver among them, used ${machine.coresUsedByOthers.hub.toFixed(2)} cores beside the hub and ${machine.coresUsedByOthers.bare.toFixed(2)} beside bare.`,
    '',
    verdict(result),
  ].join('\n');
}

function row(name: string, { hub, bare }: Both, digits: number, aimed?: Aimed, result?: Result): string[] {
  const cells = [name, hub.toFixed(digits), bare.toFixed(digits), (hub / bare).toFixed(2)];
  if (!aimed || !result) return [...cells, '', ''];
  return [...cells, aimText(aimed), result.aims[aimed].met ? 'met' : 'MISSED'];
}

function verdict({ aims }: Result): string {
  const missed = Object.entries(aims).filter(([, aim]) => !aim.met);
  if (missed.length === 0) return 'Every aim is met.';
  return missed
    .map(([key, { ratio }]) => `MISSED: ${key} is ${ratio.toFixed(2)} of bare, the aim is ${aimText(key as Aimed)}.`)
    .join('\n');
}

function aimText(aimed: Aimed): string {
  const aim: { most?: number; least?: number } = AIMS[aimed];
  return aim.most === undefined ? `>= ${aim.least}` : `<= ${aim.most}`;
}

function spread({ least, median, most }: Spread): string {
  return `${least.toFixed(2)} ${median.toFixed(2)} ${most.toFixed(2)}`;
}

function load(averages: readonly number[]): string {
  return (averages[0] ?? 0).toFixed(2);
}

/** First column to the left, the others to the right. */
function table(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart((widths[column] ?? 0) + 2),
      )
      .join('')
      .trimEnd(),
  );
}
