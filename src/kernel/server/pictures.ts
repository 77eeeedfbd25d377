import { sql } from 'kysely';
import sharp from 'sharp';
import { missing, refused } from '../errors.ts';
import { type Picture, pictureWidths } from '../picture.ts';
import { demandOutside, type Tx } from './db.ts';
import { forgetUnlessNamed, hashOf, holdAlone, keepFile, readAside, readFileOf, writeAside } from './storage.ts';

const LARGEST = 1600;
const MOST_PIXELS = 64_000_000;
const MOST_BYTES = 20 * 1024 * 1024;
const readable = new Set<string | undefined>(['jpeg', 'png', 'webp', 'heif', 'gif', 'tiff']);
const MEDIA_TYPE = 'image/webp';
const PREVIEW = 320;

sharp.cache(false);
sharp.concurrency(1);

/** A picture as it will be kept, before anything names it. */
export type ReadyPicture = Readonly<{ content: Buffer; picture: Omit<Picture, 'alt'> }>;

/**
 * Makes a picture (JPEG, PNG, WebP, AVIF, GIF or TIFF) ready to be kept: as WebP of at most 1,600 pixels a side, turned upright. What a camera wrote
 * beside the picture, the place above all, is left out. Nothing is kept yet, and no transaction waits for it.
 * @throws kernel_picture_large (over 20 MB or 64 million pixels) or kernel_picture_unreadable.
 */
export async function readyPicture(given: Buffer): Promise<ReadyPicture> {
	demandOutside('a picture is made ready');
	if (given.length > MOST_BYTES) throw refused('kernel_picture_large', {}, 422);
	const { data, info } = await upright(given);
	return { content: data, picture: { hash: hashOf(data), width: info.width, height: info.height } };
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
	const small = await sharp(content)
		.resize({ width: PREVIEW, withoutEnlargement: true })
		.webp({ quality: 70 })
		.toBuffer();
	return `data:${MEDIA_TYPE};base64,${small.toString('base64')}`;
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
