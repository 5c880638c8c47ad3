export interface ParameterRow {
  type: 'token' | 'reference' | 'date' | 'string';
  /** URL of R4's own definition. */
  definition: string;
  says: string;
  /** Chains and other spellings that mean something more. */
  also?: readonly string[];
  /** Element of the resource that holds the value, with dots between. What has none is looked up in another way. */
  path?: string;
}

/** Where R4 defines its search parameters. */
export const DEFINITIONS = 'http://hl7.org/fhir/SearchParameter';

export const id: ParameterRow = { type: 'token', definition: `${DEFINITIONS}/Resource-id`, says: 'Logical id.' };

export const lastUpdated: ParameterRow = {
  type: 'date',
  definition: `${DEFINITIONS}/Resource-lastUpdated`,
  says: 'When the resource last changed. Prefixes eq, gt, ge, lt and le.',
};
