/** What a hub has planned, and which rooms follow from it, by plain objects alone: nothing of the program is used here. */
import type { Occupancy, Want } from './occupancy.ts';

export type Seance = Readonly<{
	name: string;
	activity: string;
	from: number;
	until: number;
	house: string;
	room: string | null;
	off: boolean;
	/** The series that it was planned with; null: by itself. */
	series: string | null;
	/** Whether somebody ever had a place in it, and whether somebody has one now unless it is called off. */
	everBooked: boolean;
	/** A calendar tells it. */
	told: boolean;
	/** Which calling off it was. */
	offBy: number;
}>;

export type Activity = Readonly<{ name: string; trashed: boolean; published: boolean }>;

/** A time of a partner's calendar: what it said last, and the calling off by which it went, if it did. */
export type Told = Readonly<{
	key: string;
	seance: string;
	from: number;
	until: number;
	house: string;
	gone: number | null;
}>;

export type Reservation = Readonly<{ name: string; room: string; from: number; until: number; quantity: number }>;

/** What an import made or changed of a séance, and what it was after. */
export type Imported = Readonly<{ row: number; seance: string; before: Seance | null; after: Seance }>;
export type Import = Readonly<{ name: string; activity: string; made: readonly Imported[]; created: boolean }>;

const times = ({ from, until, house, room }: Seance): string => `${from} ${until} ${house} ${room}`;

export class Agenda {
	rooms: Occupancy;
	seances: Seance[] = [];
	activities: Activity[] = [];
	told: Told[] = [];
	calendar: string | null = null;
	reservations: Reservation[] = [];
	leases: string[] = [];
	imports: Import[] = [];
	offs = 0;
	named = 0;
	/** How the database calls what has a name here: of two that begin at once the lower one has its room first. */
	ids: ReadonlyMap<string, string>;

	constructor(rooms: Occupancy, ids: ReadonlyMap<string, string>) {
		this.rooms = rooms;
		this.ids = ids;
	}

	clone(): Agenda {
		const copy = new Agenda(this.rooms.clone(), this.ids);
		copy.seances = [...this.seances];
		copy.activities = [...this.activities];
		copy.told = [...this.told];
		copy.calendar = this.calendar;
		copy.reservations = [...this.reservations];
		copy.leases = [...this.leases];
		copy.imports = [...this.imports];
		copy.offs = this.offs;
		copy.named = this.named;
		return copy;
	}

	name(what: string): string {
		return `${what}-${++this.named}`;
	}

	seance(name: string): Seance {
		const found = this.seances.find((one) => one.name === name);
		if (!found) throw new Error(`no séance ${name}`);
		return found;
	}

	activity(name: string): Activity {
		const found = this.activities.find((one) => one.name === name);
		if (!found) throw new Error(`no activity ${name}`);
		return found;
	}

	put(seance: Seance): void {
		const others = this.seances.filter(({ name }) => name !== seance.name);
		this.seances = [...others, seance];
	}

	change(name: string, to: Partial<Seance>): void {
		this.put({ ...this.seance(name), ...to });
	}

	changeActivity(name: string, to: Partial<Activity>): void {
		this.activities = this.activities.map((one) => (one.name === name ? { ...one, ...to } : one));
	}

	drop(name: string): void {
		this.seances = this.seances.filter((one) => one.name !== name);
	}

	callOff(name: string): void {
		if (!this.seance(name).off) this.change(name, { off: true, offBy: ++this.offs });
	}

	/** Gives all that was changed its rooms. @returns why not all have them, if so. */
	keep(names: readonly string[]): ReturnType<Occupancy['make']> {
		const wants = [...new Set(names)].map((name): Want & { order: string } => {
			const seance = this.seances.find((one) => one.name === name);
			const id = this.ids.get(name) ?? name;
			if (!seance) return { subject: name, room: null, from: 0, until: 0, order: `9 ${id}` };
			const { from, until, off, activity } = seance;
			const room = off || this.activity(activity).trashed ? null : seance.room;
			return { subject: name, room, from, until, order: `${String(from).padStart(16, '0')} ${id}` };
		});
		const known = wants.filter(({ subject, room }) => room !== null || this.rooms.of(subject));
		return this.rooms.make(known.sort((a, b) => (a.order < b.order ? -1 : 1)));
	}

	/** Moves a séance; without a word of its room it keeps it as long as it stays in its house. @returns whether something changed. */
	move(name: string, to: Readonly<{ from: number; until: number; house: string; room?: string | null }>): boolean {
		const before = this.seance(name);
		const room = to.room === undefined ? (to.house === before.house ? before.room : null) : to.room;
		const after = { ...before, from: to.from, until: to.until, house: to.house, room };
		if (times(before) === times(after)) return false;
		this.put(after);
		return true;
	}

	/** Whether nobody has changed since what an import left. */
	isAs(one: Seance): boolean {
		const now = this.seances.find(({ name }) => name === one.name);
		return now !== undefined && times(now) === times(one);
	}
}
