import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Attests } from '../../attest.schema.ts';
import { isOver, tookPlace } from '../../meeting.ts';
import { attest } from '../competences/attesting.ts';
import { vouchForAll, vouchNoMore } from '../quests/proofs.ts';
import { change, type FullMeeting, lockMeeting, tell } from './meetings.ts';

/** What one side says of a meeting once its time has come. */
export type Says = Readonly<{ held: boolean; attests?: Attests }>;

/**
 * One side says whether a meeting took place; it did when both say so, and does no more when one takes it back. A host may add what she saw the player do.
 * @throws journey_meeting_early, 404 for another's
 */
export async function confirmMeeting(
	tx: Tx,
	who: string,
	id: string,
	{ held, attests = [] }: Says,
	by: By
): Promise<void> {
	const meeting = await lockMeeting(tx, id);
	const side = meeting && sideOf(meeting, who);
	if (!meeting || !side || meeting.state !== 'accepted') throw missing();
	if (!isOver(meeting)) throw refused('journey_meeting_early');
	const after = { ...meeting, [side]: held };
	await change(tx, id, { [side]: held });
	if (side === 'hostSays') {
		const seen = { person: meeting.person, source: 'member', ref: { kind: 'meeting', id }, by: who } as const;
		await attest(tx, seen, held ? attests : []);
	}
	if (tookPlace(after) === tookPlace(meeting)) return;
	await settle(tx, after, by);
}

async function settle(tx: Tx, meeting: FullMeeting, by: By): Promise<void> {
	const { id, person, mentor, online } = meeting;
	if (tookPlace(meeting)) {
		await vouchForAll(tx, person);
		await tell(tx, id, { verb: 'journey.met', detail: { mentor, online } }, by);
	} else {
		await vouchNoMore(tx, id);
		await tell(tx, id, { verb: 'journey.met_undone', detail: {} }, by);
	}
}

/** Keeps the three lines that the player writes afterwards. @throws 404 */
export async function writeLines(tx: Tx, person: string, id: string, lines: string): Promise<void> {
	const meeting = await lockMeeting(tx, id);
	if (meeting?.person !== person || !isOver(meeting)) throw missing();
	await change(tx, id, { lines });
}

function sideOf({ person, hostPerson }: FullMeeting, who: string): 'personSays' | 'hostSays' | null {
	if (person === who) return 'personSays';
	return hostPerson === who ? 'hostSays' : null;
}
