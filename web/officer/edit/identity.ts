// What an identity number tells by itself (GB 11643): digits 7 to 14 are the birth date, the 17th is odd for men. The
// server checks the number; this only saves typing. null while it is not 18 long or its date does not exist.
export function readIdentity(typed: string): { birth_date: string; sex: 'M' | 'F' } | null {
  const found = /^\d{6}(\d{4})(\d\d)(\d\d)\d\d(\d)[\dXx]$/.exec(typed.replace(/\s/g, ''));
  if (!found) return null;
  const [, year, month, day, order] = found;
  const born = `${year}-${month}-${day}`;
  const exists = new Date(`${born}T00:00:00Z`);
  if (Number.isNaN(exists.getTime()) || exists.toISOString().slice(0, 10) !== born) return null;
  return { birth_date: born, sex: Number(order) % 2 ? 'M' : 'F' };
}
