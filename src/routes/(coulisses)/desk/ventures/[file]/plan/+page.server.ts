import { requireActing } from '#venture/desk/acting.server.ts';
import { agreeFrom } from '#venture/desk/planning.server.ts';
import { sendFrom, unsent, withdrawFrom } from '#venture/desk/sheets.server.ts';
import { meetFrom } from '#venture/pages/acting.server.ts';
import { operationChoices } from '#venture/pages/card.server.ts';
import { planShown, todayHere } from '#venture/pages/shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { file } = await requireActing(event);
	const shown = await planShown(file);
	const [operations, today, toSend] = await Promise.all([
		operationChoices(event.locals.locale, shown.plan?.operation ?? file.operation),
		todayHere(),
		unsent(file)
	]);
	return { file, ...shown, operations, today, ...toSend };
};

export const actions: Actions = {
	agree: async (event) => agreeFrom(event, await requireActing(event)),
	meet: async (event) => meetFrom(event, await requireActing(event)),
	send: async (event) => sendFrom(event, await requireActing(event)),
	withdraw: async (event) => withdrawFrom(event, await requireActing(event))
};
