import type { Person } from '../adapters/store/persons.ts';

/** As one says it; undefined when no name is known. */
export function fullName({ name }: Pick<Person, 'name'>): string | undefined {
  return name?.text ?? ([...(name?.given ?? []), ...(name?.family ? [name.family] : [])].join(' ') || undefined);
}
