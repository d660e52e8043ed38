// Earlier texts of documents, in memory.
import { createHash } from 'node:crypto';
import type { Snapshots } from '../../src/core/ports.ts';

export class MemorySnapshots implements Snapshots {
  readonly texts = new Map<string, string>();

  async keep(text: string): Promise<string> {
    const id = createHash('sha256').update(text).digest('hex');
    this.texts.set(id, text);
    return id;
  }

  async has(text: string): Promise<boolean> {
    return [...this.texts.values()].includes(text);
  }

  async read(id: string): Promise<string | undefined> {
    return this.texts.get(id);
  }
}
