import type { FhirResource, Period, Reference } from 'fhir/r4.js';
import { HSA_ID_SYSTEMS } from '../../../domain/identity/identifier-systems.ts';
import { identifierOf, matchesDate, matchesToken, relativeOf, spanOf, type Token } from './match.ts';
import type { ParameterRow } from './row.ts';

/** Whether an element of the resource is what a value asks for. @param name the parameter as it was spelt; @param path where it stands */
export function matchesElement(
  resource: FhirResource,
  { type, path }: ParameterRow & { path: string },
  { name, value, base }: { name: string; value: string; base: string },
): boolean {
  const found = elementsAt(resource, path);
  switch (type) {
    case 'token':
      return found.flatMap(tokensOf).some((token) => isToken(value, token));
    case 'date':
      return found.flatMap(spansOf).some((span) => matchesDate(value, span));
    case 'reference':
      return (found as Reference[]).some((reference) =>
        name.endsWith('.identifier') ? isNamed(value, reference) : isMeant(value, reference, base),
      );
    case 'string':
      return false;
  }
}

/** All that stands at a path, whatever is a list on the way. */
export function elementsAt(resource: object, path: string): unknown[] {
  let found: unknown[] = [resource];
  for (const name of path.split('.')) {
    found = found
      .flatMap((one) => (one as Record<string, unknown>)[name] ?? [])
      .filter((one) => one !== null && one !== undefined);
  }
  return found;
}

export function isHsaId(asked: string, hsaId: string): boolean {
  const { system, value } = identifierOf(asked);
  return HSA_ID_SYSTEMS.some((own) => system === undefined || system === own) && value?.toUpperCase() === hsaId;
}

/** A code that stands alone has the system that R4 gives it, which a search may name or not. */
function isToken(asked: string, token: Token | { alone: string }): boolean {
  if ('alone' in token) return matchesToken(asked, { code: token.alone }, true);
  const isHsa = token.system !== undefined && HSA_ID_SYSTEMS.includes(token.system);
  return isHsa ? isHsaId(asked, token.code) : matchesToken(asked, token);
}

interface Coded {
  coding?: { system?: string; code?: string }[];
  system?: string;
  code?: string;
  value?: string;
}

function tokensOf(element: unknown): (Token | { alone: string })[] {
  if (typeof element === 'string') return [{ alone: element }];
  const { coding, system, code, value } = element as Coded;
  const named = coding ?? [{ ...(system === undefined ? {} : { system }), code: code ?? value ?? '' }];
  return named.flatMap((one) =>
    one.code === undefined ? [] : [{ ...(one.system === undefined ? {} : { system: one.system }), code: one.code }],
  );
}

function spansOf(element: unknown): { from: number; until: number | undefined }[] {
  if (typeof element === 'string') return [spanOf(element) ?? []].flat();
  const { start, end } = element as Period;
  const from = start === undefined ? -Infinity : spanOf(start)?.from;
  return from === undefined ? [] : [{ from, until: end === undefined ? undefined : spanOf(end)?.until }];
}

function isMeant(asked: string, { reference }: Reference, base: string): boolean {
  const wanted = relativeOf(asked, base);
  return reference !== undefined && (reference === wanted || reference.split('/')[1] === wanted);
}

function isNamed(asked: string, { identifier }: Reference): boolean {
  return identifier?.value !== undefined && isHsaId(asked, identifier.value);
}
