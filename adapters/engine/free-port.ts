import { createServer, type AddressInfo } from 'node:net';

/** Someone else listens on a port that a setting names. */
export class PortTakenError extends Error {
  readonly port: number;
  readonly setting: string;

  constructor(port: number, setting: string) {
    super(`Port ${port} on 127.0.0.1 is taken. Stop what uses it, or set ${setting} to another port.`);
    this.name = 'PortTakenError';
    this.port = port;
    this.setting = setting;
  }
}

/** A port on 127.0.0.1 that nobody listens on right now; bind it soon. */
export function freePort(): Promise<number> {
  return listenOnce(0);
}

/** Throws PortTakenError, which names the setting to change, when the port on 127.0.0.1 is taken. */
export async function assertPortFree(port: number, setting: string): Promise<void> {
  try {
    await listenOnce(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortTakenError(port, setting);
    throw new Error(`Port ${port} (${setting}) cannot be used: ${(error as Error).message}`, { cause: error });
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const { port: bound } = server.address() as AddressInfo;
      server.close(() => resolve(bound));
    });
  });
}
