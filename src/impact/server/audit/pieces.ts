import { writeZip, type ZipEntry } from '#exchange/server';
import { ifThere, missing } from '#kernel/errors.ts';
import { hashOf, readFileOf } from '#kernel/server/storage.ts';
import { signedSheet } from '#venture/server';
import type { Piece } from '../../figures/material.ts';
import type { Frozen } from '../../report/frozen.ts';
import { reportFile } from '../report/files.ts';
import type { Report } from '../report/writing.ts';
import { sealedNames } from './sealed.ts';

/** The bytes of a piece, of which its hash is; where they are not there any more, what is known of it. */
type Given = Readonly<{ content: Buffer; mediaType: string; name: string }>;

const JSON_TYPE = 'application/json';
const endings: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' };

/** A piece of a report by its number, and of no other report. @throws 404 */
export async function pieceOf(frozen: Frozen, number: string): Promise<Given> {
	const piece = /^[1-9]\d{0,5}$/.test(number) ? frozen.pieces[Number(number) - 1] : undefined;
	if (!piece) throw missing();
	return given(piece, frozen, Number(number));
}

async function given(piece: Piece, { rows }: Frozen, number: number): Promise<Given> {
	const { kind, id, hash } = piece;
	const name = `${String(number).padStart(4, '0')}-${kind}-${id}`;
	const row = rows[hash] ?? (kind === 'sheet' ? await signedSheet(id) : null);
	if (row && hashOf(Buffer.from(row)) === hash)
		return { content: Buffer.from(row), mediaType: JSON_TYPE, name: `${name}.json` };
	const file = await ifThere(readFileOf(hash).catch(gone));
	if (file) return { ...file, name: `${name}.${endings[file.mediaType] ?? 'bin'}` };
	return { content: Buffer.from(JSON.stringify(piece)), mediaType: JSON_TYPE, name: `${name}.piece.json` };
}

/** A file that is in no store, or on no disk any more. */
function gone(error: Error & { code?: string }): null {
	if (error.code === 'ENOENT') return null;
	throw error;
}

/** A report with all its pieces and the SHA-256 of each file, as `sha256sum -c` reads them. */
export async function packed(report: Report, frozen: Frozen): Promise<Buffer> {
	const entries: ZipEntry[] = [];
	for (const format of ['report.json', 'report.pdf', 'report.xlsx'])
		entries.push({ name: format, content: (await readFileOf(reportFile(report, format).hash)).content });
	for (const [at, piece] of frozen.pieces.entries()) {
		const { name, content } = await given(piece, frozen, at + 1);
		entries.push({ name: `pieces/${name}`, content });
	}
	const sealed = await sealedNames(frozen);
	const names = [...sealed].map(([piece, name]) => ({ piece, name }));
	if (names.length)
		entries.push({ name: 'under-seal.json', content: Buffer.from(`${JSON.stringify(names, null, '\t')}\n`) });
	const manifest = entries.map(({ name, content }) => `${hashOf(content)}  ${name}\n`).join('');
	return writeZip([...entries, { name: 'SHA256SUMS', content: Buffer.from(manifest) }], new Date(frozen.closedAt));
}
