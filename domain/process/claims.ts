/** Held by the person's one open case of a kind. Hashed before it is stored. */
export function openCaseClaim(kind: string, personId: string): string {
  return `open|${kind}|${personId}`;
}
