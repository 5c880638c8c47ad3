import type { KindTasks } from './kind.ts';

/** How a plan's duties are met by an update of their FHIR Task. */
export const sipTasks: KindTasks = { table: {}, data: () => ({}) };
