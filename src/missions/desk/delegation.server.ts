import { refused } from '#kernel/errors.ts';
import { fieldOf } from '#web/form.server.ts';
import { decide, delegationOf, type Mission } from '../server/index.ts';
import { decisions } from '../states.ts';
import { pressing } from './entered.server.ts';

/** Who asked to travel, for the team. */
export const delegationShown = async ({ id, places, taken, asking }: Mission) => ({
	delegation: await delegationOf(id),
	figures: { places, taken, asking, left: places - taken }
});

export const decideAbout = pressing('/delegation', 'decided', async (tx, { mission, by }, form) => {
	const decision = decisions.find((one) => one === fieldOf(form, 'decision'));
	const traveller = fieldOf(form, 'traveller');
	if (!decision) throw refused('missions_kind_missing', {}, 422);
	const its = (await delegationOf(mission.id, tx)).find(({ id }) => id === traveller);
	await decide(tx, its?.id ?? '', { decision, word: fieldOf(form, 'word').trim().slice(0, 1000) }, by);
});
