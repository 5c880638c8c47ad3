import { CHANNELS } from '../api/console/words/deliveries.ts';
import type { CaseView, DeliveryRow, DutyRow } from '../api/contracts/console.ts';
import { casePage } from './case-forms.ts';
import type { HubAccess } from './hub-access.ts';

/** One look at a case. */
export interface Seen {
  /** As the user through whose eyes it is told sees it. */
  page: CaseView;
  /** The duties of every party, by what that user and the administrator together may see. */
  duties: DutyRow[];
  /** What has been and is to be told, of every party. */
  deliveries: DeliveryRow[];
  /** The frame of what has happened, as the administrator sees it. */
  frame: CaseView['timeline'];
  /** False once nothing more is to be done or awaited: the workflow has ended. */
  isOpen: boolean;
}

const ADMINISTRATOR = 'administrator';

/**
 * Nobody sees all of a case: a unit sees its own duties, the administrator those of everyone but nothing of the person. The unit's
 * words come first, since the administrator is shown no units once the person is protected.
 */
export async function lookAt(hub: HubAccess, caseId: string, watcher: string): Promise<Seen> {
  const [page, technical] = await Promise.all([casePage(hub, watcher, caseId), casePage(hub, ADMINISTRATOR, caseId)]);
  const isOpen = technical.technical?.some(({ term, value }) => term === 'Öppet i motorn' && value === 'Ja') ?? true;
  return {
    page,
    duties: firstOf([...page.duties, ...technical.duties], ({ id }) => id),
    deliveries: firstOf([...page.deliveries, ...technical.deliveries], ({ item }) => item),
    frame: technical.timeline,
    isOpen,
  };
}

function firstOf<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  return [...new Map(rows.toReversed().map((row) => [keyOf(row), row])).values()].toReversed();
}

/** True while an attempt is under way: what comes of it shows in a moment. A letter waits for somebody to post it. */
export function isSending({ deliveries }: Seen): boolean {
  return deliveries.some(
    ({ status, failure, channel }) =>
      status.code === 'trying' || (status.code === 'waiting' && failure === undefined && channel !== CHANNELS.letter),
  );
}
