import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { asAddress, personByEmail } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { atPress } from '#kernel/server/press/press.ts';
import { longDate, monthOf, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { spokenCommunication } from '../../plans/communication.ts';
import { spokenIban } from '../../plans/iban.ts';
import { euros } from '../../plans/money.ts';
import { account } from './account.ts';
import type { statementPdf } from './pdf.ts';
import type { Statement } from './statements.ts';

const drawn = atPress<typeof statementPdf>('src/spaces/server/plans/pdf.ts', 'statementPdf');

/** A statement as a PDF, made at the press. */
export async function statementFile(statement: Statement, locale: Locale): Promise<Uint8Array> {
	const { paidCents: _, sentAt: __, ...fixed } = statement;
	return drawn({ ...fixed, paidCents: 0, sentAt: null }, (await hub()).name, (await account())?.note ?? null, locale);
}

/** Posts a statement with its PDF, which was made before. @throws identity_email_wrong */
export async function sendStatement(
	tx: Tx,
	{ id, number, month, payer, totalCents, beneficiary, iban, communication, dueOn }: Statement,
	{ to, pdf, locale: given }: Readonly<{ to: string; pdf: Uint8Array; locale: Locale }>,
	by: By
): Promise<void> {
	const address = asAddress(to);
	const known = await personByEmail(tx, address);
	const locale = (known?.locale as Locale | undefined) ?? given;
	const said = { locale };
	const { name } = await hub();
	const subject = m.plans_letter_subject(
		{ number, month: monthOf(noonOf(`${month}-15`), locale, 'UTC'), hub: name },
		said
	);
	const amount = euros(totalCents, locale);
	const asked =
		totalCents > 0
			? [
					m.plans_letter_pay({ amount, day: longDate(noonOf(dueOn), locale, 'UTC') }, said),
					`${beneficiary}\n${spokenIban(iban)}\n${spokenCommunication(communication)}`
				]
			: [m.plans_letter_nothing({ amount }, said)];
	if (!payer) throw refused('plans_payer_unknown', {}, 422);
	await post(tx, {
		to: address,
		locale,
		words: 'people',
		person: payer.kind === 'person' ? payer.id : null,
		subject,
		text: [m.kernel_hello({}, said), m.plans_letter_text({ number }, said), ...asked, name].join('\n\n'),
		attachments: [{ name: `${number}.pdf`, mediaType: 'application/pdf', content: Buffer.from(pdf) }]
	});
	await sql`insert into spaces.sending (id, statement, sent_by) values (${newId()}, ${id}, ${by.actor?.id ?? null})`.execute(
		tx
	);
}
