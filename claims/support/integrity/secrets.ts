import { setTimeout as pause } from 'node:timers/promises';
import type { Frame } from '#stage';
import { listenTo } from '../listener.ts';
import { devices, type LiveHub, must } from '../live.ts';
import { madeShow, polls } from '../show.ts';
import { type Heard, publicEars, publicPages } from './public-ears.ts';

const MARK = 'explication-qui-reste-secrete';
const VOTERS = 30;
/** How late one picture is: so long a reveal waits. */
const LATE_MS = 5000;

/** Polls are voted in and closed, and a late picture still waits: until the reveal nobody knows what is right nor what was voted. */
export async function secretsUntilReveal(hub: LiveHub): Promise<string[]> {
	const explanation = { source: 'fr', fr: MARK } as const;
	const show = await madeShow({
		name: 'secrets',
		cues: {
			quiz: { ...polls.quiz, explanation, onAir: true },
			hidden: { ...polls.hidden, onAir: true },
			voted: polls.voted,
			shown: polls.hidden,
			result: { kind: 'result', poll: 'shown' }
		}
	});
	const { room, cues } = show;
	const director = await hub.direct(room);
	await must(director, { do: 'start' });
	const ears = await publicEars(hub, show, 'all along');
	const cookies = devices(VOTERS);
	const voters = await Promise.all(cookies.map((cookie) => listenTo({ url: hub.url, room, as: 'viewer', cookie })));
	voters[0]?.tell({ do: 'clock', clock: Date.now() - LATE_MS });
	await pause(1500); // the delay is told to the room with the next beat
	for (const cue of [cues.quiz, cues.hidden, cues.voted, cues.shown]) await must(director, { do: 'take', cue });
	await Promise.all(
		voters.flatMap((one) => [
			one.ask({ do: 'vote', poll: cues.quiz, choice: ['1'] }),
			one.ask({ do: 'vote', poll: cues.hidden, choice: ['2'] }),
			one.ask({ do: 'vote', poll: cues.shown, choice: ['2'] }),
			one.ask({ do: 'vote', poll: cues.voted, choice: ['0'] })
		])
	);
	await pause(800);
	for (const poll of [cues.quiz, cues.hidden]) await must(director, { do: 'close', poll });
	// asked for while the late picture still votes: the answer must wait, on air too
	for (const poll of [cues.quiz, cues.hidden]) await must(director, { do: 'reveal', poll });
	await must(director, { do: 'take', cue: cues.result });
	const late = await publicEars(hub, show, 'come late');
	await pause(700);
	const own = voters.map(({ frames }, place) => ({ who: `voter ${place}`, text: frames.join('\n') }));
	const before = [...ears.heard(), ...late.heard(), ...(await publicPages(hub, show))];
	const [first] = voters;
	if (first?.state().polls.some(({ revealed }) => revealed))
		throw new Error('looking took longer than the picture is late');
	const wrong = [
		...before.flatMap((one) => told(one, [cues.quiz, cues.hidden, cues.shown, cues.voted])),
		...own.flatMap((one) => told(one, [cues.quiz, cues.hidden, cues.shown]))
	];
	await first?.until('the answer is revealed', () => first.state().polls.some(({ revealed }) => revealed !== null));
	if (!first?.frames.join('').includes(MARK)) wrong.push('the explanation never came');
	if (!own[0]?.text.includes('"ballots"')) wrong.push('who had voted did not see what the others did');
	for (const one of [ears, late, director, ...voters]) one.close();
	return [...new Set(wrong)];
}

/** What somebody was told too early. */
function told({ who, text }: Heard, hidden: readonly string[]): string[] {
	const wrong = text.includes(MARK) ? [`${who} could read the explanation before the reveal`] : [];
	const frames = text.split('\n').map((line) => line.replace(/^data: /, ''));
	for (const line of frames.filter((one) => one.startsWith('{'))) {
		const frame = JSON.parse(line) as Frame;
		const known = 'tallies' in frame ? Object.keys(frame.tallies) : 'e' in frame ? tellingEntries(frame) : [];
		wrong.push(...known.filter((poll) => hidden.includes(poll)).map(() => `${who} could see a result too early`));
	}
	// a page says it in its own way: somebody picked an option so many times
	const isPage = who.startsWith('/');
	if (isPage && new RegExp(`"ballots":${VOTERS}\\b`).test(text)) wrong.push(`${who} could see a result too early`);
	return wrong;
}

/** The polls whose result or key stands in a frame: counted, revealed, in the state, or on air. */
function tellingEntries(frame: Extract<Frame, { e: readonly unknown[] }>): string[] {
	const counted = frame.e.flatMap((entry) => {
		if (entry.kind === 'counted' || entry.kind === 'revealed' || entry.kind === 'tallied' || entry.kind === 'keyed')
			return [entry.poll];
		return entry.kind === 'taken' ? pollsOnAir(entry.graphic.data) : [];
	});
	const whole = 'state' in frame ? frame.state : null;
	const inState = whole?.polls.filter(({ tally, revealed }) => tally || revealed).map(({ poll }) => poll.id) ?? [];
	return [
		...counted,
		...inState,
		...Object.values(whole?.air ?? {}).flatMap(({ graphic }) => pollsOnAir(graphic.data))
	];
}

const pollsOnAir = (data: Readonly<Record<string, unknown>>): string[] =>
	Number(data.ballots) > 0 && typeof data.poll === 'string' ? [data.poll] : [];
