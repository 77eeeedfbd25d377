import { type Side, sides } from '#kernel/given.ts';
import type { Hub } from '#kernel/hub.ts';
import { openSheet, type Sheet } from '#kernel/server/pdf/sheet.ts';
import { longDate, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { amountSaid, type Bond, conventionSaid, measureName, sideName } from '../../index.ts';

/** So many lines of a side fit on the page. */
const MOST_LINES = 9;
const LONGEST = 90;

type Told = Readonly<{ name: string; fictional: boolean; bond: Bond }>;

/** What an organisation pledged, gave and received in a year, on one page in the colour of the hub. */
export async function bondPdf(
	{ name, fictional, bond }: Told,
	{ name: hub, colour }: Pick<Hub, 'name' | 'colour'>,
	locale: Locale
): Promise<Uint8Array> {
	const said = { locale };
	const title = m.bond_report_of({ year: String(bond.year) }, said);
	const sheet = await openSheet(`${title}, ${name}`, locale, hub, colour);
	sheet.title(name);
	sheet.text([`${hub} · ${title}`, fictional ? m.web_fictional({}, said) : ''].filter(Boolean).join(' · '));
	const convention = conventionSaid(bond, locale);
	if (convention) sheet.text(convention);
	sheet.heading(m.bond_side_by_side({}, said));
	if (bond.rows.length) table(sheet, bond, locale);
	else sheet.text(m.bond_nothing({ year: String(bond.year) }, said));
	for (const { measure, words } of bond.pledges.filter((one) => one.words))
		sheet.row(measureName(measure, locale), words);
	for (const side of sides) lines(sheet, bond, side, locale);
	sheet.text(m.bond_as_of({ date: longDate(new Date(), locale, 'UTC') }, said));
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

function lines(sheet: Sheet, { known, gifts }: Bond, side: Side, locale: Locale): void {
	const told = [
		...known,
		...gifts
			.filter(({ withdrawnAt }) => !withdrawnAt)
			.map((one) => ({ ...one, words: `${longDate(noonOf(one.onDay), locale, 'UTC')}, ${shortened(one.words)}` }))
	].filter((one) => one.side === side);
	if (!told.length) return;
	sheet.heading(sideName(side, locale));
	for (const one of told.slice(0, MOST_LINES)) sheet.point(`${one.words} — ${amountSaid(one, locale)}`);
	const more = told.length - MOST_LINES;
	if (more > 0) sheet.text(m.bond_more_lines({ count: more }, { locale }));
}

const shortened = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words);
