import { missing } from '#kernel/errors.ts';
import type { Report } from './writing.ts';

/** The file of a closed report in one of its three forms. @throws 404 */
export function reportFile({ operation, untilDay, frozen, pdf, workbook }: Report, format: string) {
	const hash = { 'report.json': frozen, 'report.pdf': pdf, 'report.xlsx': workbook }[format];
	if (!hash) throw missing();
	return { hash, name: `${operation.replace(/[^\w.-]+/g, '-')}-${untilDay}.${format.split('.')[1]}` };
}
