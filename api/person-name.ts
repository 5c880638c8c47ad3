/** As one says it; undefined when no name is known. */
export function fullName({
  name,
}: {
  name?: { family?: string; given?: string[]; text?: string };
}): string | undefined {
  return name?.text ?? ([...(name?.given ?? []), ...(name?.family ? [name.family] : [])].join(' ') || undefined);
}
