import { createHash } from 'node:crypto';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { fill, type Given } from '../../../tests/support/filled.ts';
import { byHand, type Drawing, type Firm, lay, OPERATIONS, type Size } from './world.ts';

/** Participations, agreements, stays, shows and works of the year. */
export const liveWithPeople = (firms: readonly Firm[], { participations }: Size, draws: Drawing): Promise<void> =>
	byHand(async (tx) => {
		await seances(tx, participations, draws);
		await agreements(tx, firms, draws);
		await stays(tx, firms, draws);
		await shows(tx, draws);
		for (let at = 0; at < 15; at++)
			await fill(tx, 'network.work', {
				published_at: draws.chance(0.8) ? `${draws.day()}T10:00Z` : null,
				deleted_at: draws.chance(0.1) ? '2025-12-31T00:00Z' : null
			});
	});

async function seances(tx: Tx, many: number, draws: Drawing): Promise<void> {
	const persons = Array.from({ length: Math.ceil(many / 3) }, () => ({
		id: newId(),
		name: 'Inventée',
		locale: 'fr',
		fictional: true,
		named: true,
		created_at: '2025-01-01T00:00Z',
		birth_year: draws.chance(0.6) ? 1950 + draws.below(65) : null
	}));
	await lay(tx, 'identity.person', persons);
	const occurrences: string[] = [];
	for (let at = 0; at < 24; at++) {
		const offering = (
			await fill(tx, 'agenda.offering', {
				kind: 'training',
				area: draws.one(['learning', 'learning', 'agenda', 'stage']),
				operation: draws.one([...OPERATIONS, null])
			})
		).id;
		const day = draws.day();
		const status = draws.chance(0.1) ? { status: 'cancelled', cancelled_at: `${day}T08:00Z` } : { status: 'scheduled' };
		occurrences.push(
			String(
				(
					await fill(tx, 'agenda.occurrence', {
						offering,
						time_zone: 'Europe/Brussels',
						starts_at: `${day}T10:00Z`,
						ends_at: `${day}T12:00Z`,
						...status
					})
				).id
			)
		);
	}
	const [bookings, seats, classes]: Given[][] = [[], [], []];
	for (let left = many; left > 0; ) {
		const [id, subject, isClass] = [newId(), draws.one(occurrences), draws.chance(0.1)];
		const size = Math.min(left, isClass ? 12 : 1 + draws.below(3));
		left -= size;
		bookings?.push({
			id,
			kind: 'rsvp',
			subject_kind: 'occurrence',
			subject,
			locale: 'fr',
			idempotency_key: id,
			token_hash: `\\x${id.replaceAll('-', '')}`,
			source: 'web',
			created_at: '2025-01-01T00:00Z'
		});
		for (let at = 0; at < size; at++)
			seats?.push({
				id: newId(),
				booking: id,
				holder: !isClass && draws.chance(0.8) ? draws.one(persons).id : null,
				state: draws.one(['fulfilled', 'fulfilled', 'fulfilled', 'no_show', 'cancelled']),
				stage: 0,
				ticket: newId(),
				state_at: '2025-01-01T00:00Z'
			});
		if (isClass)
			classes?.push({
				booking: id,
				occurrence: subject,
				pupils: size,
				year: '5',
				stream: 'general',
				at_school: false,
				booked_at: '2025-01-01T00:00Z'
			});
	}
	await lay(tx, 'participation.booking', bookings ?? []);
	await lay(tx, 'participation.seat', seats ?? []);
	await lay(tx, 'learning.class_booking', classes ?? []);
}

/** Between organisations of the hub, and with some abroad, of which one has joined the directory since. */
async function agreements(tx: Tx, firms: readonly Firm[], draws: Drawing): Promise<void> {
	const outsides: string[] = [];
	for (const [at, country] of ['FI', 'FR', 'FI', 'DE'].entries())
		outsides.push(
			String(
				(
					await fill(tx, 'partnering.outside', {
						country,
						organization: at === 1 ? draws.one(firms).organization : null
					})
				).id
			)
		);
	for (let at = 0; at < 30; at++) {
		const abroad = draws.chance(0.4);
		const proposal = (
			await fill(tx, 'partnering.proposal', { organization: draws.one(firms).organization, outside: null })
		).id;
		const side = abroad
			? { outside: draws.one(outsides), organization: null }
			: { organization: draws.one(firms).organization, outside: null };
		const interest = (await fill(tx, 'partnering.interest', { proposal, ...side })).id;
		const day = draws.day();
		const agreed = draws.chance(0.8);
		await fill(tx, 'partnering.agreement', {
			interest,
			author_at: `${day}T08:00Z`,
			interested_at: `${day}T09:00Z`,
			agreed_at: agreed ? `${day}T09:00Z` : null,
			hash: agreed ? String(at).padStart(64, 'c') : null
		});
	}
}

async function stays(tx: Tx, firms: readonly Firm[], draws: Drawing): Promise<void> {
	const spaces: string[] = [];
	for (const kind of ['room', 'desks', 'machine'])
		spaces.push(String((await fill(tx, 'spaces.space', { kind, hours: [[], [], [], [], [], [], []] })).id));
	for (let at = 0; at < 60; at++) {
		const [day, space] = [draws.day(), draws.one(spaces)];
		const during = `[${day}T09:00Z,${day}T${11 + draws.below(6)}:30Z)`;
		const organization = draws.chance(0.7) ? draws.one(firms).organization : null;
		const id = (
			await fill(tx, 'spaces.reservation', { space, during, organization, operation: draws.one([...OPERATIONS, null]) })
		).id;
		const state = draws.chance(0.9) ? { state: 'taken' } : { state: 'held', held_until: '2025-01-01T00:00Z' };
		await fill(tx, 'spaces.allocation', {
			space,
			subject_kind: 'reservation',
			subject: id,
			during,
			quantity: 1 + draws.below(2),
			...state
		});
	}
}

/** Shows with their ballots: a viewer who votes five times took part once; a rehearsal counts nobody. */
async function shows(tx: Tx, draws: Drawing): Promise<void> {
	for (let at = 0; at < 4; at++) {
		const show = (await fill(tx, 'stage.show', { film: null, hls_url: null })).id;
		for (const purpose of ['air', 'rehearsal']) {
			const room = (await fill(tx, 'stage.room', { show, purpose, opened_at: `${draws.day()}T19:00Z` })).id;
			const rows = Array.from({ length: 60 }, () => ({
				room,
				poll: newId(),
				token: token(`${at} ${draws.below(35)}`),
				choice: ['a'],
				at: '2025-05-05T20:00Z',
				arrived_at: '2025-05-05T20:00Z'
			}));
			await lay(tx, 'stage.ballot', rows);
		}
	}
}

const token = (of: string): string => `\\x${createHash('sha256').update(of).digest('hex')}`;
