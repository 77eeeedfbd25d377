/** What happened in an invented year, told without any word of the program's: days are days of the house's calendar, times minutes of the day. */
type Payer = string;

type Plan = Readonly<{
	key: string;
	kind: 'day_pass' | 'tickets' | 'month' | 'resident';
	cents: number;
	includes: readonly Readonly<{
		what: 'day' | 'hour';
		amount: number;
		kinds: readonly string[];
		spaces: readonly string[];
		beyond: number | null;
	}>[];
}>;

export type Agreed = Readonly<{
	/** In the order in which they were agreed. */
	nth: number;
	plan: Plan;
	payer: Payer;
	users: readonly string[];
	from: string;
	until: string | null;
}>;

type Room = Readonly<{ key: string; kind: 'room' | 'desks' | 'studio' | 'machine'; cancelHours: number }>;

const ends = ['came', 'stands', 'missed', 'in_time', 'late', 'called_off', 'asked'] as const;

export type Booking = Readonly<{
	nth: number;
	who: string;
	room: Room;
	day: string;
	/** Of desks: how many days on end. */
	days: number;
	minute: number;
	minutes: number;
	desks: number;
	organization: string | null;
	operation: string | null;
	end: (typeof ends)[number];
}>;

/** Time and material of a machine, written down afterwards; struck out, it was a mistake. */
export type Use = Readonly<{
	nth: number;
	who: string;
	room: string;
	day: string;
	minute: number;
	minutes: number;
	/** In thousandths of a unit, by the material's name. */
	materials: readonly Readonly<{ name: string; thousandths: number }>[];
	organization: string | null;
	operation: string | null;
	struck: boolean;
}>;

/** What a machine costs from a day on: an hour of it, and a unit of each material. */
export type Machine = Readonly<{
	room: string;
	from: string;
	hour: number;
	materials: Readonly<Record<string, number>>;
}>;

type Price = Readonly<{ room: string; from: string; cents: number }>;

export type World = Readonly<{
	rooms: readonly Room[];
	agreed: readonly Agreed[];
	bookings: readonly Booking[];
	prices: readonly Price[];
	/** In the order of their days. */
	machines: readonly Machine[];
	uses: readonly Use[];
	credits: readonly Readonly<{ month: string; payer: Payer; cents: number }>[];
}>;

export const PEOPLE = ['ana', 'bram', 'chloe', 'dirk', 'elsa', 'farid', 'gust', 'hana', 'ines', 'joos'];
export const ORGANIZATIONS = ['atelier', 'brasserie', 'collectif'];
export const OPERATIONS = ['FEDER-24', 'PECA-25'];

const ROOMS: readonly Room[] = [
	{ key: 'salle', kind: 'room', cancelHours: 24 },
	{ key: 'petite', kind: 'room', cancelHours: 2 },
	{ key: 'postes', kind: 'desks', cancelHours: 12 },
	{ key: 'plateau', kind: 'studio', cancelHours: 72 },
	{ key: 'laser', kind: 'machine', cancelHours: 24 }
];

const include = (
	what: 'day' | 'hour',
	amount: number,
	kinds: string[],
	beyond: number | null,
	spaces: string[] = []
) => ({
	...{ what, amount, kinds, beyond, spaces }
});

const PLANS: readonly Plan[] = [
	{ key: 'pass', kind: 'day_pass', cents: 1800, includes: [include('day', 1, ['desks'], null)] },
	{ key: 'carte', kind: 'tickets', cents: 15_000, includes: [include('day', 10, ['desks'], 1650)] },
	{ key: 'heures', kind: 'tickets', cents: 9990, includes: [include('hour', 7, ['room', 'studio'], null)] },
	{
		key: 'mois',
		kind: 'month',
		cents: 12_345,
		includes: [include('day', 12, ['desks'], 1111), include('hour', 5, ['room'], 1733, ['salle'])]
	},
	{
		key: 'residence',
		kind: 'resident',
		cents: 29_999,
		includes: [
			include('day', 31, [], 0),
			include('hour', 11, ['room'], null),
			include('hour', 3, ['machine', 'studio'], 2999)
		]
	}
];

/** The same year for the same seed. */
export function inventYear(seed: number, bookings: number): World {
	const dice = diceOf(seed);
	const any = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;
	const whole = (least: number, most: number) => least + Math.floor(dice() * (most - least + 1));
	const day = () => `2025-${two(whole(1, 12))}-${two(whole(1, 28))}`;
	const payers = [
		...PEOPLE.map((one) => `person ${one}`),
		...ORGANIZATIONS.map((one) => `organization ${one}`),
		...OPERATIONS.map((one) => `operation ${one}`)
	];
	const agreed = Array.from({ length: 16 }, (_, nth): Agreed => {
		const [plan, payer, from] = [any(PLANS), any(payers), nth < 6 ? '2025-01-01' : day()];
		const later = [day(), day()].toSorted().at(-1) ?? from;
		const stops = plan.kind === 'month' || plan.kind === 'resident' ? dice() < 0.4 && later > from : false;
		const until = plan.kind === 'day_pass' ? from : stops ? later : plan.kind === 'tickets' ? yearAfter(from) : null;
		const users = [...new Set([any(PEOPLE), ...(payer.startsWith('person ') ? [payer.slice(7)] : [any(PEOPLE)])])];
		return { nth, plan, payer, users, from, until };
	});
	const prices = ROOMS.filter(({ key }) => key !== 'petite').flatMap(({ key }) => [
		{ room: key, from: '2025-01-15', cents: whole(700, 4100) },
		{ room: key, from: '2025-07-10', cents: whole(700, 4100) }
	]);
	const free = new Set<string>();
	const made: Booking[] = [];
	while (made.length < bookings) {
		const room = any(ROOMS);
		const desks = room.kind === 'desks';
		const slot = whole(0, 4);
		const booking: Booking = {
			...{
				nth: made.length,
				who: any(PEOPLE),
				room,
				day: dice() < 0.12 ? `2025-${two(whole(1, 11))}-${dice() < 0.5 ? '28' : '01'}` : day()
			},
			...{
				// no two rooms begin at the same minute: which comes first decides what is included
				days: desks && dice() < 0.1 ? whole(2, 5) : 1,
				minute: 480 + slot * 150 + ROOMS.indexOf(room)
			},
			...{ minutes: any([30, 45, 50, 60, 95, 120, 150]), desks: desks && dice() < 0.2 ? 2 : 1 },
			...{
				organization: dice() < 0.25 ? any(ORGANIZATIONS) : null,
				operation: dice() < 0.25 ? any(OPERATIONS) : null,
				end: any(ends)
			}
		};
		const key = `${room.key} ${booking.day} ${slot}`;
		// desks are many, whatever else is one
		if (!desks && free.has(key)) continue;
		free.add(key);
		made.push(booking);
	}
	const credits = Array.from({ length: 5 }, () => ({
		month: `2025-${two(whole(1, 12))}`,
		payer: any(payers),
		cents: whole(-4000, 4000) || 1
	}));
	return { rooms: ROOMS, agreed, bookings: made, prices, credits, ...inventUses(seed + 1, Math.ceil(bookings / 3)) };
}

/** What machines cost in the year, and what was used of them. */
function inventUses(seed: number, many: number): Pick<World, 'machines' | 'uses'> {
	const dice = diceOf(seed);
	const any = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;
	const whole = (least: number, most: number) => least + Math.floor(dice() * (most - least + 1));
	const machines = ['2025-01-01', '2025-05-20'].map((from) => ({
		...{ room: 'laser', from, hour: whole(0, 3) * 433 },
		materials: { MDF: whole(1000, 2500), PLA: whole(1, 9), Chutes: 0 }
	}));
	const uses = Array.from(
		{ length: many },
		(_, nth): Use => ({
			...{ nth, who: any(PEOPLE), room: 'laser' },
			day: `2025-${two(whole(1, 12))}-${dice() < 0.1 ? '01' : two(whole(1, 28))}`,
			// some begin in the first minute of a day, or go on over its end
			...{ minute: any([0, 15, 540, 777, 1000, 1435]), minutes: whole(1, 300) },
			materials: ['MDF', 'PLA', 'Chutes'].flatMap((name) =>
				dice() < 0.4 ? [{ name, thousandths: whole(1, 5000) }] : []
			),
			organization: dice() < 0.2 ? any(ORGANIZATIONS) : null,
			operation: dice() < 0.2 ? any(OPERATIONS) : null,
			struck: dice() < 0.15
		})
	);
	return { machines, uses };
}

const two = (n: number): string => String(n).padStart(2, '0');
/** The last day of twelve months. */
const yearAfter = (from: string): string =>
	new Date(Date.UTC(Number(from.slice(0, 4)) + 1, Number(from.slice(5, 7)) - 1, Number(from.slice(8)) - 1))
		.toISOString()
		.slice(0, 10);

function diceOf(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 4_294_967_296;
	};
}
