import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';

const day = z.iso.date({ error: 'impact_day_missing' });
const title = z.string().trim().min(1, { error: 'impact_report_title_missing' }).max(160);

/** Checks what begins a report; each issue is the key of its sentence. */
export const NewReport = z
	.strictObject({
		operation: z.string().min(1, { error: 'impact_operation_missing' }).max(40),
		locale: z.string().max(5),
		title,
		fromDay: day,
		untilDay: day
	})
	.refine(({ fromDay, untilDay }) => fromDay <= untilDay, { error: 'impact_report_order', path: ['untilDay'] });
export type NewReport = Readonly<z.output<typeof NewReport>>;

/** Checks what a report says. */
export const ReportWords = z.strictObject({
	title,
	measures: z.array(z.string().max(20)).max(60),
	body: Words.nullable(),
	consented: z.boolean()
});
export type ReportWords = Readonly<z.output<typeof ReportWords>>;
