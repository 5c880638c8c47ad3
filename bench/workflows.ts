/** One bundle for both sides of the benchmark. */
export { caseWorkflow } from '../workflows/case-workflow.ts';
export { bareWorkflow } from './bare-workflow.ts';
