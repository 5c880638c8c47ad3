import { cpus, loadavg } from 'node:os';
import type { Batch } from './batch.ts';
import type { HistoryCost } from './history-cost.ts';
import { SIDES, type SideName } from './sides.ts';
import { mean, quantile, spreadOf, type Spread } from './statistics.ts';

export type Both = Record<SideName, number>;

/** `most` or `least` is what the hub's number divided by the bare one's should keep to. */
export const AIMS = { events: { most: 1.15 }, cpuMsPerCase: { most: 1.25 }, casesPerSecond: { least: 0.8 } } as const;
export type Aimed = keyof typeof AIMS;

/** One round: a batch of each side, in random order. */
export type Round = Record<SideName, Batch>;

export interface Measured {
  commandsPerCase: number;
  messagesPerCase: number;
  reportsPerCase: number;
  database: string;
  casesPerBatch: number;
  concurrency: number;
  /** Of one case played alone. */
  alone: Record<SideName, HistoryCost>;
  /** Of every case in the batches. */
  batched: Record<SideName, HistoryCost[]>;
  rounds: Round[];
  loadBefore: number[];
}

export interface Result {
  referenceCase: Record<'events' | 'bytes' | 'transitions' | 'casesPerSecond' | 'cpuMsPerCase', Both>;
  /** Hub divided by bare. */
  ratios: Record<'events' | 'bytes' | 'transitions' | 'casesPerSecond' | 'cpuMsPerCase', number>;
  aims: Record<Aimed, { ratio: number; most?: number; least?: number; met: boolean }>;
  /** Ratios of the rounds one by one: how far chance goes. */
  ratioPerRound: Record<'casesPerSecond' | 'cpuMsPerCase', Spread>;
  inBatches: Record<'events' | 'bytes' | 'transitions', Both>;
  cpuMsPerCaseOf: Record<'node' | 'engine', Both>;
  statementsPerCase: Both;
  casesPerSecondSpread: Record<SideName, Spread>;
  latencyMs: Record<'p50' | 'p95', Both>;
  setting: {
    commandsPerCase: number;
    messagesPerCase: number;
    reportsPerCase: number;
    database: string;
    rounds: number;
    casesPerBatch: number;
    concurrency: number;
  };
  machine: { cores: number; node: string; loadBefore: number[]; loadAfter: number[]; coresUsedByOthers: Both };
}

export function resultOf(measured: Measured): Result {
  const { alone, batched, rounds } = measured;
  const batches = (side: SideName): Batch[] => rounds.map((round) => round[side]);
  const perSecond = ({ cases, wallMs }: Batch): number => (cases.length * 1_000) / wallMs;
  const cpuMs = ({ cases, cpu }: Batch): number => (cpu.node + cpu.engine) / cases.length;
  const referenceCase = {
    events: both((side) => alone[side].events),
    bytes: both((side) => alone[side].bytes),
    transitions: both((side) => alone[side].transitions),
    casesPerSecond: both(
      (side) => (sum(batches(side), (b) => b.cases.length) * 1_000) / sum(batches(side), (b) => b.wallMs),
    ),
    cpuMsPerCase: both((side) => mean(batches(side).map(cpuMs))),
  };
  const ratios = mapValues(referenceCase, ({ hub, bare }) => hub / bare);
  return {
    referenceCase,
    ratios,
    aims: mapValues(AIMS, (aim: { most?: number; least?: number }, key) => ({
      ratio: ratios[key],
      ...aim,
      met: isMet(ratios[key], aim),
    })),
    ratioPerRound: {
      casesPerSecond: spreadOf(rounds.map(({ hub, bare }) => perSecond(hub) / perSecond(bare))),
      cpuMsPerCase: spreadOf(rounds.map(({ hub, bare }) => cpuMs(hub) / cpuMs(bare))),
    },
    inBatches: {
      events: both((side) => mean(batched[side].map((cost) => cost.events))),
      bytes: both((side) => mean(batched[side].map((cost) => cost.bytes))),
      transitions: both((side) => mean(batched[side].map((cost) => cost.transitions))),
    },
    cpuMsPerCaseOf: {
      node: both((side) => mean(batches(side).map(({ cpu, cases }) => cpu.node / cases.length))),
      engine: both((side) => mean(batches(side).map(({ cpu, cases }) => cpu.engine / cases.length))),
    },
    statementsPerCase: both((side) => mean(batches(side).map(({ statements, cases }) => statements / cases.length))),
    casesPerSecondSpread: {
      hub: spreadOf(batches('hub').map(perSecond)),
      bare: spreadOf(batches('bare').map(perSecond)),
    },
    latencyMs: {
      p50: both((side) => quantile(latencies(batches(side)), 0.5)),
      p95: both((side) => quantile(latencies(batches(side)), 0.95)),
    },
    setting: {
      commandsPerCase: measured.commandsPerCase,
      messagesPerCase: measured.messagesPerCase,
      reportsPerCase: measured.reportsPerCase,
      database: measured.database,
      rounds: rounds.length,
      casesPerBatch: measured.casesPerBatch,
      concurrency: measured.concurrency,
    },
    machine: {
      cores: cpus().length,
      node: process.version,
      loadBefore: measured.loadBefore,
      loadAfter: loadavg(),
      coresUsedByOthers: both((side) => sum(batches(side), (b) => b.cpu.others) / sum(batches(side), (b) => b.wallMs)),
    },
  };
}

function both(of: (side: SideName) => number): Both {
  return Object.fromEntries(SIDES.map((side) => [side, of(side)])) as Both;
}

function sum(batches: readonly Batch[], of: (batch: Batch) => number): number {
  return batches.reduce((total, batch) => total + of(batch), 0);
}

function latencies(batches: readonly Batch[]): number[] {
  return batches.flatMap(({ cases }) => cases.flatMap((one) => one.latencies));
}

function isMet(ratio: number, { most = Infinity, least = 0 }: { most?: number; least?: number }): boolean {
  return ratio <= most && ratio >= least;
}

function mapValues<K extends string, V, W>(record: Record<K, V>, of: (value: V, key: K) => W): Record<K, W> {
  return Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, of(value, key as K)])) as Record<
    K,
    W
  >;
}
