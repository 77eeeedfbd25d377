import type { RequestEvent } from '@sveltejs/kit';
import { ownOrganizations } from '#agenda/desk/activities/choices.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, requireAct } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { slugOf } from '#kernel/slug.ts';
import { change } from '#web/act.server.ts';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import { stationActs } from '../../acts.ts';
import { textOn } from '../../index.ts';
import { addStation, changeStation, NewStation, stationForm } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'> & { params: { station: string } };

/** Lets in whoever answers for the station of the address; for others there is none. */
export async function requireStation(event: Asked) {
	const viewer = await requireTeam(event, deskActs.enter);
	const station = await stationForm(event.params.station);
	requireAct(viewer, stationActs.edit, { organisation: station.organization });
	return { viewer, station };
}

/** The organisations that a station may be of. The team's may be of none. */
export async function organizationsFor(viewer: Viewer) {
	const own = await ownOrganizations(viewer);
	return { free: can(viewer, stationActs.edit), choices: own.map(({ id, name }) => ({ value: id, label: name })) };
}

/** Adds or changes a station from its form, and goes to it. */
export async function keep(event: RequestEvent, viewer: Viewer, id: string | null) {
	const form = await event.request.formData();
	const read = NewStation.safeParse(stationIn(form));
	if (!read.success) return problemsOf(read.error, typedTexts(form), event.locals.locale);
	requireAct(viewer, stationActs.edit, { organisation: read.data.organization });
	const write = async (tx: Tx): Promise<string> => {
		if (!id) return addStation(tx, read.data);
		await changeStation(tx, id, read.data, byOf(viewer));
		return id;
	};
	return change(event, typedTexts(form), write, (kept) => `/desk/stations/${kept}?done=saved`);
}

function stationIn(form: FormData): Record<keyof NewStation, unknown> {
	const [primary, ground] = [fieldOf(form, 'primary'), fieldOf(form, 'ground')];
	const text = (name: string, on: string) =>
		fieldOf(form, name).trim() || (/^#[0-9a-f]{6}$/i.test(on.trim()) ? textOn(on.trim()) : '');
	const name = fieldOf(form, 'name');
	const seconds = fieldOf(form, 'delay').replace(',', '.');
	return {
		name,
		slug: fieldOf(form, 'slug').trim() || slugOf(name) || 'station',
		organization: fieldOf(form, 'organization') || null,
		theme: {
			...{ primary, ground, mark: fieldOf(form, 'mark') },
			...{ onPrimary: text('onPrimary', primary), onGround: text('onGround', ground) }
		},
		locale: fieldOf(form, 'locale'),
		delayMs: seconds ? Math.round(Number(seconds) * 1000) : 0
	};
}
