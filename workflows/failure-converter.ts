import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stacks of failures are encrypted like payloads. Loaded by path, by client and worker alike. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
