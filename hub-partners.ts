import type { Directory, Partner } from './adapters/directory/directory.ts';
import { ehrWriter, type EhrWriter } from './adapters/fhir/write/writer.ts';
import { lifecareSender, type LifecareSender } from './adapters/lifecare/client.ts';
import { DEFAULT_SYSTEMS } from './adapters/lifecare/message-systems.ts';
import { SettingsError, type Config } from './config.ts';

/** Senders of messages, by the partner's name in the directory. */
export function sendersOf(config: Config, directory: Directory): Map<string, LifecareSender> {
  const sourceEndpoint = `${config.publicUrl}/fhir`;
  const partners = partnersOf('messages', config.simulatorUrl, config, directory);
  return new Map(partners.map(({ name, ...reached }) => [name, lifecareSender({ ...reached, sourceEndpoint })]));
}

/** Writers of plans to record systems, by the partner's name in the directory. */
export function ehrsOf(config: Config, directory: Directory): Map<string, EhrWriter> {
  const partners = partnersOf('ehr', config.simulatorEhrUrl, config, directory);
  const names = DEFAULT_SYSTEMS.base;
  return new Map(partners.map(({ name, baseUrl, bearerToken: token }) => [name, ehrWriter({ baseUrl, token, names })]));
}

function partnersOf(kind: Partner['kind'], simulator: string, config: Config, directory: Directory) {
  return directory.partnerNames.flatMap((name) => {
    const partner = directory.partner(name);
    if (partner?.kind !== kind) return [];
    return [
      { name, baseUrl: addressOf(config, name, partner, simulator), bearerToken: tokenOf(config, name, partner) },
    ];
  });
}

/** A partner without an address of its own is the simulator that the hub starts beside itself. */
function addressOf({ production }: Config, name: string, { baseUrl }: Partner, simulator: string): string {
  if (production && !baseUrl) {
    throw new SettingsError(
      `The partner ${name} in the directory has no baseUrl: there is no simulator in production.`,
    );
  }
  return baseUrl ?? simulator;
}

function tokenOf(config: Config, name: string, { tokenFrom }: Partner): string | undefined {
  if (tokenFrom === undefined) return undefined;
  const token = config.secret(tokenFrom);
  if (token) return token;
  throw new SettingsError(`${tokenFrom} is missing: the directory names it as the token of the partner ${name}.`);
}
