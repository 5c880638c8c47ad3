import express from 'express';
import helmet from 'helmet';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEFAULT_SYSTEMS } from '../lifecare/message-systems.ts';
import { controlRoute } from './control-route.ts';
import { createEhr, type SimulatedEhr } from './ehr/ehr.ts';
import { createFaults, type FaultSetting } from './faults.ts';
import { messageRoute } from './message-route.ts';
import { openReceivedLog, type ReceivedMessage } from './received.ts';

export interface PartnerSimulatorOptions {
  /** 0 for any that is free. */
  port: number;
  /** 127.0.0.1 when left out. */
  host?: string | undefined;
  /** Where ids of received messages are kept over a restart; in memory alone when left out. Its folder exists. */
  file?: string | undefined;
  /** The sender's base of names, see MessageSystems. */
  base?: string | undefined;
}

export interface PartnerSimulator {
  /** Where its page is. */
  url: string;
  /** What a sender is given as receiver's address. */
  fhirBaseUrl: string;
  /** In the order they first came, each once. */
  received(): ReceivedMessage[];
  setFault(setting: FaultSetting): void;
  /** The EHR beside it, that plans are written to. */
  ehr: SimulatedEhr;
  /** Ends all connections, those that wait for an answer too. */
  close(): Promise<void>;
}

/** A receiver of messages and of plans, for start without a partner, demonstrations and tests. Rejects when the port is taken. */
export async function startPartnerSimulator(options: PartnerSimulatorOptions): Promise<PartnerSimulator> {
  const host = options.host ?? '127.0.0.1';
  const now = (): string => new Date().toISOString();
  const faults = createFaults();
  const log = openReceivedLog(options.file, now);
  const closing = new AbortController();
  let url = '';

  const app = express();
  app.disable('x-powered-by');
  app.use(helmet());
  const base = options.base ?? DEFAULT_SYSTEMS.base;
  app.use('/fhir', messageRoute({ faults, log, base, endpoint: () => `${url}/fhir`, now, closing: closing.signal }));
  const { ehr, route } = createEhr({ url: () => url, now, closing: closing.signal });
  app.use(route);
  app.use(controlRoute(faults, log));

  const server = createServer(app).listen({ port: options.port, host, exclusive: true });
  await once(server, 'listening');
  url = `http://${host}:${(server.address() as AddressInfo).port}`;

  return {
    url,
    fhirBaseUrl: `${url}/fhir`,
    received: () => log.all(),
    setFault: (setting) => faults.set(setting),
    ehr,
    async close() {
      closing.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
