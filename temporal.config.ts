import { loadClientConnectConfig } from '@temporalio/envconfig';
import { SearchAttributeType } from '@temporalio/common';
import { KIND, NEXT_WAKE, STATE } from './workflows/search-attributes.ts';

/**
 * How Samordna meets its engine. Address, namespace, TLS and API key come from Temporal's own configuration (TEMPORAL_ADDRESS,
 * TEMPORAL_NAMESPACE, profiles in a TOML file …), so that the `temporal` command and the hub share it. Without an address the
 * hub starts a development server of its own.
 */
export const TASK_QUEUE = 'samordna';
export const DEFAULT_NAMESPACE = 'default';

/** How long closed runs stay with the engine. The record of care is the hub's own log, not these. */
export const RETENTION_DAYS = 90;

const TYPE_NAMES = { [SearchAttributeType.KEYWORD]: 'Keyword', [SearchAttributeType.DATETIME]: 'Datetime' } as const;

/** Search attributes that must exist before a worker starts; none about the person. */
export const SEARCH_ATTRIBUTES: Record<string, 'Keyword' | 'Datetime'> = {
  [KIND.name]: TYPE_NAMES[SearchAttributeType.KEYWORD],
  [STATE.name]: TYPE_NAMES[SearchAttributeType.KEYWORD],
  [NEXT_WAKE.name]: TYPE_NAMES[SearchAttributeType.DATETIME],
};

/** Connection options by Temporal's configuration; undefined when it names no address. */
export function configuredConnection() {
  const { connectionOptions, namespace } = loadClientConnectConfig();
  return connectionOptions.address ? { connectionOptions, namespace: namespace ?? DEFAULT_NAMESPACE } : undefined;
}
