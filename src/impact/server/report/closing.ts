import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { operations } from '#kernel/server/operations.ts';
import { hashOf, keepFile } from '#kernel/server/storage.ts';
import { isAmber } from '../../figures/amber.ts';
import { DRAWING, type Frozen, figuresUnder, narrowed, piecesOf, scopeOf } from '../../report/frozen.ts';
import { RULES } from '../../report/rules.ts';
import { newGrounds } from '../material.ts';
import { ambersNow } from '../proof/amber.ts';
import { provedMaterial } from '../proof/lines.ts';
import { lookAfterOthers } from '../proof/look.ts';
import { within } from '../tables.ts';
import { bytesOf } from './bytes.ts';
import { printed, workbookOf } from './printing.ts';
import { lockedReport, type Report, reportById } from './writing.ts';

const FORMAT = 'creative-valley/impact-report/1';

/**
 * Closes a report that somebody else has sent: what it says, what that was counted from, the rules and the position of the log are kept, and never change again.
 * Throws 404, impact_report_stands unless it was sent, impact_own (she has sent it herself), impact_report_amber (a piece in it is in amber, and nobody has said why), impact_report_changed.
 */
export async function closeReport(id: string, viewer: Pick<Viewer, 'id'>, by: By): Promise<void> {
	const its = await reportById(id);
	check(its, viewer);
	const frozen = await frozenOf(its, by.at ?? new Date());
	const files = { frozen: bytesOf(frozen), pdf: await printed(frozen), workbook: await workbookOf(frozen) };
	await transaction(async (tx) => {
		const now = await lockedReport(tx, id);
		check(now, viewer);
		if (+now.changedAt !== +its.changedAt || +(now.sentAt ?? 0) !== +(its.sentAt ?? 0))
			throw refused('impact_report_changed', {}, 409);
		await keep(tx, frozen, files, viewer);
		const { report, position, rules, pieces } = frozen;
		await record(tx, {
			...by,
			verb: 'impact.report_closed',
			object: ref('report', id),
			detail: {
				...{ operation: report.operation.code, from: report.from, until: report.until, fictional: report.fictional },
				...{ hash: hashOf(files.frozen), position, rules, pieces: pieces.length }
			}
		});
	});
	// what was changed a moment before it was closed is in it; pages must not say that it came later
	await lookAfterOthers();
}

function check({ state, sentBy }: Report, viewer: Pick<Viewer, 'id'>): void {
	if (state !== 'sent') throw refused('impact_report_stands', {}, 409);
	if (sentBy === viewer.id) throw refused('impact_own', {}, 422);
}

/** Everything that a report would keep, were it closed now: of one moment of the database. @throws impact_report_amber */
const frozenOf = (its: Report, at: Date): Promise<Frozen> =>
	transaction(async (tx) => {
		const report = await headOf(its, tx);
		const grounds = newGrounds();
		const scope = scopeOf(report);
		const material = narrowed(await provedMaterial(tx, grounds), scope, namedIn(its.id));
		const figures = figuresUnder(RULES, its.measures, material, scope);
		await checkAmber(figures, tx);
		const pieces = piecesOf(figures);
		const rows = pieces.flatMap(({ hash }) => {
			const row = grounds.rows.get(hash);
			return row === undefined ? [] : [[hash, row] as const];
		});
		const position = await positionNow(tx);
		const closedAt = at.toISOString();
		return {
			...{ format: FORMAT, report, closedAt, position, rules: RULES, drawing: DRAWING, figures, pieces },
			...{ rows: Object.fromEntries(rows), material }
		};
	}, 'repeatable read');

async function headOf(
	{ id, operation, fromDay, untilDay, title, locale, body, fictional }: Report,
	tx: Tx
): Promise<Frozen['report']> {
	const { name, timeZone } = await hub();
	const its = (await operations({}, tx)).find(({ code }) => code === operation);
	if (!its) throw refused('kernel_operation_unknown', {}, 422);
	const { code, name: called, funder, starts, ends, share, sentence, emblem } = its;
	return {
		...{ id, hub: name, timeZone, locale, title, fictional, from: fromDay, until: untilDay },
		operation: { code, name: called, funder, starts, ends, share, sentence, emblem },
		body: body?.[body.source] ?? ''
	};
}

async function checkAmber(figures: Frozen['figures'], tx: Tx): Promise<void> {
	const ambers = figures.flatMap(({ units }) => units.filter(isAmber)).flatMap(({ pieces }) => pieces);
	if (!ambers.some(({ amber }) => amber)) return;
	const said = new Set((await ambersNow(tx)).filter(({ word }) => word).map(({ kind, id }) => `${kind} ${id}`));
	const silent = ambers.filter(({ kind, id, amber }) => amber && !said.has(`${kind} ${id}`));
	if (silent.length) throw refused('impact_report_amber', { count: silent.length }, 422);
}

async function positionNow(tx: Tx): Promise<number> {
	const { rows } = await sql<{ position: number }>`
		select coalesce(max(position), 0) as position from kernel.activity_order`.execute(tx);
	return rows[0]?.position ?? 0;
}

/** By what a person goes in one report, and in no other. */
export const namedIn =
	(report: string) =>
	(person: string): string =>
		`person:${hashOf(Buffer.from(`${report} ${person}`)).slice(0, 32)}`;

type Files = Readonly<{ frozen: Buffer; pdf: Uint8Array; workbook: Uint8Array }>;
const PDF = 'application/pdf';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const filed = ['declaration', 'attendance_sheet', 'attestation'];

async function keep(tx: Tx, { report, ...frozen }: Frozen, files: Files, viewer: Pick<Viewer, 'id'>): Promise<void> {
	const { closedAt, position, rules, pieces } = frozen;
	const kept = {
		frozen: await keepFile(tx, files.frozen, 'application/json'),
		pdf: await keepFile(tx, Buffer.from(files.pdf), PDF),
		workbook: await keepFile(tx, Buffer.from(files.workbook), XLSX)
	};
	await within(tx)
		.updateTable('impact.report')
		.set({ ...kept, closedBy: viewer.id, closedAt: new Date(closedAt), position, rules })
		.where('id', '=', report.id)
		.execute();
	const hashes = pieces.filter(({ kind }) => filed.includes(kind)).map(({ hash }) => hash);
	const { emblem } = report.operation;
	await sql`insert into impact.report_file (report, file)
		select ${report.id}, hash from kernel.file where hash = any(${[...new Set([...hashes, ...(emblem ? [emblem] : [])])]})`.execute(
		tx
	);
}
