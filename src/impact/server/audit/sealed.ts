import { unsealedProofs } from '#kernel/server/proofs.ts';
import type { PieceKind } from '../../figures/material.ts';
import type { Frozen } from '../../report/frozen.ts';

/** As what the name of somebody who is counted in a piece stands under seal. */
const sealedAs: Readonly<Partial<Record<PieceKind, string>>> = {
	presence: 'seat',
	enrolment: 'enrolment',
	sheet: 'sheet'
};

/** Who was in the pieces of a report and has gone since, by the number of the piece, from 1: opened for its auditor (Regulation (EU) 2021/1060, article 82). */
export async function sealedNames({ report, pieces }: Pick<Frozen, 'report' | 'pieces'>): Promise<Map<number, string>> {
	const names = new Map<string, string>();
	for (const { subject, name } of await unsealedProofs(report.operation.code))
		names.set(`${subject.kind} ${subject.id}`, name);
	return new Map(
		pieces.flatMap(({ kind, id }, at) => {
			const name = names.get(`${sealedAs[kind]} ${id}`);
			return name ? [[at + 1, name] as const] : [];
		})
	);
}
