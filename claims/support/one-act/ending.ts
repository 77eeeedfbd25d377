import {
	cancel,
	register,
	reinstate,
	removeOccurrence,
	restoreOffering,
	rewriteOffering,
	trashOffering,
	undoRewriting
} from '#agenda/server';
import { transaction } from '#kernel/server/db.ts';
import { type Drawn, done, idOf, person, type Step } from './drawing.ts';
import { by, offeringOf } from './hub.ts';

export function callOff(drawn: Drawn): Step | null {
	const one = drawn.dice.of(drawn.agenda.seances);
	return one
		? {
				what: `cancel ${one.name}`,
				foresee: (next) => {
					if (!one.off) next.callOff(one.name);
					next.keep([one.name]);
					return null;
				},
				act: done((tx) => cancel(tx, idOf(drawn, one.name), by))
			}
		: null;
}

export function bringBack(drawn: Drawn): Step | null {
	const one = drawn.dice.of(drawn.agenda.seances.filter(({ off }) => off));
	return one
		? {
				what: `reinstate ${one.name}`,
				foresee: (next) => {
					next.change(one.name, { off: false });
					next.keep([one.name]);
					return null;
				},
				act: done((tx) => reinstate(tx, idOf(drawn, one.name), by))
			}
		: null;
}

export function remove(drawn: Drawn): Step | null {
	const one = drawn.dice.of(drawn.agenda.seances);
	return one
		? {
				what: `remove ${one.name}`,
				foresee: (next) => {
					if (one.everBooked) return 'agenda_remove_booked';
					if (one.told) return 'agenda_remove_used';
					next.drop(one.name);
					next.keep([one.name]);
					return null;
				},
				act: done((tx) => removeOccurrence(tx, idOf(drawn, one.name), by))
			}
		: null;
}

export function book(drawn: Drawn): Step | null {
	const { agenda, dice } = drawn;
	const can = agenda.seances.filter(
		({ activity, off, told }) =>
			!off && !told && agenda.activity(activity).published && !agenda.activity(activity).trashed
	);
	const one = dice.of(can);
	if (!one) return null;
	return {
		what: `book ${one.name}`,
		foresee: (next) => {
			next.change(one.name, { everBooked: true });
			return null;
		},
		act: async () => {
			await register(person(), idOf(drawn, one.name), { actor: null, source: 'desk' });
			return {};
		}
	};
}

export function trash(drawn: Drawn): Step | null {
	const { agenda, dice } = drawn;
	const one = dice.of(agenda.activities);
	if (!one) return null;
	const callOff = dice.is(0.5);
	return {
		what: `trash ${one.name}${callOff ? ', calling off' : ''}`,
		foresee: (next) => {
			if (one.trashed) return null;
			const all = next.seances.filter(({ activity }) => activity === one.name);
			const booked = all.filter(({ everBooked, off }) => everBooked && !off);
			if (booked.length && !callOff) return 'agenda_trash_booked';
			for (const { name } of booked) next.callOff(name);
			next.changeActivity(one.name, { trashed: true, published: false });
			next.keep(all.map(({ name }) => name));
			return null;
		},
		act: done((tx) => trashOffering(tx, idOf(drawn, one.name), by, { callOff }))
	};
}

export function restore(drawn: Drawn): Step | null {
	const one = drawn.dice.of(drawn.agenda.activities.filter(({ trashed }) => trashed));
	return one
		? {
				what: `restore ${one.name}`,
				foresee: (next) => {
					next.changeActivity(one.name, { trashed: false });
					next.keep(next.seances.flatMap(({ activity, name }) => (activity === one.name ? name : [])));
					return null;
				},
				act: done((tx) => restoreOffering(tx, idOf(drawn, one.name), by))
			}
		: null;
}

/** Its words are written anew, and that is taken back: no room has anything to do with it. */
export function rewrite(drawn: Drawn): Step | null {
	const { agenda, dice, run } = drawn;
	const one = dice.of(agenda.activities.filter(({ name }) => name.startsWith('activity')));
	return one
		? {
				what: `rewrite ${one.name} and undo it`,
				foresee: () => null,
				act: async () => {
					const id = idOf(drawn, one.name);
					await transaction((tx) => rewriteOffering(tx, id, offeringOf(`${run}-${one.name}`, ' nouveau'), by));
					await transaction((tx) => undoRewriting(tx, id, by));
					return {};
				}
			}
		: null;
}
