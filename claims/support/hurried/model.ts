import type { Answer, Frame, foldStaff, Order, StaffState } from '#stage';
import type { Colleague } from './crew.ts';

type Entry = Parameters<typeof foldStaff>[1];
/** An order as it was given, with what its sender had read, and what was answered. Moments are milliseconds. */
export type Given = Readonly<{
	order: Order;
	by: string;
	seen: number;
	at: number;
	until: number;
	answer: Answer;
	/** Without a socket, as by a page without JavaScript. */
	byForm: boolean;
}>;
/** A line of the log: whose order it came of, and what the room was before and after. */
export type Line = Readonly<{ entry: Entry; by: string | null; before: StaffState; after: StaffState }>;

type Evening = Readonly<{
	log: readonly Line[];
	given: readonly Given[];
	/** What the public was told. */
	frames: readonly (readonly Frame[])[];
	cues: Readonly<Record<string, string>>;
	names: readonly Colleague[];
}>;

const ONE_PRESS_MS = 400;

/** What went otherwise than it was meant, in sentences. What is meant is read from the promise alone: what was ready and read is what happens, or words. */
export function judge(evening: Evening): string[] {
	return [
		...evening.given.flatMap((one) => words(one)),
		...evening.log.flatMap((line) => causes(evening, line)),
		...doubles(evening),
		...secrets(evening)
	];
}

/** A refusal says why. */
function words({ order, answer }: Given): string[] {
	if (answer.ok) return [];
	return answer.message.length > 10 && /[.!?]$/.test(answer.message.trim())
		? []
		: [`« ${order.do} » was refused without a sentence: ${answer.code} ${answer.message}`];
}

/** The orders by which a line may have come: of the same person, answered with yes, given before it. */
const ordersOf = ({ given }: Evening, { entry, by }: Line, fits: (order: Order) => boolean): Given[] =>
	given.filter(
		(one) => one.by === by && one.answer.ok && one.at <= entry.at + 50 && one.until >= entry.at - 50 && fits(one.order)
	);

/** The state that somebody had read. */
const stateAt = ({ log }: Evening, version: number): StaffState | undefined =>
	log.findLast(({ entry }) => entry.v <= version)?.after;

/** What happened was asked by somebody who could mean it. */
function causes(evening: Evening, line: Line): string[] {
	const { entry, by, before } = line;
	if (entry.kind === 'revealed' && !by) return held(evening, line);
	if (!by) return [];
	const meant = (fits: (order: Order) => boolean, holds: (seen: StaffState | undefined) => boolean): string[] => {
		const orders = ordersOf(evening, line, fits);
		if (orders.some(({ seen }) => holds(stateAt(evening, seen)))) return [];
		return [
			`${entry.kind} (version ${entry.v}) is what nobody meant${orders.length ? ' who had read her screen' : ''}`
		];
	};
	const { cues } = evening;
	const results: Readonly<Record<string, string | undefined>> = {
		[cues.hidden ?? '']: cues.result,
		[cues.quiz ?? '']: cues.answer
	};
	const pollIn = (state: StaffState | undefined, id: string) => state?.room.polls.find((one) => one.poll.id === id);
	switch (entry.kind) {
		case 'polled':
			return pollIn(before, entry.poll.id)
				? ['a poll was opened twice']
				: meant(
						(order) => order.do === 'take' && order.cue === entry.poll.id,
						(seen) => !pollIn(seen, entry.poll.id)
					);
		case 'closed':
			return meant(
				(order) => order.do === 'close' && order.poll === entry.poll,
				(seen) => pollIn(seen, entry.poll)?.closed === null
			);
		case 'revealed': {
			if (!pollIn(before, entry.poll)?.closed) return ['an open poll was revealed'];
			return meant(
				(order) =>
					order.do === 'reveal' ? order.poll === entry.poll : order.do === 'take' && order.cue === results[entry.poll],
				(seen) => Boolean(pollIn(seen, entry.poll))
			);
		}
		case 'revealing':
			return meant(
				(order) =>
					order.do === 'reveal' ? order.poll === entry.poll : order.do === 'take' && order.cue === results[entry.poll],
				(seen) => Boolean(pollIn(seen, entry.poll))
			);
		case 'cleared':
			if (entry.why !== 'hand') return [];
			return clearedWhat(evening, line);
		case 'decided':
			return meant(
				(order) => order.do === 'decide' && order.message === entry.message && order.state === entry.state,
				() => true
			);
		case 'taken':
			return taken(evening, line);
		default:
			return [];
	}
}

/** What is revealed by itself was asked for, waited its seconds, and nobody withheld it. */
function held({ log }: Evening, { entry }: Line): string[] {
	if (entry.kind !== 'revealed') return [];
	const last = log.findLast(
		({ entry: one }) =>
			one.v < entry.v && (one.kind === 'revealing' || one.kind === 'withheld') && one.poll === entry.poll
	)?.entry;
	if (last?.kind !== 'revealing') return ['a result was revealed that nobody asked for, or that was withheld'];
	return entry.at < (last.from ?? last.at) ? ['a result was revealed while it could still be withheld'] : [];
}

/** What left the air by hand had been read there by who cleared it, or was her own, or was taken away with its message. */
function clearedWhat(evening: Evening, line: Line): string[] {
	const { entry, by, before } = line;
	if (entry.kind !== 'cleared') return [];
	const gone = Object.entries(before.room.air).filter(([layer]) => entry.layer === 'all' || layer === entry.layer);
	const orders = ordersOf(evening, line, ({ do: what }) => what === 'clear' || what === 'decide');
	const unread = gone.filter(([layer, shown]) => {
		const put = evening.log.findLast(
			(one) => one.entry.v < entry.v && one.entry.kind === 'taken' && one.entry.layer === layer && !one.entry.again
		);
		return !orders.some(
			({ seen, order }) => order.do === 'decide' || put?.by === by || (put && put.entry.v <= seen) || !shown
		);
	});
	return unread.map(([layer]) => `${layer} was cleared by who had not read what stood there (version ${entry.v})`);
}

/** What went on air is what was asked for: the cue, the question that was named, nothing that had been taken away. */
function taken(evening: Evening, line: Line): string[] {
	const { entry, before } = line;
	if (entry.kind !== 'taken' || entry.again) return [];
	const { id } = entry.graphic.data;
	const orders = ordersOf(evening, line, (order) =>
		order.do === 'take' ? order.cue === entry.cue : order.do === 'show' && order.graphic.data.id === id
	);
	const wrong = orders.length
		? []
		: [`${entry.graphic.name} went on air, which nobody had asked for (version ${entry.v})`];
	if (entry.graphic.name !== 'question') return wrong;
	if (typeof id === 'string' && !before.room.questions[id]) wrong.push('a question that was taken away went on air');
	const named = orders.some(
		({ order }) => order.do === 'show' || (order.do === 'take' && (!order.question || order.question === id))
	);
	return named ? wrong : [...wrong, 'another question went on air than the one that the screen showed'];
}

/** The same order of the same hand within a press, with none between, did one thing. */
function doubles({ given, log }: Evening): string[] {
	return [...Map.groupBy(given, ({ by }) => by).values()].flatMap((hers) => {
		const inOrder = hers.toSorted((a, b) => a.at - b.at);
		return inOrder.flatMap((one, place) => {
			const before = inOrder[place - 1];
			if (!before || one.order.do !== 'take' || one.at - before.at > ONE_PRESS_MS - 100) return [];
			// a form takes its time, and may arrive between the two
			if (hers.some(({ byForm, at, until }) => byForm && until >= before.at - 50 && at <= one.until)) return [];
			if (JSON.stringify(before.order) !== JSON.stringify(one.order)) return [];
			const { cue } = one.order;
			const times = log.filter(
				({ entry, by }) =>
					by === one.by &&
					entry.kind === 'taken' &&
					!entry.again &&
					entry.cue === cue &&
					entry.at >= before.at - 20 &&
					entry.at <= one.until + 20
			);
			return times.length > 1 ? [`a double press took ${times.length} times`] : [];
		});
	});
}

/** Nobody outside is told what is right, what was voted or what waits, before the line of the log that reveals it. */
function secrets({ log, frames, cues }: Evening): string[] {
	const hidden = new Set([cues.hidden, cues.quiz]);
	const revealedAt = new Map(
		log.flatMap(({ entry }) => (entry.kind === 'revealed' ? [[entry.poll, entry.v] as const] : []))
	);
	const isSecret = (poll: unknown, v: number): boolean =>
		typeof poll === 'string' && hidden.has(poll) && v < (revealedAt.get(poll) ?? Number.POSITIVE_INFINITY);
	const told = (entry: Entry): string[] => {
		if (['keyed', 'tallied', 'waiting', 'decided', 'ranked', 'revealing', 'withheld'].includes(entry.kind))
			return [`the public was told « ${entry.kind} »`];
		if (entry.kind === 'counted' && isSecret(entry.poll, entry.v)) return ['the public was told a hidden count'];
		if (entry.kind !== 'taken' || !isSecret(entry.graphic.data.poll, entry.v)) return [];
		const { ballots, right, revealed } = entry.graphic.data;
		return Number(ballots) > 0 || right !== undefined || revealed ? ['a secret stood on air before its reveal'] : [];
	};
	return [...new Set(frames.flat().flatMap((frame) => ('e' in frame ? frame.e.flatMap(told) : [])))];
}
