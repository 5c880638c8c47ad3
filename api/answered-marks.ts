import { clearMarks, type Mark } from '../adapters/store/command-rows.ts';
import type { Database } from '../adapters/store/database.ts';

/** Well below the age at which a mark is taken for one whose answer was lost. */
const EVERY_MS = 250;

/** Marks of commands that have been answered: taken away many at a time, and after the answer. What is left of them a sweep clears. */
export class AnsweredMarks {
  private readonly waiting: Mark[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  answered(mark: Mark): void {
    this.waiting.push(mark);
    this.timer ??= setTimeout(() => void this.clear(), EVERY_MS).unref();
  }

  async clear(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const marks = this.waiting.splice(0);
    if (marks.length > 0) await clearMarks(this.db, marks).catch(() => undefined);
  }
}
