import type { Payer } from '../../plans/plan.ts';
import type { Contract } from './contracts.ts';

type Used = Readonly<{ operation: string | null; organization: string | null; person: string | null; day: string }>;

/**
 * Who pays what was booked or used: the operation that it was booked on, else the organisation, else whoever pays the plan that she uses that day (of several the one that began first), else she herself;
 * null: nobody who is known.
 */
export function whoPays({ operation, organization, person, day }: Used, contracts: readonly Contract[]): Payer | null {
	if (operation) return { kind: 'operation', id: operation };
	if (organization) return { kind: 'organization', id: organization };
	if (!person) return null;
	const hers = contracts
		.filter(({ persons, from, until }) => persons.includes(person) && from <= day && (!until || day <= until))
		.toSorted((a, b) => (`${a.from} ${a.id}` < `${b.from} ${b.id}` ? -1 : 1));
	return hers[0]?.payer ?? { kind: 'person', id: person };
}
