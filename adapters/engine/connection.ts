import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';

export interface EngineClientSettings {
  connection: ConnectionOptions;
  namespace: string;
  codec: PayloadCodec;
  failureConverterPath: string;
}

/** Client with encrypted payloads and failures. Close its `connection` when done. */
export async function engineClient(settings: EngineClientSettings): Promise<Client> {
  const connection = await Connection.connect(settings.connection);
  return new Client({
    connection,
    namespace: settings.namespace,
    identity: `samordna-client-${process.pid}`,
    dataConverter: { payloadCodecs: [settings.codec], failureConverterPath: settings.failureConverterPath },
  });
}

/** For an engine on this machine: a proxy of the environment is not for it. */
export function localConnection(address: string) {
  return { address, connectTimeout: 10_000, channelArgs: { 'grpc.enable_http_proxy': 0 } };
}

/** True when the engine answers within `limitMs`. */
export async function isEngineThere(client: Client, limitMs: number): Promise<boolean> {
  return client.connection
    .withDeadline(Date.now() + limitMs, () => client.workflowService.getSystemInfo({}))
    .then(
      () => true,
      () => false,
    );
}
