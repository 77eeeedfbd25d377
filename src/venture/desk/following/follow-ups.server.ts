import type { Table } from '#exchange';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { identifierAddress, identifierLine } from '#network';
import { organizationById } from '#network/server';
import { followMonthsSaid, stopReasonName, turnoverName } from '../../index.ts';
import { type FollowUp, followUpsFor } from '../../server/index.ts';

/** What the register says of a company, as the directory has it: its number and where to look it up, and whether it stands, with the year of the source. */
type Register = Readonly<{
	number: string;
	address: string | null;
	status: 'active' | 'ended' | null;
	asOf: number | null;
}>;

/** What became of the files of an adviser's organisation, each beside what the register says. The hub itself asks no register. */
export async function followUpsShown(viewer: Viewer): Promise<readonly (FollowUp & { register: Register | null })[]> {
	const found = await followUpsFor(viewer);
	const companies = [...new Set(found.flatMap(({ company }) => company ?? []))];
	const registers = new Map(await Promise.all(companies.map(async (id) => [id, await registerOf(id)] as const)));
	return found.map((one) => ({ ...one, register: one.company ? (registers.get(one.company) ?? null) : null }));
}

async function registerOf(id: string): Promise<Register | null> {
	const { identifiers, status, statusAsOf } = await organizationById(id);
	const bce = identifiers.find(({ scheme }) => scheme === 'bce');
	return bce
		? { number: identifierLine(bce), address: identifierAddress(bce), status: status ?? null, asOf: statusAsOf ?? null }
		: null;
}

const labels = {
	name: m.venture_files,
	months: m.following_when,
	ended: m.following_ended_on,
	asked: m.following_asked_on,
	answered: m.following_answered_on,
	active: m.following_active,
	before: m.following_jobs_before,
	jobs: m.following_jobs,
	turnover: m.following_turnover,
	funds: m.following_funds,
	moved: m.following_moved,
	stopped: m.following_stopped,
	register: m.following_register
};

/** The same as a table. */
export async function followUpTable(viewer: Viewer, locale: Locale): Promise<Table> {
	const yesNo = (value: boolean | null): string | null =>
		value === null ? null : value ? m.following_yes_short({}, { locale }) : m.following_no_short({}, { locale });
	return {
		name: m.following_title({}, { locale }),
		columns: Object.entries(labels).map(([id, label]) => ({ id, label: label({}, { locale }) })),
		rows: (await followUpsShown(viewer)).map((one) => ({
			...{ name: one.name, months: followMonthsSaid(one.months, locale), ended: one.endedOn, asked: one.askedOn },
			...{ answered: one.answeredAt, active: yesNo(one.active), before: part(one.jobsBefore), jobs: part(one.jobs) },
			...{ turnover: one.turnover && turnoverName(one.turnover, locale), funds: part(one.funds), moved: one.moved },
			...{ stopped: one.stopped && stopReasonName(one.stopped, locale), register: one.register?.number ?? null }
		}))
	};
}

const part = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100);
