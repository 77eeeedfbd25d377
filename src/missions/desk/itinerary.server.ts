import type { RequestEvent } from '@sveltejs/kit';
import { isId, newId } from '#kernel/id.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { changeGiven } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, ticked, typedTexts } from '#web/form.server.ts';
import { NewItem } from '../mission.schema.ts';
import { clocksOf, delegationOf, itemsOf, keepItem, type Mission, removeItem } from '../server/index.ts';
import { isPlanned } from '../states.ts';
import { type Entered, pressing } from './entered.server.ts';

/** The journey as the team plans it. */
export async function itineraryShown(mission: Mission, locale: Locale) {
	const [items, delegation, clocks] = await Promise.all([
		itemsOf(mission.id),
		delegationOf(mission.id),
		clocksOf(mission, locale)
	]);
	const travellers = delegation
		.filter(({ state }) => state === 'accepted')
		.map(({ id, name, organizationName }) => ({ id, name: name ?? '', organization: organizationName ?? '' }));
	const timed = items.map((item) => ({
		...item,
		startsLocal: localOf(item.startsAt, item.startZone),
		endsLocal: localOf(item.endsAt, item.endZone)
	}));
	return { items: timed, travellers, ...clocks, key: newId(), planned: isPlanned(mission.state) };
}

const texts = ['kind', 'title', 'place', 'address', 'phone', 'note', 'startZone', 'endZone'] as const;

/** Keeps a part of the journey, new or written anew. */
export async function saveItem(event: RequestEvent, { id, locale }: Entered) {
	const form = await event.request.formData();
	const typed = { ...typedTexts(form), skips: ticked(form, 'skips') };
	const field = (name: string) => fieldOf(form, name).trim();
	const at = (name: 'starts' | 'ends', zone: string) => {
		try {
			return momentOf(field(name).slice(0, 16), zone);
		} catch {
			// a zone that is none: the schema says so
			return null;
		}
	};
	const given = NewItem.safeParse({
		...Object.fromEntries(texts.map((name) => [name, field(name)])),
		...{
			startsAt: at('starts', field('startZone')),
			endsAt: at('ends', field('endZone')),
			skips: typed.skips.filter(isId)
		}
	});
	const before = field('item') || null;
	return changeGiven(
		event,
		typed,
		given,
		(tx, its) => keepItem(tx, id, its, { id: keyIn(form), before, locale }),
		`/desk/missions/${id}/itinerary?done=saved`
	);
}

export const removeFrom = pressing('/itinerary', 'removed', async (tx, { id }, form, event) => {
	const { title } = await removeItem(tx, id, fieldOf(form, 'item'));
	requireSure(event, removing(title, [m.missions_remove_item_says()]), form);
});
