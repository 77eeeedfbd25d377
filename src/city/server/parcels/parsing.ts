import { Parcel } from '../../parcel.schema.ts';
import { unreadable } from './archive.ts';
import { isSealed, thumbprintOf } from './sealing.ts';

/** Reads the words of a parcel and looks whether they are signed by the key that they name; carried out at the press. @throws city_parcel_unreadable, city_parcel_unsigned, city_parcel_newer */
export async function parsedParcel(trail: Buffer, signature: Buffer): Promise<{ parcel: Parcel; key: string }> {
	const { parsed, signed } = bothRead(trail, signature);
	const newer = (parsed as { version?: unknown } | null)?.version;
	if (typeof newer === 'number' && newer > 1) throw unreadable('city_parcel_newer');
	const { data: parcel } = Parcel.safeParse(parsed);
	if (!parcel) throw unreadable();
	if (!(await isSealed(Buffer.from(trail), signed, parcel.from.key))) throw unreadable('city_parcel_unsigned');
	return { parcel, key: await thumbprintOf(parcel.from.key) };
}

function bothRead(trail: Buffer, signature: Buffer): { parsed: unknown; signed: unknown } {
	const read = (bytes: Buffer): unknown => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	try {
		return { parsed: read(trail), signed: read(signature) };
	} catch {
		throw unreadable();
	}
}
