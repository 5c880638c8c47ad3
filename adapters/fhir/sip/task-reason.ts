import type { CodeableConcept } from 'fhir/r4.js';
import { taskReasonSystem } from './names.ts';

const TEXTS = {
  refused: 'Insatsen har avslagits.',
  'not-done': 'Insatsen blev inte av.',
  'plan-paused': 'Planen är pausad.',
  'plan-ended': 'Planen har avslutats.',
  'not-in-plan': 'Insatsen ingår inte längre i planen.',
} as const;

export type TaskReason = keyof typeof TEXTS;

export function taskReason(base: string, code: TaskReason): CodeableConcept {
  return { coding: [{ system: taskReasonSystem(base), code }], text: TEXTS[code] };
}
