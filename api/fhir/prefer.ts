import type { Request } from 'express';

export type Return = 'minimal' | 'representation' | 'OperationOutcome';

/** What the `Prefer` header asks for; a preference that is not known is no error. */
export function preferred(request: Request): { returned: Return; isStrict: boolean } {
  const parts = (request.get('prefer') ?? '').split(/[,;]/).map((part) => part.trim());
  const asked = parts.find((part) => part.startsWith('return='))?.slice('return='.length);
  return {
    returned: asked === 'minimal' || asked === 'OperationOutcome' ? asked : 'representation',
    isStrict: parts.includes('handling=strict'),
  };
}
