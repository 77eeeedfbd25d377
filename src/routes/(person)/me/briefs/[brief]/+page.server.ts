import {
	answer,
	briefShown,
	choose,
	deliver,
	publish,
	result,
	takeBack,
	tell,
	withdraw
} from '#venture/pages/briefs/brief.server.ts';
import { saveBrief } from '#venture/pages/briefs/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await briefShown(requirePerson(event), event.params.brief))
});

export const actions: Actions = {
	save: (event) => saveBrief(event, requirePerson(event), event.params.brief),
	publish: (event) => publish(event, requirePerson(event)),
	answer: (event) => answer(event, requirePerson(event)),
	takeBack: (event) => takeBack(event, requirePerson(event)),
	choose: (event) => choose(event, requirePerson(event)),
	withdraw: (event) => withdraw(event, requirePerson(event)),
	deliver: (event) => deliver(event, requirePerson(event)),
	result: (event) => result(event, requirePerson(event)),
	tell: (event) => tell(event, requirePerson(event))
};
