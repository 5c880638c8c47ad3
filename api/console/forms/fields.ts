import type { Directory, Member, Unit } from '../../../adapters/directory/directory.ts';
import { OUTPATIENT_NOT_KNOWN } from '../../../domain/discharge/unit-ref.ts';
import type { Role } from '../../../domain/process/command.ts';
import type { Field, Option } from '../../contracts/console.ts';
import { SECRECY } from '../words/cases.ts';
import { units, type FormContext } from './form.ts';

type Named = { name: string; label: string; hint?: string };

export function timeField(field: Named & { prefill: 'now' | 'none'; value?: string }): Field {
  return { kind: 'time', required: true, ...field };
}

export function textField(field: Named & { lines: number; maxLength: number; required: boolean }): Field {
  return { kind: 'text', ...field };
}

/** The treating physicians that the directory knows at the ward. */
export function physicianField({ view, viewer, directory }: FormContext, label: string): Field {
  const ward = view.encounter.ward?.unit ?? viewer.unit;
  const physicians = directory.holders('physician', ward);
  const own =
    physicians.find(({ hsaId }) => hsaId === viewer.hsaId) ?? (physicians.length === 1 ? physicians[0] : undefined);
  return {
    kind: 'pick',
    name: 'by',
    label,
    required: true,
    options: physicians.map(memberOption),
    ...(own ? { value: own.hsaId } : {}),
  };
}

export function memberField(
  { directory }: FormContext,
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

/** Units that the case is about, those of `party` only when it is given. */
export function caseUnitField(context: FormContext, label: string, party?: string): Field {
  const options = units(context)
    .filter((unit) => party === undefined || unit.party === party)
    .map(({ unit }) => ({ value: unit, label: unitName(context.directory, unit) }));
  const first = options.length === 1 ? options[0] : undefined;
  return { kind: 'pick', name: 'unit', label, required: true, options, ...(first ? { value: first.value } : {}) };
}

export function unitName(directory: Directory, unit: string): string {
  if (unit === OUTPATIENT_NOT_KNOWN) return 'Öppenvårdsenhet som inte är känd';
  return directory.unit(unit)?.name ?? unit;
}

/** Units outside the hospital, in the order of the directory, under the municipality or region that answers for them. */
export function unitOptions({ directory }: FormContext, sides: readonly Unit['side'][]): Option[] {
  return directory.parties.flatMap((party) =>
    party.units
      .filter(({ side }) => sides.includes(side))
      .map(({ hsaId, name }) => ({ value: hsaId, label: name, group: party.responsibleBody })),
  );
}

function memberOption({ hsaId, name, title }: Member): Option {
  return { value: hsaId, label: `${name}, ${title.toLowerCase()}` };
}
