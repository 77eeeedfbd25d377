import { sql } from 'kysely';
import { type Ref, ref } from '#kernel/facts.ts';
import { type Age, maybeMinor } from '#kernel/identity/visibility.ts';
import type { Occasion } from '#kernel/noun.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { AtDoor, DoorState } from '../door.ts';
import type { Space } from '../space.ts';
import { asksArrival } from './arrivals.ts';
import { heldIn } from './availability.ts';
import { exceptionsOf, openBetween } from './open.ts';
import type { On } from './tables.ts';

const DAY_MS = 86_400_000;
/** So far ahead the screen knows what comes, should it have no network. */
const AHEAD_MS = 1.5 * DAY_MS;

/** What has the space says what it is, to everybody. */
type Titles = (subjects: readonly Ref[]) => Promise<ReadonlyMap<string, Occasion>>;

/** What the screen at the door of a space shows: titles only where they are public. */
export async function doorState(space: Space, titles: Titles, now = new Date(), on: On = db): Promise<DoorState> {
	const until = new Date(now.getTime() + AHEAD_MS);
	const [held, exceptions, { timeZone }, checkIn] = await Promise.all([
		// what has just ended is still tidied up
		heldIn([space.id], new Date(now.getTime() - gapOf(space)), until, on),
		exceptionsOf(space, on),
		hub(),
		asksArrival(space.id, on)
	]);
	const shown = held.filter(({ state }) => state !== 'clashing');
	const [public_, booked] = await Promise.all([
		titles(shown.map(({ subject }) => subject)),
		bookedOf(
			shown.flatMap(({ subject }) => (subject.kind === 'reservation' ? [subject.id] : [])),
			on
		)
	]);
	const around = { from: new Date(now.getTime() - DAY_MS), until };
	return {
		at: now.getTime(),
		units: isPool(space) ? space.units : 1,
		takes: takesAtDoor(space),
		open: openBetween(space, exceptions, around, timeZone).map(({ from, until }) => ({
			from: from.getTime(),
			until: until.getTime()
		})),
		held: shown.map(({ subject, startsAt, endsAt, quantity }): AtDoor => {
			const occasion = public_.get(`${subject.kind} ${subject.id}`);
			const its = booked.get(subject.id);
			return {
				...{ kind: subject.kind, id: subject.id, from: startsAt.getTime(), until: endsAt.getTime(), quantity },
				title: occasion?.shown ? occasion.title : (its?.words ?? null),
				arrived: checkIn && its ? its.arrived : null
			};
		}),
		beforeMinutes: space.beforeMinutes,
		afterMinutes: space.afterMinutes
	};
}

const gapOf = ({ beforeMinutes, afterMinutes }: Space): number => (beforeMinutes + afterMinutes) * 60_000;

const isPool = ({ kind, parts }: Space): boolean => kind === 'desks' && !parts.length;

/** Whether anybody may take it at its door: what wants an induction, an answer or somebody of the team is not there for whoever comes by. */
export const takesAtDoor = ({ kind, openTo, approval }: Space): boolean =>
	(kind === 'room' || kind === 'studio' || kind === 'desks') && openTo !== 'team' && !approval;

/** `words`: what it is for, where whoever booked shows that; of who may be a minor never. */
type Booked = Readonly<{ id: string; arrived: boolean; words: string | null }>;

async function bookedOf(ids: readonly string[], on: On): Promise<Map<string, Booked>> {
	if (!ids.length) return new Map();
	const { rows } = await sql<Booked & Age>`
		select r.id, case when r.at_door then r.purpose end as words, p.birth_year, p.minor_until, exists (select from participation.seat s where s.booking = r.booking and s.state = 'fulfilled') as arrived
		from spaces.reservation r join participation.booking b on b.id = r.booking left join identity.person p on p.id = b.party
		where r.id = any(${[...ids]}::uuid[])`.execute(on);
	return new Map(rows.map(({ words, ...row }) => [row.id, { ...row, words: maybeMinor(row) ? null : words }]));
}

/** Something that was taken at a door. */
export const passage = (id: string): Ref => ref('passage', id);
