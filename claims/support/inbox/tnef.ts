/** A « winmail.dat » as Outlook makes it: a text, and documents with long names (MS-OXTNEF). */
export function winmail(text: string, documents: readonly Readonly<{ name: string; content: Buffer }>[]): Buffer {
	const head = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0x01, 0x00]);
	const body = attribute(1, 0x00069003, properties([[0x1000, text]]));
	const inside = documents.flatMap(({ name, content }) => [
		attribute(2, 0x00069002, Buffer.alloc(14)),
		attribute(2, 0x00018010, Buffer.from(`${name.slice(0, 8)}\0`, 'latin1')),
		attribute(2, 0x0006800f, content),
		attribute(2, 0x00069005, properties([[0x3707, name]]))
	]);
	return Buffer.concat([head, attribute(1, 0x00089006, Buffer.from([0, 0, 1, 0])), body, ...inside]);
}

function attribute(level: number, id: number, data: Buffer): Buffer {
	const head = Buffer.alloc(9);
	head.writeUInt8(level, 0);
	head.writeUInt32LE(id, 1);
	head.writeUInt32LE(data.length, 5);
	const sum = Buffer.alloc(2);
	sum.writeUInt16LE(data.reduce((all, byte) => (all + byte) & 0xffff, 0));
	return Buffer.concat([head, data, sum]);
}

/** Texts in UTF-16, after a number and a property with a name of its own. */
function properties(texts: readonly (readonly [id: number, text: string])[]): Buffer {
	const number = (value: number, size: 2 | 4): Buffer => {
		const made = Buffer.alloc(size);
		made.writeUIntLE(value, 0, size);
		return made;
	};
	const label = Buffer.from('X-Mine\0', 'utf16le');
	const named = [
		...[number(3, 2), number(0x8001, 2), Buffer.alloc(16), number(1, 4), number(label.length, 4), label],
		...[Buffer.alloc((4 - (label.length % 4)) % 4), number(7, 4)]
	];
	const said = texts.flatMap(([id, text]) => {
		const data = Buffer.from(`${text}\0`, 'utf16le');
		return [
			number(0x1f, 2),
			number(id, 2),
			number(1, 4),
			number(data.length, 4),
			data,
			Buffer.alloc((4 - (data.length % 4)) % 4)
		];
	});
	return Buffer.concat([number(texts.length + 1, 4), ...named, ...said]);
}
