const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** Whether it may be a citizen's identity number: such a number is never put into an address. */
export function isIdentity(typed: string): boolean {
  const number = typed.trim().toUpperCase();
  if (!/^\d{6}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(number)) {
    return false;
  }
  return CHECK[WEIGHTS.reduce((sum, w, i) => sum + w * Number(number[i]), 0) % 11] === number[17];
}
