import type { ReadType } from './search/table.ts';

/** What can be done with each type, beside the transaction. */
export const INTERACTIONS: Readonly<Record<ReadType, readonly ('read' | 'search-type' | 'update')[]>> = {
  Encounter: ['read', 'search-type', 'update'],
  Organization: ['read', 'search-type'],
  Patient: ['read', 'search-type', 'update'],
  Task: ['read', 'search-type', 'update'],
};
