import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Every TCP address that a process listens on, as `address:port`. IPv6 addresses are in the kernel's own notation. */
export function listeningAddresses(pid: number): string[] {
  return existsSync('/proc/net/tcp') ? fromProc(pid) : fromLsof(pid);
}

const LISTEN = '0A';

function fromProc(pid: number): string[] {
  const sockets = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => socketOf(`/proc/${pid}/fd/${fd}`)));
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === LISTEN && sockets.has(fields[9]))
      .map((fields) => readable(fields[1] as string)),
  );
}

function socketOf(link: string): string | undefined {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(link))?.[1];
  } catch {
    return undefined;
  }
}

/** IPv4 addresses are hexadecimal with the last byte first. */
function readable(local: string): string {
  const [address = '', port = ''] = local.split(':');
  const bytes = address.match(/../g) ?? [];
  const name =
    bytes.length === 4
      ? bytes
          .toReversed()
          .map((byte) => parseInt(byte, 16))
          .join('.')
      : address;
  return `${name}:${parseInt(port, 16)}`;
}

function fromLsof(pid: number): string[] {
  const text = execFileSync('lsof', ['-nP', '-a', '-p', String(pid), '-iTCP', '-sTCP:LISTEN', '-Fn'], {
    encoding: 'utf8',
  });
  return text
    .split('\n')
    .filter((line) => line.startsWith('n'))
    .map((line) => line.slice(1));
}
