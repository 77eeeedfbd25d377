import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { cancelReservation, free, lease, moveReservation, reserve, trashSpace, updateSpace } from '#spaces/server';
import { type Drawn, dates, done, idOf, person, roomIn, type Step, timeIn } from './drawing.ts';
import { by, spaceOf } from './hub.ts';

export function takeRoom(drawn: Drawn): Step | null {
	const { dice, lane } = drawn;
	const where = roomIn(drawn);
	if (!where.room) return null;
	const room = where.room;
	const time = timeIn(drawn);
	const quantity = 1 + dice.below(3);
	const held = dice.is(0.2);
	let name = '';
	return {
		what: `${held ? 'lease' : 'reserve'} ${room} × ${quantity} ${time.from}`,
		foresee: (next) => {
			name = next.name(held ? 'lease' : 'reservation');
			if (held) next.leases = [...next.leases, name];
			else next.reservations = [...next.reservations, { name, room, ...time, quantity }];
			return next.rooms.make([{ subject: name, room, ...time, quantity, held }]);
		},
		act: async () => {
			const space = lane.ids.get(room) ?? '';
			if (held) return { [name]: await transaction((tx) => lease(tx, { space, ...dates(time), quantity }, by)) };
			const { seats: _, ...who } = person();
			const asked = { ...who, ...dates(time), quantity, purpose: null, people: null };
			const made = await transaction((tx) => reserve(tx, space, asked, { ...by, approval: false }));
			return { [name]: made.reservation };
		}
	};
}

export function moveTaken(drawn: Drawn): Step | null {
	const { agenda, dice, lane } = drawn;
	const one = dice.of(agenda.reservations);
	if (!one) return null;
	const time = timeIn(drawn);
	const room = (dice.is(0.5) ? roomIn(drawn).room : null) ?? one.room;
	return {
		what: `move ${one.name} to ${room} ${time.from}`,
		foresee: (next) => {
			if (!next.rooms.of(one.name)) return 'participation_over';
			if (next.rooms.room(room).gone) return 'spaces_gone';
			next.reservations = next.reservations.map((other) => (other === one ? { ...one, room, ...time } : other));
			return next.rooms.make([{ subject: one.name, room, ...time, quantity: one.quantity }]);
		},
		act: done((tx) =>
			moveReservation(
				tx,
				idOf(drawn, one.name),
				{ from: new Date(time.from), until: new Date(time.until), space: lane.ids.get(room) },
				by
			)
		)
	};
}

export function giveBack(drawn: Drawn): Step | null {
	const { agenda, dice } = drawn;
	const one = dice.of([...agenda.reservations.map(({ name }) => name), ...agenda.leases]);
	if (!one) return null;
	return {
		what: `give back ${one}`,
		foresee: (next) => {
			next.leases = next.leases.filter((name) => name !== one);
			next.rooms.make([{ subject: one, room: null, from: 0, until: 0 }]);
			return null;
		},
		act: done((tx) =>
			one.startsWith('lease')
				? free(tx, [ref('lease', idOf(drawn, one))], by)
				: cancelReservation(tx, idOf(drawn, one), { ...by, side: 'party' })
		)
	};
}

/** The wall of the joined room is closed for good, or opened again. */
export function rejoin(drawn: Drawn): Step | null {
	const { agenda, lane } = drawn;
	const whole = agenda.rooms.room(`${lane.name}-ab`);
	if (whole.gone) return null;
	const parts = whole.leaves.length === 2 ? [`${lane.name}-a`] : [`${lane.name}-a`, `${lane.name}-b`];
	return {
		what: `${whole.slug} is made of ${parts.join(' and ')}`,
		foresee: (next) => {
			if (parts.some((part) => next.rooms.room(part).gone)) return 'kernel_missing';
			next.rooms.loosen(whole.slug);
			next.rooms.rooms = next.rooms.rooms.map((room) => (room.slug === whole.slug ? { ...room, leaves: parts } : room));
			next.rooms.settle(whole.house);
			return null;
		},
		act: done((tx) => updateSpace(tx, lane.ids.get(whole.slug) ?? '', spaceOf({ ...whole, leaves: parts }), by))
	};
}

export function closeRoom(drawn: Drawn): Step | null {
	const { agenda, dice, lane } = drawn;
	const one = dice.of(agenda.rooms.rooms);
	if (!one) return null;
	const gone = !one.gone;
	return {
		what: `${gone ? 'trash' : 'restore'} ${one.slug}`,
		foresee: (next) => {
			// what is made of it is in the way too
			const wholes = next.rooms.rooms.filter(({ leaves }) => leaves.includes(one.slug)).map(({ slug }) => slug);
			if (gone && next.rooms.holdings.some(({ room }) => room === one.slug || wholes.includes(room)))
				return 'spaces_trash_taken';
			next.rooms.rooms = next.rooms.rooms.map((room) => (room.slug === one.slug ? { ...room, gone } : room));
			if (!gone) next.rooms.settle(one.house);
			return null;
		},
		act: done((tx) => trashSpace(tx, lane.ids.get(one.slug) ?? '', gone, by))
	};
}
