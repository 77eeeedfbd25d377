import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { missing } from '../errors.ts';
import { isId, newId } from '../id.ts';
import { db, type Tx } from './db.ts';
import { keyFor } from './secret.ts';

type On = Tx | typeof db;

/** An address to which letters go, as its page shows it. */
export type Mailbox = Readonly<{ id: string; address: string; proved: boolean; held: number }>;

/** Whether whoever reads an address has said that it is hers: by a link of a letter, or by signing in. */
export async function isProved(address: string, on: On = db): Promise<boolean> {
	const { rows } = await sql`
		select from kernel.mailbox where address = ${address.toLowerCase()} and proved_at is not null`.execute(on);
	return rows.length > 0;
}

/** Keeps that an address is proved. @returns whether it was not before. */
export async function markProved(tx: Tx, address: string): Promise<boolean> {
	const { rows } = await sql`
		insert into kernel.mailbox (id, address, proved_at) values (${newId()}, ${address.toLowerCase()}, now())
		on conflict (address) do update set proved_at = now(), refused_at = null where kernel.mailbox.proved_at is null
		returning id`.execute(tx);
	return rows.length > 0;
}

/**
 * Counts a letter that asks an address whether it is hers: one an hour and three a day at most, whoever causes them, and none for three months after
 * she has said no.
 * @returns the id for the link of that letter, or null when it must not be asked now.
 */
export async function mayAsk(tx: Tx, address: string): Promise<string | null> {
	const { rows } = await sql<{ id: string }>`
		insert into kernel.mailbox as m (id, address, asked_at, asked) values (${newId()}, ${address.toLowerCase()}, now(), 1)
		on conflict (address) do update set asked_at = now(),
			asked = case when m.asked_at > now() - interval '1 day' then m.asked + 1 else 1 end
		where m.proved_at is null and (m.refused_at is null or m.refused_at < now() - interval '90 days')
			and (m.asked_at is null or m.asked_at < now() - interval '1 day' or (m.asked < 3 and m.asked_at < now() - interval '1 hour'))
		returning id`.execute(tx);
	return rows[0]?.id ?? null;
}

/** The secret of the link with which an address is proved. */
export const mailboxToken = (id: string): string => `${id}.${macOf(id)}`;

/** The address that a link of a letter names, with how many letters wait for it. @throws 404 for a link that is not ours. */
export async function mailboxOf(token: string, on: On = db): Promise<Mailbox> {
	const [id = '', mac = ''] = token.split('.');
	if (!isId(id)) throw missing();
	const [given, ours] = [Buffer.from(mac), Buffer.from(macOf(id))];
	if (given.length !== ours.length || !timingSafeEqual(given, ours)) throw missing();
	const { rows } = await sql<Mailbox>`
		select id, address, proved_at is not null as proved,
			(select count(*)::int from kernel.mail k where k.held and lower(k.recipient) = m.address) as held
		from kernel.mailbox m where id = ${id}`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}

/** Keeps that whoever reads an address asked for nothing: what waits for it is thrown away. */
export async function refuseMailbox(tx: Tx, { id, address }: Pick<Mailbox, 'id' | 'address'>): Promise<void> {
	await sql`update kernel.mailbox set refused_at = now() where id = ${id} and proved_at is null`.execute(tx);
	await sql`delete from kernel.mail where held and lower(recipient) = ${address}`.execute(tx);
}

/** Forgets what was said of an address. */
export async function forgetMailbox(tx: Tx, address: string): Promise<void> {
	await sql`delete from kernel.mailbox where address = ${address.toLowerCase()}`.execute(tx);
}

const macOf = (id: string): string => createHmac('sha256', keyFor('mailbox')).update(id).digest('base64url');
