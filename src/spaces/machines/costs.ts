/** What a time costs at so many cents an hour, rounded to the cent, a half upwards. */
export const timeCents = (startsAt: Date, endsAt: Date, hourCents: number): number =>
	rounded(BigInt(endsAt.getTime() - startsAt.getTime()) * BigInt(hourCents), 3_600_000n);

/** What so many thousandths of a unit cost, rounded to the cent, a half upwards. */
export const materialCents = (thousandths: number, unitCents: number): number =>
	rounded(BigInt(thousandths) * BigInt(unitCents), 1000n);

const rounded = (of: bigint, by: bigint): number => Number((2n * of + by) / (2n * by));

/** A quantity as people write it, « 1,25 », in thousandths; null when it is none. */
export function thousandthsIn(text: string): number | null {
	const [, whole = '', part = ''] = /^(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(text.trim()) ?? [];
	return whole ? Number(whole) * 1000 + Number(part.padEnd(3, '0')) : null;
}

/** An amount as people write it, « 12,50 », in cents; null when it is none. */
export function centsIn(text: string): number | null {
	const [, whole = '', part = ''] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
	return whole ? Number(whole) * 100 + Number(part.padEnd(2, '0')) : null;
}
