import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { isId, newId } from '../../id.ts';
import { db } from '../../server/db.ts';
import { keyFor } from '../../server/secret.ts';

/** What a form brought: the path of its page, what it does there, and its texts in their order. */
export type Brought = Readonly<{
	page: string;
	act: string;
	fields: readonly (readonly [name: string, value: string])[];
}>;

/** Names the browser's last signed-in person, long after her session has ended; it opens nothing. */
export const READER_COOKIE = 'valley_reader';
/** Where what was set aside is, and the key to it. */
export const ASIDE_COOKIE = 'valley_aside';
export const ASIDE_SECONDS = 3600;

/** A visitor's longest text, and that of somebody whose browser has been signed in; what is longer is not set aside. */
const MOST_BYTES = { visitor: 64 * 1024, reader: 512 * 1024 };
/** Of all visitors together, and of all who have been signed in: strangers fill no disk and push nobody's away. The oldest goes. */
const MOST_ROWS = 500;

/** Whose browser this was last, by its cookie; null where the signature is not ours. */
export function readerOf(cookie: string | undefined): string | null {
	const [person = ''] = cookie?.split('.') ?? [];
	const [given, made] = [Buffer.from(cookie ?? ''), Buffer.from(readerCookie(person))];
	return isId(person) && given.length === made.length && timingSafeEqual(given, made) ? person : null;
}

/** The value of the cookie that says it. */
export const readerCookie = (person: string): string =>
	`${person}.${createHmac('sha256', keyFor('reader')).update(person).digest('base64url')}`;

/** Keeps what a form brought for an hour. @returns the value of the browser's cookie, or null when it is too long to be kept. */
export async function setAside(brought: Brought, person: string | null): Promise<string | null> {
	const text = Buffer.from(JSON.stringify(brought));
	if (text.length > (person ? MOST_BYTES.reader : MOST_BYTES.visitor)) return null;
	const [id, key, iv] = [newId(), randomBytes(32), randomBytes(12)];
	const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id));
	const content = Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
	await sql`delete from identity.set_aside where expires_at < now()
		or id in (select id from identity.set_aside where (person is null) = (${person}::uuid is null)
			order by expires_at desc offset ${MOST_ROWS - 1})`.execute(db);
	// a person who was erased meanwhile has nothing to come back to
	await sql`insert into identity.set_aside (id, person, content, expires_at)
		select ${id}::uuid, ${person}::uuid, ${content}, now() + make_interval(secs => ${ASIDE_SECONDS})
		where ${person}::uuid is null or exists (select from identity.person where id = ${person}::uuid and erased_at is null)`.execute(
		db
	);
	return `${id}.${key.toString('base64url')}`;
}

/** What a browser's cookie leads to: `null` where it is gone, or another person's. It stays until `forgetAside`. */
export async function asideOf(cookie: string, person: string): Promise<Brought | null> {
	const [id = '', key = ''] = cookie.split('.');
	if (!isId(id)) return null;
	const { rows } = await sql<{ content: Buffer }>`select content from identity.set_aside
		where id = ${id} and expires_at > now() and coalesce(person, ${person}) = ${person}`.execute(db);
	const content = rows[0]?.content;
	return content ? opened(content, id, Buffer.from(key, 'base64url')) : null;
}

/** Forgets what a browser's cookie leads to. */
export async function forgetAside(cookie: string): Promise<void> {
	const [id = ''] = cookie.split('.');
	if (isId(id)) await sql`delete from identity.set_aside where id = ${id}`.execute(db);
}

/** Forgets all that waits for a person, as she signs out. */
export const forgetAsides = (person: string) =>
	sql`delete from identity.set_aside where person = ${person}`.execute(db);

function opened(content: Buffer, id: string, key: Buffer): Brought | null {
	if (key.length !== 32) return null;
	const decipher = createDecipheriv('aes-256-gcm', key, content.subarray(0, 12)).setAAD(Buffer.from(id));
	decipher.setAuthTag(content.subarray(-16));
	try {
		return JSON.parse(Buffer.concat([decipher.update(content.subarray(12, -16)), decipher.final()]).toString());
	} catch {
		return null; // a key that somebody made up
	}
}
