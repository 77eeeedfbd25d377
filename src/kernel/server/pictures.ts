import { sql } from 'kysely';
import sharp from 'sharp';
import { missing, refused } from '../errors.ts';
import { type Picture, pictureWidths } from '../picture.ts';
import type { Tx } from './db.ts';
import { forgetUnlessNamed, holdAlone, keepFile, readFileOf } from './storage.ts';

const LARGEST = 1600;
const MOST_PIXELS = 64_000_000;
const MOST_BYTES = 20 * 1024 * 1024;
const readable = new Set<string | undefined>(['jpeg', 'png', 'webp', 'heif', 'gif', 'tiff']);
const MEDIA_TYPE = 'image/webp';

sharp.cache(false);
sharp.concurrency(1);

/**
 * Keeps a picture (JPEG, PNG, WebP, AVIF, GIF or TIFF) as WebP of at most 1,600 pixels a side, turned upright. What a camera wrote beside the
 * picture, the place above all, is not kept.
 * @throws kernel_picture_large (over 20 MB or 64 million pixels) or kernel_picture_unreadable.
 */
export async function keepPicture(tx: Tx, given: Buffer): Promise<Omit<Picture, 'alt'>> {
	if (given.length > MOST_BYTES) throw refused('kernel_picture_large', {}, 422);
	const { data, info } = await upright(given);
	const hash = await keepFile(tx, data, MEDIA_TYPE);
	return { hash, width: info.width, height: info.height };
}

/**
 * A kept picture at one of the widths it is served in, or as it was kept when it is smaller.
 * @throws 404 for another width or a file that is no picture of ours.
 */
export async function pictureOf(hash: string, width: number): Promise<{ content: Buffer; mediaType: string }> {
	if (!pictureWidths.some((one) => one === width)) throw missing();
	const { content, mediaType } = await readFileOf(hash);
	if (mediaType !== MEDIA_TYPE) throw missing();
	const scaled = await sharp(content).resize({ width, withoutEnlargement: true }).webp({ quality: 80 }).toBuffer();
	return { content: scaled, mediaType };
}

async function upright(given: Buffer) {
	const picture = sharp(given, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
	// an SVG is a program for the reader of pictures, not a photograph
	const { format } = await picture.metadata().catch(unreadable);
	if (!readable.has(format)) throw refused('kernel_picture_unreadable', {}, 422);
	return picture
		.rotate()
		.resize({ width: LARGEST, height: LARGEST, fit: 'inside', withoutEnlargement: true })
		.webp({ quality: 86 })
		.toBuffer({ resolveWithObject: true })
		.catch(unreadable);
}

function unreadable({ message }: Error): never {
	const large = /exceeds pixel limit/i.test(message);
	throw refused(large ? 'kernel_picture_large' : 'kernel_picture_unreadable', {}, 422);
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
			and (column_name in ('picture', 'pictures')
				or (table_schema, table_name, column_name) in (('kernel', 'setting', 'value'), ('kernel', 'revision', 'before')))`.execute(
		tx
	);
	return rows;
}

async function stands(tx: Tx, { schema, table, column }: Column, hash: string): Promise<boolean> {
	const shapes = [{ hash }, [{ hash }], { picture: { hash } }, { pictures: [{ hash }] }, { mark: { hash } }];
	const { rows } = await sql`
		select from ${sql.raw(`"${schema}"."${table}"`)} where ${sql.raw(`"${column}"`)} @> any(${shapes.map((shape) => JSON.stringify(shape))}::jsonb[])
		limit 1`.execute(tx);
	return rows.length > 0;
}
