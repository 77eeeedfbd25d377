import { changeOccurrences, reschedule, schedule, scheduleSeries } from '#agenda/server';
import type { Source } from '#kernel/facts.ts';
import { localOf } from '#kernel/server/clock.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import type { Agenda } from './agenda.ts';
import { type Drawn, dates, done, fresh, idOf, isImported, open, roomIn, type Step, timeIn, ZONE } from './drawing.ts';
import { by, writeActivity } from './hub.ts';

const DAY = 86_400_000;

/** An activity to plan in: one that is there, or a new one. */
function activityIn({ agenda, dice, ids, run }: Drawn) {
	// what came in by a table is by another clock
	const known = dice.is(0.6) ? dice.of(agenda.activities.filter(({ name }) => !isImported(name))) : undefined;
	const name = known?.name ?? agenda.clone().name('activity');
	return {
		name,
		foresee: (next: Agenda) => {
			if (known) return;
			next.name('activity');
			next.activities = [...next.activities, { name, trashed: false, published: true }];
		},
		write: async (tx: Tx): Promise<string> => (known ? (ids.get(name) ?? '') : writeActivity(tx, `${run}-${name}`))
	};
}

export function plan(drawn: Drawn): Step {
	const { dice } = drawn;
	const source: Source = dice.of(['desk', 'web', 'import', 'job'] as const) ?? 'desk';
	const asks = source === 'desk' || source === 'web';
	const [time, where, activity] = [timeIn(drawn), roomIn(drawn), activityIn(drawn)];
	let name = '';
	return {
		what: `plan ${where.room} ${time.from} by ${source}`,
		foresee: (next) => {
			activity.foresee(next);
			name = next.name('seance');
			next.put(fresh({ name, activity: activity.name, ...time, ...where, series: null }));
			const problem = next.keep([name]);
			return asks ? problem : null;
		},
		act: () =>
			transaction(async (tx) => {
				const offering = await activity.write(tx);
				const given = { ...dates(time), place: where.house, space: where.room, ...open };
				const { id } = await schedule(tx, offering, given, { actor: null, source });
				return { [activity.name]: offering, [name]: id };
			})
	};
}

export function series(drawn: Drawn): Step {
	const { dice } = drawn;
	const source: Source = dice.is(0.5) ? 'desk' : 'job';
	const [time, where, activity] = [timeIn(drawn), roomIn(drawn), activityIn(drawn)];
	const count = 2 + dice.below(3);
	let names: string[] = [];
	let its = '';
	const each = Array.from({ length: count }, (_, at) => ({ from: time.from + at * DAY, until: time.until + at * DAY }));
	return {
		what: `series of ${count} ${where.room} ${time.from} by ${source}`,
		foresee: (next) => {
			activity.foresee(next);
			its = next.name('series');
			names = each.map(() => next.name('seance'));
			for (const [at, one] of each.entries())
				next.put(fresh({ name: names[at] ?? '', activity: activity.name, ...one, ...where, series: its }));
			const problem = next.keep(names);
			return source === 'desk' ? problem : null;
		},
		act: () =>
			transaction(async (tx) => {
				const offering = await activity.write(tx);
				const startsLocal = new Date(time.from).toISOString().slice(0, 16);
				const rule = {
					rule: `FREQ=DAILY;COUNT=${count}`,
					startsLocal,
					minutes: (time.until - time.from) / 60_000,
					skip: []
				};
				const given = {
					...rule,
					place: where.house,
					space: where.room,
					mode: 'on_site' as const,
					onlineUrl: null,
					theme: null,
					...open
				};
				const { occurrences } = await scheduleSeries(tx, offering, given, { actor: null, source });
				return {
					[activity.name]: offering,
					...Object.fromEntries(names.map((name, at) => [name, occurrences[at] ?? '']))
				};
			})
	};
}

export function move(drawn: Drawn): Step | null {
	const { agenda, dice } = drawn;
	const one = dice.of(agenda.seances);
	if (!one) return null;
	const source: Source = dice.is(0.6) ? 'desk' : 'job';
	const time = dice.is(0.7) ? timeIn(drawn) : { from: one.from, until: one.until };
	const elsewhere = roomIn(drawn);
	const to = dice.is(0.5) ? { ...time, house: one.house } : { ...time, ...elsewhere };
	return {
		what: `move ${one.name} to ${JSON.stringify(to)} by ${source}`,
		foresee: (next) => {
			if (one.off) return 'agenda_is_cancelled';
			if (!next.move(one.name, to)) return null;
			const problem = next.keep([one.name]);
			return source === 'desk' ? problem : null;
		},
		act: done((tx) => {
			const where = 'room' in to ? { place: to.house, space: to.room } : { place: to.house };
			return reschedule(tx, idOf(drawn, one.name), { ...dates(to), ...where }, { actor: null, source });
		})
	};
}

const clock = (at: number): string => new Date(at).toISOString().slice(11, 16);
const midnight = (at: number): number => Math.floor(at / DAY) * DAY;

/** A séance is changed by its form, and perhaps those after it, or all of its series. */
export function changeSeries(drawn: Drawn): Step | null {
	const { agenda, dice } = drawn;
	const one = dice.of(agenda.seances.filter(({ told }) => !told));
	if (!one) return null;
	const reach = dice.of(['one', 'following', 'coming'] as const) ?? 'one';
	const time = dice.is(0.7) ? timeIn(drawn) : one;
	const where = dice.is(0.4) ? roomIn(drawn) : one;
	const days = (midnight(time.from) - midnight(one.from)) / DAY;
	// nothing goes so far back that it would be over
	const first = Math.min(...agenda.seances.map(({ from }) => from));
	if (first + days * DAY < drawn.lane.base - 8 * DAY) return null;
	const otherClock = clock(time.from) !== clock(one.from);
	const length = time.until - time.from;
	const longer = length !== one.until - one.from;
	const otherPlace = where.house !== one.house || where.room !== one.room;
	return {
		what: `change ${one.name} and ${reach} by ${days} days to ${clock(time.from)}, ${length / 60_000} min, ${where.room}`,
		foresee: (next) => {
			if (one.off) return 'agenda_is_cancelled';
			const others = next.seances.filter(
				({ name, activity, series, off, from }) =>
					name !== one.name &&
					activity === one.activity &&
					series === one.series &&
					!off &&
					(reach === 'coming' || from >= one.from)
			);
			const targets = reach === 'one' ? [one] : [one, ...others];
			const moved = targets.filter(({ name, from, until, house }) => {
				const start =
					midnight(from) + days * DAY + (otherClock ? time.from - midnight(time.from) : from - midnight(from));
				const still = !days && !otherClock && !longer;
				const to = still ? { from, until } : { from: start, until: start + (longer ? length : until - from) };
				return next.move(name, { ...to, house, ...(otherPlace ? { house: where.house, room: where.room } : {}) });
			});
			return next.keep(moved.map(({ name }) => name));
		},
		act: done((tx) =>
			changeOccurrences(
				tx,
				idOf(drawn, one.name),
				reach,
				{
					startsLocal: localOf(new Date(time.from), isImported(one.activity) ? ZONE : 'UTC'),
					endsLocal: localOf(new Date(time.until), isImported(one.activity) ? ZONE : 'UTC'),
					...{
						place: where.house,
						space: where.room,
						mode: 'on_site',
						onlineUrl: null,
						theme: null,
						capacity: 5,
						waiting: true
					}
				},
				by
			)
		)
	};
}
