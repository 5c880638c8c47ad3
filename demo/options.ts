import { parseArgs } from 'node:util';

export const USAGE = `npm run demo -- [--hub URL [--partner URL]] [--case N]... [--json] [--resources DIR]

Plays whole discharges and plans through the public interfaces and tells the story in Swedish. Without --hub it starts a hub of its own on
free ports, with the clocks of the demo pack, and removes it afterwards.

  --hub URL        plays against a hub that runs with SAMORDNA_DEMO=1
  --partner URL    its partner simulator (http://127.0.0.1:3001 when left out)
  --case N         only this case; may be given several times
  --json           the story as JSON lines on stdout, and nothing else there
  --resources DIR  writes every FHIR resource that the hub served, sent or wrote, one file each

Exits with 1 when a case did not end as it should.`;

const SIMULATOR_OF_START = 'http://127.0.0.1:3001';

export interface Options {
  /** A running hub, and its partner simulator. */
  running?: { hub: string; partner: string };
  /** Numbers of the cases to play; all when empty. */
  cases: number[];
  json: boolean;
  resources?: string;
}

/** What was given cannot be used; the message says what. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** @param last number of the last case */
export function optionsOf(args: string[], last: number): Options | 'help' {
  const { values } = parsed(args);
  if (values.help) return 'help';
  if (values.partner !== undefined && values.hub === undefined) throw new UsageError('--partner goes with --hub.');
  const cases = (values.case ?? []).map((given) => {
    if (/^[1-9]\d*$/.test(given) && Number(given) <= last) return Number(given);
    throw new UsageError(`--case wants a number from 1 to ${last}.`);
  });
  const hub = values.hub && baseOf('--hub', values.hub);
  return {
    ...(hub ? { running: { hub, partner: baseOf('--partner', values.partner ?? SIMULATOR_OF_START) } } : {}),
    cases,
    json: values.json,
    ...(values.resources === undefined ? {} : { resources: values.resources }),
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        hub: { type: 'string' },
        partner: { type: 'string' },
        case: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
        resources: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The address without a slash at its end. */
function baseOf(option: string, given: string): string {
  if (!URL.canParse(given) || !/^https?:/.test(given)) throw new UsageError(`${option} wants an address, as http://…`);
  return given.replace(/\/+$/, '');
}
