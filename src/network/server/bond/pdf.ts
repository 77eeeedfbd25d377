import { type Side, sides } from '#kernel/given.ts';
import { openSheet, type Sheet } from '#kernel/server/pdf/sheet.ts';
import type { Signature } from '#kernel/server/signature.ts';
import { longDate, noonOf, shortDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { amountSaid, type Bond, conventionSaid, measureName, sideName } from '../../index.ts';

/** So many lines fit on the page below the table, and so many fewer below a mark. */
const MOST_LINES = 14;
const MARK_LINES = 3;
const LONGEST = 55;

type Told = Readonly<{ name: string; fictional: boolean; bond: Bond; asOf: Date }>;
type Letterhead = Readonly<{ signed: Signature; colour: string }>;

/** What an organisation pledged, gave and received in a year, on one page in the colour of the hub. */
export async function bondPdf(
	{ name, fictional, bond, asOf }: Told,
	{ signed, colour }: Letterhead,
	locale: Locale
): Promise<Uint8Array> {
	const said = { locale };
	const title = m.bond_report_of({ year: String(bond.year) }, said);
	const sheet = await openSheet(`${title}, ${name}`, locale, signed, colour);
	sheet.title(name);
	sheet.text([`${signed.name} · ${title}`, fictional ? m.web_fictional({}, said) : ''].filter(Boolean).join(' · '));
	const convention = conventionSaid(bond, locale);
	if (convention) sheet.text(convention);
	sheet.heading(m.bond_side_by_side({}, said));
	if (bond.rows.length) table(sheet, bond, locale);
	else sheet.text(m.bond_nothing({ year: String(bond.year) }, said));
	const pledged = bond.pledges.filter(({ words }) => words);
	for (const { measure, words } of pledged) sheet.row(measureName(measure, locale), shortened(words));
	const told = sides.map((side) => linesOf(bond, side, locale));
	const room = roomFor(MOST_LINES - (signed.mark ? MARK_LINES : 0) - pledged.length, [
		told[0]?.length ?? 0,
		told[1]?.length ?? 0
	]);
	for (const [at, side] of sides.entries()) lines(sheet, side, told[at] ?? [], room[at] ?? 0, locale);
	sheet.text(m.bond_as_of({ date: longDate(asOf, locale, 'UTC') }, said));
	return sheet.save();
}

function table(sheet: Sheet, { rows }: Bond, locale: Locale): void {
	const said = { locale };
	const head = ['', m.bond_pledged({}, said), m.bond_given({}, said), m.bond_received({}, said)];
	sheet.table(
		head,
		rows.map(({ measure, ...amounts }) => [
			measureName(measure, locale),
			...[amounts.pledged, amounts.given, amounts.received].map((amount) =>
				amount ? amountSaid({ measure, amount }, locale) : '—'
			)
		])
	);
}

function linesOf({ known, gifts }: Bond, side: Side, locale: Locale): string[] {
	const noted = gifts
		.filter(({ withdrawnAt }) => !withdrawnAt)
		.map((one) => ({ ...one, words: `${shortDate(noonOf(one.onDay), locale, 'UTC')}, ${shortened(one.words)}` }));
	return [...known, ...noted]
		.filter((one) => one.side === side)
		.map((one) => `${one.words} — ${amountSaid(one, locale)}`);
}

/** How many lines of each side are told where there is room for so many: none is left out for the other beyond the half. */
function roomFor(all: number, [one, other]: readonly [number, number]): readonly [number, number] {
	const first = Math.min(one, Math.max(all - other, Math.floor(all / 2)));
	return [first, Math.min(other, all - first)];
}

function lines(sheet: Sheet, side: Side, told: readonly string[], room: number, locale: Locale): void {
	if (!told.length) return;
	sheet.heading(sideName(side, locale));
	for (const line of told.slice(0, room)) sheet.point(line);
	const more = told.length - room;
	if (more > 0) sheet.text(m.bond_more_lines({ count: more }, { locale }));
}

const shortened = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words);
