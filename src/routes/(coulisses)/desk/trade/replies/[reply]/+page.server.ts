import { localOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { about } from '#stage/desk/trade/replies/list.server.ts';
import { keep, requireKeeper } from '#stage/desk/trade/trade.server.ts';
import { DecisionSchema, decideReply, noteReplyBroadcast, replyById } from '#stage/server';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { shows, reach } = await requireKeeper(event);
	const reply = await replyById(event.params.reply, reach);
	const { timeZone } = await hub();
	return { reply: { ...reply, ...about(reply, shows) }, today: localOf(new Date(), timeZone).slice(0, 10) };
};

const back = (id: string): string => `/desk/trade/replies/${id}?done`;

export const actions: Actions = {
	decide: async (event) => {
		const { viewer, reach } = await requireKeeper(event);
		const { id } = await replyById(event.params.reply, reach);
		return keep(event, viewer, async (tx, form, by) => {
			const given = DecisionSchema.safeParse({
				granted: fieldOf(form, 'decision') === 'granted',
				answer: fieldOf(form, 'answer'),
				answeredOn: fieldOf(form, 'answeredOn')
			});
			if (!given.success) return given.error;
			await decideReply(tx, id, given.data, by);
			return back(id);
		});
	},
	broadcast: async (event) => {
		const { viewer, reach } = await requireKeeper(event);
		const { id } = await replyById(event.params.reply, reach);
		return keep(event, viewer, async (tx, form) => {
			const on = DecisionSchema.shape.answeredOn.safeParse(fieldOf(form, 'broadcastOn'));
			if (!on.success) return on.error;
			await noteReplyBroadcast(tx, id, on.data);
			return back(id);
		});
	}
};
