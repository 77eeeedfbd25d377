import { sendForm } from '../pages.ts';
import { rightsOf, wordsOf } from './foreign.ts';
import { carried, demonstration, type Hub, made, read } from './hub.ts';
import { type Json, readParcel } from './tar.ts';

type Rounds = Readonly<{ home: Hub; trail: string; rounds: number /** Figures to draw from. */; random: number[] }>;
type Seat = Readonly<{ hub: Hub; trail: string }>;

/** Two hubs write on one trail and exchange it, again and again; what must come of it is reckoned here by a rule of its own. */
export async function rounds({ home, trail, rounds: count, random }: Rounds, problems: string[]) {
	const away = await demonstration();
	try {
		const first = await made(home, trail);
		await carried(first, away, () => 'theirs');
		const there: Seat = { hub: away, trail: await taking(away, trail) };
		return await exchange({ here: { hub: home, trail }, there }, count, random, problems);
	} finally {
		await away.close();
	}
}

/** The trail of another hub's that was taken over. */
async function taking(hub: Hub, origin: string): Promise<string> {
	const page = await read(hub, '/me/guide');
	for (const [, id = ''] of page.matchAll(/\/([0-9a-f]{8}-[0-9a-f-]{27})"/g)) {
		const { trail } = await readParcel(await made(hub, id)).catch(() => ({ trail: null }));
		if (trail?.origin.trail === origin && trail.origin.url !== hub.url) return id;
	}
	throw new Error('the trail was not taken over');
}

async function exchange(
	{ here, there }: Readonly<{ here: Seat; there: Seat }>,
	count: number,
	random: number[],
	problems: string[]
) {
	const told = { rounds: count, edits: 0, asked: 0 };
	const draw = (below: number): number => (random.pop() ?? 0) % below;
	const rights = heldIn(await contentAt(here));
	let base = await contentAt(here);
	for (let round = 0; round < count; round++) {
		const crossing = round % 3 === 2;
		for (const seat of [here, there])
			for (let edits = 1 + draw(4); edits > 0; edits--) {
				await edit(seat, `${seat === here ? 'ici' : 'là'} ${++told.edits}`, draw);
			}
		const [mine, yours] = [await contentAt(here), await contentAt(there)];
		const sides = new Map<string, 'ours' | 'theirs'>();
		const choose = (at: string) => sides.set(at, draw(2) ? 'ours' : 'theirs').get(at) ?? 'ours';
		const back = crossing ? await made(there.hub, there.trail) : null;
		const asked = await carried(await made(here.hub, here.trail), there.hub, choose);
		told.asked += asked.length;
		compare(
			`round ${round}`,
			{ base, ours: yours, theirs: mine, merged: await contentAt(there), asked, sides },
			problems
		);
		if (back) told.asked += (await carried(back, here.hub, () => 'theirs')).length;
		const asksBack = await carried(await made(there.hub, there.trail), here.hub, () => 'theirs');
		if (!crossing && asksBack.length)
			problems.push(`round ${round}: ${asksBack.length} things are asked of who has written nothing since`);
		[base] = [await contentAt(here)];
		if (JSON.stringify(wordsOf(base)) !== JSON.stringify(wordsOf(await contentAt(there))))
			problems.push(`round ${round}: the two trails say different things`);
		for (const seat of [here, there])
			if (heldIn(await contentAt(seat)) !== rights) problems.push(`round ${round}: rights have changed`);
	}
	return told;
}

const contentAt = async ({ hub, trail }: Seat): Promise<Json> => (await readParcel(await made(hub, trail))).trail;

/** Two demonstrations have the same drawings, each its own: whose a file is, whoever brought it. */
const heldIn = (content: Json): string =>
	JSON.stringify(rightsOf(content), (_, value) =>
		Array.isArray(value) && value.length === 5 ? value.slice(0, 4) : value
	);

/** So few that both sides come to write the same. */
const LOCALES = ['fr', 'nl'] as const;
const MOST_STOPS = 3;

/** Somebody writes the title, the text or both of a stop in one language, or what it says to children for the first time. */
async function edit({ hub, trail }: Seat, mark: string, draw: (below: number) => number): Promise<void> {
	const { content } = await contentAt({ hub, trail });
	const at = draw(Math.min(MOST_STOPS, content.stops.length));
	const locale = LOCALES[draw(LOCALES.length)] ?? 'fr';
	const audience = draw(4) ? 'adult' : 'child';
	const layer = content.stops[at].layers.find((one: Json) => one.locale === locale && one.audience === audience);
	const own = await stopAt(hub, trail, at);
	const which = draw(3);
	const title = which === 0 && layer ? layer.title : `Titre ${mark}`;
	const body = which === 1 && layer ? layer.body : `Texte ${mark}.`;
	const { transcript = '', author = '', source = null } = layer ?? {};
	const form = `/me/guide/${trail}/stops/${own}`;
	// as whoever writes there has it before her: what she has not seen she cannot write over
	const shown = await read(hub, `${form}?lang=${locale}&for=${audience}`);
	const [, seen = ''] = /name="seen" value="([^"]*)"/.exec(shown) ?? [];
	await sendForm(
		hub.url,
		hub.cookies,
		`${form}?/layer`,
		new URLSearchParams({
			...{
				seen,
				locale,
				audience,
				title,
				[`body_${locale}`]: body,
				sound: '',
				transcript,
				author,
				source: source ?? ''
			}
		})
	);
}

/** What a stop is called here, by its place in the order. */
async function stopAt(hub: Hub, trail: string, at: number): Promise<string> {
	const page = await read(hub, `/me/guide/${trail}`);
	const ids = [...new Set([...page.matchAll(/\/etapes\/([0-9a-f-]{36})/g)].map(([, id = '']) => id))];
	return ids[at] ?? '';
}

type Compared = Readonly<{
	base: Json;
	ours: Json;
	theirs: Json;
	merged: Json;
	asked: readonly string[];
	sides: Map<string, 'ours' | 'theirs'>;
}>;

/** Every title and text as a rule of three says that it must be, reckoned from what the two have sent. */
function compare(round: string, { base, ours, theirs, merged, asked, sides }: Compared, problems: string[]): void {
	const [b, o, t, m] = [fieldsOf(base), fieldsOf(ours), fieldsOf(theirs), fieldsOf(merged)];
	const wanted = new Set<string>();
	for (const at of new Set([...b.keys(), ...o.keys(), ...t.keys()])) {
		const [old, own, other] = [b.get(at), o.get(at), t.get(at)];
		const both = own !== other && own !== old && other !== old;
		if (both) wanted.add(at);
		const said = both ? (sides.get(at) === 'theirs' ? other : own) : own === old ? other : own;
		if (m.get(at) !== said) problems.push(`${round}: ${at} says « ${m.get(at)} » and not « ${said} »`);
	}
	if ([...wanted].toSorted().join() !== asked.join())
		problems.push(`${round}: asked ${asked.join(', ')}; both have changed ${[...wanted].join(', ')}`);
}

function fieldsOf({ content }: Json): Map<string, string> {
	return new Map(
		content.stops.flatMap(({ id, layers }: Json) =>
			layers.flatMap(({ locale, audience, ...said }: Json) =>
				(['title', 'body'] as const).map(
					(field) => [`stops/${id}/layers/${locale} ${audience}/${field}`, said[field]] as const
				)
			)
		)
	);
}
