import { spokenCommunication } from './communication.ts';

/** What one pays with a telephone that reads it. */
type Asked = Readonly<{ beneficiary: string; iban: string; cents: number; communication: string }>;

/**
 * The words of the QR code for a credit transfer (EPC069-12, version 002, UTF-8). The communication stands as text, as banks in Belgium read it: the field for a
 * structured one is for references of ISO 11649, which it is not. Null where nothing is to be paid, or more than the code can say.
 */
export function epcWords({ beneficiary, iban, cents, communication }: Asked): string | null {
	if (cents < 1 || cents > 99_999_999_999) return null;
	const amount = `EUR${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
	const name = cut(beneficiary.replace(/\s+/g, ' ').trim(), 70);
	return ['BCD', '002', '1', 'SCT', '', name, iban, amount, '', '', spokenCommunication(communication)].join('\n');
}

const cut = (text: string, most: number): string => [...text].slice(0, most).join('');
