import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { idNamed } from '#kernel/id.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { free } from './allocations.ts';
import { allowed } from './booking.ts';
import { lease } from './lease.ts';
import type { On } from './tables.ts';

/** How long a time is held for somebody while she fills in the form. */
const HOLD_MINUTES = 5;

type Wanted = Readonly<{ space: string; startsAt: Date; endsAt: Date; quantity: number }>;
/** What is held for somebody, and until when. */
type Hold = Wanted & Readonly<{ until: Date }>;

/** The lease of whoever fills in a form: she has one, whatever she looks at. */
export const leaseOf = (person: string): string => idNamed('hold', person);

/**
 * Holds a time for somebody who fills in its form, and lets go of what was held for her. The same time again is held no longer than it was.
 * @throws what refuses the booking itself, but for what the form has still to say.
 */
export async function holdFor(tx: Tx, person: string, wanted: Wanted, locale: Locale): Promise<Hold> {
	// two of her pages wait for each other; before the houses, as nobody else takes it
	await sql`select pg_advisory_xact_lock(hashtext(${`spaces.hold ${person}`}))`.execute(tx);
	const before = await heldFor(person, tx);
	if (before && isSame(before, wanted)) return before;
	const actor = ref('person', person);
	// which adult is beside a minor is asked by the form
	await allowed(tx, wanted.space, [wanted], { actor, adult: '—', locale });
	await lease(tx, wanted, { actor, source: 'web' }, leaseOf(person), HOLD_MINUTES);
	return (await heldFor(person, tx)) ?? { ...wanted, until: new Date() };
}

const isSame = (a: Wanted, b: Wanted): boolean =>
	a.space === b.space &&
	a.startsAt.getTime() === b.startsAt.getTime() &&
	a.endsAt.getTime() === b.endsAt.getTime() &&
	a.quantity === b.quantity;

/** Whether this very time is held for somebody already. */
export async function isHeld(person: string, wanted: Wanted, on: On = db): Promise<boolean> {
	const before = await heldFor(person, on);
	return before !== null && isSame(before, wanted);
}

/** What is held for somebody now. */
export async function heldFor(person: string, on: On = db): Promise<Hold | null> {
	const { rows } = await sql<Hold>`
		select space, lower(during) as starts_at, upper(during) as ends_at, quantity, held_until as until from spaces.allocation
		where subject_kind = 'lease' and subject = ${leaseOf(person)} and state = 'held' and held_until > clock_timestamp()`.execute(
		on
	);
	return rows[0] ?? null;
}

/** Lets go of what is held for somebody, so that it is not in her own way. */
export async function letGo(person: string): Promise<void> {
	if (!(await heldFor(person))) return;
	await transaction((tx) => free(tx, [ref('lease', leaseOf(person))], { actor: ref('person', person), source: 'web' }));
}
