import { sql } from 'kysely';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { DismissalReason } from '../../matching.ts';
import { openProposals, type Proposal, proposalFor } from '../reading.ts';
import type { On } from '../tables.ts';

/** « Pas pour moi »: she does not see it among what fits any more, and what she says of why weighs her own lists. @throws 404 for what she may not see */
export async function dismiss(tx: Tx, proposal: string, why: DismissalReason | null, viewer: Viewer): Promise<void> {
	await proposalFor(viewer, proposal, tx);
	await sql`
		insert into partnering.dismissal (person, proposal, why) values (${viewer.id}, ${proposal}, ${why})
		on conflict (person, proposal) do update set why = excluded.why`.execute(tx);
}

/** She sees it again. */
export async function takeDismissalBack(tx: Tx, proposal: string, viewer: Viewer): Promise<void> {
	if (!isId(proposal)) return;
	await sql`delete from partnering.dismissal where person = ${viewer.id} and proposal = ${proposal}`.execute(tx);
}

/** What she put aside and could still answer, the last first. */
export async function dismissedBy(viewer: Viewer, on: On = db): Promise<Proposal[]> {
	const { rows } = await sql<{ proposal: string }>`
		select proposal from partnering.dismissal where person = ${viewer.id} order by at desc, proposal limit 50`.execute(
		on
	);
	const ids = rows.map(({ proposal }) => proposal);
	const open = await openProposals(viewer, ids, on);
	return ids.flatMap((id) => open.get(id) ?? []);
}
