import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { runCommand } from './run-command.ts';

export interface DownloadRequest {
  /** The program and its version, as the service names them. */
  readonly artifact: string;
  readonly say: (line: string) => void;
  readonly env: NodeJS.ProcessEnv;
  /** An existing folder to unpack in. */
  readonly dir: string;
  /** Base address of the download service. */
  readonly source: string;
  /** Milliseconds until the service must have answered. */
  readonly connectMs: number;
  /** Milliseconds for all of it. */
  readonly limitMs: number;
}

interface DownloadInfo {
  readonly archiveUrl: string;
  readonly fileToExtract: string;
}

/** Downloads a program of Temporal's the way Temporal's SDKs do (ask the service where the archive is, fetch it) and returns its path. */
export async function downloadTemporal(request: DownloadRequest): Promise<string> {
  const abort = new AbortController();
  const limit = setTimeout(
    () => abort.abort(new Error(`not done within ${request.limitMs / 1000} s`)),
    request.limitMs,
  );
  try {
    const asked = await answered(downloadAddress(request), request.connectMs, abort);
    const info = (await asked.json()) as DownloadInfo;
    const archive = await answered(info.archiveUrl, request.connectMs, abort);
    if (!archive.body) throw new Error('the archive is empty');

    const file = join(request.dir, 'temporal.tar.gz');
    const body = Readable.fromWeb(archive.body);
    await pipeline(body, progress(request.say), createWriteStream(file), { signal: abort.signal });
    await runCommand('tar', ['-xzf', file, '-C', request.dir], { env: request.env, limitMs: 60_000 });
    return join(request.dir, info.fileToExtract);
  } catch (error) {
    throw new Error(reasonOf(abort.signal.aborted ? abort.signal.reason : error), { cause: error });
  } finally {
    clearTimeout(limit);
  }
}

function downloadAddress({ source, artifact }: DownloadRequest): string {
  const platform = { linux: 'linux', darwin: 'darwin' }[process.platform as string];
  const arch = { x64: 'amd64', arm64: 'arm64' }[process.arch as string];
  if (!platform || !arch) throw new Error(`nothing is published for ${process.platform} on ${process.arch}`);
  return `${source}/${artifact}?arch=${arch}&platform=${platform}&format=tar.gz`;
}

async function answered(url: string, connectMs: number, abort: AbortController): Promise<Response> {
  const connect = setTimeout(() => abort.abort(new Error(`no answer within ${connectMs / 1000} s`)), connectMs);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok) throw new Error(`the service answered ${response.status}`);
    return response;
  } finally {
    clearTimeout(connect);
  }
}

function progress(say: (line: string) => void): Transform {
  let bytes = 0;
  let told = Date.now();
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (Date.now() - told >= 15_000) {
        told = Date.now();
        say(`downloaded ${Math.round(bytes / 1e6)} MB of the Temporal server`);
      }
      done(null, chunk);
    },
  });
}

/** fetch hides what went wrong in `cause`. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
}
