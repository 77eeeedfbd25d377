import { ifThere, missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { endKey, type Key, type KeyKind, keys, makeKey, openBy } from '#kernel/identity/server/keys.ts';
import { record } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { isDrawnSecret } from '#kernel/server/drawn-secret.ts';
import { m } from '#messages';
import { impactActs } from '../../acts.ts';
import type { Frozen } from '../../report/frozen.ts';
import { frozenReport } from '../report/corrections.ts';
import { lockedReport, type Report, reportById } from '../report/writing.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

/** The door of an auditor: one closed report with its pieces, until a day; it ends with the role of whoever opened it. */
export const auditKey: KeyKind = {
	kind: 'impact.audit',
	name: m.impact_door,
	days: MOST_DAYS,
	prefix: 'audit_',
	may: async (maker, { scope }, on) => {
		const report = await ifThere(reportById(scope.id, on));
		return report?.state === 'closed' && can(maker, impactActs.keep);
	},
	tell: async ({ scope }) => {
		const report = await ifThere(reportById(scope.id));
		return report && { text: report.title, path: `/desk/impact/reports/${scope.id}` };
	}
};

/** Opens a door to a closed report. @param until the last moment at which it is open @returns its secret, which is shown once. @throws 404, impact_report_stands, impact_door_until */
export async function openDoor(
	tx: Tx,
	report: string,
	{ name, until }: Readonly<{ name: string; until: Date }>,
	viewer: Pick<Viewer, 'id'>
): Promise<string> {
	const { state } = await lockedReport(tx, report);
	if (state !== 'closed') throw refused('impact_report_stands', {}, 409);
	const days = (+until - Date.now()) / DAY_MS;
	if (!(days > 0 && days <= MOST_DAYS)) throw refused('impact_door_until', {}, 422);
	const given = { name: name.trim().slice(0, 80), scope: ref('report', report), days };
	if (!given.name) throw refused('impact_door_name', {}, 422);
	const { secret } = await makeKey(tx, auditKey, given, { actor: ref('person', viewer.id), source: 'desk' });
	return secret;
}

/** The doors to a report that stand. */
export const doorsOf = async (report: string): Promise<(Key & { by: string })[]> =>
	(await keys()).filter(({ kind, scope }) => kind === auditKey.kind && scope.id === report);

/** Ends a door to a report. @throws 404 */
export async function endDoor(tx: Tx, report: string, door: string, viewer: Pick<Viewer, 'id'>): Promise<void> {
	if (
		!(await keys(null, tx)).some(({ id, kind, scope }) => id === door && kind === auditKey.kind && scope.id === report)
	)
		throw missing();
	await endKey(tx, door, { actor: ref('person', viewer.id), source: 'desk' });
}

/** Writes down that somebody has come through a door, and nothing of what she looks at. */
export const openedThrough = ({ report: { id, operation, fromDay, untilDay, fictional }, door }: Through) =>
	transaction((tx) =>
		record(tx, {
			...{
				actor: null,
				source: 'web',
				verb: 'impact.report_opened',
				object: ref('report', id),
				context: ref('key', door)
			},
			detail: { operation, from: fromDay, until: untilDay, fictional }
		})
	);

type Through = Readonly<{ report: Report; frozen: Frozen; door: string }>;

/** What a door opens: one report, as it was closed. @throws 404 for any other secret, and once the door has ended */
export async function throughDoor(secret: string): Promise<Through> {
	if (!isDrawnSecret(secret, 'audit_')) throw missing();
	const { id, scope } = await openBy(auditKey, secret);
	return { ...(await frozenReport(scope.id)), door: id };
}
