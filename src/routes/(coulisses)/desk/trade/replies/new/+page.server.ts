import { missing } from '#kernel/errors.ts';
import { localOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { keep, requireKeeper, showOptions } from '#stage/desk/trade/trade.server.ts';
import { addReply, ReplySchema } from '#stage/server';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { shows } = await requireKeeper(event);
	const { timeZone } = await hub();
	return {
		shows: showOptions(shows, { locale: event.locals.locale, timeZone }),
		show: event.url.searchParams.get('show') ?? '',
		today: localOf(new Date(), timeZone).slice(0, 10)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { viewer, shows } = await requireKeeper(event);
		return keep(event, viewer, async (tx, form, by) => {
			const show = fieldOf(form, 'show') || null;
			if (show && !shows.some(({ id }) => id === show)) throw missing();
			const given = ReplySchema.safeParse({
				show,
				name: fieldOf(form, 'name'),
				contact: fieldOf(form, 'contact'),
				concerns: fieldOf(form, 'concerns'),
				receivedOn: fieldOf(form, 'receivedOn')
			});
			if (!given.success) return given.error;
			return `/desk/trade/replies/${await addReply(tx, given.data, by)}?done`;
		});
	}
};
