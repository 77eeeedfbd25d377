import { type Locale, locales, say, type Words } from '#kernel/words.ts';
import { type CueKind, cueKinds, isPoll, kindOfCue, usualPoll } from './cues.ts';
import { fieldsOf, type GraphicName, graphicOf } from './graphics/kinds.ts';
import { spoken } from './graphics/spoken.ts';
import type { CueContent } from './room/orders.schema.ts';
import { pollsIn, type Rundown } from './rundown.ts';

/** The columns of a rundown in a spreadsheet: a line for each segment, and below it one for each cue. */
export const rundownColumns = ['segment', 'planned', 'note', 'kind', 'text', 'options', 'right', 'seconds'] as const;
type Column = (typeof rundownColumns)[number];
export type Line = Readonly<Partial<Record<Column, string>>>;

/** What a line means, to be checked: of a cue, what its content would be. */
export type ReadSegment = { title: Words; seconds: number; note: string | null; cues: ReadCue[] };
type ReadCue = { id: string; line: number; content: unknown };

type Reading = Readonly<{ locale: Locale; kindOf: (name: string) => CueKind | null; newId: () => string }>;

const BAR = ' | ';
const words = (text: string, source: Locale): Words => ({ source, [source]: text });

/** `1:30`, `90:00` → seconds; a number alone is minutes. NaN for what is no length. */
export function secondsOf(text: string): number {
	const [, minutes = '', seconds = '0'] = /^\s*(\d{1,4})(?:[:.]([0-5]?\d))?\s*$/.exec(text) ?? [];
	return minutes === '' ? Number.NaN : Number(minutes) * 60 + Number(seconds);
}

/** A length as a director reads it: 1:05, 62:30. */
export const lengthOf = (seconds: number): string =>
	`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** A rundown as lines of a table, in one language. `kindName`: how a kind is called there. */
export function linesOf(rundown: Rundown, locale: Locale, kindName: (kind: CueKind) => string): Line[] {
	const polls = new Map(pollsIn(rundown).map(({ id, content }) => [id, say(content.question, locale).text]));
	return rundown.flatMap((segment) => [
		{ segment: say(segment.title, locale).text, planned: lengthOf(segment.seconds), note: segment.note ?? '' },
		...segment.cues.flatMap(({ content }) => {
			const kind = kindOfCue(content);
			return kind ? [{ kind: kindName(kind), ...cueLine(content, locale, polls) }] : [];
		})
	]);
}

function cueLine(content: CueContent, locale: Locale, polls: ReadonlyMap<string, string>): Line {
	const seconds = content.seconds ? String(content.seconds) : '';
	const text = (one: unknown): string => {
		const said = spoken(one, locale);
		return typeof said === 'string' ? said : '';
	};
	if (content.kind === 'question') return { seconds };
	if (content.kind === 'result') return { seconds, text: polls.get(content.poll) ?? '' };
	if (content.kind === 'poll') {
		const [right] = content.right;
		return {
			...{ seconds, text: text(content.question), options: content.options.map(text).join(BAR) },
			right: right === undefined ? '' : String(Number(right) + 1)
		};
	}
	const { name, data } = content.graphic;
	const [first = '', ...more] = fieldsOf(name).flatMap(([field, as]) =>
		as === 'lines' ? [data[field]].flat().map(text) : as === 'line' || as === 'words' ? [text(data[field])] : []
	);
	return { seconds, text: first, options: more.slice(0, more.findLastIndex(Boolean) + 1).join(BAR) };
}

/**
 * Reads lines back. A line with a segment begins one, a line with a kind is a cue of the last one; `kindOf` knows the names of kinds, `newId` names
 * cues. What a cue says is still to be checked.
 * @returns the numbers, from 0, of the lines that mean nothing beside the segments.
 */
export function rundownIn(
	lines: readonly Line[],
	{ locale, kindOf, newId }: Reading
): { segments: ReadSegment[]; wrong: number[] } {
	const segments: ReadSegment[] = [];
	const wrong: number[] = [];
	/** The names of polls, by their questions. */
	const polls = new Map<string, string>();
	for (const [at, line] of lines.entries()) {
		const text = (column: Column) => line[column]?.trim() ?? '';
		if (text('segment') || (!segments.length && text('kind'))) segments.push(segmentIn(text, locale));
		if (!text('kind')) {
			if (!text('segment') && Object.values(line).some((cell) => cell?.trim())) wrong.push(at);
			continue;
		}
		const kind = kindOf(text('kind'));
		const content = kind && contentIn(kind, text, { locale, polls });
		const id = newId();
		if (!kind || !content) wrong.push(at);
		else segments.at(-1)?.cues.push({ id, line: at, content });
		if (kind && isPoll(kind)) polls.set(text('text'), id);
	}
	return { segments, wrong };
}

type Read = (column: Column) => string;

const segmentIn = (text: Read, locale: Locale): ReadSegment => ({
	title: words(text('segment') || '—', locale),
	seconds: text('planned') ? secondsOf(text('planned')) : 0,
	note: text('note') || null,
	cues: []
});

function contentIn(
	kind: CueKind,
	text: Read,
	{ locale, polls }: Readonly<{ locale: Locale; polls: ReadonlyMap<string, string> }>
): object | null {
	const seconds = text('seconds') ? Number(text('seconds')) : 0;
	const cells = text('options')
		.split('|')
		.map((one) => one.trim());
	if (kind === 'question') return { kind, seconds };
	if (kind === 'result') {
		const poll = polls.get(text('text'));
		return poll === undefined ? null : { kind, seconds, poll };
	}
	if (!isPoll(kind)) return graphicIn(kind as GraphicName, [text('text'), ...cells], seconds, locale);
	const right = text('right') ? [String(Number(text('right')) - 1)] : [];
	const question = words(text('text'), locale);
	const options = cells.filter(Boolean).map((one) => words(one, locale));
	return { kind: 'poll', form: kind, seconds, question, options, right, ...usualPoll(kind) };
}

/** The texts of a graphic by its fields in order; one that counts to a moment is set in the rundown, for a table has none. */
function graphicIn(name: GraphicName, texts: readonly string[], seconds: number, locale: Locale): object | null {
	const data: Record<string, unknown> = {};
	const rest = [...texts];
	for (const [field, as] of fieldsOf(name)) {
		if (as === 'time') return null;
		if (as === 'lines') data[field] = rest.splice(0).filter(Boolean);
		else if (as !== 'tick') {
			const text = rest.shift();
			if (text) data[field] = as === 'words' ? words(text, locale) : text;
		}
	}
	return { kind: 'graphic', layer: graphicOf(name).layers[0], graphic: { name, data }, seconds };
}

/** Every name of every kind, to find one by: its own, and those in the four languages. */
export function kindFinder(nameOf: (kind: CueKind, locale: Locale) => string): (name: string) => CueKind | null {
	const known = new Map<string, CueKind>();
	for (const kind of cueKinds)
		for (const name of [kind, ...locales.map((locale) => nameOf(kind, locale))]) known.set(name.toLowerCase(), kind);
	return (name) => known.get(name.trim().toLowerCase()) ?? null;
}
