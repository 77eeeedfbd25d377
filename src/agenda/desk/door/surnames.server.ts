import type { NameParts } from '#kernel/name.ts';
import type { Locale } from '#kernel/words.ts';
import { partsIn } from '#participation/server';

type Named = Readonly<{ seat: string; booking: string; name: string | null; party: string | null }>;

/** After every name. */
const LAST = '\u{10ffff}';

/** The rows of a list with the two parts of the names that were given so; in the order of the surnames where the activity asks for them. */
export async function withParts<Row extends Named>(
	rows: readonly Row[],
	{ twoNames }: Readonly<{ twoNames: boolean }>,
	locale: Locale
): Promise<(Row & { parts: NameParts | null })[]> {
	const parts = await partsIn([...new Set(rows.map(({ booking }) => booking))]);
	const partsOf = ({ seat, booking, name, party }: Row) =>
		parts.get(seat) ?? (name !== null && name === party ? parts.get(booking) : null) ?? null;
	const all = rows.map((row) => ({ ...row, parts: partsOf(row) }));
	if (!twoNames) return all;
	// who has no name of her own stands with whoever brings her; who has none at all, last
	const surnameFirst = ({ booking, name, party, parts: own }: (typeof all)[number]): string => {
		const its = own ?? (name === null ? parts.get(booking) : undefined);
		return (its ? `${its.family} ${its.given}`.trim() : (name ?? party)) || LAST;
	};
	const { compare } = new Intl.Collator(locale);
	return all.toSorted((one, other) => compare(surnameFirst(one), surnameFirst(other)));
}
