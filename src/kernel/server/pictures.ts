import { sql } from 'kysely';
import { missing, refused } from '../errors.ts';
import { type Picture, pictureWidths } from '../picture.ts';
import type { Tx } from './db.ts';
import type { makeEmblem, makeJpeg, makeMark, makeNarrow, makeSmall, makeUpright } from './picture-making.ts';
import { atPress } from './press/press.ts';
import { forgetUnlessNamed, hashOf, holdAlone, keepFile, readAside, readFileOf, writeAside } from './storage.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const MEDIA_TYPE = 'image/webp';

const MAKING = 'src/kernel/server/picture-making.ts';
const upright = atPress<typeof makeUpright>(MAKING, 'makeUpright', { kept: false });
const small = atPress<typeof makeSmall>(MAKING, 'makeSmall', { kept: false });
const narrow = atPress<typeof makeNarrow>(MAKING, 'makeNarrow');
const jpeg = atPress<typeof makeJpeg>(MAKING, 'makeJpeg');
const emblem = atPress<typeof makeEmblem>(MAKING, 'makeEmblem', { kept: false });
const mark = atPress<typeof makeMark>(MAKING, 'makeMark');

/** A picture as it will be kept, before anything names it. */
export type ReadyPicture = Readonly<{ content: Buffer; picture: Omit<Picture, 'alt'> }>;

/**
 * Makes a picture (JPEG, PNG, WebP, AVIF, GIF or TIFF) ready to be kept: as WebP of at most 1,600 pixels a side, turned upright. What a camera wrote
 * beside the picture, the place above all, is left out. Nothing is kept yet, and no transaction waits for it.
 * @throws kernel_picture_large (over 20 MB or 64 million pixels) or kernel_picture_unreadable.
 */
export async function readyPicture(given: Buffer): Promise<ReadyPicture> {
	if (given.length > MOST_BYTES) throw refused('kernel_picture_large', {}, 422);
	const content = await upright(given);
	return { content, picture: { hash: hashOf(content), ...sizeOfWebp(content) } };
}

/** Makes the emblem of who pays (JPEG, PNG, WebP, AVIF, GIF or TIFF) ready to be kept: as PNG, at most 480 high, for pages and papers. @throws as `readyPicture` does */
export async function readyEmblem(given: Buffer): Promise<Buffer> {
	if (given.length > MOST_BYTES) throw refused('kernel_picture_large', {}, 422);
	return emblem(given);
}

/** Keeps a picture, in the transaction that writes where it stands. */
export async function keepPicture(tx: Tx, { content, picture }: ReadyPicture): Promise<Omit<Picture, 'alt'>> {
	await keepFile(tx, content, MEDIA_TYPE);
	return picture;
}

/** Puts a picture on the disk without a name, for the next try of a form that was refused: `sweepFiles` takes it away an hour later at the soonest. */
export const putAside = ({ content }: ReadyPicture): Promise<void> => writeAside(content);

/** A picture that was put aside; null when it has been swept. */
export async function takeAside({ hash, width, height }: Omit<Picture, 'alt'>): Promise<ReadyPicture | null> {
	const content = await readAside(hash);
	const isPicture = content?.toString('latin1', 0, 4) === 'RIFF' && content.toString('latin1', 8, 12) === 'WEBP';
	return content && isPicture ? { content, picture: { hash, width, height } } : null;
}

/** A small one within the page itself, for a picture that has no address yet. */
export async function previewOf({ content }: ReadyPicture): Promise<string> {
	return `data:${MEDIA_TYPE};base64,${(await small(content)).toString('base64')}`;
}

/**
 * A kept picture at one of the widths it is served in, or as it was kept when it is smaller.
 * @throws 404 for another width or a file that is no picture of ours.
 */
export async function pictureOf(hash: string, width: number): Promise<{ content: Buffer; mediaType: string }> {
	if (!pictureWidths.some((one) => one === width)) throw missing();
	const { content, mediaType } = await readFileOf(hash);
	if (mediaType !== MEDIA_TYPE) throw missing();
	return { content: await narrow(content, width), mediaType };
}

/** A kept picture as every mail program shows it: a JPEG so wide at most. @throws 404 for a file that is no picture of ours. */
export async function letterPicture(hash: string, width: number): Promise<Buffer> {
	const { content, mediaType } = await readFileOf(hash);
	if (mediaType !== MEDIA_TYPE) throw missing();
	return jpeg(content, width);
}

/** The mark of a hub as a PNG so high: its own, by its hash, or a drawing of ours, as SVG. @throws 404 as `letterPicture` does. */
export const markPng = async (given: string, height: number): Promise<Buffer> =>
	mark(given.startsWith('<svg') ? Buffer.from(given) : (await readFileOf(given)).content, height);

/** The size that a WebP says it has, in the three forms of one (RFC 9649, 2.5 to 2.7). */
function sizeOfWebp(content: Buffer): { width: number; height: number } {
	const form = content.toString('latin1', 12, 16);
	if (form === 'VP8X') return { width: 1 + content.readUIntLE(24, 3), height: 1 + content.readUIntLE(27, 3) };
	if (form === 'VP8 ') return { width: content.readUInt16LE(26) & 0x3fff, height: content.readUInt16LE(28) & 0x3fff };
	const bits = content.readUInt32LE(21);
	return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

/** Forgets a picture, unless it stands elsewhere too: two that are the same are one file. @returns whether it is forgotten. */
export async function forgetPicture(tx: Tx, hash: string): Promise<boolean> {
	if (!(await holdAlone(tx, hash))) return false;
	for (const column of await pictureColumns(tx)) if (await stands(tx, column, hash)) return false;
	return forgetUnlessNamed(tx, hash);
}

type Column = Readonly<{ schema: string; table: string; column: string }>;

/** Where pictures stand, by what the columns are called: those of every module, the mark of the hub, and what changes were made from. */
async function pictureColumns(tx: Tx): Promise<Column[]> {
	const { rows } = await sql<Column>`
		select table_schema as schema, table_name as "table", column_name as "column"
		from information_schema.columns join information_schema.tables using (table_schema, table_name)
		where table_type = 'BASE TABLE' and data_type = 'jsonb'
			and (column_name in ('picture', 'pictures', 'blocks', 'body', 'before')
				or (table_schema, table_name, column_name) = ('kernel', 'setting', 'value'))`.execute(tx);
	return rows;
}

async function stands(tx: Tx, { schema, table, column }: Column, hash: string): Promise<boolean> {
	const shapes = [
		{ hash },
		[{ hash }],
		{ picture: { hash } },
		{ pictures: [{ hash }] },
		{ mark: { hash } },
		[{ picture: { hash } }]
	];
	// in a formatted text it is named by its address
	const named = column === 'body' ? sql`${sql.raw(`"${column}"`)}::text like ${`%${hash}%`}` : sql`false`;
	const { rows } = await sql`
		select from ${sql.raw(`"${schema}"."${table}"`)} where ${named} or ${sql.raw(`"${column}"`)} @> any(${shapes.map((shape) => JSON.stringify(shape))}::jsonb[])
		limit 1`.execute(tx);
	return rows.length > 0;
}
