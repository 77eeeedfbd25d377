import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#kernel/id.ts';
import { type Listener, listenTo } from '../listener.ts';
import { devices, type LiveHub, must } from '../live.ts';
import { madeShow } from '../show.ts';
import { type Heard, publicEars, publicPages } from './public-ears.ts';

const PEOPLE = 100;
/** A person may speak again after so long. */
const PAUSE_MS = 750;
const looked = new Set<string>();

type Sent = { marker: string; fate: 'shown' | 'rejected' | 'waiting' };

/**
 * Many write, half is rejected, some is never decided: every text and name carries a mark of its own.
 * @returns the marks that somebody could see who must not, and those that nobody saw although they were shown.
 */
export async function rejectedStayInside(hub: LiveHub, messages: number): Promise<{ wrong: string[]; said: string }> {
	const rules = { chat: 'approve', questions: 'approve' } as const;
	const show = await madeShow({ name: 'rejected', rules, cues: {} });
	const director = await hub.direct(show.room);
	await must(director, { do: 'start' });
	const moderator = await listenTo({ url: hub.url, room: show.room, as: 'moderator', cookie: hub.staff });
	const early = await publicEars(hub, show, 'from the beginning');
	const people = await Promise.all(
		devices(PEOPLE).map((cookie) => listenTo({ url: hub.url, room: show.room, as: 'viewer', cookie }))
	);
	const sent = new Map<string, Sent>();
	const deciding = decide(moderator, sent, messages);
	for (let round = 0; round * PEOPLE < messages; round++) {
		await Promise.all(people.slice(0, messages - round * PEOPLE).map((one) => write(one, sent)));
		await pause(PAUSE_MS);
	}
	await deciding;
	await pause(500);
	const late = await publicEars(hub, show, 'come late');
	await pause(4000); // light listeners are told every three seconds
	const heard = [
		...early.heard(),
		...late.heard(),
		...people.map(({ frames }, place) => ({ who: `person ${place}`, text: frames.join('\n') })),
		...(await publicPages(hub, show))
	];
	for (const one of [early, late, ...people, moderator, director]) one.close();
	return judge([...sent.values()], heard);
}

async function write(person: Listener, sent: Map<string, Sent>): Promise<void> {
	const [id, marker] = [newId(), `m${randomBytes(9).toString('hex')}`];
	sent.set(id, { marker, fate: 'waiting' });
	await must(person, { do: sent.size % 2 ? 'say' : 'ask', id, name: `N${marker}`, text: `Texte ${marker}` });
}

/** Shows one, rejects the next, as fast as the room lets one moderator; a tenth is left to wait, of those to be shown. */
async function decide(moderator: Listener, sent: Map<string, Sent>, messages: number): Promise<void> {
	for (let nth = 0; nth < messages; nth++) {
		const next = () => moderator.staff().waiting.find(({ id }) => sent.has(id) && !looked.has(id));
		await moderator.until('there is something to decide', () => next() !== undefined);
		const { id } = next() as { id: string };
		looked.add(id);
		const one = sent.get(id) as Sent;
		if (nth % 10 === 8) continue;
		one.fate = nth % 2 ? 'rejected' : 'shown';
		while (!(await moderator.ask({ do: 'decide', message: id, state: one.fate })).ok) await pause(200);
	}
}

function judge(sent: readonly Sent[], heard: readonly Heard[]): { wrong: string[]; said: string } {
	const of = (fate: Sent['fate']) => sent.filter((one) => one.fate === fate);
	const hidden = [...of('rejected'), ...of('waiting')];
	const leaks = heard.flatMap(({ who, text }) =>
		hidden.filter(({ marker }) => text.includes(marker)).map(({ fate }) => `${who} got a text that was ${fate}`)
	);
	const viewers = heard.filter(({ who }) => /^(viewer|events), /.test(who));
	const missed = viewers.flatMap(({ who, text }) =>
		of('shown')
			.filter(({ marker }) => !text.includes(marker))
			.map(() => `${who} did not get a text that was shown`)
	);
	const said = `${sent.length} texts, ${of('rejected').length} rejected and ${of('waiting').length} waiting: 0 bytes of them in ${heard.length} streams and pages`;
	return { wrong: [...new Set([...leaks, ...missed])], said };
}
