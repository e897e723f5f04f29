/** Values that outlive the part of the pane that shows them, by key. Work that goes on while another tab is open tells whoever shows its value then. */
export class KeptValues {
  private readonly values = new Map<string, unknown>();
  private readonly listeners = new Map<string, Set<() => void>>();

  /** @returns the value of a key, `initial` before it was set */
  get<T>(key: string, initial: T): T {
    return this.values.has(key) ? (this.values.get(key) as T) : initial;
  }

  set(key: string, value: unknown): void {
    this.values.set(key, value);
    for (const tell of this.listeners.get(key) ?? []) tell();
  }

  /** @returns ends it */
  subscribe(key: string, tell: () => void): () => void {
    const listeners = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, listeners.add(tell));
    return () => listeners.delete(tell);
  }
}
