import { m } from '#messages';

type Letter = Readonly<{ sentAt: Date | null; attempts: number; failure: string | null; held: boolean }>;

/** What has become of a letter, in words. */
export function letterState({ sentAt, attempts, failure, held }: Letter, leaves: boolean): string {
	if (held) return m.desk_letter_held();
	if (sentAt) return m.desk_letter_sent();
	if (failure) return m.desk_letter_failed({ attempts });
	return leaves ? m.desk_letter_leaving() : m.desk_letter_stays();
}
