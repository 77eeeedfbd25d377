import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { richText } from '#kernel/server/richtext.ts';
import { clock, longDate } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { attempt, attemptTo, change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, problemsOf, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import { pageOf } from '#web/list.server.ts';
import { byOf } from '#web/require.server.ts';
import { addedPicture } from '#web/text-picture.server.ts';
import { measures } from '../figures/measures.ts';
import { ReportWords } from '../report/report.schema.ts';
import { doorsOf } from '../server/audit/doors.ts';
import { figuresNow } from '../server/counting.ts';
import { namesOf } from '../server/named.ts';
import { measureName, said, unitName } from '../server/names.ts';
import { closeReport } from '../server/report/closing.ts';
import { frozenReport, reportCorrections } from '../server/report/corrections.ts';
import { type Report, reportById, returnReport, sendReport, writeReport } from '../server/report/writing.ts';
import { operationShown } from './figures.server.ts';
import { periodSaid } from './reports.server.ts';

type Event = RequestEvent<{ report: string }>;

/** A report as the team works on it: its figures as they are now, or as they were closed with what has changed since. @throws 404 */
export async function reportShown({ params, url, locals: { locale } }: Event, viewer: Viewer) {
	const report = await reportById(params.report);
	const { state, title, measures: chosen, consented, word, sentBy, fictional, body } = report;
	const operation = (await operations()).find(({ code }) => code === report.operation) ?? null;
	const language = report.locale as Locale;
	const text = body ? say(body, language) : null;
	return {
		report: {
			id: report.id,
			state,
			title,
			chosen,
			consented,
			word,
			fictional,
			locale: language,
			period: periodSaid(report, locale)
		},
		operation: operationShown(operation, locale),
		own: sentBy === viewer.id,
		written: text?.text ?? '',
		text: text ? richText(text.text, language) : [],
		figures: state === 'closed' ? [] : await liveFigures(report, locale),
		closed: state === 'closed' ? await closedShown(report, url, locale) : null
	};
}

async function liveFigures({ operation, fromDay, untilDay }: Report, locale: Locale) {
	const scope = { from: fromDay, until: untilDay, operation, partner: null };
	const figures = await figuresNow(scope);
	return measures
		.filter(({ apart }) => !apart)
		.map(({ code, unit }) => {
			const figure = figures.get(code);
			const value = figure?.value ?? 0;
			return {
				...{ code, name: measureName(code), value: said(value, unit, locale), unit: unitName(value, unit) },
				...{ amber: figure?.amber ?? 0, counted: figure?.units ?? 0 }
			};
		});
}

export type ClosedShown = Awaited<ReturnType<typeof closedShown>>;
async function closedShown({ id, closedAt, rules, position, frozen: hash }: Report, url: URL, locale: Locale) {
	const { frozen } = await frozenReport(id);
	const { figures, units } = await reportCorrections(id);
	const { rows, ...paging } = pageOf(units, url);
	const names = await namesOf(rows.flatMap(({ joined }) => joined));
	const at = closedAt ?? new Date();
	const { timeZone } = frozen.report;
	return {
		...{ at: `${longDate(at, locale, timeZone)}, ${clock(at, locale, timeZone)}`, rules, position, hash },
		pieces: frozen.pieces.length,
		figures: frozen.figures.map(({ code, unit, value, units: all, left }) => ({
			...{ code, name: measureName(code), value: said(value, unit, locale), unit: unitName(value, unit) },
			...{ counted: all.length, left: left.length }
		})),
		changed: figures.map(({ code, unit, before, after }) => ({
			...{ code, before: said(before, unit, locale), after: said(after, unit, locale) }
		})),
		...{ ...paging, corrected: units.length },
		corrections: rows.map(({ code, key, joined, before, after, causes }) => ({
			...{ code, key, before, after, causes: causes.map((cause) => m[`impact_cause_${cause}`]()) },
			name: joined.flatMap((one) => names.get(one) ?? [])[0] ?? m.impact_unnamed({ number: key.slice(-6) })
		})),
		doors: (await doorsOf(id)).map(({ id: door, name, by, madeAt, endsAt, usedAt }) => ({
			...{ id: door, name, by, made: longDate(madeAt, locale, timeZone) },
			ends: endsAt && `${longDate(endsAt, locale, timeZone)}, ${clock(endsAt, locale, timeZone)}`,
			used: usedAt && longDate(usedAt, locale, timeZone)
		}))
	};
}

const here = (id: string, done: string): string => `/desk/impact/reports/${id}?done=${done}`;

/** Writes what a report says, from its form, and sends it where that is asked. */
export async function saveReport(event: Event, viewer: Viewer) {
	const { report: id } = event.params;
	const form = await formWithFiles(event.request, PICTURE_FORM);
	const { locale } = await reportById(id);
	const sends = fieldOf(form, 'send') === '1';
	const typed = { ...typedTexts(form), measures: ticked(form, 'measures'), consented: fieldOf(form, 'consented') };
	const beside = { impact_report_empty: 'measures', impact_report_consent: 'consented', web_text_picture_alt: 'body' };
	return attempt(event, beside, typed, async () => {
		const added = await addedPicture(form, 'body', locale as Locale);
		const given = ReportWords.safeParse({
			...{ title: fieldOf(form, 'title'), measures: ticked(form, 'measures') },
			...{ body: added.into(wordsField(form, 'body', locale as Locale)), consented: fieldOf(form, 'consented') === '1' }
		});
		if (!given.success) return problemsOf(given.error, typed, event.locals.locale);
		const write = async (tx: Tx) => {
			if (added.ready) await keepPicture(tx, added.ready);
			await writeReport(tx, id, given.data, byOf(viewer));
			if (sends) await sendReport(tx, id, viewer, byOf(viewer));
		};
		return change(event, typed, write, here(id, sends ? 'sent' : 'saved'), beside);
	});
}

/** Gives a report that was sent back to whoever writes it. */
export async function giveBack(event: Event, viewer: Viewer) {
	const { report: id } = event.params;
	const form = await event.request.formData();
	const back = (tx: Tx) => returnReport(tx, id, fieldOf(form, 'word'), byOf(viewer));
	return change(event, typedTexts(form), back, here(id, 'returned'));
}

/** Closes a report that somebody else has sent. */
export async function close(event: Event, viewer: Viewer) {
	const { report: id } = event.params;
	const form = await event.request.formData();
	const run = async () => {
		const { state, sentBy } = await reportById(id);
		if (state === 'sent' && sentBy === viewer.id) throw refused('impact_own', {}, 422);
		requireSure(event, doing(m.impact_report_close(), [m.impact_report_close_says()]), form);
		await closeReport(id, viewer, byOf(viewer));
	};
	return attemptTo(event, typedTexts(form), run, here(id, 'closed'));
}
