import { idNamed } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { GRACE_MS, momentOfAct, SLACK_MS } from '../../room/clock.ts';
import { asksWords, formOf } from '../../room/forms.ts';
import { fits, wordOf } from '../../room/poll.ts';
import { shownTally } from '../../room/shown.ts';
import type { PollState } from '../../room/state.ts';
import { hashOfCode } from '../codes.ts';
import { shortOf } from '../device.ts';
import { within } from '../tables.ts';
import { no, yes } from './answers.ts';
import type { Of } from './asked.ts';
import { type Ballot, countBallots, tallyOf } from './ballots.ts';
import { add, type Batch } from './batch.ts';

/** Counts the votes of one tick, all at once. */
export async function vote(tx: Tx, room: string, batch: Batch, votes: readonly Of<'vote'>[]): Promise<void> {
	const codes = await knownCodes(tx, votes);
	const given = new Map<Ballot, Of<'vote'>>();
	for (const asked of votes) {
		const ballot = ballotOf(batch, asked, codes);
		if (typeof ballot === 'string') no(batch, asked, ballot);
		else given.set(ballot, asked);
	}
	const counted = await countBallots(tx, room, [...given.keys()]);
	for (const [ballot, asked] of given) {
		if (!counted.has(ballot)) {
			no(batch, asked, 'stage_voted_already');
			continue;
		}
		batch.polls.add(ballot.poll.id);
		if (asksWords(ballot.poll)) await newWords(tx, room, batch, ballot);
		yes(batch, asked, { at: ballot.at });
	}
	await showResults(tx, room, batch, given, counted);
}

/** A ballot that may be counted, or why not. */
function ballotOf(
	{ state, now }: Batch,
	{ order, who, arrivedAt }: Of<'vote'>,
	codes: Map<string, string>
): Ballot | string {
	const open = state.room.polls.find(({ poll }) => poll.id === order.poll);
	if (!open) return 'stage_poll_unknown';
	const { poll } = open;
	const choice = asksWords(poll) ? order.choice.map(wordOf) : order.choice;
	if (!fits(poll, choice)) return 'stage_choice_wrong';
	const code = poll.coded ? hashOfCode(order.code ?? '') : null;
	if (code && codes.get(code.toString('hex')) !== poll.id) return 'stage_code_wrong';
	const token = code ?? who.device;
	if (!token) return 'stage_device_missing';
	const moment = momentOfAct(arrivedAt, order.clock, who.delayMs);
	// a picture that has not shown the question yet: whoever answers it knows it from elsewhere
	if (formOf(poll).quiz && moment < open.openedAt - SLACK_MS) return 'stage_poll_not_yet';
	const at = Math.max(moment, open.openedAt);
	if (isOver(open, at, Math.min(arrivedAt, now))) return 'stage_poll_closed';
	return { poll, token, choice, at, station: who.station, commune: who.commune };
}

const isOver = ({ closed, revealed }: PollState, at: number, arrivedAt: number): boolean =>
	revealed !== null || (closed !== null && (at > closed.at + GRACE_MS || arrivedAt > closed.until + GRACE_MS));

/** Which of the typed codes exist, by their hash, with the poll that each is for. */
async function knownCodes(tx: Tx, votes: readonly Of<'vote'>[]): Promise<Map<string, string>> {
	const typed = votes.flatMap(({ order: { code } }) => (code ? [hashOfCode(code)] : []));
	if (!typed.length) return new Map();
	const rows = await within(tx)
		.selectFrom('stage.ballotCode')
		.select(['hash', 'cue'])
		.where('hash', 'in', typed)
		.execute();
	return new Map(rows.map(({ hash, cue }) => [hash.toString('hex'), cue]));
}

/** A word that nobody gave before waits for a moderator, like all that is written; where chat is live it shows at once. */
async function newWords(
	tx: Tx,
	room: string,
	batch: Batch,
	{ poll, token, choice, station, at }: Ballot
): Promise<void> {
	const { words, waiting, room: shown } = batch.state;
	const judged = new Set(words.map(({ text }) => text));
	for (const text of choice) {
		const id = idNamed(`${room} ${text}`, poll.id);
		if (judged.has(text) || waiting.some((one) => one.id === id)) continue;
		const state = shown.rules.chat === 'live' ? 'shown' : 'waiting';
		await within(tx)
			.insertInto('stage.message')
			.values({
				id,
				room,
				kind: 'word',
				author: token,
				name: '',
				text,
				station: station?.id,
				state,
				saidAt: new Date(at)
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		const message = { id, name: '', text, station: station?.slug ?? null, origin: 'here' } as const;
		add(batch, { kind: 'waiting', what: 'word', message, author: shortOf(token) });
		if (state === 'shown') add(batch, { kind: 'decided', message: id, state });
	}
}

/** Whoever has voted sees what the others did, where the poll lets her. */
async function showResults(
	tx: Tx,
	room: string,
	batch: Batch,
	given: ReadonlyMap<Ballot, Of<'vote'>>,
	counted: ReadonlySet<Ballot>
): Promise<void> {
	const polls = new Set([...counted].filter(({ poll }) => poll.results === 'voted').map(({ poll }) => poll));
	for (const poll of polls) {
		const tally = shownTally(batch.state, poll, { ...(await tallyOf(tx, room, poll.id)), communes: {} });
		for (const [ballot, asked] of given)
			if (counted.has(ballot) && ballot.poll === poll) yes(batch, asked, { at: ballot.at, tally });
	}
}
