// Small choices kept on this device. A browser that forbids storage simply forgets them.
export function recall(name: string): string {
  try {
    return localStorage.getItem(`sanqing.${name}`) ?? '';
  } catch {
    return '';
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`sanqing.${name}`, value);
  } catch {
    // private mode: nothing to keep
  }
}
