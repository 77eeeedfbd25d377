import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOrganization, addPlace } from '#network/server';
import type { ClassBooking } from '../../classes/class.schema.ts';
import { keepClassOffer } from './offers.ts';

export const by = { actor: null, source: 'desk' } as const;
const HOUR = 3_600_000;
const words = (fr: string) => ({ source: 'fr', fr }) as const;

/** An organisation, a place, and an activity that classes can come to. @returns the activity's id and its séance's. */
export async function afternoonOf(capacity: number, startsAt = new Date(Date.now() + 240 * HOUR)) {
	const known = { locality: 'Mons', lat: null, lon: null, fictional: true };
	const nothing = {
		formerNames: [],
		sectors: [],
		sources: [],
		website: null,
		founded: null,
		status: null,
		statusAsOf: null
	};
	return transaction(async (tx) => {
		await addOrganization(
			tx,
			{ ...known, ...nothing, slug: 'hub', name: 'L’équipe', kind: 'hub', sentence: words('Inventée.') },
			by
		);
		await addPlace(
			tx,
			{
				...known,
				slug: 'quai',
				name: 'Le Quai',
				kind: 'room',
				sentence: null,
				organization: 'hub',
				address: null
			},
			by
		);
		const about = {
			slug: 'cyberpack',
			kind: 'class',
			area: 'learning',
			title: words('CyberPack'),
			summary: words('Un jeu.'),
			body: null
		} as const;
		const blank = {
			audience: null,
			price: null,
			minAge: null,
			sectors: [],
			languages: [],
			fictional: true,
			organization: 'hub'
		};
		const offering = await writeOffering(tx, { ...about, ...blank });
		await publishOffering(tx, offering, by);
		const when = {
			startsAt,
			endsAt: new Date(startsAt.getTime() + 2 * HOUR),
			timeZone: 'Europe/Brussels',
			place: 'quai'
		};
		const { id: occurrence } = await schedule(
			tx,
			offering,
			{ ...when, capacity, waiting: false, offerMinutes: null },
			by
		);
		await keepClassOffer(tx, offering, classOfferOf(), by);
		return { offering, occurrence };
	});
}

const classOfferOf = () => ({
	...{ minPupils: 5, maxPupils: 40, atHub: true, atSchool: true, bus: null, bring: null },
	years: ['p5', 'p6', 's1'] as const satisfies string[],
	streams: ['core'] as const satisfies string[],
	aims: [{ text: words('Programmer un objet'), url: 'https://www.exemple.be/fmttn' }],
	...{ devices: words('Tablettes prêtées'), cost: words('gratuit') }
});

/** What a teacher types. */
export const classOf = (pupils: number, more: Partial<ClassBooking> = {}): ClassBooking => ({
	...{ name: 'Lila Terril', email: 'lila@exemple.invalid', school: 'École du Canal', pupils },
	...{ year: 'p6', stream: 'core', needs: null, phone: null, adults: 2, idempotencyKey: newId(), locale: 'fr', ...more }
});

/** A kit at the place of `afternoonOf`. */
export const kitNamed = (fr: string) => ({ name: words(fr), contents: words('15 tablettes'), place: 'quai' });
