import type { Contract } from '../../../shared/domain/contract/contract.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import type { Block, Section, WrittenDocument } from '../../../shared/domain/register/document.ts';

/** A contract's text as the document that is signed elsewhere: word by word, with the hash that binds the signatures. */
export function contractDocument(
  contract: Extract<Contract, { documentText: string; documentHash: string }>,
  { name, committee }: Pick<Municipality, 'name' | 'committee'>,
): WrittenDocument {
  const [title = '', ...parts] = contract.documentText.trimEnd().split('\n\n');
  const sections: Section[] = [];
  for (const part of parts) {
    if (/^\d+\. [^\n]+$/.test(part)) sections.push({ heading: part, level: 1, blocks: [] });
    else append(sections, { kind: 'PARAGRAPH', text: part }, title);
  }
  const hash: Block = {
    kind: 'PARAGRAPH',
    weight: 'SOFT',
    text: `Avtalstextens kontrollsumma (SHA-256): ${contract.documentHash}`,
  };
  append(sections, hash, title);
  return {
    lang: 'sv',
    title,
    sender: `${name}, ${committee.name}`,
    foot: contract.basis.kind === 'AUTHORISATION' ? contract.basis.diaryNumber : name,
    at: contract.createdAt,
    sections,
  };
}

function append(sections: Section[], block: Block, title: string): void {
  const last = sections.pop() ?? { heading: title, level: 1 as const, blocks: [] };
  sections.push({ ...last, blocks: [...last.blocks, block] });
}
