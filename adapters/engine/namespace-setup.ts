import type { Connection } from '@temporalio/client';
import { msToTs, optionalTsToMs, tsToMs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';

const { IndexedValueType } = proto.temporal.api.enums.v1;

const TYPES = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
} as const;

export interface NamespaceSetup {
  readonly namespace: string;
  /** Name and type of each search attribute there has to be. */
  readonly searchAttributes: Readonly<Record<string, keyof typeof TYPES>>;
  /** How many days (24 hours each) the engine keeps the history of a finished run. */
  readonly retentionDays: number;
}

/**
 * Makes the namespace have what the hub needs; what is there already is left alone, so it can be called at every start.
 * Throws when a search attribute exists with another type.
 */
export async function setUpNamespace(connection: Connection, setup: NamespaceSetup): Promise<void> {
  const { namespace } = setup;
  const wanted = Object.entries(setup.searchAttributes).map(([name, type]) => ({ name, type: TYPES[type] }));
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  for (const { name, type } of wanted) {
    const present = customAttributes?.[name];
    if (present !== undefined && present !== type) throw new Error(`search attribute ${name} exists with another type`);
  }
  const missing = wanted.filter(({ name }) => customAttributes?.[name] === undefined);
  if (missing.length > 0) {
    const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, type]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  }

  const retention = msToTs(setup.retentionDays * 24 * 60 * 60 * 1000);
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  if (optionalTsToMs(config?.workflowExecutionRetentionTtl) === tsToMs(retention)) return;
  await connection.workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl: retention } });
}
