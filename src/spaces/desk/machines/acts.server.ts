import type { RequestEvent } from '@sveltejs/kit';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import {
	addMaterial,
	dropUpkeep,
	keepTerms,
	noteUpkeep,
	planUpkeep,
	putBack,
	putOut,
	retireMaterial,
	strikeUse,
	writeSheet
} from '../../server/index.ts';
import type { Space } from '../../space.ts';
import { materialIn, outageIn, sheetIn, termsIn, upkeepIn, workIn } from './typed.server.ts';

type Given = Readonly<{ id: string; form: FormData; by: By; locale: Locale; timeZone: string; event: RequestEvent }>;

/** What the team does to a machine, by the name of its form. */
const acts = {
	terms: (tx: Tx, { id, form, by }: Given) => keepTerms(tx, id, termsIn(form), by),
	sheet: (tx: Tx, { id, form, by, locale }: Given) => writeSheet(tx, id, sheetIn(form, locale), by),
	material: (tx: Tx, { id, form }: Given) => addMaterial(tx, id, materialIn(form)),
	retire: (tx: Tx, { id, form }: Given) => retireMaterial(tx, id, fieldOf(form, 'id')),
	out: async (tx: Tx, { id, form, by, timeZone, event }: Given) => {
		const freed = await putOut(tx, id, outageIn(form, timeZone), by);
		const question = doing(m.machines_put_out(), [m.machines_loss_out({ count: freed })]);
		requireSure(event, freed ? question : null, form);
	},
	back: (tx: Tx, { id, form, by }: Given) => putBack(tx, id, fieldOf(form, 'id'), by),
	plan: (tx: Tx, { id, form }: Given) => planUpkeep(tx, id, upkeepIn(form)),
	drop: (tx: Tx, { id, form }: Given) => dropUpkeep(tx, id, fieldOf(form, 'id')),
	done: (tx: Tx, { id, form, by }: Given) => noteUpkeep(tx, id, workIn(form), by),
	strike: (tx: Tx, { id, form, by }: Given) =>
		strikeUse(tx, id, fieldOf(form, 'id'), fieldOf(form, 'struck') === '1', by)
} as const;

/** Does what a form of a machine's page asks for, in one transaction; what frees bookings asks first. */
export async function actOn(
	event: RequestEvent,
	name: keyof typeof acts,
	{ machine, viewer, timeZone }: Readonly<{ machine: Space; viewer: Viewer; timeZone: string }>
) {
	const form = await event.request.formData();
	const given = { id: machine.id, form, by: byOf(viewer), locale: event.locals.locale, timeZone, event };
	const typed = { ...typedTexts(form), act: name };
	return change(event, typed, async (tx) => acts[name](tx, given), `/desk/machines/${machine.slug}?done=saved#${name}`);
}
