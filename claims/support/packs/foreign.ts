import { cookieLine, signedIn } from '../pages.ts';
import { hostile } from './hostile.ts';
import { firstTrail, type Hub, made, read, reviewed, sent, taken } from './hub.ts';
import { type Json, parcelOf, readParcel, signer } from './tar.ts';

const ELSEWHERE = 'https://ailleurs.example';

/** What a hub does with parcels of another one, which is played here. @returns how many were refused */
export async function foreign(hub: Hub, own: Buffer, problems: string[]): Promise<number> {
	const holds = (what: string, is: boolean) => is || problems.push(what);
	const [by, other] = [await signer(), await signer()];
	const good = await readParcel(own);
	const trail = abroad(good.trail, by.key);
	const all = await hostile({ ...good, trail }, by, other, hub.url);
	const before = await everything(hub);
	for (const one of all) await refuse(hub, one, problems);
	holds('something was written of what was refused', before === (await everything(hub)));
	const { status, to } = await sent(hub, await parcelOf({ ...good, trail }, by));
	holds(`a good parcel answers ${status}`, status === 303);
	const { unknown } = await reviewed(hub, to);
	holds('nobody is asked to compare the key of a hub that is not known', unknown);
	holds('it is taken without a comparison', (await taken(hub, to, { seen: '' })).status === 422);
	await strangers(hub, to, problems);
	const done = await taken(hub, to, { seen: '', compared: 'yes' });
	holds(`a good parcel is not taken: ${done.status}`, done.status === 303);
	const id = /guide\/([0-9a-f-]{36})/.exec(done.to)?.[1] ?? '';
	const { trail: back } = await readParcel(await made(hub, id));
	holds('its rights are others here', JSON.stringify(rightsOf(back)) === JSON.stringify(rightsOf(trail)));
	holds('it is said to be of this hub', back.origin.url === ELSEWHERE && back.origin.trail === trail.origin.trail);
	holds('its words are others here', JSON.stringify(wordsOf(back)) === JSON.stringify(wordsOf(trail)));
	const again = await taken(hub, to, { seen: '', compared: 'yes' });
	holds(`sent twice it answers ${again.status}`, again.status === 422);
	return all.length;
}

/** The words of a hub's own parcel as if they came from elsewhere. */
function abroad(given: Json, key: object): Json {
	const trail = structuredClone(given);
	Object.assign(trail, {
		from: { hub: 'Hub d’ailleurs', url: ELSEWHERE, organization: 'Musée d’ailleurs', key },
		ancestors: []
	});
	trail.origin = {
		trail: crypto.randomUUID(),
		hub: 'Hub d’ailleurs',
		url: ELSEWHERE,
		organization: 'Musée d’ailleurs'
	};
	const born = Object.entries<Json>(trail.content.media).map(
		([id, one]) => [id.replace(/^./, (first) => (first === '0' ? '1' : '0')), { ...one, hub: ELSEWHERE }] as const
	);
	const named = new Map(Object.keys(trail.content.media).map((id, at) => [id, born[at]?.[0]]));
	trail.content.media = Object.fromEntries(born);
	for (const stop of trail.content.stops) {
		Object.assign(stop, { id: crypto.randomUUID(), picture: stop.picture && named.get(stop.picture) });
		for (const layer of stop.layers) layer.sound = layer.sound && named.get(layer.sound);
	}
	return trail;
}

async function refuse(
	hub: Hub,
	{ what, bytes, late }: Awaited<ReturnType<typeof hostile>>[number],
	problems: string[]
): Promise<void> {
	const { status, to, said } = await sent(hub, bytes);
	if (!late && (status !== 422 || said.length < 20)) problems.push(`« ${what} » answers ${status}: « ${said} »`);
	if (!late) return;
	if (status === 422 && said.length >= 20) return;
	const done = await taken(hub, to, { seen: '', compared: 'yes' });
	if (done.status < 400 || done.status >= 500) problems.push(`« ${what} » is taken: ${done.status}`);
}

/** Whoever has the address of what was put aside takes it for nobody but her own; visitors get nothing. */
async function strangers(hub: Hub, to: string, problems: string[]): Promise<void> {
	for (const role of ['founder', 'teacher'] as const) {
		const cookies = await signedIn(hub.url, role);
		const { status } = await taken({ ...hub, cookies }, to, { seen: '', compared: 'yes' });
		if (status !== 404) problems.push(`a ${role} takes for others: ${status}`);
		const made = await fetch(hub.url + to, { headers: { cookie: cookieLine(cookies) } });
		if (made.status !== 404) problems.push(`a ${role} reads for others: ${made.status}`);
	}
	const { status } = await taken({ ...hub, cookies: [] }, to, { compared: 'yes' });
	if (status < 300 || (status >= 400 && status < 401)) problems.push(`a visitor takes: ${status}`);
}

const everything = async (hub: Hub): Promise<string> =>
	(await read(hub, '/me/guide')).replace(/^.*?<main/s, '').replace(/<script.*$/s, '') +
	((await read(hub, `/me/guide/${await firstTrail(hub)}/media`)).match(/id="media-[^"]+"/g) ?? []).join();

export const rightsOf = ({ content: { rights, media } }: Json): Json => [
	rights,
	Object.entries<Json>(media)
		.map(([id, { owner, licence, until, hub }]) => [id, owner, licence, until, hub])
		.toSorted()
];
export const wordsOf = ({ content: { about, stops } }: Json): Json => [
	...[about.title, about.summary, about.minutes],
	stops.map(({ id, lat, lon, place, spot, picture, layers, riddles }: Json) => [
		...[id, lat, lon, place, spot, picture],
		layers.map((one: Json) => JSON.stringify(one)).toSorted(),
		riddles.map((one: Json) => JSON.stringify(one)).toSorted()
	])
];
