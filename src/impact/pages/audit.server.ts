import type { RequestEvent } from '@sveltejs/kit';
import { longDate, noonOf } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { pageOf } from '#web/list.server.ts';
import { privateBytes, privateFile } from '#web/private-file.server.ts';
import { openedThrough, throughDoor } from '../server/audit/doors.ts';
import { packed, pieceOf } from '../server/audit/pieces.ts';
import { sampleOf } from '../server/audit/sample.ts';
import { sealedNames } from '../server/audit/sealed.ts';
import { measureName, pieceName, said, unitName } from '../server/names.ts';
import { reportFile } from '../server/report/files.ts';

type Event<Params extends { key: string } = { key: string }> = RequestEvent<Params>;
const MOST_SAMPLED = 500;
/** Whoever checks a report searches its page for a hash: most reports are one. */
const MOST_SHOWN = 1000;

/** What an auditor sees of one closed report: figures, pieces and how to check them. That she came is written down. @throws 404 for any other key, and once the door has ended */
export async function auditShown({ params, url, locals: { locale } }: Event) {
	const through = await throughDoor(params.key);
	await openedThrough(through);
	const { frozen } = through;
	const { report, figures, pieces, rules, position } = frozen;
	const day = (of: string) => longDate(noonOf(of), locale, 'UTC');
	const { operation } = report;
	const { rows, ...paging } = pageOf([...pieces.entries()], url, MOST_SHOWN);
	return {
		...{ key: params.key, title: report.title, fictional: report.fictional, rules, position },
		period: m.impact_from_to({ from: day(report.from), until: day(report.until) }),
		operation: { code: operation.code, name: say(operation.name, locale).text, funder: operation.funder },
		hash: through.report.frozen ?? '',
		figures: figures.map(({ code, unit, value, units, left }) => ({
			...{ code, name: measureName(code), value: said(value, unit, locale), unit: unitName(value, unit) },
			...{ counted: units.length, left: left.length }
		})),
		...{ ...paging, total: pieces.length, pieces: rows.map(([at, piece]) => pieceShown(piece, at, locale)) },
		sealed: Object.fromEntries(await sealedNames(frozen))
	};
}

const pieceShown = ({ kind, id, day, hash }: Parameters<typeof sampleOf>[0][number], at: number, locale: Locale) => ({
	number: at + 1,
	name: pieceName(kind),
	id,
	hash,
	day: longDate(noonOf(day), locale, 'UTC')
});

/** Draws a sample of the report's pieces: what is drawn stands on the page that comes back, and nowhere else. */
export async function drawSample({ params, request, locals: { locale } }: Event) {
	const { frozen } = await throughDoor(params.key);
	const form = await request.formData();
	const seed = fieldOf(form, 'seed').slice(0, 100);
	const size = Number(fieldOf(form, 'size'));
	const fits = Number.isInteger(size) && size >= 1 && size <= MOST_SAMPLED;
	const problems = {
		...(seed ? {} : { seed: m.impact_door_seed_missing() }),
		...(fits ? {} : { size: m.impact_door_size_wrong({ most: MOST_SAMPLED }) })
	};
	if (!seed || !fits) return fail(422, { seed, size: fieldOf(form, 'size'), sample: [], problems });
	const numbers = new Map(frozen.pieces.map((piece, at) => [piece, at]));
	const sample = sampleOf(frozen.pieces, seed, size);
	return {
		seed,
		size,
		sample: sample.map((piece) => pieceShown(piece, numbers.get(piece) ?? 0, locale)),
		problems: {}
	};
}

/** The report in one of its forms, a piece by its number, or all in one. @throws 404 */
export async function auditFile({ params }: Event<{ key: string; file: string }>): Promise<Response> {
	const { report, frozen } = await throughDoor(params.key);
	if (params.file.startsWith('report.')) return privateFile(reportFile(report, params.file));
	if (params.file === 'all.zip') return privateBytes(await packed(report, frozen), 'application/zip', 'rapport.zip');
	const { content, mediaType, name } = await pieceOf(frozen, params.file);
	return privateBytes(content, mediaType, name);
}
