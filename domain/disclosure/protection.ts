/** Kinds of protected identity; one that is not known counts as the strictest. */
export type Protection = 'none' | 'sekretessmarkering' | 'skyddadFolkbokforing' | 'other';
