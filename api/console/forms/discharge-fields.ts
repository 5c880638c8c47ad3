import type { Field } from '../../contracts/console.ts';
import { unitName } from '../names.ts';
import { units, type DischargeContext } from './discharge-form.ts';
import { memberOption } from './fields.ts';

/** The treating physicians that the directory knows at the ward. */
export function physicianField({ view, viewer, directory }: DischargeContext, label: string): Field {
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

/** Units that the case is about, those of `party` only when it is given. */
export function caseUnitField(context: DischargeContext, label: string, party?: string): Field {
  const options = units(context)
    .filter((unit) => party === undefined || unit.party === party)
    .map(({ unit }) => ({ value: unit, label: unitName(context.directory, unit) }));
  const first = options.length === 1 ? options[0] : undefined;
  return { kind: 'pick', name: 'unit', label, required: true, options, ...(first ? { value: first.value } : {}) };
}
