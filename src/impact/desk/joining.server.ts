import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { organizationNames } from '#network/server';
import { change } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { decideSame, partAgain, sames } from '../server/same.ts';

/** The decisions of the team that hold, with the names of both. */
export async function samesShown() {
	const [all, known] = await Promise.all([sames(), organizationNames()]);
	const names = new Map(known.map(({ id, name }) => [id, name]));
	return {
		rows: all.map((one) => ({ ...one, names: [names.get(one.one) ?? '—', names.get(one.other) ?? '—'] as const })),
		organizations: known.map(({ id, name }) => ({ value: id, label: name }))
	};
}

export async function joinTwo(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const given = { one: fieldOf(form, 'one'), other: fieldOf(form, 'other'), why: fieldOf(form, 'why') };
	return change(
		event,
		typedTexts(form),
		(tx) => decideSame(tx, given, viewer, byOf(viewer)),
		'/desk/impact/same?done=saved',
		(code) => (code === 'impact_why_missing' ? 'why' : given.one ? 'other' : 'one')
	);
}

export async function partTwo(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	return change(
		event,
		typedTexts(form),
		(tx) => partAgain(tx, fieldOf(form, 'id'), byOf(viewer)),
		'/desk/impact/same?done=parted'
	);
}
