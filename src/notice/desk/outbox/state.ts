import { m } from '#messages';

type Letter = Readonly<{
	sentAt: Date | null;
	attempts: number;
	failure: string | null;
	held: boolean;
	dueAt: Date | null;
	droppedAt: Date | null;
}>;

/** What has become of a letter, in words. */
export function letterState({ sentAt, attempts, failure, held, dueAt, droppedAt }: Letter, leaves: boolean): string {
	if (held) return m.desk_letter_held();
	if (sentAt) return m.desk_letter_sent();
	if (droppedAt) return m.desk_letter_dropped();
	if (dueAt && dueAt > new Date()) return m.desk_letter_waits();
	if (failure) return m.desk_letter_failed({ attempts });
	return leaves ? m.desk_letter_leaving() : m.desk_letter_stays();
}
