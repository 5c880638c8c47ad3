/** What a reference is to be instead; undefined when that is not known yet. */
export type Resolve = (reference: string) => string | undefined;

/**
 * The same with its references put right. One that cannot be yet is left out: what else the Reference says stays, and what then is
 * empty goes with it.
 */
export function withReferences<T>(value: T, resolve: Resolve): T {
  return rewritten(value, resolve) as T;
}

/** Without the EHR's address, which it may put before its ids. */
export function relativeTo(base: string, reference: string): string {
  return reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
}

function rewritten(value: unknown, resolve: Resolve): unknown {
  if (Array.isArray(value)) {
    const kept = value.map((item) => rewritten(item, resolve)).filter((item) => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    name === 'reference' && typeof inner === 'string' ? resolve(inner) : rewritten(inner, resolve),
  ]);
  const kept = entries.filter(([, inner]) => inner !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
