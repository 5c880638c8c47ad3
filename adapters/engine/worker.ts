import { NativeConnection, Worker } from '@temporalio/worker';
import type { PayloadCodec } from '@temporalio/common';
import type { NativeConnectionOptions } from '@temporalio/worker';

export interface WorkerSettings {
  connection: NativeConnectionOptions;
  namespace: string;
  taskQueue: string;
  bundlePath: string;
  failureConverterPath: string;
  codec: PayloadCodec;
  activities: object;
  /** Runs kept in memory; tests set 0 to force a replay at every task. */
  maxCachedWorkflows?: number;
}

export interface RunningWorker {
  isPolling(): boolean;
  /** Rejects when the worker ends by a fault. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts polling. The identity is neutral: Temporal's default holds the host's name. */
export async function startWorker(settings: WorkerSettings): Promise<RunningWorker> {
  const connection = await NativeConnection.connect(settings.connection);
  const worker = await Worker.create({
    connection,
    namespace: settings.namespace,
    taskQueue: settings.taskQueue,
    identity: `samordna-worker-${process.pid}`,
    workflowBundle: { codePath: settings.bundlePath },
    activities: settings.activities,
    dataConverter: { payloadCodecs: [settings.codec], failureConverterPath: settings.failureConverterPath },
    shutdownGraceTime: '10 seconds',
    shutdownForceTime: '20 seconds',
    maxCachedWorkflows: settings.maxCachedWorkflows ?? 400,
    maxConcurrentLocalActivityExecutions: 20,
  });
  const ended = runToEnd(worker, connection);
  ended.catch(() => undefined);
  return {
    isPolling: () => worker.getState() === 'RUNNING',
    ended,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended.catch(() => undefined);
    },
  };
}

async function runToEnd(worker: Worker, connection: NativeConnection): Promise<void> {
  try {
    await worker.run();
  } finally {
    await connection.close();
  }
}
