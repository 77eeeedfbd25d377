import type { RequestEvent } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { operations } from '#kernel/server/operations.ts';
import { longDate, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { fieldOf, keyIn, problemsOf, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { NewReport } from '../report/report.schema.ts';
import { beginReport, reports } from '../server/report/writing.ts';
import { choices } from './figures.server.ts';

export const periodSaid = ({ fromDay, untilDay }: { fromDay: string; untilDay: string }, locale: Locale): string => {
	const day = (of: string) => longDate(noonOf(of), locale, 'UTC');
	return m.impact_from_to({ from: day(fromDay), until: day(untilDay) });
};

/** All reports, and what one can begin. */
export async function reportsShown(locale: Locale) {
	const [all, known] = await Promise.all([reports(), operations()]);
	return {
		key: newId(),
		operations: choices(
			known.filter(({ closedAt }) => !closedAt),
			locale
		),
		rows: all.map((one) => ({
			...{ id: one.id, title: one.title, operation: one.operation, state: one.state, fictional: one.fictional },
			period: periodSaid(one, locale)
		}))
	};
}

/** Begins a report from its form, in the language of whoever begins it. */
export async function begin(event: RequestEvent, viewer: Viewer) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const field = (name: string) => fieldOf(form, name).trim();
	const typed = typedTexts(form);
	const given = NewReport.safeParse({
		...{ operation: field('operation'), locale, title: field('title') },
		...{ fromDay: field('fromDay'), untilDay: field('untilDay') }
	});
	if (!given.success) return problemsOf(given.error, typed, locale);
	const id = keyIn(form);
	return change(
		event,
		typed,
		(tx) => beginReport(tx, given.data, { id }, viewer, byOf(viewer)),
		(made) => `/desk/impact/reports/${made}`,
		'operation'
	);
}
