import { createOTP } from '@better-auth/utils/otp';
import { sql } from 'kysely';
import { cancel } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { openIdentity } from '#kernel/identity/server/auth.ts';
import { caller, comeInAs, signInAs, tokenSentTo } from '#kernel/identity/server/identity.fixture.ts';
import { invite } from '#kernel/identity/server/invitations.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { enableTotp } from '#kernel/identity/server/second-factor.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { keepSetting } from '#kernel/server/hub.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { tokenOf } from '#participation/server';
import type { Program } from '../../../tests/support/program.ts';
import { by, formOf, open, register, type Seance, settled, settleIn } from '../hub.ts';
import { ask } from './wire.ts';

/** A small hub with something to steal: two persons, their bookings, sessions and spent links. */
export type World = Readonly<{
	url: string;
	wide: Seance;
	other: Seance;
	full: Seance;
	cancelled: Seance;
	past: Seance;
	victim: Person;
	thief: Person;
	expired: string;
	spentLink: string;
	spentInvitation: string;
	spentCode: Readonly<{ cookie: string; code: string }>;
}>;

/** `booking` is the token of her booking of two seats. */
type Person = Readonly<{ id: string; cookie: string; booking: string; seats: readonly string[] }>;

export async function makeWorld({ url, data }: Program): Promise<World> {
	openSecret(undefined, data);
	openStorage(`${data}/files`);
	openIdentity({ baseUrl: url });
	liftLimits();
	await settleIn();
	await transaction((tx) => keepSetting(tx, 'demo', { on: true, whole: true, bar: [] }));
	const wide = await open('ouvert');
	const full = await open('complet', { capacity: 1, waiting: false });
	await register(url, full, formOf('First One'));
	const cancelled = await open('annule');
	await transaction((tx) => cancel(tx, cancelled.id, by));
	const yesterday = new Date(Date.now() - 24 * 3_600_000);
	const past = await open('passe', { startsAt: yesterday });
	const people = { victim: await settlePerson(url, wide, 'Victoria'), thief: await settlePerson(url, wide, 'Thea') };
	const world = {
		url,
		wide,
		other: await open('autre'),
		full,
		cancelled,
		past,
		...people,
		expired: await expiredSession(),
		spentLink: await spentLink(),
		spentInvitation: await spentInvitation(url),
		spentCode: await spentCode(url)
	};
	await settled();
	return world;
}

const cookieOf = (lines: readonly string[]): string =>
	lines
		.filter((line) => !/max-age=0/i.test(line))
		.map((line) => line.split(';')[0])
		.join('; ');

async function settlePerson(url: string, seance: Seance, name: string): Promise<Person> {
	const form = formOf(name, { seats: '2' });
	await register(url, seance, form);
	const { rows } = await sql<{ id: string; booking: string }>`
		select s.id, s.booking from participation.seat s join participation.booking b on b.id = s.booking where b.idempotency_key = ${form.key}`.execute(
		db
	);
	await settled(); // the letter of the booking must not come between
	const { cookies, person } = await signInAs(form.email);
	return {
		id: person,
		cookie: cookieOf(cookies),
		// that of her letters: the one of her browser ends with her signing in
		booking: tokenOf(rows[0]?.booking ?? ''),
		seats: rows.map(({ id }) => id)
	};
}

async function expiredSession(): Promise<string> {
	const { cookies, viewer } = await signInAs('late@example.org');
	await sql`update identity."session" set "expiresAt" = now() - interval '1 minute' where "id" = ${viewer.sessionId}`.execute(
		db
	);
	return cookieOf(cookies);
}

async function spentLink(): Promise<string> {
	await signInAs('once@example.org');
	return tokenSentTo('once@example.org');
}

async function spentInvitation(url: string): Promise<string> {
	const { viewer } = await signInAs('team@example.org');
	const role = { person: viewer.id, role: 'coordinator', scope: null, by: null, source: 'desk' } as const;
	await transaction((tx) => grant(tx, role));
	const email = 'invited@example.org';
	await transaction((tx) => invite(tx, { email, role: 'partner', scope: null, locale: 'fr' }, viewer));
	const token = await tokenSentTo(email);
	const { status } = await ask(url, 'fr', {
		path: `${href('/sign-in/invitation', 'fr')}?token=${token}`,
		body: { name: 'Inès Invitée' }
	});
	if (status !== 303) throw new Error(`an invitation is accepted with ${status}`);
	return token;
}

/** A code that has served in one session, and the cookie of another session of the same person. */
async function spentCode(url: string): Promise<World['spentCode']> {
	const { cookies, viewer } = await signInAs('telephone@example.org');
	const { uri } = await enableTotp({}, viewer, caller(cookies));
	const secret = new URL(uri).searchParams.get('secret') ?? '';
	const code = await createOTP(Buffer.from(base32(secret)).toString()).totp();
	const path = href('/sign-in/second-factor', 'fr');
	const { status } = await ask(url, 'fr', { path, body: { code }, cookie: cookieOf(cookies) });
	if (status !== 303) throw new Error(`a code is taken with ${status}`);
	return { code, cookie: cookieOf((await comeInAs('telephone@example.org')).cookies) };
}

/** RFC 4648 §6. */
function base32(text: string): Uint8Array {
	const bits = [...text]
		.map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
		.join('');
	return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** An identifier of the right form that is nobody's. */
export const nobody = newId();
