// A deep copy of a record (plain JSON values). The browser's structuredClone is newer than the browsers we serve, and
// refuses Vue's watched objects.
export function copyOf<T>(record: T): T {
  return JSON.parse(JSON.stringify(record)) as T;
}
