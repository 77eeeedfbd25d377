export { DecisionSchema, ReportSchema } from '../schema.ts';
export { checkNotHidden, decide, openReports, report, reportById, reports } from './reports.ts';
