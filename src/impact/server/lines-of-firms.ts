import type { countedLearners } from '#learning/server';
import { contactRule } from '#venture';
import type { countedFiles } from '#venture/server';
import type { Line } from '../figures/material.ts';
import { line, type Making, numberKey } from './making.ts';

type Files = Awaited<ReturnType<typeof countedFiles>>;
type Staff = Awaited<ReturnType<typeof countedLearners>>['staff'][number];

/** A session of support, proved by its signed sheet; whatever else was done is a one-off contact. */
export function contactLine(its: Files['contacts'][number], { day, piece, signed }: Making): Line {
	const { contact, file, kind, at, minutes, operation, keeper, sheet, sheetHash, signedAt, sheetSays } = its;
	const own = piece('contact', contact, at, { contact, file, kind, at, minutes, operation });
	const said = sheetSays ?? '';
	const pieces = sheet && sheetHash && signedAt ? [own, signed('sheet', sheet, signedAt, sheetHash, { said })] : [own];
	const more = { operation, partner: keeper, amount: minutes, proved: sheet !== null };
	return line(contactRule(kind).supports ? 'session' : 'one_off', `file:${file}`, day(at), pieces, more);
}

export function projectLine({ id, kind, stage, openedAt }: Files['files'][number], { day, piece }: Making): Line[] {
	if (kind !== 'project') return [];
	return [
		line('project', `file:${id}`, day(openedAt), [piece('file', id, openedAt, { id, kind, stage })], { word: stage })
	];
}

/** What became of a company; nobody works any more at one that has ended. */
export function followUpLine(its: Files['followUps'][number], { day, piece }: Making): Line {
	const { id, file, months, answeredAt, active, jobs } = its;
	const pieces = [piece('follow_up', id, answeredAt, { id, file, months, active, jobs })];
	const more = { amount: active ? (jobs ?? 0) : 0, proved: !active || jobs !== null };
	return line(months === 12 ? 'follow_up_12' : 'follow_up_36', `file:${file}`, day(answeredAt), pieces, more);
}

export const jobsLine = ({ id, file, asOf, value }: Files['jobs'][number], { piece }: Making): Line =>
	line('jobs', `file:${file}`, asOf, [{ ...piece('jobs', id, new Date(asOf), { id, file, asOf, value }), day: asOf }], {
		amount: value
	});

/** Somebody whom her employer enrolled: support of the employer, proved by an attestation. */
export function staffLine(its: Staff, { day, piece, signed }: Making): Line {
	const { enrolment, person, gone, employer, operation, completedAt, attestations } = its;
	const at = completedAt ?? new Date(attestations[0]?.issuedAt ?? 0);
	const stands = person ? [person] : [];
	const own = piece('enrolment', enrolment, at, { enrolment, employer, operation, completedAt }, { stands });
	// what was corrected stays a piece beside its correction
	const pieces = attestations.map(({ id, hash, issuedAt }) =>
		signed('attestation', id, new Date(issuedAt), hash, { stands: [enrolment] })
	);
	return line('staff', numberKey(employer), day(at), [own, ...pieces], {
		...{ unit: person ? `person:${person}` : gone ? `gone:${gone}` : `enrolment:${enrolment}`, operation },
		...{ word: completedAt ? 'completed' : null, proved: attestations.length > 0 }
	});
}
