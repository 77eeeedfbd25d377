import { Refusal, refused } from '#kernel/errors.ts';
import { Picture as PictureSchema } from '#kernel/picture.schema.ts';
import type { Picture } from '#kernel/picture.ts';
import { words } from '#kernel/server/errors.ts';
import { previewOf, putAside, type ReadyPicture, takeAside } from '#kernel/server/pictures.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { fieldOf, ticked, wordsField } from '#web/form.server.ts';
import { pictureField, sentPicture } from '#web/picture.server.ts';
import { blockKinds, type IssueBlock, type Item, isItem } from '../../newsletter.ts';
import { itemOf } from '../../server/index.ts';

/** More than a newsletter may have: what is too much is said, not left out. */
const MOST_READ = 200;

/** A new picture of a form that is shown again: how the form names it, how it looks, and the hash of the one that it replaces. */
export type Aside = Readonly<{ named: string; preview: string; former: string }>;

/** The blocks that a form holds, the pictures that came with it, which are not kept yet, by the place of their block, and what is wrong with those. */
export type Sent = Readonly<{
	blocks: IssueBlock[];
	pictures: ReadyPicture[];
	asides: Record<number, Aside>;
	problems: Record<string, string>;
}>;

/**
 * Reads the blocks of a form, `block_0_kind` and so on. A picture that came along is put aside, and the form names it from then on: neither a
 * problem of another field nor a question loses it.
 * @param kept the blocks until now, whose pictures stay
 */
export async function blocksIn(form: FormData, kept: readonly IssueBlock[], locale: Locale): Promise<Sent> {
	const known = new Map(
		kept.flatMap((one) => (one.kind === 'picture' && one.picture ? [[one.picture.hash, one.picture]] : []))
	);
	const sent: Sent = { blocks: [], pictures: [], asides: {}, problems: {} };
	for (let at = 0; at < MOST_READ && form.has(`block_${at}_kind`); at++) {
		const name = `block_${at}`;
		const block = blockIn(form, name, locale);
		if (!block) continue;
		const before = known.get(fieldOf(form, `${name}_hash`)) ?? null;
		const place = sent.blocks.push(block) - 1;
		if (block.kind !== 'picture') continue;
		const { picture, ready, problem } = await takePicture(form, name, before, locale);
		sent.blocks[place] = { ...block, picture };
		if (problem) sent.problems[`blocks_${place}_picture`] = problem;
		if (!ready) continue;
		sent.pictures.push(ready);
		sent.asides[place] = await asideOf(form, name, ready);
	}
	return sent;
}

type Taken = Readonly<{ picture: Picture | null; ready: ReadyPicture | null; problem: string | null }>;

async function takePicture(form: FormData, name: string, before: Picture | null, locale: Locale): Promise<Taken> {
	const field = `${name}_picture`;
	let ready = await earlier(form, name);
	try {
		const chosen = await sentPicture(form, field);
		// « remove » was said of the picture before this one
		if (chosen) form.delete(`${field}_remove`);
		ready = chosen ?? (form.has(`${field}_remove`) ? null : ready);
		if (!ready && fieldOf(form, `${name}_aside`) && !form.has(`${field}_remove`))
			throw refused('kernel_picture_gone', {}, 422);
		return { picture: pictureField(form, field, { sent: ready, before }, locale), ready, problem: null };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const alt = wordsField(form, `${field}_alt`, locale) ?? { source: locale };
		const picture = ready ? { ...ready.picture, alt } : before;
		return { picture, ready, problem: words(error.code, error.params, locale) };
	}
}

/** The picture that came with an earlier try of the form. */
async function earlier(form: FormData, name: string): Promise<ReadyPicture | null> {
	const [hash, width, height] = fieldOf(form, `${name}_aside`).split(' ');
	const named = PictureSchema.omit({ alt: true }).safeParse({ hash, width: Number(width), height: Number(height) });
	return named.success ? takeAside(named.data) : null;
}

async function asideOf(form: FormData, name: string, ready: ReadyPicture): Promise<Aside> {
	const { hash, width, height } = ready.picture;
	const named = `${hash} ${width} ${height}`;
	await putAside(ready);
	// a question sends the form again without its files
	form.set(`${name}_aside`, named);
	return { named, preview: await previewOf(ready), former: fieldOf(form, `${name}_hash`) };
}

function blockIn(form: FormData, name: string, locale: Locale): IssueBlock | null {
	const kind = blockKinds.find((one) => one === fieldOf(form, `${name}_kind`));
	if (!kind) return null;
	if (kind === 'news' || kind === 'occurrence') return itemOf(`${kind}:${fieldOf(form, `${name}_id`)}`);
	const sectors = ticked(form, `${name}_sectors`);
	const said = (field: string) => wordsField(form, `${name}_${field}`, locale);
	const url = fieldOf(form, `${name}_url`).trim() || null;
	if (kind === 'picture') return { kind, sectors, picture: null, caption: said('caption'), url };
	return kind === 'button' ? { kind, sectors, words: said('words'), url } : { kind, sectors, words: said('words') };
}

/** An empty block of a kind. */
function emptyBlock(kind: 'title' | 'text' | 'picture' | 'button'): IssueBlock {
	const sectors: string[] = [];
	if (kind === 'picture') return { kind, sectors, picture: null, caption: null, url: null };
	return kind === 'button' ? { kind, sectors, words: null, url: null } : { kind, sectors, words: null };
}

/** The blocks after what a button of the form says, and the place of the one to look at next. */
export function arranged(all: readonly IssueBlock[], form: FormData): { blocks: IssueBlock[]; at: number | null } {
	const [act, which = ''] = fieldOf(form, 'do').split(':');
	const at = Number(which);
	const blocks = [...all];
	if (act === 'add') {
		const kind = (['title', 'text', 'picture', 'button'] as const).find((one) => one === which);
		return kind ? { blocks: [...blocks, emptyBlock(kind)], at: blocks.length } : { blocks, at: null };
	}
	if (act === 'tell') {
		const item = itemOf(fieldOf(form, 'item'));
		return item ? { blocks: [...blocks, item], at: blocks.length } : { blocks, at: null };
	}
	const one = Number.isInteger(at) ? blocks[at] : undefined;
	if (!one || !['up', 'down', 'remove'].includes(act ?? '')) return { blocks, at: null };
	blocks.splice(at, 1);
	if (act === 'remove') return { blocks, at: Math.max(0, at - 1) };
	const to = Math.min(Math.max(act === 'up' ? at - 1 : at + 1, 0), blocks.length);
	blocks.splice(to, 0, one);
	return { blocks, at: to };
}

/** What would be lost with a block that a form takes away: its words or its picture; null where it is chosen again in a moment, or empty. */
export function lostWith(all: readonly IssueBlock[], form: FormData): Written | null {
	const [act, which = ''] = fieldOf(form, 'do').split(':');
	const one = act === 'remove' ? all[Number(which)] : undefined;
	if (!one || isItem(one)) return null;
	return holds(one) ? one : null;
}

type Written = Exclude<IssueBlock, Item>;

const holds = (one: Written): Picture | Words | null => (one.kind === 'picture' ? one.picture : one.words);
