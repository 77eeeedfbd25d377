import type { Words } from '#kernel/words.ts';
import type { Entry, Graphic, Layer, Written } from './room/entries.ts';

/** Something that was on air. Times are milliseconds of the epoch, of the programme. */
export type Aired = Readonly<{
	from: number;
	/** null: it still is. */
	to: number | null;
	kind: 'graphic' | 'poll' | 'result' | 'question';
	/** Of a graphic: which one, and where on the picture. */
	graphic: string | null;
	layer: Layer | null;
	/** What could be read, in the language it was written in. */
	text: string;
	/** What a viewer wrote of it. */
	message: Written | null;
}>;

/**
 * Everything that was on air, in the order in which it came: graphics, polls and their results, and the public's questions while they were
 * answered. Without its end, what a show left on air when it ended.
 */
export function airedOf(entries: readonly Entry[]): Aired[] {
	const record = new Recording();
	for (const entry of entries) record.hear(entry);
	return record.aired;
}

class Recording {
	readonly aired: Aired[] = [];
	/** Where in the list stands what is on air now, by its place there. */
	readonly #open = new Map<string, number>();
	readonly #cues = new Map<Layer, string | null>();
	readonly #messages = new Map<string, Written>();
	readonly #questions = new Map<string, Words>();

	hear(entry: Entry): void {
		const { at } = entry;
		if (entry.kind === 'said' || entry.kind === 'asked' || entry.kind === 'waiting')
			this.#messages.set(entry.message.id, entry.message);
		else if (entry.kind === 'taken') this.#take(entry.layer, at, this.#graphic(entry.graphic, entry.layer), entry.cue);
		else if (entry.kind === 'cleared') this.#clear(entry.layer, at);
		else if (entry.kind === 'ended') for (const place of [...this.#open.keys()]) this.#end(place, at);
		else if (entry.kind === 'answering') this.#begin('question', at, this.#answer(entry.question));
		else if (entry.kind === 'answered') this.#answered(entry.question, at);
		else this.#hearPoll(entry, at);
	}

	#hearPoll(entry: Entry, at: number): void {
		if (entry.kind === 'polled') {
			this.#questions.set(entry.poll.id, entry.poll.question);
			this.#begin(`poll ${entry.poll.id}`, at, { ...nothing, kind: 'poll', text: sourceOf(entry.poll.question) });
		} else if (entry.kind === 'closed') this.#end(`poll ${entry.poll}`, at);
		else if (entry.kind === 'revealed') {
			const question = this.#questions.get(entry.poll);
			this.aired.push({ ...nothing, from: at, to: at, kind: 'result', text: question ? sourceOf(question) : '' });
		}
	}

	#graphic({ name, data }: Graphic, layer: Layer): Shown {
		return { kind: 'graphic', graphic: name, layer, text: textsIn(data).join(' · '), message: this.#messageIn(data) };
	}

	#answer(question: string): Shown {
		const message = this.#messages.get(question) ?? null;
		return { ...nothing, kind: 'question', text: message?.text ?? '', message };
	}

	/** A graphic that shows a message names it, or says what it says. */
	#messageIn(data: Graphic['data']): Written | null {
		const texts = Object.values(data);
		for (const text of texts)
			if (typeof text === 'string' && this.#messages.has(text)) return this.#messages.get(text) ?? null;
		for (const message of this.#messages.values())
			if (texts.includes(message.text) && texts.includes(message.name)) return message;
		return null;
	}

	/** What is taken again from the same cue while it stands there has only new figures, or shows what was right. */
	#take(layer: Layer, at: number, shown: Shown, cue: string | null): void {
		const index = this.#open.get(layer);
		const there = index === undefined ? undefined : this.aired[index];
		const again = cue !== null && this.#cues.get(layer) === cue && there?.graphic === shown.graphic;
		if (again && there && index !== undefined) this.aired[index] = { ...there, ...shown };
		else this.#begin(layer, at, shown);
		this.#cues.set(layer, cue);
	}

	#begin(place: string, from: number, shown: Shown): void {
		this.#end(place, from);
		this.#open.set(place, this.aired.length);
		this.aired.push({ from, to: null, ...shown });
	}

	#end(place: string, at: number): void {
		const index = this.#open.get(place);
		const one = index === undefined ? undefined : this.aired[index];
		this.#open.delete(place);
		if (one && index !== undefined) this.aired[index] = { ...one, to: Math.max(at, one.from) };
	}

	#clear(layer: Layer | 'all', at: number): void {
		const isGraphic = (place: string) => place !== 'question' && !place.startsWith('poll ');
		if (layer === 'all') for (const place of [...this.#open.keys()].filter(isGraphic)) this.#end(place, at);
		else this.#end(layer, at);
	}

	#answered(question: string, at: number): void {
		const index = this.#open.get('question');
		if (index !== undefined && this.aired[index]?.message?.id === question) this.#end('question', at);
	}
}

type Shown = Omit<Aired, 'from' | 'to'>;

const nothing = { graphic: null, layer: null, message: null };
const sourceOf = (words: Words): string => words[words.source] ?? '';
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
const isWords = (value: object): value is Words => 'source' in value && typeof value.source === 'string';

/** Of the data of a graphic, what nobody reads. */
const unread: ReadonlySet<string> = new Set(['form', 'stations', 'names']);

/** What can be read in the data of a graphic, lists last; identifiers cannot. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return value && !isId(value) ? [value] : [];
	if (!value || typeof value !== 'object') return [];
	if (isWords(value)) return [sourceOf(value)];
	const parts = Object.entries(value).filter(([name]) => !unread.has(name));
	const [lists, single] = [
		parts.filter(([, one]) => Array.isArray(one)),
		parts.filter(([, one]) => !Array.isArray(one))
	];
	return [...single, ...lists].flatMap(([, one]) => textsIn(one));
}

/**
 * What was on air as lines that never change: one JSON array each, times in ISO 8601 and UTC, in this order: from, to, kind, graphic, layer, text,
 * name of who wrote it, station, where it was written. The SHA-256 of the file of these lines proves that it is the same.
 */
export const airedLines = (aired: readonly Aired[]): string =>
	aired
		.map(({ from, to, kind, graphic, layer, text, message }) => {
			const { name = null, station = null, origin = null } = message ?? {};
			return `${JSON.stringify([iso(from), to === null ? null : iso(to), kind, graphic, layer, text, name, station, origin])}\n`;
		})
		.join('');

const iso = (at: number): string => new Date(at).toISOString();
