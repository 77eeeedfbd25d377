export { ReportSchema } from '../schema.ts';
export { decide, openReports, report, reportById, reports } from './reports.ts';
