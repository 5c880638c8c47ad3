import { newCaseIdOf } from '../../../adapters/store/case-id.ts';

export function newCaseId(): string {
  return newCaseIdOf('discharge');
}
