import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { isAway } from '../../asking/choosing.ts';
import { Welcoming } from '../../asking/welcoming.ts';
import { couldAnswer, keepWelcomer, keptBy, removeWelcomer } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

const PAGE = '/desk/ventures/welcome';

/** Who answers questions, as far as a viewer keeps it, and who could besides. */
export async function welcomeShown(viewer: Viewer) {
	const today = isoDate(new Date(), (await hub()).timeZone);
	const [kept, others] = await Promise.all([keptBy(viewer, today), couldAnswer(viewer, today)]);
	return {
		welcomers: kept.map((one) => ({ ...one, key: keyOf(one), away: isAway(one.awayUntil, today) })),
		others: others.map((one) => ({ value: keyOf(one), label: `${one.name} (${one.organizationName})` }))
	};
}

/** Has somebody answer as the form says. */
export async function welcomeFrom(event: Asked, viewer: Viewer) {
	const form = await event.request.formData();
	const who = fieldOf(form, 'who');
	const [days, awayUntil, areas] = [fieldOf(form, 'days'), fieldOf(form, 'awayUntil'), ticked(form, 'areas')];
	return changeGiven(
		event,
		{ who, days, awayUntil, areas },
		Welcoming.safeParse({ areas, days: Number(days), awayUntil: awayUntil || null }),
		(tx, given) => keepWelcomer(tx, whoseOf(who), given, viewer, byOf(viewer)),
		`${PAGE}?done=kept`
	);
}

/** Has somebody answer no more. */
export async function unwelcomeFrom(event: Asked, viewer: Viewer) {
	const who = fieldOf(await event.request.formData(), 'who');
	const typed = { who, days: '', awayUntil: '', areas: [] };
	return change(event, typed, (tx) => removeWelcomer(tx, whoseOf(who), viewer, byOf(viewer)), `${PAGE}?done=removed`);
}

type Whose = Readonly<{ person: string; organization: string }>;

/** Who she is and for which organisation, as one field says it. */
const keyOf = ({ person, organization }: Whose): string => `${person}.${organization}`;

function whoseOf(key: string): Whose {
	const [person = '', organization = ''] = key.split('.');
	return { person, organization };
}
