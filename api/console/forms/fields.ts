import type { Member, Unit } from '../../../adapters/directory/directory.ts';
import type { Role } from '../../../domain/process/command.ts';
import type { Field, Option } from '../../contracts/console.ts';
import { SECRECY } from '../words/cases.ts';
import type { Filling } from './form.ts';

type Named = { name: string; label: string; hint?: string };

export function timeField(field: Named & { prefill: 'now' | 'none'; value?: string; required?: boolean }): Field {
  return { kind: 'time', required: true, ...field };
}

export function textField(
  field: Named & { lines: number; maxLength: number; required: boolean; value?: string },
): Field {
  return { kind: 'text', ...field };
}

export function memberField(
  { directory }: Filling,
  field: Named & { role: Role; unit: string; required: boolean },
): Field {
  const { role, unit, ...rest } = field;
  const options = role === 'hub' ? [] : directory.holders(role, unit).map(memberOption);
  const only = options.length === 1 && rest.required ? options[0] : undefined;
  return { kind: 'pick', ...rest, options, ...(only ? { value: only.value } : {}) };
}

/** Whether secrecy hinders what is to be told; the reader's own judgement, made now. */
export function secrecyField(field: Named & { later?: string }): Field {
  const { later, ...rest } = field;
  const options: Option[] = [
    { value: 'no-hindrance', label: `${SECRECY['no-hindrance']}: det får lämnas` },
    {
      value: 'hinders',
      label: `${SECRECY.hinders}: inget skickas, och du får en uppgift att avgöra vad som kan sägas`,
    },
    ...(later ? [{ value: 'later', label: later }] : []),
  ];
  return { kind: 'one', required: true, ...rest, options };
}

/** Units outside the hospital, in the order of the directory, under the municipality or region that answers for them. */
export function unitOptions({ directory }: Filling, sides: readonly Unit['side'][]): Option[] {
  return directory.parties.flatMap((party) =>
    party.units
      .filter(({ side }) => sides.includes(side))
      .map(({ hsaId, name }) => ({ value: hsaId, label: name, group: party.responsibleBody })),
  );
}

export function memberOption({ hsaId, name, title }: Member): Option {
  return { value: hsaId, label: `${name}, ${title.toLowerCase()}` };
}
