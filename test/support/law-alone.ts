import type { Instant } from '../../domain/calendar/instant.ts';
import { resolvePolicy } from '../../domain/policy/resolve.ts';
import { LAW_PACKS } from '../../policies/packs.ts';

/** The law with no routine and no settings. */
export const nationalLaw = resolvePolicy({
  laws: LAW_PACKS,
  routine: null,
  settings: {},
  at: Date.UTC(2026, 10, 1) as Instant,
});
