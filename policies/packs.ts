import type { LawPack, Pack, PolicySettings, RoutinePack } from '../domain/policy/pack.ts';
import { demoPack, demoSipPack } from './demo.ts';
import { hjoLocalSip } from './hjo-local-sip-2017.ts';
import { nationalLaw20250701 } from './national-law-2025-07-01.ts';
import { nationalSipLaw20250701 } from './national-sip-law-2025-07-01.ts';
import { vastraGotalandSip } from './vastra-gotaland-sip-2025-2028.ts';
import { vastraGotaland } from './vastra-gotaland-2025-2028.ts';

/** Every version of every law, oldest first. */
export const LAW_PACKS: readonly LawPack[] = [nationalLaw20250701, nationalSipLaw20250701];

/** Routines for cases that begin while they hold. */
export const ROUTINE_PACKS: readonly RoutinePack[] = [vastraGotaland, vastraGotalandSip, hjoLocalSip];

export const DEMO_ROUTINE_PACKS: readonly RoutinePack[] = [demoPack, demoSipPack];

export const ALL_PACKS: readonly Pack[] = [...LAW_PACKS, ...ROUTINE_PACKS, ...DEMO_ROUTINE_PACKS];

/** Settings with which no duty of a case falls due or is reminded of while a load test runs. */
export const NO_DUTY_FALLS_DUE: PolicySettings = { clockFactor: 1000 };
