import { keepPrivate } from '#partnering/pages/abroad.server.ts';
import {
	accept,
	again,
	back,
	close,
	code,
	data,
	decline,
	fresh,
	leave,
	outcome,
	outsideShown,
	sign,
	write
} from '#partnering/pages/outside.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	return { area: 'network' as const, ...(await outsideShown(event, event.params.token)) };
};

const [propose, confirm, erase] = [code('propose'), code('confirm'), code('erase')];

export const actions: Actions = {
	write: (event) => write(event, event.params.token),
	accept: (event) => accept(event, event.params.token),
	decline: (event) => decline(event, event.params.token),
	close: (event) => close(event, event.params.token),
	propose: (event) => propose(event, event.params.token),
	confirm: (event) => confirm(event, event.params.token),
	sign: (event) => sign(event, event.params.token),
	back: (event) => back(event, event.params.token),
	leave: (event) => leave(event, event.params.token),
	outcome: (event) => outcome(event, event.params.token),
	again: (event) => again(event, event.params.token),
	fresh: (event) => fresh(event, event.params.token),
	data: (event) => data(event, event.params.token),
	erase: (event) => erase(event, event.params.token)
};
