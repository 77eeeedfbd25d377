import type { Listing } from '#agenda';
import { occurrence } from '#agenda/server';
import { newsPath } from '#editorial';
import { newsByIds } from '#editorial/server';
import { ifThere } from '#kernel/errors.ts';
import type { Picture } from '#kernel/picture.ts';
import { hub } from '#kernel/server/hub.ts';
import { letterPicture, markPng } from '#kernel/server/pictures.ts';
import type { Words } from '#kernel/words.ts';
import { type IssueBlock, type Item, isItem } from '../newsletter.ts';
import { type Enclosed, inkOn } from './page.ts';

const WIDE = 576;
const SMALL = 128;
const SHARP = 2;
const MARK_HIGH = 40;

/** A block of a newsletter as it stands now, with all that its letter needs. */
export type Told = Readonly<{ sectors: readonly string[] }> &
	(
		| Readonly<{ kind: 'title'; words: Words }>
		| Readonly<{ kind: 'text'; words: Words }>
		| Readonly<{ kind: 'picture'; shown: Enclosed; alt: Words; caption: Words | null; url: string | null }>
		| Readonly<{ kind: 'button'; words: Words; url: string }>
		| (Named & Readonly<{ kind: 'news'; publishedAt: Date }>)
		| (Named & Readonly<{ kind: 'occurrence'; occurrence: Listing['occurrence'] }>)
	);
type Named = Readonly<{ id: string; title: Words; text: Words; path: string; shown: Enclosed | null }>;

/** What a newsletter tells of, as it stands now and in its order: what is empty, cancelled, withdrawn or over is left out. */
export async function gather(blocks: readonly IssueBlock[]): Promise<Told[]> {
	const news = await newsByIds(blocks.filter(isItem).flatMap(({ kind, id }) => (kind === 'news' ? [id] : [])));
	const told: Told[] = [];
	for (const block of blocks) {
		const one = isItem(block) ? await itemNow(block, news) : await written(block);
		if (one) told.push(one);
	}
	return told;
}

/** The mark of the hub for the head of a letter: its own, or the heap in what reads on its colour, as when its file is gone. */
export async function markOfHub(): Promise<Enclosed> {
	const { mark, colour } = await hub();
	const own = mark && (await ifThere(markPng(mark.hash, MARK_HIGH * SHARP)));
	const content = own ?? (await markPng(heapIn(inkOn(colour)), MARK_HIGH * SHARP));
	const width = mark && own ? Math.round((mark.width / mark.height) * MARK_HIGH) : MARK_HIGH;
	return { cid: 'mark', name: 'mark.png', mediaType: 'image/png', content, width, height: MARK_HIGH };
}

async function itemNow({ kind, id }: Item, news: Awaited<ReturnType<typeof newsByIds>>): Promise<Told | null> {
	if (kind === 'news') {
		const piece = news.find((one) => one.id === id);
		if (!piece) return null;
		const { title, summary: text, sectors, picture, publishedAt } = piece;
		return { kind, id, title, text, sectors, path: newsPath(piece), publishedAt, shown: await thumbnail(picture) };
	}
	const listing = await ifThere(occurrence(id));
	if (!listing || listing.occurrence.status === 'cancelled' || listing.occurrence.endsAt <= new Date()) return null;
	const { title, summary: text, sectors, picture, slug } = listing.offering;
	const named = { id, title, text, sectors, path: `/agenda/${slug}`, shown: await thumbnail(picture) };
	return { kind, ...named, occurrence: listing.occurrence };
}

async function written(block: Exclude<IssueBlock, Item>): Promise<Told | null> {
	const { sectors } = block;
	if (block.kind === 'picture') {
		const { picture, caption, url } = block;
		const shown = picture && (await enclosed(picture, WIDE));
		return shown && { kind: 'picture', sectors, shown, alt: picture.alt, caption, url };
	}
	if (!block.words) return null;
	const { words } = block;
	if (block.kind !== 'button')
		return block.kind === 'title' ? { kind: 'title', sectors, words } : { kind: 'text', sectors, words };
	return block.url ? { kind: 'button', sectors, words, url: block.url } : null;
}

const thumbnail = (picture: Picture | null): Promise<Enclosed | null> | null => picture && enclosed(picture, SMALL);

/** A picture as a file of the letter; null when its file is gone. */
async function enclosed({ hash, width, height }: Picture, most: number): Promise<Enclosed | null> {
	const wide = Math.min(width, most);
	const content = await ifThere(letterPicture(hash, most * SHARP));
	if (!content) return null;
	const shown = { width: wide, height: Math.round((height / width) * wide) };
	return {
		cid: `${hash.slice(0, 16)}-${most}`,
		name: `${hash.slice(0, 8)}.jpg`,
		mediaType: 'image/jpeg',
		content,
		...shown
	};
}

const heapIn = (colour: string): string =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" fill="${colour}"><path d="M0 13h3v3H0zM4 13h3v3H4zM8 13h3v3H8zM12 13h3v3h-3zM2 9h3v3H2zM6 9h3v3H6zM10 9h3v3h-3zM4 5h3v3H4zM8 5h3v3H8zM9 0h3v3H9z"/></svg>`;
