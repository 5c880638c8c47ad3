import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { MessageContent } from './message-content.ts';

/** One message, however many times it came. */
export interface ReceivedMessage {
  /** Id of its MessageHeader. */
  id: string;
  /** Code of what it says. */
  event: string;
  /** Instant when it first came, ISO 8601 in UTC. */
  receivedAt: string;
  /** Times that it came again. */
  duplicates: number;
  /** Kept in memory only: missing for what came before the latest start. */
  content?: MessageContent;
}

export interface ReceivedLog {
  /** In the order they first came. */
  all(): ReceivedMessage[];
  /** Kept when this returns, once for each id. */
  keep(message: { id: string; event: string; content: MessageContent }): ReceivedMessage;
}

const line = z.strictObject({ id: z.string(), event: z.string(), at: z.string() });

/** With a file, ids survive the process: one JSON line for each time a message came, with id, event and time alone. */
export function openReceivedLog(file: string | undefined, now: () => string): ReceivedLog {
  const byId = new Map<string, ReceivedMessage>();

  function count(id: string, event: string, at: string): ReceivedMessage {
    const known = byId.get(id);
    const message = known
      ? { ...known, duplicates: known.duplicates + 1 }
      : { id, event, receivedAt: at, duplicates: 0 };
    byId.set(id, message);
    return message;
  }

  if (file !== undefined && existsSync(file)) {
    const text = readFileSync(file, 'utf8');
    for (const entry of text.split('\n').flatMap(readLine)) count(entry.id, entry.event, entry.at);
    // A process that was killed may have left half a line; the next one is to stand by itself.
    if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
  }

  return {
    all: () => [...byId.values()],
    keep({ id, event, content }) {
      const at = now();
      if (file !== undefined) appendFileSync(file, `${JSON.stringify({ id, event, at })}\n`, { mode: 0o600 });
      const message = count(id, event, at);
      // What came first stands; content that was lost with an earlier process is filled in.
      message.content ??= content;
      return message;
    },
  };
}

function readLine(text: string): z.infer<typeof line>[] {
  try {
    const parsed = line.safeParse(JSON.parse(text));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
