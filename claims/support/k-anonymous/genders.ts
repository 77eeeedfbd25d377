import { sql } from 'kysely';
import type { Figure } from '#impact';
import { byHand } from '../by-hand/world.ts';

const PREFIX = 'gender_';
export const isOfGender = (classes: string): boolean => classes.startsWith(PREFIX);

/** Lets most people say their gender, few of them another one. */
export const sayGenders = (): Promise<void> =>
	byHand(async (tx) => {
		await sql`insert into identity.gender (person, gender, wording_version)
			select id, case when n < 6 then 'woman' when n < 11 then 'man' else 'another' end, '1'
			from (select id, ('x' || right(id::text, 4))::bit(16)::int % 16 as n from identity.person where fictional) p where n < 12
			on conflict do nothing`.execute(tx);
	});

/** One person in turn takes back what she has said, or says another one. */
export const changeOne = (turn: number): Promise<void> =>
	byHand(async (tx) => {
		const whom = sql`(select person from identity.gender order by person offset ${turn} limit 1)`;
		await (turn % 2
			? sql`delete from identity.gender where person = ${whom}`
			: sql`update identity.gender set gender = case gender when 'woman' then 'man' else 'woman' end where person = ${whom}`
		).execute(tx);
	});

/** How many of those whom a figure counts have said each gender, and are no minors: counted here by another way than the hub's. */
export async function gendersIn({ units }: Figure): Promise<ReadonlyMap<string, number>> {
	const persons = units.flatMap(({ key }) => (key.startsWith('person:') ? [key.slice('person:'.length)] : []));
	const { rows } = await byHand((tx) =>
		sql<{ person: string; gender: string; born: number | null }>`
			select g.person, g.gender, p.birth_year as born from identity.gender g join identity.person p on p.id = g.person`.execute(
			tx
		)
	);
	const adult = rows.filter(({ born }) => born === null || new Date().getFullYear() - born > 18);
	const said = Map.groupBy(
		adult.filter(({ person }) => persons.includes(person)),
		({ gender }) => PREFIX + gender
	);
	return new Map([...said].map(([gender, its]) => [gender, its.length]));
}

/** What is wrong with the genders that were told of one number: too few of one, too few beside one, more or less than there are, or no word of the unknown. */
export function wrongGenders(
	told: readonly Readonly<{ classes: string; value: number | null }>[],
	people: number,
	said: ReadonlyMap<string, number>,
	least: number
): string[] {
	const named = told.filter(({ classes }) => classes !== `${PREFIX}unknown`);
	const sum = named.reduce((all, { classes }) => all + (said.get(classes) ?? 0), 0);
	const unknown = told.find(({ classes }) => classes === `${PREFIX}unknown`);
	const fits = (value: number | null, exact: number) =>
		value === null ? exact < least : value >= least && value <= exact && exact < value + least;
	return [
		...named.flatMap(({ classes, value }) => {
			const exact = said.get(classes) ?? 0;
			if (people - exact < least) return [`${classes} leaves ${people - exact} beside it`];
			return value !== null && fits(value, exact) ? [] : [`${classes} is told as ${value} and is ${exact}`];
		}),
		...(unknown ? [] : ['nothing is told of the unknown']),
		...(unknown && !fits(unknown.value, people - sum)
			? [`the unknown are ${people - sum}, told as ${unknown.value}`]
			: [])
	];
}
