import { sql } from 'kysely';
import { activityImporter, endSeries, followSeries, sourceById } from '#agenda/server';
import { batchOf, begin, bring, sayColumns } from '#exchange/server';
import { localOf } from '#kernel/server/clock.ts';
import { db, transaction } from '#kernel/server/db.ts';
import type { Agenda, Imported, Told } from './agenda.ts';
import { type Drawn, fresh, idOf, roomIn, type Step, timeIn, ZONE } from './drawing.ts';

const DAY = 86_400_000;
/** Two imports never write at once: the second is told to wait. */
let importing: Promise<unknown> = Promise.resolve();
const oneAtATime = <T>(act: () => Promise<T>): Promise<T> => {
	const turn = importing.then(act, act);
	importing = turn.catch(() => undefined);
	return turn;
};

type Row = Readonly<{ from: number; until: number; house: string; room: string | null }>;

/** A table comes in: a new activity, or more of one that came in before; a row at a time that is known changes that séance. */
export function importTable(drawn: Drawn): Step | null {
	const { agenda, dice, run } = drawn;
	const again = dice.is(0.4)
		? dice.of(agenda.activities.filter(({ name, trashed }) => name.startsWith('import') && !trashed))
		: undefined;
	const name = again?.name ?? agenda.clone().name('import');
	const there = again ? agenda.seances.filter(({ activity, off }) => activity === name && !off) : [];
	if (new Set(there.map(({ from }) => from)).size < there.length) return null;
	const rows = rowsIn(drawn, there);
	let made: Imported[] = [];
	let batch = '';
	return {
		what: `import into ${name}: ${rows.map((row) => JSON.stringify(row)).join(' ')}`,
		foresee: (next) => {
			batch = next.name('batch');
			if (!again) {
				next.name('import');
				next.activities = [...next.activities, { name, trashed: false, published: true }];
			}
			const touched: Imported[] = [];
			for (const [row, given] of rows.entries()) {
				const known = there.find(({ from }) => from === given.from);
				if (known) {
					const room = given.room ?? undefined;
					if (next.move(known.name, { from: given.from, until: given.until, house: given.house, room }))
						touched.push({ row, seance: known.name, before: known, after: known });
				} else {
					const seance = next.name('seance');
					next.put(fresh({ name: seance, activity: name, ...given, series: null }));
					touched.push({ row, seance, before: null, after: next.seance(seance) });
				}
			}
			next.keep(touched.map(({ seance }) => seance));
			made = touched.map((one) => ({ ...one, after: next.seance(one.seance) }));
			next.imports = [...next.imports, { name: batch, activity: name, made, created: !again }];
			return null;
		},
		act: async () => {
			const id = await oneAtATime(() => bringIn(`${run} ${name}`, rows, !again));
			const { rows: found } = await sql<{
				id: string;
			}>`select id from agenda.offering where title ->> 'fr' = ${`${run} ${name}`} and deleted_at is null`.execute(db);
			const offering = found[0]?.id ?? '';
			const { rows: seances } = await sql<{ id: string; from: string }>`
				select id, (extract(epoch from starts_at) * 1000)::bigint::text as "from" from agenda.occurrence where offering = ${offering} and status = 'scheduled'`.execute(
				db
			);
			const named = made
				.filter(({ before }) => !before)
				.map(({ seance, after }) => [seance, seances.find(({ from }) => Number(from) === after.from)?.id ?? '']);
			return { [name]: offering, [batch]: id, ...Object.fromEntries(named) };
		}
	};
}

function rowsIn(drawn: Drawn, there: readonly Row[]): Row[] {
	const { agenda, dice } = drawn;
	const rows: Row[] = [];
	for (let left = 1 + dice.below(3); left > 0; left--) {
		const known = dice.is(0.5) ? dice.of(there) : undefined;
		const time = timeIn(drawn);
		const from = known?.from ?? time.from;
		if (rows.some((row) => row.from === from)) continue;
		const where = roomIn(drawn);
		// a table names no desks
		const room = where.room && agenda.rooms.room(where.room).pooled ? null : where.room;
		rows.push({ from, until: from + time.until - time.from, house: where.house, room });
	}
	return rows;
}

async function bringIn(title: string, rows: readonly Row[], shown: boolean): Promise<string> {
	const line = ({ from, until, house, room }: Row) => {
		const [start = '', end = ''] = [from, until].map((at) => localOf(new Date(at), ZONE));
		return [
			title,
			'hub',
			start.slice(0, 10),
			start.slice(11),
			end.slice(11),
			house,
			room ?? '',
			'5',
			shown ? 'oui' : ''
		].join(';');
	};
	const text = ['Titre;Organisation;Date;Heure;Heure de fin;Lieu;Salle;Places;Publiée', ...rows.map(line), ''].join(
		'\n'
	);
	const id = await bring(activityImporter, { name: 'x.csv', bytes: new TextEncoder().encode(text) }, null);
	await sayColumns(activityImporter, id, (await batchOf(id)).mapping);
	await begin(activityImporter, id, 'check', 'now');
	await begin(activityImporter, id, 'apply', 'now');
	const { state, failure } = await batchOf(id);
	if (state !== 'done') throw new Error(`the import is ${state}: ${JSON.stringify(failure)}`);
	return id;
}

/** An import is taken back, from its last row to its first: what somebody has changed since stays, and what is in use. */
export function takeBack(drawn: Drawn): Step | null {
	const { agenda, dice } = drawn;
	const one = dice.of(agenda.imports);
	if (!one) return null;
	return {
		what: `take ${one.name} back`,
		foresee: (next) => {
			next.imports = next.imports.filter(({ name }) => name !== one.name);
			const activity = next.activities.find(({ name }) => name === one.activity);
			const changed: string[] = [];
			for (const { seance, before, after } of one.made.toReversed()) {
				const now = next.seances.find(({ name }) => name === seance);
				if (!now || now.off || !next.isAs(after)) continue;
				if (!before && !now.everBooked) {
					next.drop(seance);
					changed.push(seance);
				} else if (before && !(before.room && next.rooms.room(before.room).gone)) {
					const { from, until, house, room } = before;
					if (next.move(seance, { from, until, house, room })) changed.push(seance);
				}
			}
			const empty = !next.seances.some(({ activity }) => activity === one.activity);
			if (one.created && empty && activity?.published && !activity.trashed)
				next.activities = next.activities.filter(({ name }) => name !== one.activity);
			next.keep(changed);
			return null;
		},
		act: async () => {
			await oneAtATime(() => begin(activityImporter, idOf(drawn, one.name), 'undo', 'now'));
			return {};
		}
	};
}

/** A partner's calendar is read anew: a time more, or one that has gone, moved or come back; or all of it is gone. */
export function readAnew(drawn: Drawn): Step | null {
	const { agenda, dice, lane, run } = drawn;
	const live = agenda.told.filter(({ gone }) => gone === null);
	const gone = agenda.told.filter(({ gone }) => gone !== null);
	const what = dice.of(['more', 'move', 'drop', 'back', 'end'] as const) ?? 'more';
	const house = dice.of(lane.houses) ?? '';
	const time = timeIn(drawn);
	const target = dice.of(what === 'back' ? gone : live);
	if (what !== 'more' && !target) return null;
	const others = live.filter(({ key }) => key !== target?.key);
	const more = { key: `r${agenda.told.length + 1}`, ...time, house };
	const tells: Pick<Told, 'key' | 'from' | 'until' | 'house'>[] = {
		more: () => [...live, more],
		move: () => [...others, { key: target?.key ?? '', ...time, house }],
		back: () => [
			...live,
			{
				key: target?.key ?? '',
				...(dice.is(0.5) ? time : { from: target?.from ?? 0, until: target?.until ?? 0 }),
				house: target?.house ?? ''
			}
		],
		drop: () => others,
		end: () => []
	}[what]();
	const uid = `${run}@partner`;
	let planned: Told[] = [];
	return {
		what: `the calendar is read: ${what} ${target?.key ?? more.key} ${JSON.stringify(tells)}`,
		foresee: (next) => {
			planned = hear(next, tells, what === 'end');
			return null;
		},
		act: async () => {
			const source = await sourceById(lane.source);
			const following = { source, places: lane.places, until: new Date(lane.base + 100 * DAY), now: new Date() };
			const told = { title: `${run} calendrier`, description: '', location: '', url: null };
			const instances = tells.map(({ key, from, until, house }) => ({
				...told,
				...{
					location: `Maison ${house}`,
					recurrence: key,
					theme: null,
					timeZone: 'UTC',
					cancelled: false,
					free: false
				},
				...{ startsAt: new Date(from), endsAt: new Date(until) }
			}));
			await transaction((tx) =>
				what === 'end' ? endSeries(tx, uid, following) : followSeries(tx, { uid, line: 1, told, instances }, following)
			);
			return namesOf(agenda, lane.source, uid, planned);
		}
	};
}

async function namesOf(
	agenda: Agenda,
	source: string,
	uid: string,
	planned: readonly Told[]
): Promise<Record<string, string>> {
	const { rows } = await sql<{ recurrence: string; occurrence: string; offering: string }>`
		select x.recurrence, x.occurrence, o.offering from agenda.source_occurrence x join agenda.occurrence o on o.id = x.occurrence where x.source = ${source} and x.uid = ${uid}`.execute(
		db
	);
	const seances = planned.map(({ key, seance }) => [
		seance,
		rows.find(({ recurrence }) => recurrence === key)?.occurrence ?? ''
	]);
	const its = agenda.calendar ?? 'calendar-1';
	return { ...(rows[0] ? { [its]: rows[0].offering } : {}), ...Object.fromEntries(seances) };
}

/** What a reading changes. @returns the times that got a séance of their own. */
function hear(next: Agenda, tells: readonly Pick<Told, 'key' | 'from' | 'until' | 'house'>[], ended: boolean): Told[] {
	if (!next.calendar) {
		if (!tells.length) return [];
		next.calendar = 'calendar-1';
		next.activities = [...next.activities, { name: next.calendar, trashed: false, published: false }];
	}
	const activity = next.calendar;
	if (!ended && next.activity(activity).trashed) return [];
	const changed: string[] = [];
	const planned: Told[] = [];
	const put = (one: Told) => {
		next.told = [...next.told.filter(({ key }) => key !== one.key), one].sort((a, b) => (a.key < b.key ? -1 : 1));
	};
	const adjust = (one: Told, { from, until, house }: Pick<Told, 'from' | 'until' | 'house'>) => {
		const now = next.seance(one.seance);
		const same = from === one.from && until === one.until && house === one.house;
		if (!same && !now.off) {
			const follows = now.from === one.from && now.until === one.until;
			const times = follows ? { from, until } : { from: now.from, until: now.until };
			if (next.move(now.name, { ...times, house: now.house === one.house ? house : now.house })) changed.push(now.name);
		}
		put({ ...one, from, until, house, gone: null });
	};
	for (const one of next.told) {
		const tell = tells.find(({ key }) => key === one.key);
		if (one.gone === null && tell) adjust(one, tell);
		if (one.gone !== null || tell) continue;
		const off = next.seance(one.seance).off;
		if (!off) {
			next.callOff(one.seance);
			changed.push(one.seance);
		}
		put({ ...one, gone: off ? -1 : next.seance(one.seance).offBy });
	}
	for (const tell of tells) {
		const one = next.told.find(({ key }) => key === tell.key);
		if (one?.gone === null) continue;
		const now = one && next.seance(one.seance);
		if (one && now?.off && now.offBy === one.gone) {
			next.change(now.name, { off: false });
			changed.push(now.name);
			adjust(one, tell);
			continue;
		}
		const seance = next.name('seance');
		const { from, until, house } = tell;
		next.put({ ...fresh({ name: seance, activity, from, until, house, room: null, series: null }), told: true });
		const told = { ...tell, seance, gone: null };
		put(told);
		planned.push(told);
	}
	next.keep(changed);
	return planned;
}
