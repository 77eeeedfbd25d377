import { hub } from '#kernel/server/hub.ts';
import { spaceActs } from '#spaces/acts.ts';
import { actOn } from '#spaces/desk/machines/acts.server.ts';
import { machineKept, machineShown } from '#spaces/desk/machines/machines.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const requireMachine = async (event: RequestEvent | Parameters<PageServerLoad>[0]) => {
	const machine = await machineKept(event.params.machine);
	return { machine, viewer: await requireTeam(event, spaceActs.edit, { organisation: machine.keeper }) };
};

export const load: PageServerLoad = async (event) => {
	await requireMachine(event);
	return machineShown(event.params.machine);
};

const act = (name: Parameters<typeof actOn>[1]) => async (event: RequestEvent) => {
	const { machine, viewer } = await requireMachine(event);
	return actOn(event, name, { machine, viewer, timeZone: (await hub()).timeZone });
};

export const actions: Actions = {
	terms: act('terms'),
	sheet: act('sheet'),
	material: act('material'),
	retire: act('retire'),
	out: act('out'),
	back: act('back'),
	plan: act('plan'),
	drop: act('drop'),
	done: act('done'),
	strike: act('strike')
};
