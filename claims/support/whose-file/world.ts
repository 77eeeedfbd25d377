import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { openIdentity } from '#kernel/identity/server/auth.ts';
import { absent, grant } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { organization, somebody as settled, adviser as takesOn, welcome } from '../referral/people.ts';
import { markerOf } from './planted.ts';
import { type Made, madeOf, type Person } from './rule.ts';

type Somebody = Readonly<{ id: string; email: string }>;
const nobody: Somebody = { id: '', email: '' };

/** The houses and those who look. `viewer`: as the acts of the program know her. */
export type World = Readonly<{
	url: string;
	houses: Readonly<Record<'ours' | 'other' | 'third' | 'studio' | 'station', string>>;
	founders: readonly Somebody[];
	others: Readonly<Record<Exclude<Person, 'founder'>, Somebody>>;
	viewer: (id: string) => Promise<Viewer>;
	made: readonly Made[];
}>;

/** Houses with their advisers, the founder of each file, and everybody who is nothing to it. */
export async function settle(url: string, count: number): Promise<World> {
	openIdentity({ baseUrl: url });
	liftLimits();
	const houses = {
		ours: await organization('La maison qui tient'),
		other: await organization('La maison d’à côté'),
		third: await organization('La troisième maison'),
		studio: await organization('L’atelier'),
		station: await organization('La chaîne', null, 'media')
	};
	const made = Array.from({ length: count }, (_, at) => madeOf(at));
	const founders: Somebody[] = [];
	for (const { at } of made)
		founders.push(
			await someone(await settled(`Ida ${markerOf(at, 'holderName')}`, `${markerOf(at, 'email')}@example.org`))
		);
	return { url, houses, founders, made, others: await everybodyElse(houses), viewer };
}

async function everybodyElse(houses: World['houses']): Promise<World['others']> {
	const advises = async (name: string, of: string) => {
		const { id } = await takesOn(name, `${newId()}@example.org`, of);
		return someone(id);
	};
	const plain = async (name: string) => someone(await settled(name, `${newId()}@example.org`));
	const leads = async (name: string, role: 'coordinator' | 'admin' | 'director', of: string | null = null) => {
		const one = await plain(name);
		const scope = of === null ? null : ref('organization', of);
		await transaction((tx) => grant(tx, { person: one.id, role, scope, by: null, source: 'desk' }));
		return one;
	};
	const adviser = await advises('Ana', houses.ours);
	await welcome(await viewer(adviser.id), houses.ours);
	return {
		...{ adviser, colleague: await advises('Béa', houses.ours) },
		...{ partner: await advises('Chloé', houses.other), third: await advises('Dina', houses.third) },
		...{ cofounder: await plain('Éva'), left: await plain('Fanny'), asked: await plain('Gina') },
		...{ mentor: await plain('Hana'), declined: await plain('Iris'), member: await plain('Jade') },
		...{ tester: await plain(`Noor ${markerOf(0, 'testerName')}`), gaveBack: await plain('Olga') },
		...{ studio: await leads('Pia', 'director', houses.studio), station: await advises('Rita', houses.station) },
		// who answers by the link of a letter has no account
		byLink: nobody,
		...{ coordinator: await leads('Kim', 'coordinator'), admin: await leads('Léa', 'admin'), visitor: nobody }
	};
}

async function someone(id: string): Promise<Somebody> {
	return { id, email: (await viewer(id)).email ?? '' };
}

async function viewer(id: string): Promise<Viewer> {
	const found = await absent(id);
	if (!found) throw new Error('nobody');
	return found;
}
