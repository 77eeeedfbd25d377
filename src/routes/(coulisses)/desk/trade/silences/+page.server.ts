import { can } from '#kernel/identity/policy.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { m } from '#messages';
import { silenceActs } from '#stage/acts.ts';
import { keep, requireKeeper } from '#stage/desk/trade/trade.server.ts';
import { addSilence, endSilence, type Silence, SilenceSchema, silences } from '#stage/server';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer } = await requireKeeper(event);
	const now = new Date();
	const { timeZone } = await hub();
	return {
		silences: (await silences()).map((one) => ({ ...one, state: stateOf(one, now) })),
		mayChange: can(viewer, silenceActs.change),
		today: localOf(now, timeZone).slice(0, 10)
	};
};

const stateOf = ({ startsAt, endsAt }: Silence, now: Date): 'past' | 'running' | 'coming' =>
	endsAt <= now ? 'past' : startsAt <= now ? 'running' : 'coming';

export const actions: Actions = {
	add: async (event) =>
		keep(event, await requireTeam(event, silenceActs.change), async (tx, form, by) => {
			const { timeZone } = await hub();
			const moment = (name: string, otherwise: string) =>
				momentOf(`${fieldOf(form, name)}T${fieldOf(form, `${name}Time`) || otherwise}`, timeZone);
			const given = SilenceSchema.safeParse({
				startsAt: moment('startsAt', '00:00'),
				endsAt: moment('endsAt', '23:59'),
				reason: fieldOf(form, 'reason')
			});
			if (!given.success) return given.error;
			await addSilence(tx, given.data, by);
			return '/desk/trade/silences?done';
		}),
	end: async (event) =>
		keep(event, await requireTeam(event, silenceActs.change), async (tx, form, by) => {
			await endSilence(tx, fieldOf(form, 'silence'), by);
			requireSure(event, doing(m.trade_silence_end()), form);
			return '/desk/trade/silences?done';
		})
};
