import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { newDevice } from '#kernel/server/device.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { addOrganization } from '#network/server';
import { untold } from '../../../tests/support/database.ts';
import { CueContent, type NewCueContent, type Order } from '../room/orders.schema.ts';
import { hubTheme } from '../theme.ts';
import { type Giver, order } from './room/order.ts';
import { within } from './tables.ts';

const by = { actor: null, source: 'desk' } as const;
const words = (fr: string) => ({ source: 'fr', fr }) as const;

/** A published show of an invented station, with the cues that are given, in one segment. */
export async function madeShow(cues: readonly NewCueContent[] = []) {
	openSecret('a secret of thirty-two characters', '');
	const slug = `show-${newId().slice(-8)}`;
	const [show, station, segment] = [newId(), newId(), newId()];
	const occurrence = await transaction(async (tx) => {
		const nothing = {
			formerNames: [],
			sectors: [],
			sources: [],
			website: null,
			founded: null,
			status: null,
			statusAsOf: null
		};
		const known = { locality: 'Mons', lat: null, lon: null, fictional: true, sentence: words('Inventée.') };
		await addOrganization(tx, { ...known, ...nothing, slug, name: `Chaîne ${slug}`, kind: 'hub' }, by);
		const blank = { audience: null, price: null, minAge: null, sectors: [], languages: [], fictional: true };
		const told = {
			title: words('Émission'),
			summary: words('Résumé.'),
			body: null,
			kind: 'show',
			area: 'stage',
			organization: slug
		} as const;
		const offering = await writeOffering(tx, { slug, ...blank, ...told });
		await publishOffering(tx, offering, by);
		const startsAt = new Date(Date.now() + 60_000);
		const when = {
			startsAt,
			endsAt: new Date(startsAt.getTime() + 3_600_000),
			timeZone: 'Europe/Brussels',
			place: null
		};
		return (await schedule(tx, offering, { ...when, capacity: null, waiting: true, offerMinutes: null }, by)).id;
	});
	const stage = within(db);
	await untold(async (tx) => {
		const laid = within(tx);
		const its = { name: 'Chaîne', theme: JSON.stringify(hubTheme) };
		await laid
			.insertInto('stage.station')
			.values({ id: station, slug, ...its })
			.execute();
		await laid.insertInto('stage.show').values({ id: show, occurrence, chat: 'approve', slowSeconds: 0 }).execute();
		await laid.insertInto('stage.showStation').values({ show, station, position: 0 }).execute();
	});
	await stage
		.insertInto('stage.segment')
		.values({ id: segment, show, position: 0, title: JSON.stringify(words('Ouverture')) })
		.execute();
	const ids: string[] = [];
	for (const [position, cue] of cues.entries()) {
		const id = newId();
		ids.push(id);
		const content = JSON.stringify(CueContent.parse(cue));
		await stage.insertInto('stage.cue').values({ id, segment, position, content }).execute();
	}
	return { show, station: slug, segment, cues: ids };
}

/** Gives orders to a room: as the control room, or as a viewer with a device of her own. */
export const director = (room: string) => (given: Order) =>
	order(room, given, { device: null, viewer: null, locale: 'fr', as: 'director' });

export function viewer(room: string, more: Partial<Giver> = {}) {
	const device = newDevice();
	return (given: Order) => order(room, given, { device, viewer: null, locale: 'fr', as: 'viewer', ...more });
}
