import type ICAL from 'ical.js';
import { Fault } from './expansion.ts';

/** What an event says of itself, as plain text. */
export type Told = Readonly<{
	title: string;
	description: string;
	location: string;
	/** A web address, or null. */
	url: string | null;
}>;

const LONGEST = { title: 200, description: 8000, location: 240, url: 2000 } as const;
/** How much of a text is looked at, markup and all. */
const MOST = 100_000;

/** @throws Fault for an event without a title, unless it changes one that has it. */
export function toldBy(component: ICAL.Component, usual?: Told): Told {
	const text = (name: keyof typeof LONGEST, property: string) =>
		plainText(String(component.getFirstPropertyValue(property) ?? ''), LONGEST[name]);
	const title = text('title', 'summary').replace(/\s+/g, ' ') || usual?.title;
	if (!title) throw new Fault('untitled');
	const url = text('url', 'url') || (usual?.url ?? '');
	return {
		title,
		description: text('description', 'description') || (usual?.description ?? ''),
		location: text('location', 'location').replace(/\s+/g, ' ') || (usual?.location ?? ''),
		url: /^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url) ? url : null
	};
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: '’' };

/** Several programs write HTML where iCalendar has plain text: what it says is kept, how it looks is not. */
function plainText(given: string, longest: number): string {
	const lines = given
		.slice(0, MOST)
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/(?!\n)\p{Cc}/gu, ' ');
	const bare = /<\/?(p|br|div|a|b|i|ul|li|span|html|strong|em)\b[^<>]*>/i.test(lines)
		? lines
				.replace(/<(br|\/p|\/div|\/li)\b[^<>]*>/gi, '\n')
				.replace(/<[^<>]*>/g, '')
				.replace(/&(\w{2,5}|#\d{2,6});/g, (whole, name: string) => entity(name) ?? whole)
		: lines;
	const trimmed = bare
		.replace(/[ \t]+/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	return trimmed.length > longest
		? `${trimmed
				.slice(0, longest - 1)
				.toWellFormed()
				.replace('\ufffd', '')}…`
		: trimmed;
}

function entity(name: string): string | undefined {
	if (!name.startsWith('#')) return entities[name.toLowerCase()];
	const code = Number(name.slice(1));
	return code > 31 && code < 0x11_0000 ? String.fromCodePoint(code) : undefined;
}
