import { isHsaId, matchesElement } from '../../../adapters/fhir/search/element.ts';
import { matchesDate, matchesToken, referenceId } from '../../../adapters/fhir/search/match.ts';
import { parameterOf, SEARCH_TABLE } from '../../../adapters/fhir/search/table.ts';
import type { Asked } from '../../../adapters/fhir/search/read-parameters.ts';
import type { Item } from './items.ts';

/**
 * Whether a thing is what one parameter asks for. Persons and encounters have been looked up before: their parameters
 * always hold here.
 */
export function isAsked(item: Item, { name, values }: Asked, base: string): boolean {
  return values.some((value) => isOneAsked(item, name, value, base));
}

function isOneAsked(item: Item, name: string, value: string, base: string): boolean {
  const row = SEARCH_TABLE[item.type][parameterOf(item.type, name) ?? ''];
  if (row?.path !== undefined) {
    return matchesElement(item.resource(), { ...row, path: row.path }, { name, value, base });
  }
  switch (name) {
    case '_id':
      return item.type === 'Patient' || item.type === 'Encounter' || item.id === value;
    case 'status':
      return item.status !== undefined && matchesToken(value, { code: item.status }, true);
    case 'code':
      return item.code !== undefined && matchesToken(value, item.code);
    case 'owner':
      return item.ownerId !== undefined && item.ownerId === referenceId(value, 'Organization', base);
    case 'owner:Organization.identifier':
    case 'owner.identifier':
      return item.ownerId !== undefined && isHsaId(value, item.ownerId);
    case 'modified':
    case '_lastUpdated':
      return matchesDate(value, { from: item.version.at, until: item.version.at + 1 });
    case 'date':
      return matchesDate(value, item.span ?? { from: Number.NaN, until: Number.NaN });
    case 'name':
      return (item.names ?? []).some((text) => startsAWord(text, value));
    case 'identifier':
      return item.type !== 'Organization' || isHsaId(value, item.id);
    default:
      return true;
  }
}

/** R4 string search: from the start, whatever the case; here of any word. */
function startsAWord(text: string, asked: string): boolean {
  const wanted = asked.toLocaleLowerCase('sv');
  return text
    .toLocaleLowerCase('sv')
    .split(/[\s,()]+/)
    .some((_word, index, words) => words.slice(index).join(' ').startsWith(wanted));
}
